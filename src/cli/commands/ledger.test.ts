/** `reprise ledger` on a real database: money moved by hand, shown, and proved to add up. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { holdOne } from '../../../test/support/hold-one.ts';
import { release, settle } from '../../ledger/index.ts';
import { NO_LIMITS } from '../../core/index.ts';
import { createTestInstallation, type TestInstallation } from '../fixtures/test-installation.ts';

let installation: TestInstallation;
let project: string;
let projects = 0;

beforeAll(async () => {
  installation = await createTestInstallation();
});
afterAll(() => installation.drop());
beforeEach(async () => {
  projects += 1;
  project = `proj_${projects}`;
  await installation.run('projects', 'create', '--id', project, '--name', 'test');
});

const run = (...args: string[]) => installation.run('ledger', ...args);
const topUp = (dollars: string, ...more: string[]) =>
  run('top-up', project, dollars, '--reason', 'invoice 7', ...more);

/** What is there to spend, as people read it. */
async function available(): Promise<string | undefined> {
  return (await run('balance', project)).table[1]?.[0];
}

/** The ledger's side of a video that was made, on a day; null leaves it in the making. */
async function spend(
  name: string,
  amountMicros: number,
  end: 'settled' | 'released' | null,
  { model = 'sora-2', at = new Date('2026-03-31T23:00:00Z') } = {},
): Promise<string> {
  const { database } = installation;
  const videoId = `${project}-${name}`;
  const request = {
    videoId,
    projectId: project,
    keyId: 'key_1',
    model,
    operation: 'create',
    amountMicros,
    projectBudget: NO_LIMITS.budget,
    keyBudget: NO_LIMITS.budget,
  } as const;
  await holdOne(database, request, at);
  if (end === 'settled') await settle(database, videoId, amountMicros, at);
  if (end === 'released') await release(database, videoId, at);
  return videoId;
}

describe('reprise ledger balance', () => {
  test('shows what is there, set aside and charged', async () => {
    await topUp('10');
    await spend('a', 400_000, 'settled');
    await spend('b', 1_200_000, null);
    expect((await run('balance', project)).table).toEqual([
      ['AVAILABLE', 'HELD', 'CHARGED', 'CREDIT'],
      ['$8.40', '$1.20', '$0.40', '$0.00'],
    ]);
    expect(JSON.parse((await run('balance', project, '--json')).printed)).toEqual({
      projectId: project,
      availableMicros: 8_400_000,
      heldMicros: 1_200_000,
      chargedMicros: 400_000,
      creditLimitMicros: 0,
    });
  });

  test('is of the default project when none is named', async () => {
    expect((await run('balance')).table[1]).toEqual(['$0.00', '$0.00', '$0.00', 'no limit']);
  });

  test('is not of a project that there is not', async () => {
    for (const command of ['balance', 'statement']) {
      const unknown = await run(command, 'proj_typo');
      expect([command, unknown.code, unknown.printed]).toEqual([command, 2, '']);
      expect(unknown.said).toContain('There is no project "proj_typo".');
    }
  });
});

describe('reprise ledger top-up', () => {
  test('adds money and shows what is there now', async () => {
    const done = await topUp('12.345678');
    expect([done.code, done.table[1]?.[0]]).toEqual([0, '$12.345678']);
    await topUp('0.004322');
    expect(await available()).toBe('$12.35');
  });

  test('under one id is done once, and is not another one', async () => {
    await topUp('5', '--id', 'invoice-7');
    await topUp('5', '--id', 'invoice-7');
    expect(await available()).toBe('$5.00');
    const other = await topUp('6', '--id', 'invoice-7');
    expect(other.code).toBe(1);
    expect(other.said).toContain("The id 'invoice-7' was used before for another top_up.");
    expect(await available()).toBe('$5.00');
  });

  test('without an id is done as often as it is asked for', async () => {
    await topUp('5');
    await topUp('5');
    expect(await available()).toBe('$10.00');
  });

  test.each([
    ['nothing', ['0'], /must be above 0/],
    ['less than nothing', ['--', '-5'], /must be above 0/],
    ['what is no amount', ['five'], /Use dollars, such as 5 or 12\.50/],
    ['a tenth of a micro-dollar', ['0.0000001'], /Use dollars/],
    ['more than can be counted exactly', ['99999999999999'], /Use dollars/],
  ])('refuses %s', async (_what, amount, complaint) => {
    const refused = await run('top-up', '--reason', 'r', project, ...amount);
    expect([refused.code, refused.printed]).toEqual([2, '']);
    expect(refused.said).toMatch(complaint);
    expect(await available()).toBe('$0.00');
  });

  test('wants a reason, and a project that there is', async () => {
    const silent = await run('top-up', project, '5');
    expect([silent.code, silent.said]).toEqual([2, expect.stringContaining('--reason')]);
    const astray = await run('top-up', 'proj_typo', '5', '--reason', 'r');
    expect([astray.code, astray.said]).toEqual([2, expect.stringContaining('"proj_typo"')]);
  });
});

describe('reprise ledger adjust', () => {
  test('takes away what is there, also written plainly', async () => {
    await topUp('5');
    const taken = await run('adjust', project, '-2', '--reason', 'mistake');
    expect([taken.code, taken.said]).toEqual([0, '']);
    expect(await available()).toBe('$3.00');
    await run('adjust', project, '0.5', '--reason', 'goodwill');
    expect(await available()).toBe('$3.50');
  });

  test('takes no more than there is', async () => {
    await topUp('5');
    const refused = await run('adjust', '--reason', 'r', project, '--', '-5.01');
    expect(refused.code).toBe(1);
    expect(refused.said).toContain('The project has $5.00 left; $5.01 cannot be taken.');
    expect(await available()).toBe('$5.00');
  });
});

describe('reprise ledger refund', () => {
  test('gives back a part, then the rest, and then nothing', async () => {
    await topUp('1');
    const videoId = await spend('a', 400_000, 'settled');
    const refund = (...more: string[]) =>
      run('refund', project, videoId, ...more, '--reason', 'ugly');
    expect((await refund('0.10')).said).toContain('Refunded $0.10.');
    expect((await refund()).said).toContain('Refunded $0.30.');
    expect(await available()).toBe('$1.00');
    const more = await refund();
    expect([more.code, more.said]).toEqual([1, expect.stringContaining('$0.00 can be refunded')]);
  });

  test('gives nothing for a video that cost nothing, or is of another project', async () => {
    await topUp('1');
    const free = await spend('free', 400_000, 'released');
    const pending = await spend('pending', 400_000, null);
    for (const videoId of [free, pending, 'video_of_nobody']) {
      const refused = await run('refund', project, videoId, '--reason', 'r');
      expect([videoId, refused.code]).toEqual([videoId, 1]);
    }
    expect(await available()).toBe('$0.60');
  });
});

describe('reprise ledger statement', () => {
  test('is a table for spreadsheets, oldest first', async () => {
    await topUp('1', '--id', 'first');
    const videoId = await spend('a', 400_000, 'settled', { at: new Date() });
    const { printed, code } = await run('statement', project);
    expect(code).toBe(0);
    const rows = printed.trimEnd().split('\r\n');
    expect(rows[0]).toMatch(/^position,id,created_at,kind,/);
    expect(rows.slice(1).map((row) => row.split(',')[3])).toEqual(['top_up', 'hold', 'settle']);
    expect(rows[1]).toContain(',funding,available,1000000,1.00,usd,,,,,invoice 7,command line');
    expect(rows[3]).toContain(videoId);
  });

  test('is of a period whose end is not in it', async () => {
    await installation.run('projects', 'update', project, '--credit-limit', '10');
    await spend('march', 100_000, 'settled');
    await spend('april', 200_000, 'settled', { at: new Date('2026-04-01T00:00:00Z') });
    const amounts = async (...period: string[]) => {
      const { printed } = await run('statement', project, '--format', 'json', ...period);
      const { data } = JSON.parse(printed) as { data: { kind: string; amount: string }[] };
      return data.filter(({ kind }) => kind === 'hold').map(({ amount }) => amount);
    };
    expect(await amounts()).toEqual(['0.10', '0.20']);
    expect(await amounts('--to', '2026-04-01')).toEqual(['0.10']);
    expect(await amounts('--from', '2026-04-01')).toEqual(['0.20']);
    expect(await amounts('--from', '2026-05-01')).toEqual([]);
  });

  test('goes to a file', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'reprise-statement-'));
    try {
      await topUp('1');
      const path = join(folder, 'statement.csv');
      const written = await run('statement', project, '-o', path);
      expect([written.code, written.printed]).toEqual([0, '']);
      expect(written.said).toContain(`Wrote ${path}.`);
      expect(await readFile(path, 'utf8')).toBe((await run('statement', project)).printed);
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  test.each([
    [['--format', 'xml'], /--format must be csv or json/],
    [['--from', 'yesterday'], /Use a time such as 2026-11-01/],
  ])('refuses %j', async (args, complaint) => {
    const refused = await run('statement', project, ...args);
    expect([refused.code, refused.printed]).toEqual([2, '']);
    expect(refused.said).toMatch(complaint);
  });
});

describe('reprise ledger usage', () => {
  const APRIL = ['--from', '2026-03-01', '--to', '2026-05-01'];

  beforeEach(async () => {
    await installation.run('projects', 'update', project, '--credit-limit', '10');
    await spend('a', 400_000, 'settled');
    await spend('b', 300_000, 'released');
    await spend('c', 200_000, null, { model: 'veo3.1-fast' });
  });

  test('is by day, model and operation', async () => {
    expect((await run('usage', '--project', project, ...APRIL)).table).toEqual([
      ['DAY', 'MODEL', 'OPERATION', 'VIDEOS', 'COMPLETED', 'RELEASED', 'CHARGED'],
      ['2026-03-31', 'sora-2', 'create', '2', '1', '1', '$0.40'],
      ['2026-03-31', 'veo3.1-fast', 'create', '1', '0', '0', '$0.00'],
    ]);
  });

  test('is by what somebody asks for, in that order', async () => {
    const by = ['--by', 'operation,project'];
    expect((await run('usage', '--project', project, ...by, ...APRIL)).table).toEqual([
      ['OPERATION', 'PROJECT', 'VIDEOS', 'COMPLETED', 'RELEASED', 'CHARGED'],
      ['create', project, '3', '1', '1', '$0.40'],
    ]);
  });

  test('is one JSON object that says of which time it is', async () => {
    const args = ['usage', '--project', project, '--by', 'key', '--json', ...APRIL];
    expect(JSON.parse((await run(...args)).printed)).toEqual({
      from: '2026-03-01T00:00:00.000Z',
      to: '2026-05-01T00:00:00.000Z',
      usage: [
        {
          of: { key: 'key_1' },
          videos: 3,
          completed: 1,
          released: 1,
          chargedMicros: 400_000,
          heldMicros: 200_000,
        },
      ],
    });
  });

  test('is of the last thirty days unless said otherwise', async () => {
    expect((await run('usage', '--project', project)).table).toHaveLength(1);
    await spend('now', 100_000, 'settled', { at: new Date() });
    const { table } = await run('usage', '--project', project, '--by', 'model');
    expect(table[1]).toEqual(['sora-2', '1', '1', '0', '$0.10']);
  });

  test('refuses what it cannot sort by', async () => {
    const refused = await run('usage', '--by', 'day,colour');
    expect([refused.code, refused.said]).toEqual([
      2,
      expect.stringContaining('Use some of: day, project, key, model, operation.'),
    ]);
  });
});

test('the help is the same each time: no made-up id stands in it as a default', async () => {
  for (const command of ['top-up', 'adjust', 'refund']) {
    const [first, second] = [await run(command, '--help'), await run(command, '--help')];
    expect(first.code).toBe(0);
    expect(first.printed).toBe(second.printed);
  }
});
