/** Pages of a project's videos, whole and by what is looked for in them. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createEngineBench, type EngineBench } from '../../test/support/engine-bench.ts';
import { CREATE, type OpenEngine } from '../../test/support/open-engine.ts';
import type { ListCommand, Video } from '../core/index.ts';
import type { Queryable } from '../db/index.ts';
import { listVideos } from './video-statements.ts';

let bench: EngineBench;
let opened: OpenEngine;
let source: Video;
let remix: Video;
let cancelled: Video;

beforeAll(async () => {
  bench = await createEngineBench();
  opened = bench.open();
  const { engine, run } = opened;
  source = await make();
  while ((await run()) > 0) later();
  cancelled = await make();
  await engine.cancelVideo(bench.owner, { kind: 'cancel', videoId: cancelled.id });
  while ((await run()) > 0) later();
  const wish = { kind: 'remix', sourceVideoId: source.id, prompt: 'the same at night' } as const;
  remix = await engine.makeVideo(bench.owner, wish, null);
});
afterAll(() => bench.close());

async function make(): Promise<Video> {
  const video = await opened.engine.makeVideo(bench.owner, CREATE, null);
  later();
  return video;
}

function later(): void {
  bench.now = new Date(bench.now.getTime() + 60_000);
}

async function list(changes: Partial<ListCommand> = {}, principal = bench.owner) {
  const command: ListCommand = { kind: 'list', after: null, limit: 10, order: 'desc', ...changes };
  const { videos, hasMore } = await opened.engine.listVideos(principal, command);
  return { ids: videos.map(({ id }) => id), hasMore };
}

describe('a page', () => {
  test('is the newest first, or the oldest', async () => {
    expect(await list()).toEqual({ ids: [remix.id, cancelled.id, source.id], hasMore: false });
    expect((await list({ order: 'asc' })).ids).toEqual([source.id, cancelled.id, remix.id]);
  });

  test('may be of those that stand so', async () => {
    expect((await list({ statuses: ['completed'] })).ids).toEqual([source.id]);
    expect((await list({ statuses: ['queued', 'cancelled'] })).ids).toEqual([
      remix.id,
      cancelled.id,
    ]);
    expect((await list({ statuses: ['failed'], order: 'asc' })).ids).toEqual([]);
    expect((await list({ statuses: ['queued', 'in_progress'] })).ids).toEqual([remix.id]);
    expect((await list({ statuses: ['cancelled', 'failed'] })).ids).toEqual([cancelled.id]);
  });

  test('may be of those that were made from one', async () => {
    expect((await list({ sourceVideoId: source.id })).ids).toEqual([remix.id]);
    expect((await list({ sourceVideoId: source.id, statuses: ['failed'] })).ids).toEqual([]);
    expect((await list({ sourceVideoId: remix.id, order: 'asc' })).ids).toEqual([]);
  });

  test('goes on after the last of the one before, whatever is looked for', async () => {
    const statuses = ['completed', 'cancelled'] as const;
    const first = await list({ statuses, limit: 1 });
    expect(first).toEqual({ ids: [cancelled.id], hasMore: true });
    const next = await list({ statuses, limit: 1, after: cancelled.id });
    expect(next).toEqual({ ids: [source.id], hasMore: false });
  });

  test('holds nothing of another project', async () => {
    expect((await list({ sourceVideoId: source.id }, bench.stranger)).ids).toEqual([]);
    expect((await list({ statuses: ['completed'] }, bench.stranger)).ids).toEqual([]);
  });
});

describe('among very many', () => {
  test.for([
    ['all', 'videos_by_project'],
    ['unfinished', 'videos_unfinished'],
    ['failed', 'videos_failed'],
    ['cancelled', 'videos_cancelled'],
    ['from_source', 'videos_by_source'],
  ] as const)('%s are found by %s', async ([listed, index]) => {
    const plans = await bench.database.transaction(async (transaction) => {
      // As it is planned for any values, and with so few rows as there are here.
      await setLocal(transaction, 'plan_cache_mode', 'force_generic_plan');
      await setLocal(transaction, 'enable_seqscan', 'off');
      await setLocal(transaction, 'enable_sort', 'off');
      return [await explain('asc', transaction), await explain('desc', transaction)];
    });
    expect(plans[0]).toContain(`Index Scan using ${index} `);
    expect(plans[1]).toContain(`Index Scan Backward using ${index} `);

    async function explain(order: 'asc' | 'desc', transaction: Queryable): Promise<string> {
      const { name, text } = listVideos(listed, order);
      const statement = { name: `explain_${name}`, text: `explain ${text}` };
      const sourceId = listed === 'from_source' ? source.id : null;
      const values = [bench.owner.projectId, null, null, 10, null, sourceId];
      const { rows } = await transaction.query<{ 'QUERY PLAN': string }>(statement, values);
      return rows.map((row) => row['QUERY PLAN']).join('\n');
    }
  });

  async function setLocal(transaction: Queryable, name: string, value: string): Promise<void> {
    const statement = { name: `set_${name}`, text: 'select set_config($1, $2, true)' };
    await transaction.query(statement, [name, value]);
  }
});
