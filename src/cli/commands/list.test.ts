import { describe, expect, it } from 'vitest';
import { fakeVideo, startFakeGateway, type FakeReply } from '../fixtures/fake-gateway.ts';
import { runCli } from '../fixtures/run-cli.ts';

function page(ids: readonly string[], hasMore: boolean): FakeReply {
  const data = ids.map((id) => fakeVideo({ id, prompt: `the prompt of ${id}` }));
  return { body: { object: 'list', data, has_more: hasMore, last_id: ids.at(-1) ?? null } };
}

describe('reprise list', () => {
  it('shows a page as a table and says that there is more', async () => {
    await using gateway = await startFakeGateway(() => page(['v1', 'v2'], true));
    const run = await runCli(['list', '--limit', '2', '--order', 'asc'], gateway);
    expect(run.code).toBe(0);
    expect(run.stdout.lines.map((line) => line.split(' ')[0])).toEqual(['ID', 'v1', 'v2']);
    expect(run.stdout.text).toContain('the prompt of v2');
    expect(run.stderr.text).toMatch(/more: use --limit or --all/);
    expect(gateway.asked()).toEqual(['GET /v1/videos?limit=2&order=asc']);
  });

  it('asks for 20, newest first, unless told otherwise', async () => {
    await using gateway = await startFakeGateway(() => page([], false));
    const run = await runCli(['list'], gateway);
    expect(gateway.asked()).toEqual(['GET /v1/videos?limit=20&order=desc']);
    expect(run.stdout.text).toBe('');
    expect(run.stderr.text).toMatch(/no videos yet/);
  });

  it('follows all pages and prints them as one', async () => {
    await using gateway = await startFakeGateway(({ url }) =>
      url.includes('after=v2') ? page(['v3'], false) : page(['v1', 'v2'], true),
    );
    const run = await runCli(['list', '--all', '--json'], gateway);
    expect(JSON.parse(run.stdout.text)).toMatchObject({
      object: 'list',
      data: [{ id: 'v1' }, { id: 'v2' }, { id: 'v3' }],
      first_id: 'v1',
      last_id: 'v3',
      has_more: false,
    });
    expect(gateway.asked()).toEqual([
      'GET /v1/videos?limit=100&order=desc',
      'GET /v1/videos?limit=100&order=desc&after=v2',
    ]);
  });

  it('does not follow a gateway in a circle', async () => {
    await using gateway = await startFakeGateway(() => page(['v1'], true));
    const run = await runCli(['list', '--all', '--json'], gateway);
    expect(run.code).toBe(0);
    expect(gateway.requests).toHaveLength(2);
  });

  it.each([['0'], ['101'], ['x'], ['-5']])('refuses --limit %s', async (limit) => {
    const run = await runCli(['list', `--limit=${limit}`]);
    expect(run.code).toBe(2);
    expect(run.stderr.text).toContain('from 1 to 100');
  });
});
