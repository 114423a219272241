/** Endpoints and deliveries on a real database, to receivers that behave in every way. */
import OpenAI from 'openai';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../test/support/test-database.ts';
import { sampleVideo } from '../../test/support/sample-video.ts';
import { startReceiver, type Received } from '../../test/support/webhook-receiver.ts';
import type { EventType, Principal, WebhookCommand } from '../core/index.ts';
import { createEventEncoder, createEventSigner, DIALECTS } from '../dialects/index.ts';
import { createLogger } from '../lib/logger.ts';
import { createSeal } from '../lib/seal.ts';
import type { WebhookTargets } from './check-target.ts';
import { deliver } from './deliver.ts';
import { createWebhooks, recordEvent } from './index.ts';
import { publishEvents } from './publish-events.ts';
import { claimDeliveries } from './start-delivering.ts';
import type { WebhookParts } from './webhook-parts.ts';

let testDatabase: TestDatabase;
let now: Date;
let projects = 0;
beforeAll(async () => {
  testDatabase = await createTestDatabase();
});
afterAll(() => testDatabase.drop());
beforeEach(async () => {
  now = new Date();
  await testDatabase.database.query(
    { name: 'test_clear_endpoints', text: 'delete from webhook_endpoints' },
    [],
  );
});

function setUp(targets: WebhookTargets = 'any') {
  projects += 1;
  const projectId = `proj_w${projects}`;
  const principal = { projectId, dialect: null } as Principal;
  const parts: WebhookParts = {
    database: testDatabase.database,
    clock: { now: () => now, monotonicMs: () => performance.now() },
    logger: createLogger('silent'),
    seal: createSeal('a key of the tests', 'tests'),
    targets,
    encodeEvent: createEventEncoder(DIALECTS),
    signEvent: createEventSigner(DIALECTS),
  };
  const webhooks = createWebhooks(parts);
  const run = async <Kind extends WebhookCommand['kind']>(
    command: Extract<WebhookCommand, { kind: Kind }>,
    as: Principal = principal,
  ) => (await webhooks.run(as, command)) as never;
  let videos = 0;
  return {
    parts,
    principal,
    webhooks,
    run,
    create: async (url: string, eventTypes: EventType[] = ['video.completed', 'video.failed']) =>
      (await run({ kind: 'create_webhook_endpoint', name: 'mine', url, eventTypes })) as {
        id: string;
        secret: string;
      },
    newVideo: () => {
      videos += 1;
      return sampleVideo({
        id: `video_${projectId}_${videos}`,
        alias: `task_${videos}`,
        projectId,
      });
    },
    happen: async (type: EventType, video: ReturnType<typeof sampleVideo>) => {
      await recordEvent(testDatabase.database, type, video, now);
      await publishEvents(testDatabase.database, parts.clock);
    },
    /** Sends what is due now, wave after wave; gives how many attempts that took. */
    deliverAll: async () => {
      let count = 0;
      for (;;) {
        const claimed = await claimDeliveries(parts, 100);
        if (claimed.length === 0) return count;
        count += claimed.length;
        await Promise.all(claimed.map((delivery) => deliver(parts, delivery)));
      }
    },
    deliveries: async (endpointId: string) =>
      (
        (await run({
          kind: 'list_deliveries',
          endpointId,
          state: null,
          after: null,
          limit: 100,
        })) as {
          items: {
            id: string;
            state: string;
            attempts: {
              status: number | null;
              failure: string | null;
              responseExcerpt: string | null;
            }[];
          }[];
        }
      ).items,
    get: async (endpointId: string) =>
      (await run({ kind: 'get_webhook_endpoint', endpointId })) as {
        disabledReason: string | null;
      },
  };
}

function later(ms: number): void {
  now = new Date(now.getTime() + ms);
}

const HOUR_MS = 3_600_000;
const typeOf = ({ body }: Received) => (JSON.parse(body) as { type: string }).type;

describe('a message', () => {
  test("is what OpenAI's client unwraps, and nothing that somebody else could have sent", async () => {
    await using receiver = await startReceiver();
    const bench = setUp();
    const { secret } = await bench.create(receiver.url);
    const video = bench.newVideo();
    await bench.happen('video.completed', video);
    await bench.deliverAll();
    const [message] = receiver.received;
    if (message === undefined) throw new Error('nothing was received');
    const client = new OpenAI({ apiKey: 'x', webhookSecret: secret });
    const headers = new Headers(message.headers as Record<string, string>);
    const event = await client.webhooks.unwrap(message.body, headers);
    expect(event).toEqual({
      id: headers.get('webhook-id'),
      object: 'event',
      created_at: Math.floor(now.getTime() / 1000),
      type: 'video.completed',
      data: { id: video.id },
    });
    await expect(client.webhooks.unwrap(`${message.body} `, headers)).rejects.toThrow();
    const other = await bench.create(receiver.url);
    await expect(client.webhooks.unwrap(message.body, headers, other.secret)).rejects.toThrow();
  });

  test('says what the video costs: what is held while it is made, and what came of it', async () => {
    await using receiver = await startReceiver();
    const bench = setUp();
    await bench.create(receiver.url, ['video.queued', 'video.completed']);
    const price = { amountMicros: 800_000, priceVersion: 'list-1', lines: [] };
    const video = { ...bench.newVideo(), price };
    await bench.happen('video.queued', video);
    await bench.happen('video.completed', {
      ...video,
      status: 'completed',
      chargedMicros: 500_000,
    });
    await bench.deliverAll();
    const costs = receiver.received.map(({ body }) => JSON.parse(body).data.cost);
    expect(costs).toEqual([
      { amount_micros: 800_000, amount: '0.80', currency: 'usd', state: 'held' },
      { amount_micros: 500_000, amount: '0.50', currency: 'usd', state: 'charged' },
    ]);
  });

  test('goes to those who asked for its type, each with a secret of its own', async () => {
    await using receiver = await startReceiver();
    const bench = setUp();
    await bench.create(`${receiver.url}/a`);
    await bench.create(`${receiver.url}/b`, ['video.queued', 'video.completed']);
    await setUp().create(`${receiver.url}/stranger`, ['video.queued', 'video.completed']);
    const video = bench.newVideo();
    for (const type of ['video.queued', 'video.in_progress', 'video.completed'] as const) {
      await bench.happen(type, video);
    }
    await bench.deliverAll();
    const seen = receiver.received.map((one) => `${one.path} ${typeOf(one)}`);
    expect(seen.toSorted()).toEqual([
      '/hook/a video.completed',
      '/hook/b video.completed',
      '/hook/b video.queued',
    ]);
    const signatures = receiver.received.map(({ headers }) => headers['webhook-signature']);
    expect(new Set(signatures).size).toBe(3);
  });

  test('is signed with the old secret as well for a day after a rotation, if that is wished', async () => {
    await using receiver = await startReceiver();
    const bench = setUp();
    const { id, secret: old } = await bench.create(receiver.url);
    const rotate = async (keepsOld: boolean) =>
      (await bench.run({ kind: 'rotate_webhook_secret', endpointId: id, keepsOld })) as {
        secret: string;
      };
    const send = async () => {
      await bench.happen('video.completed', bench.newVideo());
      await bench.deliverAll();
      const { body = '', headers = {} } = receiver.received.at(-1) ?? {};
      return async (secret: string) => {
        const client = new OpenAI({ apiKey: 'x' });
        const tolerance = 48 * 3600;
        await client.webhooks.unwrap(body, headers as Record<string, string>, secret, tolerance);
      };
    };
    const { secret: fresh } = await rotate(true);
    const both = await send();
    await both(old);
    await both(fresh);
    later(25 * HOUR_MS);
    const one = await send();
    await one(fresh);
    await expect(one(old)).rejects.toThrow();
    const { secret: next } = await rotate(false);
    const last = await send();
    await last(next);
    await expect(last(fresh)).rejects.toThrow();
  });

  test('keeps the secret out of the database', async () => {
    const bench = setUp();
    const { id, secret } = await bench.create('http://127.0.0.1:9/');
    const text = 'select webhook_endpoints::text as row from webhook_endpoints where id = $1';
    const { rows } = await testDatabase.database.query<{ row: string }>(
      { name: 'test_row', text },
      [id],
    );
    const bytes = Buffer.from(secret.slice('whsec_'.length), 'base64');
    expect(rows[0]?.row).not.toContain(secret.slice(0, 20));
    expect(rows[0]?.row).not.toContain(bytes.toString('hex').slice(0, 20));
    expect(JSON.stringify(await bench.get(id))).not.toContain(secret.slice(0, 20));
  });
});

describe('a receiver that', () => {
  test('is down gets every event once it is back, at once and in order per video', async () => {
    const bench = setUp();
    let isDown = true;
    await using receiver = await startReceiver(() => (isDown ? { status: 503 } : { status: 200 }));
    const { id } = await bench.create(receiver.url, ['video.queued', 'video.completed']);
    const videos = [bench.newVideo(), bench.newVideo(), bench.newVideo()];
    for (const video of videos) {
      await bench.happen('video.queued', video);
      await bench.happen('video.completed', video);
    }
    for (let hour = 0; hour < 6; hour += 1) {
      await bench.deliverAll();
      later(HOUR_MS);
    }
    isDown = false;
    const before = receiver.received.length;
    later(4 * HOUR_MS);
    await bench.deliverAll();
    const taken = receiver.received.slice(before);
    expect(taken).toHaveLength(6);
    for (const video of videos) {
      const own = taken.filter(({ body }) => body.includes(video.id));
      expect(own.map(typeOf)).toEqual(['video.queued', 'video.completed']);
    }
    const ids = new Map(taken.map(({ headers, body }) => [body, headers['webhook-id']]));
    for (const { headers, body } of receiver.received) {
      expect(headers['webhook-id']).toBe(ids.get(body));
    }
    expect((await bench.deliveries(id)).every(({ state }) => state === 'delivered')).toBe(true);
  });

  test('never takes an event is tried for a day, then it is given up, and can be replayed', async () => {
    const bench = setUp();
    let status = 500;
    await using receiver = await startReceiver(() => ({ status, body: 'no\0pe'.repeat(1000) }));
    const { id } = await bench.create(receiver.url);
    await bench.happen('video.completed', bench.newVideo());
    let attempts = 0;
    for (let minute = 0; minute < 25 * 60; minute += 20) {
      attempts += await bench.deliverAll();
      later(20 * 60_000);
    }
    expect(attempts).toBeGreaterThan(7);
    expect(attempts).toBeLessThan(40);
    const [dead] = await bench.deliveries(id);
    expect(dead).toMatchObject({ state: 'dead' });
    expect(dead?.attempts).toHaveLength(attempts);
    expect(dead?.attempts[0]).toMatchObject({
      status: 500,
      failure: 'It answered with status 500.',
    });
    expect(dead?.attempts[0]?.responseExcerpt?.length).toBeLessThanOrEqual(1024);
    status = 204;
    const replay = { kind: 'replay_deliveries', endpointId: id, deliveryIds: null } as const;
    expect(await bench.run(replay)).toEqual({ count: 1 });
    expect(await bench.run(replay)).toEqual({ count: 0 });
    expect(await bench.deliverAll()).toBe(1);
    expect(await bench.deliveries(id)).toMatchObject([{ state: 'delivered' }]);
    const webhookIds = new Set(receiver.received.map(({ headers }) => headers['webhook-id']));
    expect(webhookIds.size).toBe(1);
    const again = { ...replay, deliveryIds: [dead?.id ?? ''] };
    expect(await bench.run(again)).toEqual({ count: 1 });
    expect(await bench.deliverAll()).toBe(1);
  });

  test('redirects is not followed', async () => {
    await using elsewhere = await startReceiver();
    await using receiver = await startReceiver(() => ({
      status: 307,
      headers: { location: elsewhere.url },
    }));
    const bench = setUp();
    const { id } = await bench.create(receiver.url);
    await bench.happen('video.completed', bench.newVideo());
    await bench.deliverAll();
    expect(elsewhere.received).toEqual([]);
    expect(await bench.deliveries(id)).toMatchObject([
      {
        state: 'waiting',
        attempts: [{ status: 307, failure: expect.stringContaining('redirect') }],
      },
    ]);
  });

  test('answers 410 is told nothing more, until it is changed', async () => {
    let status = 410;
    await using receiver = await startReceiver(() => ({ status }));
    const bench = setUp();
    const { id } = await bench.create(receiver.url);
    await bench.happen('video.completed', bench.newVideo());
    await bench.deliverAll();
    expect((await bench.get(id)).disabledReason).toContain('410');
    expect(await bench.deliveries(id)).toMatchObject([{ state: 'dead' }]);
    await bench.happen('video.completed', bench.newVideo());
    later(HOUR_MS);
    expect(await bench.deliverAll()).toBe(0);
    status = 200;
    const unchanged = { name: null, url: null, eventTypes: null };
    await bench.run({ kind: 'update_webhook_endpoint', endpointId: id, ...unchanged });
    expect((await bench.get(id)).disabledReason).toBeNull();
    await bench.happen('video.completed', bench.newVideo());
    expect(await bench.deliverAll()).toBe(1);
  });

  test('is disabled by its owner, is told nothing until it is enabled', async () => {
    await using receiver = await startReceiver();
    const bench = setUp();
    const { id } = await bench.create(receiver.url);
    const unchanged = { name: null, url: null, eventTypes: null };
    const update = { kind: 'update_webhook_endpoint', endpointId: id, ...unchanged } as const;
    await bench.run({ ...update, disables: true });
    expect((await bench.get(id)).disabledReason).toBe('It was disabled by its owner.');
    await bench.happen('video.completed', bench.newVideo());
    expect(await bench.deliverAll()).toBe(0);
    await bench.run({ ...update, disables: false });
    expect((await bench.get(id)).disabledReason).toBeNull();
    await bench.happen('video.completed', bench.newVideo());
    expect(await bench.deliverAll()).toBe(1);
    expect(receiver.received).toHaveLength(1);
  });

  test('breaks off, or is not there at all, is tried again', async () => {
    await using receiver = await startReceiver(() => null);
    const bench = setUp();
    const { id } = await bench.create(receiver.url);
    const nobody = await bench.create('http://127.0.0.1:9/');
    await bench.happen('video.completed', bench.newVideo());
    await bench.deliverAll();
    for (const endpointId of [id, nobody.id]) {
      expect(await bench.deliveries(endpointId)).toMatchObject([
        { state: 'waiting', attempts: [{ status: null, failure: expect.stringMatching(/^No /) }] },
      ]);
    }
  });

  test.each([
    ['is a private address', 'http://127.0.0.1:9/'],
    ['is a name that leads to one', 'http://localhost:9/'],
    ['is the address of a cloud’s secrets', 'http://169.254.169.254/latest'],
  ])('%s is not dialled', async (_name, url) => {
    const bench = setUp('http');
    const { id } = await bench.create(url);
    await bench.happen('video.completed', bench.newVideo());
    await bench.deliverAll();
    expect(await bench.deliveries(id)).toMatchObject([
      { state: 'waiting', attempts: [{ failure: expect.stringContaining('not a public') }] },
    ]);
  });

  test('is slow holds up neither others nor more than a few of its own', async () => {
    const bench = setUp();
    let release = (): void => undefined;
    const released = new Promise<void>((resolve) => (release = resolve));
    await using slow = await startReceiver(async () => {
      await released;
      return { status: 200 };
    });
    await using quick = await startReceiver();
    await bench.create(slow.url);
    await bench.create(quick.url);
    for (let count = 0; count < 10; count += 1) {
      await bench.happen('video.completed', bench.newVideo());
    }
    const delivering = bench.webhooks.startDelivering();
    await expect.poll(() => quick.received.length).toBe(10);
    expect(slow.received).toHaveLength(4);
    release();
    await expect.poll(() => slow.received.length).toBe(10);
    await delivering.stop();
  });
});

describe('a delivery whose sender died', () => {
  test('is sent again under the same id when the lease is over, and not before', async () => {
    await using receiver = await startReceiver();
    const bench = setUp();
    const { id } = await bench.create(receiver.url);
    await bench.happen('video.completed', bench.newVideo());
    const [lost] = await claimDeliveries(bench.parts, 10);
    expect(await bench.deliverAll()).toBe(0);
    later(46_000);
    expect(await bench.deliverAll()).toBe(1);
    // Who was only thought dead sends it late, and changes nothing any more.
    if (lost !== undefined) await deliver(bench.parts, lost);
    expect(await bench.deliveries(id)).toMatchObject([{ state: 'delivered' }]);
    const ids = receiver.received.map(({ headers }) => headers['webhook-id']);
    expect([ids.length, new Set(ids).size]).toEqual([2, 1]);
  });

  test('is claimed by one of several that look at once', async () => {
    const bench = setUp();
    await bench.create('http://127.0.0.1:9/');
    for (let count = 0; count < 4; count += 1) {
      await bench.happen('video.completed', bench.newVideo());
    }
    const claims = await Promise.all([1, 2, 3, 4, 5].map(() => claimDeliveries(bench.parts, 10)));
    const ids = claims.flat().map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('a callback URL', () => {
  const register = async (
    bench: ReturnType<typeof setUp>,
    video: ReturnType<typeof sampleVideo>,
    url: string,
    dialect: string | null = null,
  ) => {
    const callback = { url, param: 'callback_url', dialect };
    await testDatabase.database.transaction((transaction) =>
      bench.webhooks.registerCallback(transaction, bench.principal, video.id, callback),
    );
  };
  const list = { kind: 'list_webhook_endpoints', after: null, limit: 10 } as const;

  test('is told of its own video’s end, signed with the secret of the project', async () => {
    await using receiver = await startReceiver(({ path }) => ({
      status: path.endsWith('gone') ? 410 : 200,
    }));
    const bench = setUp();
    const [one, two, silent] = [bench.newVideo(), bench.newVideo(), bench.newVideo()];
    await register(bench, one, `${receiver.url}/one`);
    await register(bench, two, `${receiver.url}/gone`);
    for (const video of [one, two, silent]) {
      await bench.happen('video.queued', video);
      await bench.happen('video.completed', video);
    }
    await bench.deliverAll();
    expect(receiver.received.map(({ path }) => path).toSorted()).toEqual([
      '/hook/gone',
      '/hook/one',
    ]);
    const { items } = (await bench.run(list)) as {
      items: { id: string; url: null; disabledReason: null }[];
    };
    expect(items).toMatchObject([{ url: null, disabledReason: null }]);
    const rotate = { kind: 'rotate_webhook_secret', keepsOld: false } as const;
    const { secret } = (await bench.run({ ...rotate, endpointId: items[0]?.id ?? '' })) as {
      secret: string;
    };
    const three = bench.newVideo();
    await register(bench, three, `${receiver.url}/three`);
    await bench.happen('video.failed', three);
    await bench.deliverAll();
    const { body = '', headers = {} } = receiver.received.at(-1) ?? {};
    const client = new OpenAI({ apiKey: 'x', webhookSecret: secret });
    const event = await client.webhooks.unwrap(body, headers as Record<string, string>);
    expect(event).toMatchObject({ type: 'video.failed', data: { id: three.id } });
  });

  test.each([
    ['https', 'http://example.com/', true],
    ['https', 'https://example.com/', false],
    ['http', 'http://example.com/', false],
    ['any', 'ftp://example.com/', true],
    ['any', 'https://user:password@example.com/', true],
    ['any', 'not a url', true],
    ['any', `https://example.com/${'x'.repeat(3000)}`, true],
  ] as const)('where %s is allowed, %s', (targets, url, isRefused) => {
    const check = () =>
      setUp(targets).webhooks.checkCallback({ url, param: 'callback_url', dialect: null });
    if (isRefused) expect(check).toThrow(/'callback_url' must be/);
    else expect(check).not.toThrow();
  });
});

describe('endpoints', () => {
  test('are listed page by page, changed, and deleted with all that waits for them', async () => {
    const bench = setUp();
    const made = [];
    for (let count = 0; count < 3; count += 1) {
      later(1000);
      made.push(await bench.create(`https://a.test/${count}`));
    }
    const list = { kind: 'list_webhook_endpoints', limit: 2 } as const;
    const first = (await bench.run({ ...list, after: null })) as { items: { id: string }[] };
    expect(first).toMatchObject({
      items: [{ id: made[0]?.id }, { id: made[1]?.id }],
      hasMore: true,
    });
    const after = first.items[1]?.id ?? null;
    expect(await bench.run({ ...list, after })).toMatchObject({
      items: [{ id: made[2]?.id }],
      hasMore: false,
    });
    const endpointId = made[0]?.id ?? '';
    const change = { name: 'other', url: 'https://b.test/', eventTypes: null };
    expect(
      await bench.run({ kind: 'update_webhook_endpoint', endpointId, ...change }),
    ).toMatchObject({ name: 'other', url: 'https://b.test/' });
    await bench.happen('video.completed', bench.newVideo());
    await bench.run({ kind: 'delete_webhook_endpoint', endpointId });
    await expect(bench.get(endpointId)).rejects.toMatchObject({
      code: 'webhook_endpoint_not_found',
    });
    const stranger = setUp();
    await expect(stranger.get(made[1]?.id ?? '')).rejects.toMatchObject({
      code: 'webhook_endpoint_not_found',
    });
  });

  test('are tried out with an event that did not happen', async () => {
    let status = 200;
    await using receiver = await startReceiver(() => ({ status }));
    const bench = setUp();
    const { id, secret } = await bench.create(receiver.url);
    const command = {
      kind: 'test_webhook_endpoint',
      endpointId: id,
      type: 'video.failed',
    } as const;
    expect(await bench.run(command)).toEqual({ endpointId: id, type: 'video.failed', status: 200 });
    const { body = '', headers = {} } = receiver.received[0] ?? {};
    const client = new OpenAI({ apiKey: 'x', webhookSecret: secret });
    await client.webhooks.unwrap(body, headers as Record<string, string>);
    status = 500;
    await expect(bench.run(command)).rejects.toMatchObject({
      code: 'webhook_test_failed',
      publicText: 'The endpoint did not take the event. It answered with status 500.',
    });
    expect(await bench.deliveries(id)).toEqual([]);
  });

  test('whose secret was sealed with another key say so, and wait', async () => {
    await using receiver = await startReceiver();
    const bench = setUp();
    const { id } = await bench.create(receiver.url);
    await bench.happen('video.completed', bench.newVideo());
    const parts = { ...bench.parts, seal: createSeal('another', 'tests') };
    for (const delivery of await claimDeliveries(parts, 10)) await deliver(parts, delivery);
    expect(await bench.deliveries(id)).toMatchObject([
      { state: 'waiting', attempts: [{ failure: expect.stringContaining('rotate') }] },
    ]);
    later(HOUR_MS);
    expect(await bench.deliverAll()).toBe(1);
  });
});
