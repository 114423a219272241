/** Lengths to choose from: a few are all in sight, many are a list to open. */
import { Field } from './field.tsx';
import { Segments } from './segments.tsx';

interface Props {
  readonly label: string;
  readonly lengths: readonly number[];
  readonly value: number;
  onChange(seconds: number): void;
  readonly error: string | null;
}

const MOST_IN_SIGHT = 6;

export function SecondsPicker({ label, lengths, value, onChange, error }: Props) {
  if (lengths.length <= MOST_IN_SIGHT) {
    return (
      <Segments
        legend={label}
        value={String(value)}
        choices={lengths.map((one) => ({ value: String(one), label: `${one} s` }))}
        onChange={(next) => onChange(Number(next))}
        error={error}
      />
    );
  }
  return (
    <Field label={label} error={error}>
      {(control) => (
        <select
          {...control}
          className="input short"
          value={value}
          onChange={(event) => onChange(Number(event.target.value))}
        >
          {lengths.map((one) => (
            <option key={one} value={one}>
              {one} s
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
