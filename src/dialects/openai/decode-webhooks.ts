/** Requests about webhook endpoints in the shape of OpenAI's, and ours about what was sent to them. */
import { EVENT_TYPES, requestFields } from '../../core/index.ts';
import type { DialectRequest, EventType, WebhookCommand } from '../../core/index.ts';

type CommandOf<Kind extends WebhookCommand['kind']> = Extract<WebhookCommand, { kind: Kind }>;

const { invalid, isGiven, missing, readFields, readOptionalText, readRequiredText } = requestFields;
const DELIVERY_STATES = ['waiting', 'delivered', 'dead'] as const;
const MAX_NAME_LENGTH = 256;
const DEFAULT_PAGE_SIZE = 20;
const PAGE_SIZES = { min: 1, max: 100 };
const MAX_REPLAYED = 1000;

export function decodeCreateEndpoint({
  body,
}: DialectRequest): CommandOf<'create_webhook_endpoint'> {
  const fields = readFields(body);
  const eventTypes = readEventTypes(fields);
  if (eventTypes === null) throw missing('event_types');
  return {
    kind: 'create_webhook_endpoint',
    name: readName(fields) ?? '',
    url: readRequiredText(fields, 'url'),
    eventTypes,
  };
}

export function decodeUpdateEndpoint(
  request: DialectRequest,
): CommandOf<'update_webhook_endpoint'> {
  const fields = readFields(request.body ?? {});
  return {
    kind: 'update_webhook_endpoint',
    endpointId: endpointIdInPath(request),
    name: readName(fields),
    url: readOptionalText(fields, 'url'),
    eventTypes: readEventTypes(fields),
    ...(readFlag(fields, 'disabled') && { disables: true }),
  };
}

export function decodeListEndpoints(request: DialectRequest): CommandOf<'list_webhook_endpoints'> {
  return { kind: 'list_webhook_endpoints', ...readPage(request) };
}

export function decodeRotateSecret(request: DialectRequest): CommandOf<'rotate_webhook_secret'> {
  const fields = readFields(request.body ?? {});
  return {
    kind: 'rotate_webhook_secret',
    endpointId: endpointIdInPath(request),
    keepsOld: readFlag(fields, 'keep_old_secret_active_for_24_hours'),
  };
}

function readFlag(fields: requestFields.Fields, name: string): boolean {
  const value = fields[name];
  if (isGiven(value) && !['true', 'false'].includes(String(value))) {
    throw invalid(name, `'${name}' must be true or false.`);
  }
  return String(value) === 'true';
}

export function decodeTestEndpoint(request: DialectRequest): CommandOf<'test_webhook_endpoint'> {
  const fields = readFields(request.body);
  const type = requestFields.readOptionalChoice(fields, 'event_type', EVENT_TYPES);
  if (type === null) throw missing('event_type');
  return { kind: 'test_webhook_endpoint', endpointId: endpointIdInPath(request), type };
}

export function decodeListDeliveries(request: DialectRequest): CommandOf<'list_deliveries'> {
  return {
    kind: 'list_deliveries',
    endpointId: endpointIdInPath(request),
    state: requestFields.readOptionalChoice(request.query, 'state', DELIVERY_STATES),
    ...readPage(request),
  };
}

export function decodeReplay(request: DialectRequest): CommandOf<'replay_deliveries'> {
  const value = readFields(request.body ?? {})['delivery_ids'];
  const endpointId = endpointIdInPath(request);
  if (!isGiven(value)) return { kind: 'replay_deliveries', endpointId, deliveryIds: null };
  if (!Array.isArray(value) || value.length > MAX_REPLAYED || !value.every(isDeliveryId)) {
    throw invalid(
      'delivery_ids',
      `'delivery_ids' must be up to ${MAX_REPLAYED} ids of deliveries.`,
    );
  }
  return { kind: 'replay_deliveries', endpointId, deliveryIds: value };
}

/** Anything else names no endpoint, and may hold characters that the database refuses. */
export function endpointIdInPath({ params }: DialectRequest): string {
  const id = readRequiredText({ endpoint_id: params['endpointId'] }, 'endpoint_id');
  return /^whe_[0-9a-f]{1,64}$/.test(id) ? id : 'whe_0';
}

function isDeliveryId(value: unknown): value is string {
  return typeof value === 'string' && /^del_[0-9a-f]{1,64}$/.test(value);
}

function readName(fields: requestFields.Fields): string | null {
  return readOptionalText(fields, 'name', MAX_NAME_LENGTH);
}

/** Programs name types that other endpoints of OpenAI's have; here they would never come. */
function readEventTypes(fields: requestFields.Fields): EventType[] | null {
  const value = fields['event_types'];
  if (!isGiven(value)) return null;
  const types = Array.isArray(value) ? value : [value];
  const known = EVENT_TYPES.filter((type) => types.includes(type));
  if (known.length > 0 && new Set(types).size === known.length) return known;
  throw invalid('event_types', `'event_types' must be some of: ${EVENT_TYPES.join(', ')}.`);
}

function readPage({ query }: DialectRequest): { after: string | null; limit: number } {
  const after = readOptionalText(query, 'after');
  return {
    after: after !== null && /^(whe|del)_[0-9a-f]{1,64}$/.test(after) ? after : null,
    limit: requestFields.readOptionalInteger(query, 'limit', PAGE_SIZES) ?? DEFAULT_PAGE_SIZE,
  };
}
