/** `reprise keys` on a real database: who is let in afterwards, and with what. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { NO_LIMITS } from '../../core/index.ts';
import { createTestInstallation, type TestInstallation } from '../fixtures/test-installation.ts';

let installation: TestInstallation;
beforeAll(async () => {
  installation = await createTestInstallation();
  await installation.run('projects', 'create', '--id', 'proj_shop', '--name', 'Shop');
});
afterAll(() => installation.drop());
beforeEach(() =>
  installation.database.query({ name: 'test_forget_keys', text: 'delete from keys' }, []),
);

const run = (...args: string[]) => installation.run('keys', ...args);

/** As a gateway finds it that has not been asked before. */
function letIn(secret: string) {
  installation.identity.forgetPrincipals();
  return installation.identity.authenticate(secret);
}

/** Makes a key as a program would, to have its id beside its secret. */
async function create(...args: string[]): Promise<{ id: string; key: string }> {
  return JSON.parse((await run('create', '--json', ...args)).printed) as {
    id: string;
    key: string;
  };
}

describe('reprise keys create', () => {
  test('prints the secret alone, and it is good', async () => {
    const made = await run('create', '--name', 'app', '--dialect', 'hingnet');
    expect(made.code).toBe(0);
    expect(made.printed).toMatch(/^sk-reprise-[0-9A-Za-z]{40}\n$/);
    expect(made.said).toMatch(/^key_[0-9a-f]{24}\. Shown only this once/);
    expect(await letIn(made.printed.trim())).toMatchObject({
      projectId: 'proj_default',
      scopes: ['videos'],
      models: null,
      dialect: 'hingnet',
      keyLimits: NO_LIMITS,
    });
  });

  test('takes a project, scopes, models, an end and limits', async () => {
    const narrow = ['--scope', 'read', 'admin', '--model', 'sora-2', 'veo3.1-fast'];
    const limits = ['--running-limit', '1', '--budget-total', '9.99', '--requests-per-minute', '6'];
    const ends = ['--expires', '2099-01-01'];
    const { id, key } = await create('--project', 'proj_shop', ...narrow, ...limits, ...ends);
    expect(await letIn(key)).toMatchObject({
      keyId: id,
      projectId: 'proj_shop',
      scopes: ['read', 'admin'],
      models: ['sora-2', 'veo3.1-fast'],
      keyLimits: {
        runningLimit: 1,
        queueDepth: null,
        requestsPerMinute: 6,
        budget: { totalMicros: 9_990_000, dayMicros: null, monthMicros: null },
      },
    });
    expect(await installation.identity.findKey(id)).toMatchObject({
      name: 'unnamed',
      expiresAt: new Date('2099-01-01'),
    });
  });

  test.each([
    ['a dialect that there is not', ['--dialect', 'klingon'], /no dialect "klingon"; .*hingnet/],
    ['a model that there is not', ['--model', 'sora-2', 'sora-9'], /no model "sora-9"; .*sora-2/],
    ['a project that there is not', ['--project', 'proj_x'], /no project "proj_x"/],
    ['a scope that there is not', ['--scope', 'root'], /videos, read, admin/],
    ['an end that is no time', ['--expires', 'soon'], /"soon" is no time/],
    ['an end that has passed', ['--expires', '2020-01-01'], /"2020-01-01" has passed/],
    ['a limit that is none', ['--queue-depth', 'many'], /whole number, or "none"/],
  ])('refuses %s, and makes nothing', async (_what, args, complaint) => {
    const refused = await run('create', ...args);
    expect([refused.code, refused.printed]).toEqual([2, '']);
    expect(refused.said).toMatch(complaint);
    expect(await installation.identity.listKeys()).toEqual([]);
  });
});

describe('reprise keys list', () => {
  test('shows what each may do and until when, without a secret', async () => {
    const first = await create('--name', 'first', '--budget-day', '2');
    const second = await create('--name', 'second', '--scope', 'read', '--expires', '2099-01-01');
    const gone = await create('--name', 'gone', '--project', 'proj_shop');
    await run('revoke', gone.id);
    const { table, printed } = await run('list');
    expect(table).toEqual([
      ['ID', 'PROJECT', 'NAME', 'SCOPES', 'DIALECT', 'BUDGET', 'ENDS'],
      [first.id, 'proj_default', 'first', 'videos', 'openai', '$2.00/day', 'never'],
      [
        second.id,
        'proj_default',
        'second',
        'read',
        'openai',
        'none',
        new Date('2099-01-01').toISOString(),
      ],
      [gone.id, 'proj_shop', 'gone', 'videos', 'openai', 'none', 'revoked'],
    ]);
    for (const { key } of [first, second, gone]) expect(printed).not.toContain(key);
  });

  test('shows those of one project, also as JSON', async () => {
    const { id, key } = await create('--project', 'proj_shop');
    await create();
    const { printed } = await run('list', '--project', 'proj_shop', '--json');
    expect(JSON.parse(printed)).toMatchObject({ keys: [{ id, projectId: 'proj_shop' }] });
    expect((JSON.parse(printed) as { keys: unknown[] }).keys).toHaveLength(1);
    expect(printed).not.toContain(key);
  });
});

describe('reprise keys update', () => {
  test('changes what is named and leaves the rest', async () => {
    const { id, key } = await create('--name', 'before', '--budget-day', '2', '--model', 'sora-2');
    const changed = await run('update', id, '--name', 'after', '--running-limit', '3');
    expect([changed.code, changed.printed, changed.said]).toEqual([0, '', `Changed ${id}.\n`]);
    expect(await installation.identity.findKey(id)).toMatchObject({
      name: 'after',
      models: ['sora-2'],
      limits: { runningLimit: 3, budget: { dayMicros: 2_000_000 } },
    });
    await run('update', id, '--scope', 'read', '--model', 'veo3.1-fast', '--dialect', 'hingnet');
    expect(await letIn(key)).toMatchObject({
      scopes: ['read'],
      models: ['veo3.1-fast'],
      dialect: 'hingnet',
      keyLimits: { runningLimit: 3 },
    });
  });

  test('lifts a limit', async () => {
    const { id, key } = await create('--queue-depth', '1', '--budget-day', '2');
    await run('update', id, '--queue-depth', 'none', '--budget-day', 'none');
    expect(await letIn(key)).toMatchObject({ keyLimits: NO_LIMITS });
  });

  test('takes away an end, models and a dialect that were set', async () => {
    const set = ['--expires', '2099-01-01', '--model', 'sora-2', '--dialect', 'hingnet'];
    const { id, key } = await create('--name', 'app', ...set);
    await run('update', id, '--expires', 'none');
    expect(await installation.identity.findKey(id)).toMatchObject({
      expiresAt: null,
      models: ['sora-2'],
      dialect: 'hingnet',
    });
    await run('update', id, '--model', 'all', '--dialect', 'none');
    expect(await letIn(key)).toMatchObject({ models: null, dialect: null });
    const open = await create('--expires', 'none', '--model', 'all', '--dialect', 'none');
    expect(await installation.identity.findKey(open.id)).toMatchObject({
      expiresAt: null,
      models: null,
      dialect: null,
    });
    const mixed = await run('update', id, '--model', 'sora-2', 'all');
    expect([mixed.code, mixed.said]).toEqual([2, expect.stringContaining('no model "all"')]);
  });

  test('changes nothing for a part that there is not', async () => {
    const { id } = await create('--name', 'before');
    const refused = await run('update', id, '--name', 'after', '--model', 'sora-9');
    expect([refused.code, refused.said]).toEqual([2, expect.stringContaining('"sora-9"')]);
    expect(await installation.identity.findKey(id)).toMatchObject({ name: 'before' });
  });
});

describe('reprise keys rotate', () => {
  test('prints another secret, and the old one is good no more', async () => {
    const { id, key: old } = await create();
    const turned = await run('rotate', id);
    expect(turned.printed).toMatch(/^sk-reprise-[0-9A-Za-z]{40}\n$/);
    expect(await letIn(turned.printed.trim())).toMatchObject({ keyId: id });
    expect(await letIn(old)).toBeNull();
  });

  test('leaves time to bring the new one out', async () => {
    const { id, key: old } = await create();
    const { printed } = await run('rotate', id, '--overlap', '3600', '--json');
    const turned = JSON.parse(printed) as { id: string; key: string };
    expect(turned.id).toBe(id);
    for (const secret of [old, turned.key]) {
      expect(await letIn(secret)).toMatchObject({ keyId: id });
    }
  });

  test.each(['-1', '1.5', 'long', '604801', '1e300'])(
    'refuses an overlap of %s',
    async (overlap) => {
      const { id, key } = await create();
      const refused = await run('rotate', id, `--overlap=${overlap}`);
      expect([refused.code, refused.printed]).toEqual([2, '']);
      expect(refused.said).toContain('--overlap must be a whole number of seconds');
      expect(await letIn(key)).not.toBeNull();
    },
  );

  test('brings no revoked key back', async () => {
    const { id } = await create();
    await run('revoke', id);
    const refused = await run('rotate', id);
    expect([refused.code, refused.printed]).toEqual([2, '']);
    expect(refused.said).toContain(`There is no key "${id}" that is good.`);
  });
});

describe('reprise keys revoke', () => {
  test('shuts out, with the secret before a rotation as well', async () => {
    const { id, key: old } = await create();
    const { printed } = await run('rotate', id, '--overlap', '3600');
    const revoked = await run('revoke', id);
    expect([revoked.code, revoked.said]).toEqual([0, `Revoked ${id}.\n`]);
    expect(await letIn(old)).toBeNull();
    expect(await letIn(printed.trim())).toBeNull();
    expect((await run('revoke', id)).code).toBe(0);
  });
});

test.each(['update', 'rotate', 'revoke'])(
  'keys %s knows when there is no such key',
  async (name) => {
    const unknown = await run(name, 'key_x');
    expect([unknown.code, unknown.printed]).toEqual([2, '']);
    expect(unknown.said).toContain('There is no key "key_x"');
  },
);
