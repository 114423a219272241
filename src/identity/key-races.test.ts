/** Keys that are given, and what several do to one key at once, on a real database. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../test/support/test-database.ts';
import { NO_LIMITS } from '../core/index.ts';
import { listen } from '../db/index.ts';
import { createLogger } from '../lib/logger.ts';
import { createIdentity, DEFAULT_PROJECT_ID, IDENTITY_CHANNEL, type Identity } from './index.ts';

let testDatabase: TestDatabase;
let nowMs = Date.UTC(2026, 0, 1);
const clock = { now: () => new Date(nowMs), monotonicMs: () => nowMs };

/** As another replica has it: the same database, a memory of its own. */
function open(): Identity {
  return createIdentity(testDatabase.database, clock);
}

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  await open().ensureDefaultProject();
});
afterAll(() => testDatabase.drop());
beforeEach(() =>
  testDatabase.database.query({ name: 'test_forget_keys', text: 'delete from keys' }, []),
);

const SECRET = 'a-given-secret-1234';

describe('a key that is put', () => {
  test('is made, and becomes what it is put as the next time', async () => {
    const identity = open();
    const { key: first } = (await identity.putKey({ name: 'web', scopes: ['admin'] }, SECRET))!;
    expect(first).toMatchObject({ projectId: DEFAULT_PROJECT_ID, scopes: ['admin'] });
    expect(await identity.authenticate(SECRET)).toMatchObject({ scopes: ['admin'] });
    nowMs += 1;
    const limits = { ...NO_LIMITS, queueDepth: 0, budget: { ...NO_LIMITS.budget, dayMicros: 5 } };
    const given = { name: 'site', models: ['sora-2'], dialect: 'hingnet', limits };
    expect(await identity.putKey(given, SECRET)).toEqual({
      key: { ...first, ...given, scopes: ['videos'] },
      end: null,
    });
    expect(await identity.authenticate(SECRET)).toMatchObject({
      scopes: ['videos'],
      models: ['sora-2'],
      keyLimits: limits,
    });
    expect(await identity.listKeys()).toHaveLength(1);
  });

  test('is not another project’s, which keeps it as it is', async () => {
    const identity = open();
    await identity.createProject({ id: 'proj_other', name: 'other' });
    await identity.putKey({ name: 'web' }, SECRET);
    const taken = { name: 'taken', projectId: 'proj_other', scopes: ['admin'] } as const;
    expect(await identity.putKey(taken, SECRET)).toBeNull();
    expect(await identity.listKeys()).toMatchObject([
      { name: 'web', projectId: DEFAULT_PROJECT_ID, scopes: ['videos'] },
    ]);
  });

  test('stays revoked', async () => {
    const identity = open();
    const { id } = (await identity.putKey({ name: 'web' }, SECRET))!.key;
    await identity.revokeKey(id);
    const revoked = { key: { id, revokedAt: new Date(nowMs) }, end: 'revoked' };
    expect(await identity.putKey({ name: 'web' }, SECRET)).toMatchObject(revoked);
    expect(await identity.ensureKey({ name: 'web' }, SECRET)).toMatchObject(revoked);
    expect(await identity.authenticate(SECRET)).toBeNull();
  });

  test('by many at once is one', async () => {
    const puts = Array.from({ length: 8 }, (_, index) =>
      open().putKey({ name: `n${index}` }, SECRET),
    );
    const ids = new Set((await Promise.all(puts)).map((given) => given?.key.id));
    expect(ids.size).toBe(1);
    expect(await open().listKeys()).toHaveLength(1);
  });

  test('keeps its id when it is rotated, and the secret it was given for the overlap', async () => {
    const identity = open();
    const { id } = (await identity.putKey({ name: 'web', scopes: ['read'] }, SECRET))!.key;
    const rotated = (await identity.rotateKey(id, 60))!;
    for (const secret of [SECRET, rotated.secret]) {
      expect(await open().authenticate(secret)).toMatchObject({ keyId: id, scopes: ['read'] });
    }
  });

  test.each([0, 3600])(
    'by the secret that it had before a rotation stays rotated: overlap of %i s',
    async (overlapSeconds) => {
      const given = { name: 'web', scopes: ['read'] } as const;
      const { id } = (await open().putKey(given, SECRET))!.key;
      const rotated = (await open().rotateKey(id, overlapSeconds))!;
      for (const name of ['first start', 'second start']) {
        // What is given goes on to say what the key may do; only its secret is another.
        const again = await open().putKey({ name, scopes: ['videos'] }, SECRET);
        expect(again).toMatchObject({ key: { id, name, scopes: ['videos'] }, end: 'rotated' });
      }
      expect(await open().ensureKey(given, SECRET)).toMatchObject({ key: { id }, end: 'rotated' });
      expect(await open().listKeys()).toHaveLength(1);
      expect(await open().authenticate(rotated.secret)).toMatchObject({ keyId: id });
      const stillGood = (await open().authenticate(SECRET)) !== null;
      expect(stillGood).toBe(overlapSeconds > 0);
      nowMs += overlapSeconds * 1000;
      await open().putKey(given, SECRET);
      expect(await open().authenticate(SECRET)).toBeNull();
    },
  );

  test('by any secret of before is still the one key, however often it was rotated', async () => {
    const { id } = (await open().putKey({ name: 'web' }, SECRET))!.key;
    const second = (await open().rotateKey(id, 0))!.secret;
    const third = (await open().rotateKey(id, 0))!.secret;
    for (const [secret, end] of [
      [SECRET, 'rotated'],
      [second, 'rotated'],
      [third, null],
    ] as const) {
      expect(await open().putKey({ name: 'web' }, secret)).toMatchObject({ key: { id }, end });
    }
    await open().revokeKey(id);
    for (const secret of [SECRET, second, third]) {
      expect(await open().putKey({ name: 'web' }, secret)).toMatchObject({ end: 'revoked' });
      expect(await open().authenticate(secret)).toBeNull();
    }
    const thief = { name: 'web', projectId: 'proj_thief' };
    await open().createProject({ id: thief.projectId, name: 'thief' });
    expect(await open().putKey(thief, SECRET)).toBeNull();
  });

  test('stays ended when it was given an end, also after others were cleared away', async () => {
    const { id } = (await open().putKey({ name: 'web' }, SECRET))!.key;
    await open().updateKey(id, { expiresAt: new Date(nowMs + 1000) });
    nowMs += 1000;
    await open().createKey({ name: 'next' });
    expect(await open().putKey({ name: 'web' }, SECRET)).toMatchObject({
      key: { id },
      end: 'expired',
    });
    expect(await open().authenticate(SECRET)).toBeNull();
    await open().updateKey(id, { expiresAt: null });
    expect(await open().putKey({ name: 'web' }, SECRET)).toMatchObject({ end: null });
    expect(await open().authenticate(SECRET)).toMatchObject({ keyId: id });
  });

  test('at the moment of its rotation never brings the secret before back', async () => {
    for (let times = 0; times < 20; times += 1) {
      const secret = `${SECRET}-${times}`;
      const { id } = (await open().putKey({ name: 'web' }, secret))!.key;
      const puts = Array.from({ length: 4 }, () => open().putKey({ name: 'web' }, secret));
      await Promise.all([open().rotateKey(id, 0), ...puts]);
      await open().putKey({ name: 'web' }, secret);
      expect(await open().authenticate(secret)).toBeNull();
      expect((await open().listKeys()).filter(({ revokedAt }) => revokedAt === null)).toHaveLength(
        times + 1,
      );
    }
  });
});

describe('several who change one key at once', () => {
  test('rotating leave one secret, and none of the others is good without an overlap', async () => {
    const { key, secret: first } = await open().createKey({ name: 'turning' });
    const turns = await Promise.all(Array.from({ length: 6 }, () => open().rotateKey(key.id, 0)));
    const secrets = [first, ...turns.map((turn) => turn!.secret)];
    const principals = await Promise.all(secrets.map((secret) => open().authenticate(secret)));
    expect(principals.filter((principal) => principal !== null)).toHaveLength(1);
    expect(await open().authenticate(first)).toBeNull();
  });

  test('rotating with an overlap leave the last two, and never more', async () => {
    const { key, secret: first } = await open().createKey({ name: 'turning' });
    const turns = await Promise.all(Array.from({ length: 6 }, () => open().rotateKey(key.id, 60)));
    const secrets = [first, ...turns.map((turn) => turn!.secret)];
    const good = async () => {
      const principals = await Promise.all(secrets.map((secret) => open().authenticate(secret)));
      return principals.filter((principal) => principal !== null).length;
    };
    expect(await good()).toBe(2);
    nowMs += 60_000;
    expect(await good()).toBe(1);
  });

  test('rotating and revoking leave nobody in', async () => {
    for (let times = 0; times < 5; times += 1) {
      const { key, secret } = await open().createKey({ name: 'ending' });
      const [turned] = await Promise.all([
        open().rotateKey(key.id, 60),
        open().revokeKey(key.id),
        open().rotateKey(key.id, 60),
      ]);
      expect(await open().authenticate(secret)).toBeNull();
      if (turned !== null) expect(await open().authenticate(turned.secret)).toBeNull();
    }
  });

  test('changing a name does not bring a revoked key back, nor an old secret', async () => {
    const { key, secret } = await open().createKey({ name: 'before' });
    await Promise.all([
      open().revokeKey(key.id),
      open().updateKey(key.id, { name: 'after' }),
      open().rotateKey(key.id, 0),
    ]);
    expect(await open().findKey(key.id)).toMatchObject({ name: 'after', revokedAt: clock.now() });
    expect(await open().authenticate(secret)).toBeNull();
  });

  test('changing different things lose none of them', async () => {
    for (let times = 0; times < 5; times += 1) {
      const { key } = await open().createKey({ name: 'before' });
      await Promise.all([
        open().updateKey(key.id, { name: 'after' }),
        open().updateKey(key.id, { scopes: ['read'] }),
        open().updateKey(key.id, { limits: { runningLimit: 3 } }),
        open().updateKey(key.id, { limits: { queueDepth: 4, budget: { dayMicros: 5 } } }),
        open().updateKey(key.id, { limits: { budget: { monthMicros: 6 } } }),
      ]);
      expect(await open().findKey(key.id)).toMatchObject({
        name: 'after',
        scopes: ['read'],
        limits: {
          ...NO_LIMITS,
          runningLimit: 3,
          queueDepth: 4,
          budget: { totalMicros: null, dayMicros: 5, monthMicros: 6 },
        },
      });
    }
  });

  test('changing to nothing is a change, and saying nothing is none', async () => {
    const expiresAt = new Date(nowMs + 1000);
    const given = { name: 'all', models: ['sora-2'], dialect: 'hingnet', expiresAt };
    const { key } = await open().createKey(given);
    expect(await open().updateKey(key.id, {})).toEqual(key);
    const cleared = { models: null, dialect: null, expiresAt: null };
    expect(await open().updateKey(key.id, cleared)).toEqual({ ...key, ...cleared });
  });

  test('changing a project lose nothing either', async () => {
    const { id } = (await open().createProject({ name: 'before' }))!;
    for (let times = 0; times < 5; times += 1) {
      const name = `after ${times}`;
      const limits = { ...NO_LIMITS, runningLimit: times + 3 };
      await Promise.all([open().updateProject(id, { name }), open().updateProject(id, { limits })]);
      expect(await open().findProject(id)).toMatchObject({ name, limits });
    }
  });
});

describe('who is let in elsewhere', () => {
  test('is forgotten there as soon as it is told, though the clock stands still', async () => {
    const { connection } = testDatabase;
    const [here, elsewhere] = [open(), open()];
    const forget = () => elsewhere.forgetPrincipals();
    const logger = createLogger('silent');
    const news = await listen(connection, IDENTITY_CHANNEL, forget, forget, logger);
    const changes: readonly (readonly [string, (id: string) => Promise<unknown>])[] = [
      ['revoked', (id) => here.revokeKey(id)],
      ['rotated', (id) => here.rotateKey(id, 0)],
      ['ended', (id) => here.updateKey(id, { expiresAt: new Date(nowMs) })],
    ];
    for (const [name, change] of changes) {
      const { key, secret } = await here.createKey({ name });
      expect(await elsewhere.authenticate(secret)).not.toBeNull();
      await change(key.id);
      await expect.poll(() => elsewhere.authenticate(secret)).toBeNull();
    }
    await news.stop();
  });

  test('is forgotten there no later than five seconds after, if the news is lost', async () => {
    const [here, elsewhere] = [open(), open()];
    const { key, secret } = await here.createKey({ name: 'gone' });
    await elsewhere.authenticate(secret);
    await here.revokeKey(key.id);
    expect(await here.authenticate(secret)).toBeNull();
    nowMs += 4999;
    expect(await elsewhere.authenticate(secret)).not.toBeNull();
    nowMs += 1;
    expect(await elsewhere.authenticate(secret)).toBeNull();
  });
});
