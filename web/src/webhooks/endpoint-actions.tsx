/** What can be done with an endpoint. */
import { useState } from 'react';
import type { Endpoint, EndpointWithSecret } from '../api/api-objects.ts';
import { ConfirmButton } from '../parts/confirm-button.tsx';
import { Notice } from '../parts/notice.tsx';
import { navigate, paths } from '../parts/router.ts';
import { EndpointForm } from './endpoint-form.tsx';
import { SecretOnce } from './secret-once.tsx';
import { TestForm } from './test-form.tsx';
import { useEndpointAct, type EndpointFields } from './webhook-queries.ts';

type Panel = 'edit' | 'test' | null;

interface Props {
  readonly endpoint: Endpoint;
  onDeleted(): void;
}

export function EndpointActions({ endpoint, onDeleted }: Props) {
  const [panel, setPanel] = useState<Panel>(null);
  const [secret, setSecret] = useState<string | null>(null);
  const path = `/${encodeURIComponent(endpoint.id)}`;
  const update = useEndpointAct<
    Endpoint,
    Partial<EndpointFields> & { readonly disabled?: boolean }
  >((json) => ({ method: 'POST', path, json }));
  const rotate = useEndpointAct<EndpointWithSecret>(() => ({
    method: 'POST',
    path: `${path}/rotate_secret`,
    json: { keep_old_secret_active_for_24_hours: true },
  }));
  const remove = useEndpointAct<unknown>(() => ({ method: 'DELETE', path }));
  const open = (next: Panel) => setPanel(panel === next ? null : next);

  return (
    <section aria-label="Actions" className="actions">
      <div className="row">
        <button
          type="button"
          className="button"
          aria-expanded={panel === 'test'}
          onClick={() => open('test')}
        >
          Test
        </button>
        <button
          type="button"
          className="button"
          aria-expanded={panel === 'edit'}
          onClick={() => open('edit')}
        >
          Edit
        </button>
        <button
          type="button"
          className="button"
          disabled={update.isPending}
          onClick={() => update.mutate({ disabled: !endpoint.disabled })}
        >
          {endpoint.disabled ? 'Enable' : 'Disable'}
        </button>
        <button
          type="button"
          className="button"
          disabled={rotate.isPending}
          onClick={() =>
            rotate.mutate(undefined, { onSuccess: (made) => setSecret(made.signing_secret) })
          }
        >
          Rotate secret
        </button>
        <ConfirmButton
          label="Delete"
          question="Delete this endpoint?"
          isBusy={remove.isPending}
          onConfirm={() =>
            remove.mutate(undefined, {
              onSuccess: () => {
                onDeleted();
                navigate(paths.webhooks);
              },
            })
          }
        >
          <p>Nothing more is sent to it, and the record of what was sent goes with it.</p>
        </ConfirmButton>
      </div>
      {secret !== null && (
        <>
          <SecretOnce secret={secret} onDone={() => setSecret(null)} />
          <p className="hint">The old secret signs as well for a day.</p>
        </>
      )}
      <Notice error={rotate.error ?? remove.error ?? (panel === 'edit' ? null : update.error)} />
      {panel === 'edit' && (
        <EndpointForm
          initial={{
            name: endpoint.name,
            url: endpoint.url ?? '',
            event_types: endpoint.event_types,
          }}
          button="Save"
          isBusy={update.isPending}
          fault={update.error}
          onSubmit={(fields) => update.mutate(fields, { onSuccess: () => setPanel(null) })}
          onClose={() => setPanel(null)}
        />
      )}
      {panel === 'test' && <TestForm endpoint={endpoint} />}
    </section>
  );
}
