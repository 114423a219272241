/** The admin API over real projects, keys and money, asked as an operator's program would. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createEngineBench, type EngineBench } from '../../../test/support/engine-bench.ts';
import { createHttpEdge, type HttpEdge } from '../../../test/support/http-edge.ts';
import { CREATE, type OpenEngine } from '../../../test/support/open-engine.ts';
import { samplePrincipal } from '../../../test/support/sample-principal.ts';
import { createIdentity, type Identity } from '../../identity/index.ts';
import { systemClock } from '../../lib/clock.ts';

/** What tests look for in answers; each answer has some of it. */
interface Body {
  readonly error: { readonly code: string; readonly param: string; readonly message: string };
  readonly id: string;
  readonly secret: string;
  readonly version: string;
  readonly revoked_at: number | null;
  readonly data: readonly { readonly id: string; readonly kind: string }[];
}

interface Answer {
  readonly status: number;
  readonly body: Body;
  readonly text: string;
}

const NO_BODY: Body = {
  error: { code: '', param: '', message: '' },
  id: '',
  secret: '',
  version: '',
  revoked_at: null,
  data: [],
};

let bench: EngineBench;
let opened: OpenEngine;
let edge: HttpEdge;
let identity: Identity;
let adminKey: string;
let projectId: string;
let projects = 0;

beforeAll(async () => {
  bench = await createEngineBench();
  opened = bench.open();
  identity = createIdentity(bench.database, systemClock);
  edge = await createHttpEdge({ engine: opened.engine, identity });
  adminKey = (await identity.createKey({ name: 'operator', scopes: ['admin'] })).secret;
});
afterAll(async () => {
  await edge[Symbol.asyncDispose]();
  await bench.close();
});
beforeEach(async () => {
  projects += 1;
  projectId = `proj_films_${projects}`;
  await ask('POST', '/projects', { id: projectId, name: 'films' });
});

async function ask(
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  path: string,
  payload?: object,
  key = adminKey,
): Promise<Answer> {
  const answer = await edge.server.inject({
    method,
    url: `/admin/v1${path}`,
    headers: { authorization: `Bearer ${key}` },
    ...(payload === undefined ? {} : { payload }),
  });
  const isJson = answer.headers['content-type']?.toString().startsWith('application/json');
  const body = isJson === true ? answer.json<Body>() : NO_BODY;
  return { status: answer.statusCode, body, text: answer.body };
}

describe('whoever asks', () => {
  test('needs a key with the scope admin', async () => {
    const { secret } = await identity.createKey({ name: 'app' });
    const refused = await ask('GET', '/projects', undefined, secret);
    expect([refused.status, refused.body.error.code]).toEqual([403, 'permission_denied']);
    const unknown = await ask('POST', '/projects', { name: 'x' }, 'sk-unknown-0123456789');
    expect([unknown.status, unknown.body.error.code]).toEqual([401, 'invalid_api_key']);
  });

  test('is told what is wrong with the body, and nothing is changed', async () => {
    const before = await ask('GET', `/projects/${projectId}`);
    for (const [body, param] of [
      [{ nmae: 'x' }, 'nmae'],
      [{ name: '' }, 'name'],
      [{ limits: { running_limit: 0 } }, 'limits.running_limit'],
      [{ limits: { running_limit: null } }, 'limits.running_limit'],
      [{ limits: { budget: { day_micros: 0.5 } } }, 'limits.budget.day_micros'],
      [{ credit_limit_micros: -1 }, 'credit_limit_micros'],
      [{ credit_limit_micros: 5, limits: { running_limit: null } }, 'limits.running_limit'],
      [{ name: 'a\0b' }, 'name'],
      [{ name: 'half a character \ud83d' }, 'name'],
      [{ name: ['x'] }, 'name'],
      [{ asset_ttl_seconds: 59 }, 'asset_ttl_seconds'],
    ] as const) {
      const { status, body: answer } = await ask('PATCH', `/projects/${projectId}`, body);
      const refusal = [status, answer.error.param, answer.error.code];
      expect(refusal).toEqual([400, param, 'invalid_parameter']);
    }
    expect(await ask('GET', `/projects/${projectId}`)).toEqual(before);
    const missing = await ask('POST', '/projects', {});
    expect(missing.body.error).toMatchObject({ code: 'missing_parameter', param: 'name' });
    const id = `${projectId}_refused`;
    const limits = { running_limit: null };
    expect((await ask('POST', '/projects', { id, name: 'x', limits })).status).toBe(400);
    expect((await ask('GET', `/projects/${id}`)).status).toBe(404);
    for (const [method, path, body] of [
      ['POST', `/projects/${projectId}/top-ups`, { amount_micros: 5, reason: 'a\0b' }],
      ['POST', `/projects/${projectId}/refunds`, { video_id: '\0', reason: 'x' }],
      ['POST', `/projects/${projectId}/keys`, { name: '\ud800' }],
      ['PUT', '/prices', { rows: [{ model: '*\0', per_second_micros: 1 }] }],
      ['GET', '/usage?project=a%00b', undefined],
    ] as const) {
      expect((await ask(method, path, body)).status, path).toBe(400);
    }
  });
});

describe('projects', () => {
  test('of a file have names that are not made here, and are found by them', async () => {
    for (const id of ['shop', 'shop.eu/north:1']) {
      await identity.createProject({ id, name: '电影 🎬' });
      const { status, body } = await ask('GET', `/projects/${encodeURIComponent(id)}`);
      expect([status, body]).toMatchObject([200, { id, name: '电影 🎬' }]);
    }
  });

  test('are made with limits and credit, listed, changed, and not made twice', async () => {
    const made = await ask('POST', '/projects', {
      name: 'with all',
      limits: { running_limit: 5, budget: { day_micros: 9_000_000 } },
      credit_limit_micros: 1_000_000,
      asset_ttl_seconds: 3600,
    });
    expect(made.body).toMatchObject({
      object: 'project',
      asset_ttl_seconds: 3600,
      limits: { running_limit: 5, queue_depth: 1000, budget: { day_micros: 9_000_000 } },
      balance: { available_micros: 0, credit_limit_micros: 1_000_000 },
    });
    const changed = await ask('PATCH', `/projects/${made.body.id}`, {
      limits: { queue_depth: null },
      credit_limit_micros: null,
    });
    expect(changed.body).toMatchObject({
      name: 'with all',
      asset_ttl_seconds: 3600,
      limits: { running_limit: 5, queue_depth: null },
      balance: { credit_limit_micros: null },
    });
    const lifted = await ask('PATCH', `/projects/${made.body.id}`, { asset_ttl_seconds: null });
    expect(lifted.body).toMatchObject({ asset_ttl_seconds: null, name: 'with all' });
    const again = await ask('POST', '/projects', { id: projectId, name: 'films' });
    expect([again.status, again.body.error.param]).toEqual([400, 'id']);
    const list = await ask('GET', '/projects');
    expect(list.body.data.map(({ id }) => id)).toContain(projectId);
  });

  test('that do not exist are not found, whatever they are called', async () => {
    for (const id of ['proj_none', '%00', 'a'.repeat(500), "';--"]) {
      const { status, body } = await ask('GET', `/projects/${encodeURIComponent(id)}`);
      expect([status, body.error.code]).toEqual([404, 'project_not_found']);
    }
  });
});

describe('keys', () => {
  const create = (body: object) => ask('POST', `/projects/${projectId}/keys`, body);

  test('show their secret once, and open the gateway for their project', async () => {
    const { body: key } = await create({ name: 'app', scopes: ['videos'], models: ['sora-2'] });
    expect(await identity.authenticate(key.secret)).toMatchObject({ projectId, keyId: key.id });
    const shown = await ask('GET', `/keys/${key.id}`);
    expect(shown.body).toMatchObject({ name: 'app', models: ['sora-2'], dialect: null });
    expect(shown.text).not.toContain(key.secret);
    const list = await ask('GET', `/projects/${projectId}/keys`);
    expect(list.body.data).toHaveLength(1);
  });

  test('are changed, rotated with an overlap, and revoked at once', async () => {
    const { body: key } = await create({ name: 'app' });
    const changed = await ask('PATCH', `/keys/${key.id}`, {
      dialect: 'openai',
      limits: { requests_per_minute: 7 },
      expires_at: '2099-01-01',
    });
    expect(changed.body).toMatchObject({
      name: 'app',
      dialect: 'openai',
      limits: { requests_per_minute: 7, running_limit: null },
      expires_at: Date.UTC(2099, 0, 1) / 1000,
    });
    const rotated = await ask('POST', `/keys/${key.id}/rotate`, { overlap_seconds: 60 });
    expect(rotated.body.secret).not.toBe(key.secret);
    expect(await identity.authenticate(key.secret)).not.toBeNull();
    const revoked = await ask('DELETE', `/keys/${key.id}`);
    expect(revoked.body.revoked_at).toEqual(expect.any(Number));
    expect(await identity.authenticate(rotated.body.secret)).toBeNull();
    expect(await identity.authenticate(key.secret)).toBeNull();
    expect((await ask('POST', `/keys/${key.id}/rotate`)).status).toBe(404);
  });

  test('lose what they were given by null, one thing at a time', async () => {
    const { body: key } = await create({
      name: 'app',
      models: ['sora-2'],
      dialect: 'openai',
      expires_at: '2099-01-01',
      limits: { queue_depth: 3, budget: { total_micros: 1, day_micros: 2, month_micros: 3 } },
    });
    const change = async (body: object) => (await ask('PATCH', `/keys/${key.id}`, body)).body;
    const left: Record<string, unknown> = { ...key };
    delete left['secret'];
    for (const name of ['models', 'dialect', 'expires_at']) {
      left[name] = null;
      expect(await change({ [name]: null })).toEqual(left);
    }
    const limits = { queue_depth: null, budget: { day_micros: null } };
    expect(await change({ limits })).toMatchObject({
      limits: { queue_depth: null, budget: { total_micros: 1, day_micros: null, month_micros: 3 } },
    });
  });

  test('are not made to end in the past', async () => {
    const refused = await create({ name: 'x', expires_at: '2020-01-01' });
    expect([refused.status, refused.body.error.param]).toEqual([400, 'expires_at']);
    expect((await ask('GET', `/projects/${projectId}/keys`)).body.data).toEqual([]);
  });

  test('name only models and dialects that there are', async () => {
    const model = await create({ name: 'x', models: ['sora-9'] });
    expect(model.body.error).toMatchObject({ param: 'models.0' });
    expect(model.body.error.message).toContain('sora-2-pro');
    const dialect = await create({ name: 'x', dialect: 'klingon' });
    expect(dialect.body.error).toMatchObject({ param: 'dialect' });
    expect((await ask('GET', '/keys/key_none')).body.error.code).toBe('key_not_found');
  });
});

describe('money', () => {
  test('is topped up once for each id, adjusted, and shown', async () => {
    const topUp = { amount_micros: 5_000_000, reason: 'invoice 7', id: 'invoice-7' };
    const first = await ask('POST', `/projects/${projectId}/top-ups`, topUp);
    expect(first.body).toMatchObject({
      object: 'transfer',
      kind: 'top_up',
      amount: '5.00',
      from: 'funding',
      reason: 'invoice 7',
      actor: expect.stringMatching(/^key_/) as string,
    });
    expect(await ask('POST', `/projects/${projectId}/top-ups`, topUp)).toEqual(first);
    const other = { ...topUp, amount_micros: 1 };
    expect((await ask('POST', `/projects/${projectId}/top-ups`, other)).status).toBe(422);
    const adjustment = { amount_micros: -1_500_000, reason: 'a mistake' };
    expect((await ask('POST', `/projects/${projectId}/adjustments`, adjustment)).status).toBe(200);
    expect((await ask('GET', `/projects/${projectId}/balance`)).body).toMatchObject({
      available_micros: 3_500_000,
      available: '3.50',
      currency: 'usd',
    });
    for (const amount of [1.5, '5', -5, 1e300, 9_007_199_254_740_992]) {
      const { status, body } = await ask('POST', `/projects/${projectId}/top-ups`, {
        amount_micros: amount,
        reason: 'x',
      });
      expect([status, body.error]).toMatchObject([
        400,
        { code: 'invalid_parameter', param: 'amount_micros' },
      ]);
    }
    const zero = { amount_micros: 0, reason: 'nothing' };
    expect((await ask('POST', `/projects/${projectId}/adjustments`, zero)).status).toBe(400);
  });

  test('spent on a video is in statement and usage, and can be refunded', async () => {
    await ask('POST', `/projects/${projectId}/top-ups`, {
      amount_micros: 1_000_000,
      reason: '=1+1',
    });
    const principal = samplePrincipal({ projectId });
    const video = await opened.engine.makeVideo(principal, CREATE, null);
    await opened.run();
    const refund = { video_id: video.id, reason: 'it was blurred' };
    const refunded = await ask('POST', `/projects/${projectId}/refunds`, refund);
    expect(refunded.body).toMatchObject({ kind: 'refund', amount_micros: 400_000 });
    const statement = await ask('GET', `/projects/${projectId}/statement`);
    expect(statement.body.data.map(({ kind }) => kind)).toEqual([
      'top_up',
      'hold',
      'settle',
      'refund',
    ]);
    const csv = (await ask('GET', `/projects/${projectId}/statement?format=csv`)).text;
    const lines = csv.trimEnd().split('\r\n');
    expect(lines[0]).toMatch(/^position,id,created_at,kind,/);
    expect(lines).toHaveLength(5);
    // A spreadsheet must not run what somebody gave as a reason.
    expect(lines[1]).toContain(",'=1+1,");
    const period = 'from=2026-01-01&to=2026-01-02&group_by=model,operation';
    const usage = await ask('GET', `/usage?project=${projectId}&${period}`);
    expect(usage.body.data).toEqual([
      {
        model: 'sora-2',
        operation: 'create',
        videos: 1,
        completed: 1,
        released: 0,
        charged_micros: 400_000,
        charged: '0.40',
        held_micros: 0,
        currency: 'usd',
      },
    ]);
    const wrong = await ask('GET', '/usage?group_by=colour');
    expect([wrong.status, wrong.body.error.param]).toEqual([400, 'group_by.0']);
    expect((await ask('POST', '/ledger/verify')).body).toMatchObject({
      is_balanced: true,
      faults: [],
    });
  });

  test('of an empty statement is an empty list', async () => {
    const statement = await ask('GET', `/projects/${projectId}/statement?from=2020-01-01`);
    expect(statement.body).toEqual({ object: 'list', data: [] });
    const wrong = await ask('GET', `/projects/${projectId}/statement?from=yesterday`);
    expect(wrong.body.error).toMatchObject({ code: 'invalid_parameter', param: 'from' });
  });
});

describe('prices', () => {
  test('hold from the next video on, and what is held keeps its own', async () => {
    const principal = samplePrincipal();
    const before = await opened.engine.makeVideo(principal, CREATE, null);
    const rows = [{ model: 'sora-2', per_second_micros: 50_000 }];
    const set = await ask('PUT', '/prices', { rows });
    expect(set.body).toMatchObject({ object: 'price_book', version: 'list-2026-11+1' });
    const after = await opened.engine.makeVideo(principal, CREATE, null);
    expect([before.price?.amountMicros, after.price?.amountMicros]).toEqual([400_000, 200_000]);
    expect(after.price?.priceVersion).toBe('list-2026-11+1');
    await opened.run();
    const paid = await opened.engine.getVideo(principal, { kind: 'get', videoId: before.id });
    expect(paid.chargedMicros).toBe(400_000);
    await ask('PUT', '/prices', { rows: [] });
    expect((await ask('GET', '/prices')).body.version).toBe('list-2026-11');
    expect((await ask('GET', '/prices/history')).body.data).toHaveLength(2);
  });

  test('that leave something out are refused', async () => {
    const rows = [{ model: 'sora-2', resolution: '1280x720', per_second_micros: 1 }];
    const { status, body } = await ask('PUT', '/prices', { rows });
    expect([status, body.error.param]).toEqual([400, 'rows']);
    expect(body.error.message).toContain('no price for create');
    const odd = await ask('PUT', '/prices', { rows: [{ model: '*', resolution: 'huge' }] });
    expect([odd.status, odd.body.error.param]).toEqual([400, 'rows']);
  });
});
