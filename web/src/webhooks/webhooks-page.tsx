/** The project's webhook endpoints. */
import { useState } from 'react';
import type { Endpoint, EndpointWithSecret } from '../api/api-objects.ts';
import { Link } from '../parts/link.tsx';
import { Notice } from '../parts/notice.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { paths } from '../parts/router.ts';
import { useSession } from '../session/use-session.ts';
import { EndpointForm } from './endpoint-form.tsx';
import { SecretOnce } from './secret-once.tsx';
import { useCreateEndpoint, useEndpoints, type EndpointFields } from './webhook-queries.ts';

const NEW: EndpointFields = {
  name: '',
  url: '',
  event_types: ['video.completed', 'video.failed'],
};

export function WebhooksPage() {
  const { canMake } = useSession();
  const endpoints = useEndpoints();
  const create = useCreateEndpoint();
  const [isOpen, setOpen] = useState(false);
  const [made, setMade] = useState<EndpointWithSecret | null>(null);
  const submit = (fields: EndpointFields) =>
    create.mutate(fields, {
      onSuccess: (endpoint) => {
        setMade(endpoint);
        setOpen(false);
      },
    });
  return (
    <>
      <PageHead title="Webhooks">
        {canMake && !isOpen && (
          <button type="button" className="button primary" onClick={() => setOpen(true)}>
            New endpoint
          </button>
        )}
      </PageHead>
      {made !== null && <SecretOnce secret={made.signing_secret} onDone={() => setMade(null)} />}
      {isOpen && (
        <EndpointForm
          initial={NEW}
          button="Create endpoint"
          isBusy={create.isPending}
          fault={create.error}
          onSubmit={submit}
          onClose={() => setOpen(false)}
        />
      )}
      <Notice error={endpoints.error} />
      {endpoints.data?.length === 0 && !isOpen && (
        <div className="empty">
          <p className="lead">No endpoints yet.</p>
          <p>An endpoint is a URL of yours that is told, signed, of what happens to videos.</p>
        </div>
      )}
      <ul className="endpoints" aria-label="Endpoints">
        {(endpoints.data ?? []).map((endpoint) => (
          <Row key={endpoint.id} endpoint={endpoint} />
        ))}
      </ul>
    </>
  );
}

function Row({ endpoint }: { readonly endpoint: Endpoint }) {
  const { id, name, url, disabled, event_types: types } = endpoint;
  return (
    <li>
      <Link href={paths.endpoint(id)} className="endpoint-row">
        <span className="endpoint-name">
          {name === '' ? (url ?? 'Callback URLs of requests') : name}
        </span>
        <span className={`state ${disabled ? 'bad' : 'good'}`}>
          {disabled ? 'Disabled' : 'Active'}
        </span>
        {url !== null && <span className="muted mono endpoint-url">{url}</span>}
        <span className="muted">
          {types.length === 1 ? types[0] : `${types.length} kinds of events`}
        </span>
      </Link>
    </li>
  );
}
