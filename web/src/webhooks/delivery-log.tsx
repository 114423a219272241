/** What was sent to an endpoint, how that went, and the way to have it sent again. */
import { useState } from 'react';
import { Notice } from '../parts/notice.tsx';
import { Segments } from '../parts/segments.tsx';
import { useSession } from '../session/use-session.ts';
import { DeliveryRow } from './delivery-row.tsx';
import { useDeliveries, useEndpointAct, type DeliveryFilter } from './webhook-queries.ts';

const FILTERS: readonly { readonly value: DeliveryFilter; readonly label: string }[] = [
  { value: 'all', label: 'All' },
  { value: 'waiting', label: 'Waiting' },
  { value: 'delivered', label: 'Delivered' },
  { value: 'dead', label: 'Given up' },
];
const PAGE = 20;
/** As many as the API gives at once. */
const MOST = 100;

interface Replayed {
  readonly replayed: number;
}

export function DeliveryLog({ endpointId }: { readonly endpointId: string }) {
  const { canMake } = useSession();
  const [filter, setFilter] = useState<DeliveryFilter>('all');
  const [limit, setLimit] = useState(PAGE);
  const deliveries = useDeliveries(endpointId, filter, limit);
  const replay = useEndpointAct<Replayed, readonly string[] | null>((ids) => ({
    method: 'POST',
    path: `/${encodeURIComponent(endpointId)}/replay`,
    json: ids === null ? {} : { delivery_ids: ids },
  }));
  const rows = deliveries.data?.data ?? [];
  const hasDead = rows.some(({ state }) => state === 'dead');

  return (
    <section aria-labelledby="deliveries" className="deliveries">
      <div className="row between">
        <h2 id="deliveries">Deliveries</h2>
        {canMake && hasDead && (
          <button
            type="button"
            className="button"
            disabled={replay.isPending}
            onClick={() => replay.mutate(null)}
          >
            Replay all that were given up
          </button>
        )}
      </div>
      <Segments hidesLegend legend="Show" value={filter} choices={FILTERS} onChange={setFilter} />
      {replay.isSuccess && (
        <p className="hint" role="status">
          {replay.data.replayed === 1 ? 'One is' : `${replay.data.replayed} are`} sent again.
        </p>
      )}
      <Notice error={replay.error ?? deliveries.error} />
      {deliveries.isSuccess && rows.length === 0 && <p className="empty">Nothing was sent yet.</p>}
      <ul className="delivery-list">
        {rows.map((delivery) => (
          <DeliveryRow
            key={delivery.id}
            delivery={delivery}
            isReplayable={canMake && delivery.state !== 'waiting'}
            isBusy={replay.isPending}
            onReplay={() => replay.mutate([delivery.id])}
          />
        ))}
      </ul>
      {deliveries.data?.has_more === true && limit < MOST && (
        <button type="button" className="button wide" onClick={() => setLimit(MOST)}>
          Show more
        </button>
      )}
    </section>
  );
}
