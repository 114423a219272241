/** Sends an endpoint a message of one kind, and shows what came back. */
import { useState } from 'react';
import type { Endpoint } from '../api/api-objects.ts';
import { Field } from '../parts/field.tsx';
import { Notice } from '../parts/notice.tsx';
import { useEndpointAct } from './webhook-queries.ts';

interface Outcome {
  readonly status_code: number;
}

export function TestForm({ endpoint }: { readonly endpoint: Endpoint }) {
  const [type, setType] = useState(endpoint.event_types[0] ?? 'video.completed');
  const test = useEndpointAct<Outcome>(() => ({
    method: 'POST',
    path: `/${encodeURIComponent(endpoint.id)}/test`,
    json: { event_type: type },
  }));
  return (
    <div className="panel">
      <Field label="Kind of event" hint="It is signed like any other, and about no real video.">
        {(control) => (
          <select
            {...control}
            className="input"
            value={type}
            onChange={(event) => setType(event.target.value)}
          >
            {endpoint.event_types.map((one) => (
              <option key={one}>{one}</option>
            ))}
          </select>
        )}
      </Field>
      <div className="row">
        <button
          type="button"
          className="button primary"
          disabled={test.isPending}
          onClick={() => test.mutate()}
        >
          {test.isPending ? 'Sending…' : 'Send a test'}
        </button>
        {test.isSuccess && (
          <output className="state good">It answered {test.data.status_code}.</output>
        )}
      </div>
      <Notice error={test.error} />
    </div>
  );
}
