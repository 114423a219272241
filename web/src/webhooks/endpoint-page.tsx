/** One endpoint: how it is set, and everything that was sent to it. */
import { useState } from 'react';
import type { Endpoint } from '../api/api-objects.ts';
import { Link } from '../parts/link.tsx';
import { Notice } from '../parts/notice.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { paths } from '../parts/router.ts';
import { useSession } from '../session/use-session.ts';
import { DeliveryLog } from './delivery-log.tsx';
import { EndpointActions } from './endpoint-actions.tsx';
import { useEndpoint } from './webhook-queries.ts';

export function EndpointPage({ id }: { readonly id: string }) {
  const { canMake } = useSession();
  const endpoint = useEndpoint(id);
  const [isGone, setGone] = useState(false);
  if (isGone) return null;
  if (endpoint.data === undefined) {
    return (
      <>
        <PageHead title="Endpoint" />
        <Notice error={endpoint.error} />
        <p>
          <Link href={paths.webhooks}>All endpoints</Link>
        </p>
      </>
    );
  }
  const { name, url } = endpoint.data;
  return (
    <>
      <p className="back">
        <Link href={paths.webhooks}>← Webhooks</Link>
      </p>
      <PageHead title={name === '' ? 'Endpoint' : name} />
      <Settings endpoint={endpoint.data} />
      {canMake && url !== null && (
        <EndpointActions endpoint={endpoint.data} onDeleted={() => setGone(true)} />
      )}
      <DeliveryLog endpointId={id} />
    </>
  );
}

function Settings({ endpoint }: { readonly endpoint: Endpoint }) {
  const { url, disabled, disabled_reason: reason, event_types: types } = endpoint;
  return (
    <dl className="facts">
      <div>
        <dt>URL</dt>
        <dd className="mono">{url ?? 'As each request says'}</dd>
      </div>
      <div>
        <dt>State</dt>
        <dd>
          <span className={`state ${disabled ? 'bad' : 'good'}`}>
            {disabled ? 'Disabled' : 'Active'}
          </span>
          {reason !== null && <span className="muted"> {reason}</span>}
        </dd>
      </div>
      <div>
        <dt>Events</dt>
        <dd>{types.join(', ')}</dd>
      </div>
      <div>
        <dt>Secret</dt>
        <dd className="mono">…{endpoint.signing_secret_hint}</dd>
      </div>
    </dl>
  );
}
