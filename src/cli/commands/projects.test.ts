/** `reprise projects` on a real database: what it makes, shows and changes is so afterwards. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestInstallation, type TestInstallation } from '../fixtures/test-installation.ts';

let installation: TestInstallation;
beforeAll(async () => {
  installation = await createTestInstallation();
});
afterAll(() => installation.drop());

const run = (...args: string[]) => installation.run('projects', ...args);

/** The row of a project in the table that people read. */
async function rowOf(id: string): Promise<readonly string[] | undefined> {
  return (await run('list')).table.find(([first]) => first === id);
}

async function ids(): Promise<string[]> {
  return (await installation.identity.listProjects()).map(({ id }) => id);
}

describe('reprise projects create', () => {
  test('prints the id alone, and what it makes has no credit', async () => {
    const made = await run('create', '--name', 'Shop');
    expect(made.code).toBe(0);
    expect(made.printed).toMatch(/^proj_[0-9a-f]{24}\n$/);
    const id = made.printed.trim();
    expect(await rowOf(id)).toEqual([id, 'Shop', '$0.00', '$0.00', '$0.00', '2', 'none']);
  });

  test('takes an id, limits and credit', async () => {
    const limits = ['--running-limit', '5', '--queue-depth', '7', '--requests-per-minute', '60'];
    const budgets = ['--budget-day', '1.5', '--budget-month', '20', '--budget-total', 'none'];
    const given = ['--id', 'proj_team', '--name', 'Team', '--credit-limit', '12.50'];
    const kept = ['--keep-results', '3600'];
    const made = await run('create', ...given, ...kept, ...limits, ...budgets);
    expect(made.printed).toBe('proj_team\n');
    expect(await installation.identity.findProject('proj_team')).toMatchObject({
      name: 'Team',
      assetTtlSeconds: 3600,
      limits: {
        runningLimit: 5,
        queueDepth: 7,
        requestsPerMinute: 60,
        budget: { totalMicros: null, dayMicros: 1_500_000, monthMicros: 20_000_000 },
      },
    });
    expect(await rowOf('proj_team')).toEqual([
      'proj_team',
      'Team',
      '$0.00',
      '$0.00',
      '$12.50',
      '5',
      '$1.50/day, $20.00/month',
    ]);
  });

  test('does not touch a project of that id', async () => {
    await run('create', '--id', 'proj_taken', '--name', 'first', '--credit-limit', '3');
    const again = await run('create', '--id', 'proj_taken', '--name', 'second');
    expect([again.code, again.printed]).toEqual([2, '']);
    expect(again.said).toContain('There is a project "proj_taken" already.');
    expect(await rowOf('proj_taken')).toMatchObject({ 1: 'first', 4: '$3.00' });
  });

  test.each([
    ['an id of another form', ['--name', 'x', '--id', 'shop'], /--id must be 'proj_'/],
    ['an id with a space', ['--name', 'x', '--id', 'proj_a b'], /--id must be 'proj_'/],
    ['an id that is too long', ['--name', 'x', '--id', `proj_${'a'.repeat(61)}`], /up to 60/],
    ['no name', [], /--name/],
    ['no running videos at all', ['--name', 'x', '--running-limit', '0'], /above 0/],
    ['any number of running videos', ['--name', 'x', '--running-limit', 'none'], /above 0/],
    ['a limit below zero', ['--name', 'x', '--queue-depth', '-1'], /whole number, or "none"/],
    ['half a video', ['--name', 'x', '--running-limit', '1.5'], /whole number, or "none"/],
    ['results kept for seconds', ['--name', 'x', '--keep-results', '59'], /from 60.*or "none"/],
    ['credit below zero', ['--name', 'x', '--credit-limit', '-1'], /dollars.*or "none"/],
    ['a fraction of a micro-dollar', ['--name', 'x', '--budget-day', '0.0000001'], /dollars/],
  ])('refuses %s, and makes nothing', async (_what, args, complaint) => {
    const before = await ids();
    const refused = await run('create', ...args);
    expect([refused.code, refused.printed]).toEqual([2, '']);
    expect(refused.said).toMatch(complaint);
    expect(await ids()).toEqual(before);
  });
});

describe('reprise projects list', () => {
  test('has the default project from the start, without a limit of money', async () => {
    expect(await rowOf('proj_default')).toMatchObject({ 1: 'default', 4: 'no limit' });
  });

  test('is one JSON object for programs, with exact amounts', async () => {
    await run('create', '--id', 'proj_json', '--name', 'J', '--credit-limit', '0.000001');
    const { projects } = JSON.parse((await run('list', '--json')).printed) as {
      projects: { id: string }[];
    };
    expect(projects.find(({ id }) => id === 'proj_json')).toMatchObject({
      name: 'J',
      limits: { runningLimit: 2, queueDepth: 1000, requestsPerMinute: null },
      balance: { availableMicros: 0, heldMicros: 0, chargedMicros: 0, creditLimitMicros: 1 },
    });
  });

  test('stays one row a project, whatever a name holds', async () => {
    await run('create', '--id', 'proj_odd', '--name', '\u001b[31mred\nproj_fake  Fake');
    const { lines } = await run('list');
    expect(lines.filter((line) => line.startsWith('proj_fake'))).toEqual([]);
    expect(lines.join('\n')).not.toContain('\u001b');
  });
});

describe('reprise projects update', () => {
  test('changes what is named and leaves the rest', async () => {
    await run('create', '--id', 'proj_more', '--name', 'before', '--budget-day', '2');
    const changed = await run('update', 'proj_more', '--queue-depth', 'none');
    expect([changed.code, changed.printed]).toEqual([0, '']);
    expect(changed.said).toContain('proj_more is as wanted.');
    expect(await installation.identity.findProject('proj_more')).toMatchObject({
      name: 'before',
      limits: { runningLimit: 2, queueDepth: null, budget: { dayMicros: 2_000_000 } },
    });
    await run('update', 'proj_more', '--keep-results', '60');
    await run('update', 'proj_more', '--budget-day', 'none', '--name', 'after');
    expect(await installation.identity.findProject('proj_more')).toMatchObject({
      name: 'after',
      assetTtlSeconds: 60,
      limits: { queueDepth: null, budget: { dayMicros: null } },
    });
  });

  test('leaves it to the models again how long results are kept', async () => {
    await run('create', '--id', 'proj_kept', '--name', 'k', '--keep-results', '60');
    await run('update', 'proj_kept', '--keep-results', 'none');
    const project = await installation.identity.findProject('proj_kept');
    expect(project?.assetTtlSeconds).toBeNull();
  });

  test('lifts a credit limit and sets it again', async () => {
    await run('create', '--id', 'proj_credit', '--name', 'c');
    await run('update', 'proj_credit', '--credit-limit', 'none');
    expect(await rowOf('proj_credit')).toMatchObject({ 4: 'no limit' });
    await run('update', 'proj_credit', '--credit-limit', '4');
    expect(await rowOf('proj_credit')).toMatchObject({ 4: '$4.00' });
  });

  test('keeps to a credit limit that the project is within', async () => {
    await run('create', '--id', 'proj_debt', '--name', 'd', '--credit-limit', '5');
    await installation.run('ledger', 'adjust', 'proj_debt', '--reason', 'r', '--', '-4');
    const refused = await run('update', 'proj_debt', '--credit-limit', '3');
    expect(refused.code).toBe(1);
    expect(refused.said).toContain('owes more than that already');
    expect(await rowOf('proj_debt')).toMatchObject({ 2: '-$4.00', 4: '$5.00' });
  });

  test('knows when there is no such project', async () => {
    const unknown = await run('update', 'proj_nowhere', '--name', 'x');
    expect([unknown.code, unknown.said]).toEqual([
      2,
      expect.stringContaining('There is no project "proj_nowhere".'),
    ]);
  });
});
