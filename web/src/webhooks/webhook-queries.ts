/** Endpoints and what was sent to them, as the gateway has them. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Delivery, Endpoint, EndpointWithSecret, Page } from '../api/api-objects.ts';
import { OPENAI } from '../api/create-gateway.ts';
import { useSession } from '../session/use-session.ts';

const ENDPOINTS = `${OPENAI}/webhook_endpoints`;
/** Deliveries are no events of their own, so their list is looked at again while it is open. */
const LOOKED_AGAIN_MS = 4000;

export type DeliveryFilter = 'all' | Delivery['state'];

export interface EndpointFields {
  readonly name: string;
  readonly url: string;
  readonly event_types: readonly string[];
}

export function useEndpoints() {
  const { gateway } = useSession();
  return useQuery({
    queryKey: ['endpoints'],
    queryFn: async () => (await gateway.get<Page<Endpoint>>(`${ENDPOINTS}?limit=100`)).data,
    staleTime: 0,
  });
}

export function useEndpoint(id: string) {
  const { gateway } = useSession();
  return useQuery({
    queryKey: ['endpoints', id],
    queryFn: () => gateway.get<Endpoint>(`${ENDPOINTS}/${encodeURIComponent(id)}`),
    staleTime: 0,
    refetchInterval: LOOKED_AGAIN_MS * 2,
  });
}

export function useEventTypes() {
  const { gateway } = useSession();
  return useQuery({
    queryKey: ['event-types'],
    queryFn: async () => (await gateway.get<Page<string>>(`${OPENAI}/webhook_event_types`)).data,
  });
}

export function useDeliveries(endpointId: string, filter: DeliveryFilter, limit: number) {
  const { gateway } = useSession();
  const state = filter === 'all' ? '' : `&state=${filter}`;
  return useQuery({
    queryKey: ['deliveries', endpointId, filter, limit],
    queryFn: () =>
      gateway.get<Page<Delivery>>(
        `${ENDPOINTS}/${encodeURIComponent(endpointId)}/deliveries?limit=${limit}${state}`,
      ),
    staleTime: 0,
    refetchInterval: LOOKED_AGAIN_MS,
    placeholderData: (previous) => previous,
  });
}

/** Something done to an endpoint, after which it and its deliveries are looked at again. */
export function useEndpointAct<Answer, Wish = void>(
  act: (wish: Wish) => {
    readonly method: 'POST' | 'DELETE';
    readonly path: string;
    readonly json?: unknown;
  },
) {
  const { gateway } = useSession();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (wish: Wish) => {
      const { method, path, json } = act(wish);
      return await gateway.send<Answer>(
        method,
        `${ENDPOINTS}${path}`,
        json === undefined ? {} : { json },
      );
    },
    onSettled: async () => {
      await queries.invalidateQueries({ queryKey: ['endpoints'] });
      await queries.invalidateQueries({ queryKey: ['deliveries'] });
    },
  });
}

export function useCreateEndpoint() {
  return useEndpointAct<EndpointWithSecret, EndpointFields>((fields) => ({
    method: 'POST',
    path: '',
    json: fields,
  }));
}
