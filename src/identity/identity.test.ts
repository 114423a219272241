/** Projects, keys and requests a minute on a real database. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../test/support/test-database.ts';
import { samplePrincipal } from '../../test/support/sample-principal.ts';
import { NO_LIMITS, type Limits } from '../core/index.ts';
import { createIdentity, DEFAULT_PROJECT_ID, type Identity } from './index.ts';

let testDatabase: TestDatabase;
let nowMs: number;

const clock = { now: () => new Date(nowMs), monotonicMs: () => nowMs };

function open(): Identity {
  return createIdentity(testDatabase.database, clock);
}

async function run(text: string): Promise<Record<string, unknown>[]> {
  const name = `test_${text.slice(0, 50).replaceAll(/\W/g, '_')}`;
  return (await testDatabase.database.query({ name, text }, [])).rows;
}

beforeAll(async () => {
  testDatabase = await createTestDatabase();
});
beforeEach(async () => {
  nowMs = Date.UTC(2026, 0, 1);
  await open().ensureDefaultProject();
});
afterAll(() => testDatabase.drop());
afterEach(async () => {
  for (const table of ['keys', 'projects', 'request_rates']) await run(`delete from ${table}`);
});

describe('a key', () => {
  test('lets its project in, and no other text does', async () => {
    const identity = open();
    const { key, secret } = await identity.createKey({ name: 'first' });
    expect(secret).toMatch(/^sk-reprise-[0-9A-Za-z]{40}$/);
    expect(await identity.authenticate(secret)).toEqual({
      projectId: DEFAULT_PROJECT_ID,
      keyId: key.id,
      scopes: ['videos'],
      models: null,
      dialect: null,
      projectLimits: { ...NO_LIMITS, runningLimit: 2, queueDepth: 1000 },
      keyLimits: NO_LIMITS,
      assetTtlSeconds: null,
    });
    const cut = secret.slice(0, -1);
    for (const wrong of ['', 'sk-reprise-', cut, `${secret}0`, secret.toLowerCase()]) {
      expect(await identity.authenticate(wrong)).toBeNull();
    }
  });

  test('is nowhere in the database itself', async () => {
    const { secret } = await open().createKey({ name: 'first' });
    const rows = await run('select keys::text as row from keys');
    expect(rows).toHaveLength(1);
    expect(String(rows[0]?.['row'])).not.toContain(secret);
    expect(String(rows[0]?.['row'])).not.toContain(Buffer.from(secret).toString('hex'));
  });

  test('that expires stops working, and is cleared away with the next one', async () => {
    const identity = open();
    const expiresAt = new Date(nowMs + 1000);
    const { secret } = await identity.createKey({ name: 'lent', expiresAt });
    expect(await identity.authenticate(secret)).not.toBeNull();
    expect(await identity.hasKeys()).toBe(false);
    nowMs += 10_000;
    expect(await identity.authenticate(secret)).toBeNull();
    await identity.createKey({ name: 'next' });
    expect(await run('select count(*)::int as n from keys')).toEqual([{ n: 1 }]);
  });

  test('that is given can be ensured again and again', async () => {
    const identity = open();
    const given = { name: 'given', scopes: ['admin'] } as const;
    for (let times = 0; times < 3; times += 1) {
      await identity.ensureKey(given, 'a-given-secret-1234');
    }
    expect(await identity.listKeys()).toHaveLength(1);
    expect(await open().authenticate('a-given-secret-1234')).toMatchObject({ scopes: ['admin'] });
  });

  test('is listed without its secret, by project or all', async () => {
    const identity = open();
    const { id: projectId } = (await identity.createProject({ name: 'other' }))!;
    const { secret } = await identity.createKey({ name: 'one', dialect: 'hingnet' });
    nowMs += 1;
    await identity.createKey({ name: 'two', projectId, models: ['sora-2'] });
    const keys = await identity.listKeys();
    expect(keys).toMatchObject([
      { name: 'one', dialect: 'hingnet', projectId: DEFAULT_PROJECT_ID, models: null },
      { name: 'two', dialect: null, projectId, models: ['sora-2'] },
    ]);
    expect(JSON.stringify(keys)).not.toContain(secret);
    expect(await identity.listKeys(projectId)).toMatchObject([{ name: 'two' }]);
    expect(await identity.findKey(keys[0]!.id)).toEqual(keys[0]);
    expect(await identity.findKey('key_unknown')).toBeNull();
  });

  test('that is revoked is shut out here at once, and stays on record', async () => {
    const identity = open();
    const { key, secret } = await identity.createKey({ name: 'gone' });
    await identity.authenticate(secret);
    expect(await identity.revokeKey(key.id)).toMatchObject({ revokedAt: new Date(nowMs) });
    expect(await identity.authenticate(secret)).toBeNull();
    expect(await identity.listKeys()).toHaveLength(1);
    expect(await identity.hasKeys()).toBe(false);
    nowMs += 1000;
    expect(await identity.revokeKey(key.id)).toMatchObject({ revokedAt: new Date(nowMs - 1000) });
    expect(await identity.rotateKey(key.id, 60)).toBeNull();
    expect(await identity.revokeKey('key_unknown')).toBeNull();
  });

  test('that is rotated has a new secret, and for a while the old one', async () => {
    const identity = open();
    const { key, secret: old } = await identity.createKey({ name: 'turning' });
    const rotated = (await identity.rotateKey(key.id, 60))!;
    expect(rotated.secret).not.toBe(old);
    for (const secret of [old, rotated.secret]) {
      expect(await identity.authenticate(secret)).toMatchObject({ keyId: key.id });
    }
    nowMs += 60_000;
    expect(await identity.authenticate(old)).toBeNull();
    expect(await identity.authenticate(rotated.secret)).toMatchObject({ keyId: key.id });
  });

  test('that is rotated without an overlap shuts its old secret out at once', async () => {
    const identity = open();
    const { key, secret } = await identity.createKey({ name: 'leaked' });
    await identity.authenticate(secret);
    await identity.rotateKey(key.id, 0);
    expect(await identity.authenticate(secret)).toBeNull();
  });

  test('changes only in what is said', async () => {
    const identity = open();
    const { key, secret } = await identity.createKey({ name: 'app', dialect: 'ezmodel' });
    const limits: Limits = { ...NO_LIMITS, runningLimit: 1, requestsPerMinute: 10 };
    await identity.authenticate(secret);
    expect(await identity.updateKey(key.id, { limits, scopes: ['read'] })).toEqual({
      ...key,
      limits,
      scopes: ['read'],
    });
    expect(await identity.authenticate(secret)).toMatchObject({ scopes: ['read'] });
    expect(await identity.updateKey('key_unknown', { name: 'x' })).toBeNull();
  });

  test('does not ask the database on each poll who is polling', async () => {
    let queries = 0;
    const { database } = testDatabase;
    const identity = createIdentity(
      {
        query: (statement, values) => {
          queries += 1;
          return database.query(statement, values);
        },
        notifyAfterCommit: () => undefined,
      },
      clock,
    );
    const { secret } = await identity.createKey({ name: 'poller' });
    queries = 0;
    for (let times = 0; times < 50; times += 1) await identity.authenticate(secret);
    expect(queries).toBe(1);
    identity.forgetPrincipals();
    await identity.authenticate(secret);
    expect(queries).toBe(2);
  });

  test('that changes while it is looked up is not remembered as it was', async () => {
    const { database } = testDatabase;
    let meanwhile = async (): Promise<unknown> => undefined;
    const identity = createIdentity(
      {
        async query(statement, values) {
          const result = await database.query<never>(statement, values);
          if (statement.name === 'identity_find_principal') await meanwhile();
          return result;
        },
        notifyAfterCommit: () => undefined,
      },
      clock,
    );
    const { key, secret } = await identity.createKey({ name: 'raced' });
    meanwhile = () => identity.revokeKey(key.id);
    await identity.authenticate(secret);
    expect(await identity.authenticate(secret)).toBeNull();
  });
});

describe('a project', () => {
  test('is made with the usual limits, or others', async () => {
    const identity = open();
    const made = (await identity.createProject({ name: 'films', limits: { queueDepth: 5 } }))!;
    expect(made).toMatchObject({
      id: expect.stringMatching(/^proj_[0-9a-f]{24}$/) as string,
      name: 'films',
      limits: { ...NO_LIMITS, runningLimit: 2, queueDepth: 5 },
    });
    expect(await identity.findProject(made.id)).toEqual(made);
    expect(await identity.createProject({ id: made.id, name: 'again' })).toBeNull();
    expect(await identity.listProjects()).toHaveLength(2);
  });

  test('that changes changes what its keys may do', async () => {
    const identity = open();
    const { secret } = await identity.createKey({ name: 'app' });
    await identity.authenticate(secret);
    const limits = { ...NO_LIMITS, runningLimit: 7 };
    expect(await identity.updateProject(DEFAULT_PROJECT_ID, { limits })).toMatchObject({ limits });
    expect(await identity.authenticate(secret)).toMatchObject({ projectLimits: limits });
    expect(await identity.updateProject('proj_unknown', {})).toBeNull();
  });
});

describe('requests a minute', () => {
  const limited = (key: number | null, project: number | null) =>
    samplePrincipal({
      keyLimits: { ...NO_LIMITS, requestsPerMinute: key },
      projectLimits: { ...NO_LIMITS, runningLimit: 2, requestsPerMinute: project },
    });

  test('are not counted where there is no limit', async () => {
    expect(await open().admit(limited(null, null))).toBeNull();
    expect(await run('select * from request_rates')).toEqual([]);
  });

  test('run out, and say when one is free again', async () => {
    const identity = open();
    const principal = limited(3, null);
    const remaining: (number | undefined)[] = [];
    for (let times = 0; times < 3; times += 1) {
      remaining.push((await identity.admit(principal))?.remaining);
    }
    expect(remaining).toEqual([2, 1, 0]);
    await expect(identity.admit(principal)).rejects.toMatchObject({
      code: 'rate_limit_exceeded',
      retryAfterSeconds: 20,
      allowance: { limit: 3, remaining: 0 },
    });
    await run(`update request_rates set whole_at = whole_at - interval '20 seconds'`);
    expect(await identity.admit(principal)).toMatchObject({ remaining: 0 });
  });

  test('hold exactly for many at once, whichever of key and project is tighter', async () => {
    const identity = open();
    const principal = limited(1000, 5);
    const tries = Array.from({ length: 20 }, () =>
      identity.admit(principal).then(
        () => 1,
        () => 0,
      ),
    );
    const admitted = (await Promise.all(tries)).reduce<number>((sum, one) => sum + one, 0);
    expect(admitted).toBe(5);
  });

  test('are forgotten when they are whole again', async () => {
    const identity = open();
    await identity.admit(limited(5, null));
    await identity.forgetWholeRates();
    expect(await run('select subject from request_rates')).toHaveLength(1);
    await run(`update request_rates set whole_at = now() - interval '2 minutes'`);
    await identity.forgetWholeRates();
    expect(await run('select subject from request_rates')).toEqual([]);
  });
});
