/** Sizes, each drawn in its shape. */
import { formatSize } from '../parts/format.ts';
import { Segments } from '../parts/segments.tsx';
import { readFrame } from './fit-image.ts';

interface Props {
  readonly sizes: readonly string[];
  readonly value: string;
  onChange(size: string): void;
  readonly error: string | null;
}

const LONGEST_SIDE = 18;

export function SizePicker({ sizes, value, onChange, error }: Props) {
  const choices = sizes.map((size) => ({ value: size, label: <Shape size={size} /> }));
  return (
    <Segments legend="Size" value={value} choices={choices} onChange={onChange} error={error} />
  );
}

function Shape({ size }: { readonly size: string }) {
  const { width, height } = readFrame(size);
  const scale = LONGEST_SIDE / Math.max(width, height);
  return (
    <span className="shape">
      <span
        className="shape-frame"
        aria-hidden="true"
        style={{ width: `${width * scale}px`, height: `${height * scale}px` }}
      />
      {formatSize(size)}
    </span>
  );
}
