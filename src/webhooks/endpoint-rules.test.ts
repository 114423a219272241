/** What may be done to endpoints and their deliveries, by whom, and what stays as it was. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../test/support/test-database.ts';
import { samplePrincipal } from '../../test/support/sample-principal.ts';
import { sampleVideo } from '../../test/support/sample-video.ts';
import { startReceiver } from '../../test/support/webhook-receiver.ts';
import type {
  Delivery,
  EventType,
  Page,
  Principal,
  WebhookCommand,
  WebhookEndpoint,
  WebhookEndpointWithSecret,
  WebhookResultOf,
} from '../core/index.ts';
import { createEventEncoder, createEventSigner, DIALECTS } from '../dialects/index.ts';
import { createLogger } from '../lib/logger.ts';
import { createSeal } from '../lib/seal.ts';
import { deliver } from './deliver.ts';
import { createWebhooks, recordEvent, type Webhooks } from './index.ts';
import { publishEvents } from './publish-events.ts';
import { claimDeliveries } from './start-delivering.ts';
import type { WebhookParts } from './webhook-parts.ts';

let testDatabase: TestDatabase;
let parts: WebhookParts;
let webhooks: Webhooks;
let now: Date;
let principal: Principal;
let projects = 0;
let videos = 0;
beforeAll(async () => {
  testDatabase = await createTestDatabase();
  parts = {
    database: testDatabase.database,
    clock: { now: () => now, monotonicMs: () => performance.now() },
    logger: createLogger('silent'),
    seal: createSeal('a key of the tests', 'tests'),
    targets: 'any',
    encodeEvent: createEventEncoder(DIALECTS),
    signEvent: createEventSigner(DIALECTS),
  };
  webhooks = createWebhooks(parts);
});
afterAll(() => testDatabase.drop());
beforeEach(async () => {
  now = new Date('2026-03-01T00:00:00Z');
  projects += 1;
  principal = samplePrincipal({ projectId: `proj_r${projects}` });
  const text = 'delete from webhook_endpoints';
  await testDatabase.database.query({ name: 'test_clear_endpoints', text }, []);
});

const NOBODY = 'http://127.0.0.1:9/';
const DAY_MS = 24 * 3600 * 1000;
const NO_CHANGE = { name: null, url: null, eventTypes: null };

function later(ms: number): void {
  now = new Date(now.getTime() + ms);
}

async function run<Kind extends WebhookCommand['kind']>(
  command: Extract<WebhookCommand, { kind: Kind }>,
  as = principal,
): Promise<WebhookResultOf[Kind]> {
  return (await webhooks.run(as, command)) as WebhookResultOf[Kind];
}

async function create(
  url = NOBODY,
  eventTypes: readonly EventType[] = ['video.completed'],
): Promise<WebhookEndpointWithSecret> {
  return await run({ kind: 'create_webhook_endpoint', name: 'mine', url, eventTypes });
}

const get = (endpointId: string) => run({ kind: 'get_webhook_endpoint', endpointId });
const remove = (endpointId: string) => run({ kind: 'delete_webhook_endpoint', endpointId });
const replay = (endpointId: string, deliveryIds: readonly string[] | null = null) =>
  run({ kind: 'replay_deliveries', endpointId, deliveryIds });

async function update(
  endpointId: string,
  changes: Partial<Pick<WebhookEndpoint, 'name' | 'url' | 'eventTypes'>>,
): Promise<WebhookEndpoint> {
  return await run({ kind: 'update_webhook_endpoint', endpointId, ...NO_CHANGE, ...changes });
}

async function list(
  endpointId: string,
  wanted: Partial<{ state: Delivery['state']; after: string; limit: number }> = {},
): Promise<Page<Delivery>> {
  const all = { state: null, after: null, limit: 100 };
  return await run({ kind: 'list_deliveries', endpointId, ...all, ...wanted });
}

async function happen(type: EventType = 'video.completed', videoId?: string): Promise<string> {
  videos += 1;
  const { projectId } = principal;
  const id = videoId ?? `video_r${videos}`;
  const video = sampleVideo({ id, alias: `task_r${videos}`, projectId });
  await recordEvent(testDatabase.database, type, video, now);
  await publishEvents(testDatabase.database, parts.clock);
  return id;
}

async function deliverOnce(): Promise<number> {
  const claimed = await claimDeliveries(parts, 100);
  await Promise.all(claimed.map((delivery) => deliver(parts, delivery)));
  return claimed.length;
}

async function registerCallback(videoId: string, url: string): Promise<void> {
  const callback = { url, param: 'callback_url', dialect: null };
  await testDatabase.database.transaction((transaction) =>
    webhooks.registerCallback(transaction, principal, videoId, callback),
  );
}

/** The endpoint that stands for the callback URLs of the project. */
async function findCallbackEndpoint(): Promise<WebhookEndpoint> {
  const all = await run({ kind: 'list_webhook_endpoints', after: null, limit: 100 });
  const found = all.items.find(({ url }) => url === null);
  if (found === undefined) throw new Error('the project has none');
  return found;
}

describe('a project', () => {
  test('may have 50 endpoints, also when more are made at once, and one more for one less', async () => {
    const results = await Promise.allSettled(Array.from({ length: 53 }, () => create()));
    const refused = results.filter(({ status }) => status === 'rejected');
    expect(refused).toHaveLength(3);
    for (const one of refused) {
      expect(one).toMatchObject({ reason: { code: 'invalid_parameter', param: 'url' } });
    }
    const [first] = results.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    await remove(first?.id ?? '');
    await create();
    await expect(create()).rejects.toThrow('50 webhook endpoints');
    const other = samplePrincipal({ projectId: `proj_r${projects}_other` });
    const wish = { name: '', url: NOBODY, eventTypes: ['video.failed'] } as const;
    await run({ kind: 'create_webhook_endpoint', ...wish }, other);
  });

  test('has all of them beside the one that stands for its callback URLs', async () => {
    await registerCallback('video_callback', NOBODY);
    for (let count = 0; count < 50; count += 1) await create();
    await expect(create()).rejects.toThrow('50 webhook endpoints');
  });

  test('touches nothing that belongs to another', async () => {
    await using receiver = await startReceiver();
    const { id, secretHint } = await create(receiver.url);
    await happen();
    const before = [await get(id), await list(id)];
    const stranger = samplePrincipal({ projectId: `proj_r${projects}_stranger` });
    const page = { after: null, limit: 10 };
    const commands: WebhookCommand[] = [
      { kind: 'get_webhook_endpoint', endpointId: id },
      { kind: 'update_webhook_endpoint', endpointId: id, ...NO_CHANGE, name: 'theirs' },
      { kind: 'update_webhook_endpoint', endpointId: id, ...NO_CHANGE, url: 'http://b.test/' },
      { kind: 'delete_webhook_endpoint', endpointId: id },
      { kind: 'rotate_webhook_secret', endpointId: id, keepsOld: false },
      { kind: 'test_webhook_endpoint', endpointId: id, type: 'video.failed' },
      { kind: 'list_deliveries', endpointId: id, state: null, ...page },
      { kind: 'replay_deliveries', endpointId: id, deliveryIds: null },
    ];
    for (const command of commands) {
      await expect(webhooks.run(stranger, command), command.kind).rejects.toMatchObject({
        code: 'webhook_endpoint_not_found',
      });
    }
    const theirs = await run({ kind: 'list_webhook_endpoints', ...page }, stranger);
    expect(theirs).toEqual({ items: [], hasMore: false });
    expect([await get(id), await list(id)]).toEqual(before);
    expect((await get(id)).secretHint).toBe(secretHint);
    expect(receiver.received).toEqual([]);
  });
});

describe('an endpoint', () => {
  test('shows the end of its secret and nothing else of it', async () => {
    const made = await create();
    const shown = await get(made.id);
    expect(made.secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect(made.secret.endsWith(shown.secretHint)).toBe(true);
    expect(shown).not.toHaveProperty('secret');
    const rotate = { kind: 'rotate_webhook_secret', endpointId: made.id, keepsOld: true } as const;
    const rotated = await run(rotate);
    expect(rotated.secret).not.toBe(made.secret);
    expect(rotated.secret.endsWith((await get(made.id)).secretHint)).toBe(true);
  });

  test('keeps what an update does not name', async () => {
    const made = await create(NOBODY, ['video.completed', 'video.failed']);
    later(60_000);
    const renamed = await update(made.id, { name: 'other' });
    const { secret: _secret, ...asMade } = made;
    expect(renamed).toMatchObject({ ...asMade, name: 'other', updatedAt: now });
    const narrowed = await update(made.id, { eventTypes: ['video.failed'] });
    expect(narrowed).toMatchObject({ name: 'other', url: NOBODY, eventTypes: ['video.failed'] });
    await happen('video.completed');
    expect((await list(made.id)).items).toEqual([]);
  });

  test('refuses an address that it could not have been made with', async () => {
    const { id } = await create();
    await expect(update(id, { url: 'ftp://a.test/' })).rejects.toMatchObject({ param: 'url' });
    await expect(update(id, { url: 'http://a:b@a.test/' })).rejects.toMatchObject({ param: 'url' });
    expect((await get(id)).url).toBe(NOBODY);
  });

  test('that moves is told at its new address of what it was not told at the old', async () => {
    await using receiver = await startReceiver();
    const { id } = await create();
    await happen();
    await deliverOnce();
    await update(id, { url: receiver.url });
    later(DAY_MS / 24);
    await deliverOnce();
    expect(receiver.received).toHaveLength(1);
    expect((await list(id)).items).toMatchObject([{ state: 'delivered' }]);
  });

  test('that is deleted is told nothing any more, and another stays', async () => {
    await using receiver = await startReceiver();
    const gone = await create(`${receiver.url}/gone`);
    await create(`${receiver.url}/stays`);
    await happen();
    await remove(gone.id);
    await happen();
    await deliverOnce();
    expect(receiver.received.map(({ path }) => path)).toEqual(['/hook/stays', '/hook/stays']);
    await expect(remove(gone.id)).rejects.toMatchObject({ code: 'webhook_endpoint_not_found' });
  });

  test('for callback URLs has no address, and cannot be given or tried at one', async () => {
    await registerCallback('video_callback', NOBODY);
    const { id } = await findCallbackEndpoint();
    await expect(update(id, { url: NOBODY })).rejects.toMatchObject({ param: 'url' });
    const trial = { kind: 'test_webhook_endpoint', endpointId: id, type: 'video.failed' } as const;
    await expect(run(trial)).rejects.toMatchObject({ code: 'invalid_parameter' });
    expect(await update(id, { name: 'callbacks' })).toMatchObject({ name: 'callbacks', url: null });
  });

  test('for callback URLs is made once, whoever comes first', async () => {
    const ids = Array.from({ length: 8 }, (_, index) => `video_${projects}_callback${index}`);
    await Promise.all(ids.map((id) => registerCallback(id, NOBODY)));
    const all = await run({ kind: 'list_webhook_endpoints', after: null, limit: 100 });
    expect(all.items).toHaveLength(1);
    for (const id of ids) await happen('video.cancelled', id);
    expect((await list(all.items[0]?.id ?? '')).items).toHaveLength(8);
  });
});

describe('deliveries', () => {
  test('are listed newest first, page by page, in one state or in all', async () => {
    await using receiver = await startReceiver(({ body }) => ({
      status: body.includes('completed') ? 200 : 503,
    }));
    const { id } = await create(receiver.url, ['video.completed', 'video.failed']);
    const types = ['video.completed', 'video.failed', 'video.completed', 'video.failed'] as const;
    const ids: string[] = [];
    for (const type of types) ids.push(await happen(type));
    await deliverOnce();
    const all = (await list(id)).items;
    expect(all.map(({ videoId }) => videoId)).toEqual(ids.toReversed());
    const pages: Delivery[] = [];
    for (let after: string | undefined; ; after = pages.at(-1)?.id) {
      const page = await list(id, { limit: 3, ...(after === undefined ? {} : { after }) });
      pages.push(...page.items);
      if (!page.hasMore) break;
    }
    expect(pages).toEqual(all);
    const waiting = (await list(id, { state: 'waiting' })).items;
    expect(waiting.map(({ type }) => type)).toEqual(['video.failed', 'video.failed']);
    const delivered = (await list(id, { state: 'delivered' })).items;
    expect(delivered.map(({ dueAt }) => dueAt)).toEqual([null, null]);
    expect((await list(id, { state: 'dead' })).items).toEqual([]);
  });

  test('are replayed by name, only those of the endpoint that have ended', async () => {
    await using receiver = await startReceiver();
    const mine = await create(receiver.url);
    const other = await create(`${receiver.url}/other`);
    await happen();
    await deliverOnce();
    await happen();
    const [waiting, delivered] = (await list(mine.id)).items;
    const [, foreign] = (await list(other.id)).items;
    const named = [waiting, delivered, foreign].map((one) => one?.id ?? '');
    expect(await replay(mine.id, [...named, 'del_0', named[1] ?? ''])).toEqual({ count: 1 });
    expect((await list(other.id)).items[1]).toEqual(foreign);
    expect((await list(mine.id)).items.map(({ state }) => state)).toEqual(['waiting', 'waiting']);
    expect(await replay(mine.id, [])).toEqual({ count: 0 });
  });

  test('that were given up have another whole day once they are replayed', async () => {
    const { id } = await create();
    await happen();
    later(2 * DAY_MS);
    await deliverOnce();
    expect((await list(id)).items).toMatchObject([{ state: 'dead', dueAt: null }]);
    expect(await replay(id)).toEqual({ count: 1 });
    later(DAY_MS / 2);
    await deliverOnce();
    const [again] = (await list(id)).items;
    expect(again?.state).toBe('waiting');
    expect(again?.attempts).toHaveLength(2);
    // The tries are counted anew, so the next one comes after seconds and not after hours.
    expect((again?.dueAt?.getTime() ?? 0) - now.getTime()).toBeLessThanOrEqual(5000);
  });

  test('of one video keep their order, though the earlier one waits', async () => {
    let isDown = true;
    await using receiver = await startReceiver(() => ({ status: isDown ? 500 : 200 }));
    await create(receiver.url, ['video.queued', 'video.completed']);
    const videoId = await happen('video.queued');
    await deliverOnce();
    isDown = false;
    await happen('video.completed', videoId);
    // The earlier one is not due yet, and the later one must not overtake it.
    expect(await deliverOnce()).toBe(0);
    later(6000);
    expect(await deliverOnce()).toBe(1);
    expect(await deliverOnce()).toBe(1);
    const types = receiver.received.map(({ body }) => (JSON.parse(body) as { type: string }).type);
    expect(types).toEqual(['video.queued', 'video.queued', 'video.completed']);
  });
});
