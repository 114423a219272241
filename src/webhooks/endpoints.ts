/** The endpoints of projects: made, shown, changed, and their secrets. */
import { RepriseError } from '../core/index.ts';
import type {
  Page,
  Principal,
  WebhookEndpoint,
  WebhookEndpointWithSecret,
  WebhookResultOf,
} from '../core/index.ts';
import type { Database, Queryable } from '../db/index.ts';
import { randomHex } from '../lib/random.ts';
import { checkTarget } from './check-target.ts';
import * as statements from './endpoint-statements.ts';
import { newSigningSecret } from './sign-message.ts';
import type { CommandOf, WebhookParts } from './webhook-parts.ts';

const MAX_ENDPOINTS = 50;
const HINT_LETTERS = 4;
const DISABLED_BY_OWNER = 'It was disabled by its owner.';
const OLD_SECRET_MS = 24 * 3600 * 1000;

type Stored = WebhookEndpoint & { readonly dialect: string | null };

export async function createEndpoint(
  { database, clock, seal, targets }: WebhookParts,
  { projectId, dialect }: Principal,
  { name, url, eventTypes }: CommandOf<'create_webhook_endpoint'>,
): Promise<WebhookEndpointWithSecret> {
  checkTarget(url, 'url', targets);
  const secret = newSigningSecret();
  return await database.transaction(async (transaction) => {
    await requireRoom(transaction, projectId);
    const { rows } = await transaction.query<WebhookEndpoint>(statements.INSERT_ENDPOINT, [
      `whe_${randomHex(12)}`,
      projectId,
      name,
      url,
      eventTypes,
      dialect,
      seal.close(secret),
      secret.slice(-HINT_LETTERS),
      clock.now(),
    ]);
    return { ...requireFound(rows[0], ''), secret };
  });
}

/** Counted and inserted by one at a time, so the count is exact. */
async function requireRoom(transaction: Queryable, projectId: string): Promise<void> {
  await transaction.query(statements.LOCK_PROJECT, [projectId]);
  const values = [projectId];
  const { rows } = await transaction.query<{ count: number }>(statements.COUNT_ENDPOINTS, values);
  if ((rows[0]?.count ?? 0) < MAX_ENDPOINTS) return;
  throw new RepriseError('invalid_parameter', {
    param: 'url',
    publicText: `A project may have ${MAX_ENDPOINTS} webhook endpoints; delete one first.`,
  });
}

export async function listEndpoints(
  { database }: WebhookParts,
  { projectId }: Principal,
  { after, limit }: CommandOf<'list_webhook_endpoints'>,
): Promise<Page<WebhookEndpoint>> {
  const values = [projectId, after, limit + 1];
  const { rows } = await database.query<WebhookEndpoint>(statements.LIST_ENDPOINTS, values);
  return { items: rows.slice(0, limit), hasMore: rows.length > limit };
}

/** Throws `webhook_endpoint_not_found`. */
export async function findEndpoint(
  { database }: WebhookParts,
  { projectId }: Principal,
  endpointId: string,
): Promise<Stored> {
  const { rows } = await database.query<Stored>(statements.FIND_ENDPOINT, [endpointId, projectId]);
  return requireFound(rows[0], endpointId);
}

export async function updateEndpoint(
  parts: WebhookParts,
  principal: Principal,
  { endpointId, name, url, eventTypes, disables = false }: CommandOf<'update_webhook_endpoint'>,
): Promise<WebhookEndpoint> {
  const { database, clock, targets } = parts;
  if (url !== null) {
    checkTarget(url, 'url', targets);
    const { url: current } = await findEndpoint(parts, principal, endpointId);
    if (current === null) {
      throw new RepriseError('invalid_parameter', {
        param: 'url',
        publicText: 'This endpoint stands for the callback URLs of requests; it has none itself.',
      });
    }
  }
  const reason = disables ? DISABLED_BY_OWNER : null;
  const values = [endpointId, principal.projectId, name, url, eventTypes, clock.now(), reason];
  const { rows } = await database.query<WebhookEndpoint>(statements.UPDATE_ENDPOINT, values);
  return requireFound(rows[0], endpointId);
}

export async function deleteEndpoint(
  { database }: WebhookParts,
  { projectId }: Principal,
  { endpointId }: CommandOf<'delete_webhook_endpoint'>,
): Promise<WebhookEndpoint> {
  const values = [endpointId, projectId];
  const { rows } = await database.query<WebhookEndpoint>(statements.DELETE_ENDPOINT, values);
  return requireFound(rows[0], endpointId);
}

export async function rotateSecret(
  { database, clock, seal }: WebhookParts,
  { projectId }: Principal,
  { endpointId, keepsOld }: CommandOf<'rotate_webhook_secret'>,
): Promise<WebhookResultOf['rotate_webhook_secret']> {
  const secret = newSigningSecret();
  const now = clock.now();
  const { rows } = await database.query<WebhookEndpoint>(statements.ROTATE_SECRET, [
    endpointId,
    projectId,
    seal.close(secret),
    secret.slice(-HINT_LETTERS),
    now,
    keepsOld ? new Date(now.getTime() + OLD_SECRET_MS) : null,
  ]);
  return { ...requireFound(rows[0], endpointId), secret };
}

/** What signs for an endpoint at this moment, the newest first. */
export async function findSecrets(
  { database, seal, clock }: WebhookParts & { readonly database: Database },
  endpointId: string,
): Promise<string[]> {
  const { rows } = await database.query<SealedSecrets>(statements.FIND_ENDPOINT_SECRETS, [
    endpointId,
    clock.now(),
  ]);
  const [row] = rows;
  return row === undefined ? [] : openSecrets(seal, row);
}

export interface SealedSecrets {
  readonly secret: Buffer;
  readonly previousSecret: Buffer | null;
}

export function openSecrets(
  seal: WebhookParts['seal'],
  { secret, previousSecret }: SealedSecrets,
): string[] {
  const sealed = previousSecret === null ? [secret] : [secret, previousSecret];
  return sealed.map((one) => seal.open(one));
}

function requireFound<Found>(endpoint: Found | undefined, endpointId: string): Found {
  if (endpoint !== undefined) return endpoint;
  throw new RepriseError('webhook_endpoint_not_found', {
    publicText: `No webhook endpoint with the id '${endpointId.slice(0, 100)}'.`,
  });
}
