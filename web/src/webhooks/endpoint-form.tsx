/** Where to tell, and of what: for a new endpoint or one that is changed. */
import { useState, type FormEvent } from 'react';
import { ApiError } from '../api/api-error.ts';
import { Field } from '../parts/field.tsx';
import { Notice } from '../parts/notice.tsx';
import { useEventTypes, type EndpointFields } from './webhook-queries.ts';

interface Props {
  readonly initial: EndpointFields;
  readonly button: string;
  readonly isBusy: boolean;
  readonly fault: unknown;
  onSubmit(fields: EndpointFields): void;
  onClose(): void;
}

export function EndpointForm({ initial, button, isBusy, fault, onSubmit, onClose }: Props) {
  const [name, setName] = useState(initial.name);
  const [url, setUrl] = useState(initial.url);
  const [chosen, setChosen] = useState<readonly string[]>(initial.event_types);
  const types = useEventTypes();
  const param = fault instanceof ApiError ? fault.param : null;
  const faultOf = (field: string) => (param === field ? (fault as ApiError).message : null);
  const isElsewhere = param === null || !['name', 'url', 'event_types'].includes(param);

  const toggle = (type: string) =>
    setChosen((current) =>
      current.includes(type) ? current.filter((one) => one !== type) : [...current, type],
    );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit({ name: name.trim(), url: url.trim(), event_types: chosen });
  };

  return (
    <form className="panel" onSubmit={submit} noValidate aria-label={button}>
      <Field label="URL" error={faultOf('url')} hint="Each event is sent there as a signed POST.">
        {(control) => (
          <input
            {...control}
            className="input mono"
            type="url"
            inputMode="url"
            autoFocus
            placeholder="https://example.com/webhooks"
            value={url}
            onChange={(event) => setUrl(event.target.value)}
          />
        )}
      </Field>
      <Field label="Name" error={faultOf('name')}>
        {(control) => (
          <input
            {...control}
            className="input"
            placeholder="Production"
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </Field>
      <fieldset className="field">
        <legend className="label">Events</legend>
        <div className="checks">
          {(types.data ?? chosen).map((type) => (
            <label key={type} className="check">
              <input
                type="checkbox"
                checked={chosen.includes(type)}
                onChange={() => toggle(type)}
              />
              <code>{type}</code>
            </label>
          ))}
        </div>
        {faultOf('event_types') !== null && (
          <p className="field-error" role="alert">
            {faultOf('event_types')}
          </p>
        )}
      </fieldset>
      {isElsewhere && <Notice error={fault} />}
      <div className="row">
        <button type="submit" className="button primary" disabled={isBusy}>
          {button}
        </button>
        <button type="button" className="button quiet" onClick={onClose}>
          Close
        </button>
      </div>
    </form>
  );
}
