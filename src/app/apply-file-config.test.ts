/** What `reprise.yaml` says of projects and keys, on a real database, start after start. */
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../test/support/test-database.ts';
import { ConfigError, type FileConfig } from '../config/index.ts';
import { NO_LIMITS } from '../core/index.ts';
import { createIdentity, type Identity } from '../identity/index.ts';
import { readBalance, setCreditLimit, transferByHand } from '../ledger/index.ts';
import { systemClock } from '../lib/clock.ts';
import { applyFileConfig } from './apply-file-config.ts';

type FileProject = FileConfig['projects'][number];
type FileKey = FileProject['keys'][number];

let testDatabase: TestDatabase;
let identity: Identity;
let id: string;
let count = 0;
let warnings: string[] = [];

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  identity = createIdentity(testDatabase.database, systemClock);
});
afterAll(() => testDatabase.drop());
beforeEach(() => {
  count += 1;
  id = `shop_${count}`;
  warnings = [];
});

function fileProject(changes: Partial<FileProject> = {}): FileProject {
  return { id, name: 'Shop', limits: {}, keys: [], ...changes };
}

function fileKey(changes: Partial<FileKey> = {}): FileKey {
  return {
    name: 'web',
    secret: `a-secret-of-${id}`,
    scopes: ['videos'],
    models: null,
    dialect: null,
    limits: {},
    ...changes,
  };
}

/** As a start of the gateway does with such a file. */
async function apply(...projects: FileProject[]): Promise<void> {
  const logger = pino({ level: 'warn' }, { write: (line) => void warnings.push(line) });
  const file = { projects, path: '/etc/reprise.yaml' };
  await applyFileConfig(file, { identity, database: testDatabase.database, logger });
  identity.forgetPrincipals();
}

const project = () => identity.findProject(id);
const balance = () => readBalance(testDatabase.database, id);

describe('a project of the file', () => {
  test('is made, with what every project has where the file says nothing', async () => {
    await apply(fileProject());
    expect(await project()).toMatchObject({
      name: 'Shop',
      limits: { ...NO_LIMITS, runningLimit: 2, queueDepth: 1000 },
    });
    expect(await balance()).toMatchObject({ availableMicros: 0, creditLimitMicros: 0 });
  });

  test('says how long its results are kept, or leaves that as it is', async () => {
    await apply(fileProject({ assetTtlSeconds: 3600 }));
    expect((await project())?.assetTtlSeconds).toBe(3600);
    await apply(fileProject());
    expect((await project())?.assetTtlSeconds).toBe(3600);
    await apply(fileProject({ keys: [fileKey()] }));
    const principal = await identity.authenticate(fileKey().secret);
    expect(principal?.assetTtlSeconds).toBe(3600);
  });

  test('wins for what it names, and leaves what others have set', async () => {
    await apply(fileProject({ limits: { runningLimit: 4 } }));
    const { limits } = (await project())!;
    await identity.updateProject(id, {
      name: 'By hand',
      limits: {
        ...limits,
        runningLimit: 9,
        requestsPerMinute: 60,
        budget: { totalMicros: 1, dayMicros: 2, monthMicros: 3 },
      },
    });
    await apply(fileProject({ limits: { runningLimit: 5, budget: { dayMicros: 7 } } }));
    expect(await project()).toMatchObject({
      name: 'Shop',
      limits: {
        runningLimit: 5,
        queueDepth: 1000,
        requestsPerMinute: 60,
        budget: { totalMicros: 1, dayMicros: 7, monthMicros: 3 },
      },
    });
  });

  test('lifts a limit that it says is none', async () => {
    const budget = { dayMicros: 7, monthMicros: 8 };
    await apply(fileProject({ limits: { queueDepth: 3, budget } }));
    await apply(fileProject({ limits: { queueDepth: null, budget: { dayMicros: null } } }));
    expect(await project()).toMatchObject({
      limits: { queueDepth: null, budget: { dayMicros: null, monthMicros: 8 } },
    });
  });

  test('has the credit of the file, and keeps its money', async () => {
    await apply(fileProject({ creditLimitMicros: 5_000_000 }));
    await transferByHand(testDatabase.database, {
      kind: 'top_up',
      amountMicros: 1_000_000,
      requestId: 'one',
      projectId: id,
      reason: 'test',
      actor: 'me',
      at: new Date(),
    });
    await apply(fileProject({ creditLimitMicros: null }));
    expect(await balance()).toMatchObject({ availableMicros: 1_000_000, creditLimitMicros: null });
    await apply(fileProject({ creditLimitMicros: 0 }));
    expect(await balance()).toMatchObject({ availableMicros: 1_000_000, creditLimitMicros: 0 });
  });

  test('keeps the credit that was set by hand where the file says nothing of it', async () => {
    await apply(fileProject());
    await setCreditLimit(testDatabase.database, id, 3_000_000);
    await apply(fileProject());
    expect(await balance()).toMatchObject({ creditLimitMicros: 3_000_000 });
  });

  test('that owes more than the file allows stops the start, and says which it is', async () => {
    await apply(fileProject({ creditLimitMicros: 5_000_000 }));
    await transferByHand(testDatabase.database, {
      kind: 'adjustment',
      amountMicros: -4_000_000,
      requestId: 'debt',
      projectId: id,
      reason: 'test',
      actor: 'me',
      at: new Date(),
    });
    const start = apply(fileProject({ creditLimitMicros: 3_000_000 }));
    await expect(start).rejects.toThrow(ConfigError);
    await expect(start).rejects.toThrow(
      `creditLimitUsd of project '${id}': The project owes more than that already; top it up first.`,
    );
    expect(await balance()).toMatchObject({ creditLimitMicros: 5_000_000 });
  });

  test('that left the file stays, with its keys', async () => {
    await apply(fileProject({ keys: [fileKey()] }));
    await apply();
    expect(await project()).not.toBeNull();
    expect(await identity.authenticate(fileKey().secret)).toMatchObject({ projectId: id });
  });

  test('is the same however often and on however many replicas at once it is started', async () => {
    const wanted = fileProject({ limits: { runningLimit: 3 }, keys: [fileKey()] });
    await Promise.all(Array.from({ length: 6 }, () => apply(wanted)));
    await apply(wanted);
    expect(await project()).toMatchObject({ limits: { runningLimit: 3 } });
    expect(await identity.listKeys(id)).toHaveLength(1);
  });
});

describe('a key of the file', () => {
  test('lets in with what the file says, and nothing more', async () => {
    const limits = { runningLimit: 1, budget: { dayMicros: 7 } };
    const narrow = { scopes: ['read'], models: ['sora-2'], dialect: 'hingnet', limits } as const;
    await apply(fileProject({ keys: [fileKey(narrow)] }));
    expect(await identity.authenticate(fileKey().secret)).toMatchObject({
      projectId: id,
      scopes: ['read'],
      models: ['sora-2'],
      dialect: 'hingnet',
      keyLimits: {
        ...NO_LIMITS,
        runningLimit: 1,
        budget: { ...NO_LIMITS.budget, dayMicros: 7 },
      },
    });
  });

  test('becomes what the file says of it now, and stays the same key', async () => {
    const before = fileKey({ scopes: ['admin'], models: ['sora-2'], limits: { queueDepth: 1 } });
    await apply(fileProject({ keys: [before] }));
    const [made] = await identity.listKeys(id);
    await apply(fileProject({ keys: [fileKey({ name: 'renamed' })] }));
    expect(await identity.listKeys(id)).toEqual([
      { ...made, name: 'renamed', scopes: ['videos'], models: null, limits: NO_LIMITS },
    ]);
  });

  test('with another secret is another key: the one before is good until it is revoked', async () => {
    await apply(fileProject({ keys: [fileKey()] }));
    await apply(fileProject({ keys: [fileKey({ secret: `another-of-${id}` })] }));
    expect(await identity.authenticate(fileKey().secret)).not.toBeNull();
    expect(await identity.authenticate(`another-of-${id}`)).not.toBeNull();
    expect(await identity.listKeys(id)).toHaveLength(2);
  });

  test('that was revoked stays revoked, whatever the file says', async () => {
    await apply(fileProject({ keys: [fileKey()] }));
    const [made] = await identity.listKeys(id);
    await identity.revokeKey(made!.id);
    expect(warnings).toEqual([]);
    await apply(fileProject({ keys: [fileKey()] }));
    expect(await identity.authenticate(fileKey().secret)).toBeNull();
    expect(warnings).toHaveLength(1);
    expect(JSON.parse(warnings[0]!)).toMatchObject({
      keyId: made!.id,
      name: 'web',
      projectId: id,
      beginning: 'a-secr…',
      msg: 'a key that is given here was revoked: its secret lets nobody in. Put another secret into /etc/reprise.yaml, or take it out.',
    });
    expect(warnings[0]).not.toContain(fileKey().secret);
  });

  test('that was rotated has the new secret, and what the file says of it', async () => {
    await apply(fileProject({ keys: [fileKey()] }));
    const [made] = await identity.listKeys(id);
    const { secret } = (await identity.rotateKey(made!.id, 0))!;
    await apply(fileProject({ keys: [fileKey({ scopes: ['read'] })] }));
    expect(await identity.authenticate(fileKey().secret)).toBeNull();
    expect(await identity.authenticate(secret)).toMatchObject({
      keyId: made!.id,
      scopes: ['read'],
    });
    expect(warnings.map((line) => JSON.parse(line).msg)).toEqual([
      expect.stringContaining('was rotated'),
    ]);
    // The file is brought up to date, and nothing is to be told any more.
    await apply(fileProject({ keys: [fileKey({ secret })] }));
    expect(warnings).toHaveLength(1);
    expect(await identity.listKeys(id)).toHaveLength(1);
  });

  test('is not taken from another project, nor is its secret told', async () => {
    const { secret } = fileKey();
    await apply(fileProject({ keys: [fileKey()] }));
    const thief = fileProject({ id: `${id}_thief`, keys: [fileKey({ name: 'stolen' })] });
    const error: unknown = await apply(thief).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ConfigError);
    expect((error as Error).message).toContain("The secret of key 'stolen' is that of another");
    expect((error as Error).message).not.toContain(secret);
    expect(await identity.authenticate(secret)).toMatchObject({ projectId: id });
    expect(await identity.listKeys(`${id}_thief`)).toEqual([]);
  });
});
