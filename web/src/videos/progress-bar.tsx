/** How far the making has come; it glides from one report to the next. */

interface Props {
  readonly progress: number;
  readonly label: string;
}

export function ProgressBar({ progress, label }: Props) {
  return (
    <div
      className="progress"
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={progress}
    >
      <div className="progress-done" style={{ transform: `scaleX(${progress / 100})` }} />
    </div>
  );
}
