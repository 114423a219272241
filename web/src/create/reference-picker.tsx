/** Takes a picture by drop or choice, and shows it as the model will get it. */
import { useEffect, useId, useMemo, useState } from 'react';
import { readFrame } from './fit-image.ts';

const ACCEPTED = ['image/png', 'image/jpeg', 'image/webp'];

interface Props {
  readonly image: File | null;
  readonly size: string;
  /** Whether the model wants the very size, so that the picture is cropped to it. */
  readonly isCropped: boolean;
  readonly error: string | null;
  onPick(image: File | null): void;
}

export function ReferencePicker({ image, size, isCropped, error, onPick }: Props) {
  const id = useId();
  const [isOver, setOver] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const preview = usePreview(image);
  const { width, height } = readFrame(size);

  const take = (file: File | undefined) => {
    if (file === undefined) return;
    const isGood = ACCEPTED.includes(file.type);
    setFault(isGood ? null : 'Use a PNG, JPEG or WebP picture.');
    if (isGood) onPick(file);
  };
  const shown = fault ?? error;

  return (
    <div className="field">
      <span className="label" id={`${id}-label`}>
        First frame <span className="muted">optional</span>
      </span>
      <label className={`drop ${isOver ? 'over' : ''}`}>
        <input
          type="file"
          className="drop-input"
          accept={ACCEPTED.join(',')}
          aria-labelledby={`${id}-label`}
          onDragEnter={() => setOver(true)}
          onDragLeave={() => setOver(false)}
          onDrop={() => setOver(false)}
          onChange={(event) => {
            take(event.target.files?.[0]);
            event.target.value = '';
          }}
        />
        {preview === null ? (
          <span>Drop a picture here, or choose one</span>
        ) : (
          <img
            src={preview}
            alt={`The first frame: ${image?.name}`}
            style={{ aspectRatio: `${width} / ${height}` }}
          />
        )}
      </label>
      {image !== null && (
        <div className="row">
          <button type="button" className="button quiet" onClick={() => onPick(null)}>
            Take it away
          </button>
          {isCropped && <span className="hint">Cropped to {size.replace('x', ' × ')}.</span>}
        </div>
      )}
      {shown !== null && (
        <p className="field-error" role="alert">
          {shown}
        </p>
      )}
    </div>
  );
}

function usePreview(image: File | null): string | null {
  const url = useMemo(() => (image === null ? null : URL.createObjectURL(image)), [image]);
  useEffect(() => {
    if (url === null) return undefined;
    return () => URL.revokeObjectURL(url);
  }, [url]);
  return url;
}
