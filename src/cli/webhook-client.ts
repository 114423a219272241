/** The part of the gateway's API that is about webhooks, as the commands use it. */
import { z } from 'zod';
import type { ApiRequest } from './api-transport.ts';

const endpointSchema = z.looseObject({
  id: z.string(),
  name: z.string().catch(''),
  url: z.string().nullable().catch(null),
  event_types: z.array(z.string()).catch([]),
  disabled: z.boolean().catch(false),
});
const endpointWithSecretSchema = endpointSchema.extend({ signing_secret: z.string() });
const deliverySchema = z.looseObject({
  id: z.string(),
  event_type: z.string(),
  video_id: z.string(),
  state: z.string(),
  attempts: z.array(
    z.looseObject({
      duration_ms: z.number(),
      status_code: z.number().nullable(),
      failure: z.string().nullable(),
    }),
  ),
});
const testSchema = z.looseObject({ status_code: z.number() });
const replaySchema = z.looseObject({ replayed: z.number() });

type EndpointWithSecret = z.infer<typeof endpointWithSecretSchema>;

interface ListOf<Item> {
  readonly data: readonly Item[];
}

export interface WebhookClient {
  list(): Promise<ListOf<z.infer<typeof endpointSchema>>>;
  create(fields: {
    readonly url: string;
    readonly name: string;
    readonly event_types: readonly string[];
  }): Promise<EndpointWithSecret>;
  delete(id: string): Promise<void>;
  test(id: string, eventType: string): Promise<z.infer<typeof testSchema>>;
  deliveries(id: string, state: string | null): Promise<ListOf<z.infer<typeof deliverySchema>>>;
  /** Without any named, all that were given up. */
  replay(id: string, deliveryIds: readonly string[]): Promise<z.infer<typeof replaySchema>>;
}

/** Sends a request and reads its answer as the schema says. */
export type Call = <Value>(
  method: ApiRequest['method'],
  path: string,
  json: NonNullable<ApiRequest['json']> | null,
  schema: z.ZodType<Value>,
) => Promise<Value>;

const PAGE = 100;

export function createWebhookClient(call: Call): WebhookClient {
  const endpointPath = (id: string) => `/webhook_endpoints/${encodeURIComponent(id)}`;
  return {
    list: () =>
      call(
        'GET',
        `/webhook_endpoints?limit=${PAGE}`,
        null,
        z.looseObject({ data: z.array(endpointSchema) }),
      ),
    create: (fields) => call('POST', '/webhook_endpoints', fields, endpointWithSecretSchema),
    delete: async (id) => void (await call('DELETE', endpointPath(id), null, z.unknown())),
    test: (id, eventType) =>
      call('POST', `${endpointPath(id)}/test`, { event_type: eventType }, testSchema),
    deliveries: (id, state) => {
      const query = new URLSearchParams({ limit: String(PAGE), ...(state !== null && { state }) });
      const schema = z.looseObject({ data: z.array(deliverySchema) });
      return call('GET', `${endpointPath(id)}/deliveries?${query}`, null, schema);
    },
    replay: (id, deliveryIds) => {
      const json = deliveryIds.length === 0 ? {} : { delivery_ids: deliveryIds };
      return call('POST', `${endpointPath(id)}/replay`, json, replaySchema);
    },
  };
}
