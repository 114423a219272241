/** A choice of few, all in sight. */
import { useId, type ReactNode } from 'react';

interface Props<Value extends string> {
  readonly legend: string;
  readonly hidesLegend?: boolean;
  readonly value: Value;
  readonly choices: readonly { readonly value: NoInfer<Value>; readonly label: ReactNode }[];
  onChange(value: NoInfer<Value>): void;
  readonly error?: string | null;
}

export function Segments<Value extends string>(props: Props<Value>) {
  const { legend, hidesLegend = false, value, choices, onChange, error = null } = props;
  const name = useId();
  return (
    <fieldset className="field" aria-describedby={error === null ? undefined : `${name}-error`}>
      <legend className={hidesLegend ? 'unseen' : 'label'}>{legend}</legend>
      <div className="segments">
        {choices.map((choice) => (
          <label key={choice.value} className="segment">
            <input
              type="radio"
              className="unseen"
              name={name}
              value={choice.value}
              checked={choice.value === value}
              onChange={() => onChange(choice.value)}
            />
            <span>{choice.label}</span>
          </label>
        ))}
      </div>
      {error !== null && (
        <p className="field-error" id={`${name}-error`} role="alert">
          {error}
        </p>
      )}
    </fieldset>
  );
}
