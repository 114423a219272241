/** Inputs in the database, and how those of older versions get there. */
import { copyFile, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createEmptyDatabase, type TestDatabase } from '../../test/support/test-database.ts';
import { migrate } from '../db/index.ts';
import { createLogger } from '../lib/logger.ts';
import { deleteInputs, deleteSource, findInputs, insertInputs } from './video-inputs.ts';

const MIGRATIONS = fileURLToPath(new URL('../../migrations', import.meta.url));
const BEFORE_INPUTS = /^000[1-5]-/;

let testDatabase: TestDatabase;
let folder: string;

beforeEach(async () => {
  testDatabase = await createEmptyDatabase();
  folder = await mkdtemp(join(tmpdir(), 'reprise-migrations-'));
});
afterEach(async () => {
  await testDatabase.drop();
  await rm(folder, { recursive: true });
});

async function run(text: string): Promise<void> {
  await testDatabase.database.transaction((transaction) => transaction.runScript(text));
}

async function migrateTo(names: RegExp): Promise<void> {
  for (const name of await readdir(MIGRATIONS)) {
    if (!names.test(name)) continue;
    await copyFile(join(MIGRATIONS, name), join(folder, name));
  }
  await migrate(testDatabase.database, folder, createLogger('silent'));
}

const asset = (id: string, kind: string) =>
  `insert into assets (id, project_id, kind, state, writer, media_type, created_at)
   values ('${id}', 'proj_1', '${kind}', 'stored', 1, 'x/y', now());`;

test('what older versions knew of references and sources is still known', async () => {
  await migrateTo(BEFORE_INPUTS);
  const columns = `id, alias, project_id, operation, model, provider_id, prompt, width, height,
    duration_seconds, created_at`;
  await run(`
    insert into projects (id, name, running_limit, created_at) values ('proj_1', 'x', 2, now());
    ${asset('asset_image', 'reference')} ${asset('asset_result', 'video')}
    insert into videos (${columns}, status, reference_asset_id, result_asset_id, completed_at)
      values ('video_1', 'task_1', 'proj_1', 'create', 'm', 'p', 'x', 64, 32, 4, now(),
        'completed', 'asset_image', 'asset_result', now());
    insert into videos (${columns}, status, reference_asset_id, source_video_id)
      values ('video_2', 'task_2', 'proj_1', 'extend', 'm', 'p', 'x', 64, 32, 8, now(),
        'queued', 'asset_image', 'video_1');`);
  await migrateTo(/./);
  const references = [{ assetId: 'asset_image' }];
  const { database } = testDatabase;
  expect(await findInputs(database, 'video_1')).toEqual({
    references,
    characters: [],
    source: null,
  });
  const source = { assetId: 'asset_result', width: 64, height: 32, durationSeconds: 4 };
  expect(await findInputs(database, 'video_2')).toEqual({ references, characters: [], source });
});

test('inputs come back in their order, and go all at once or the source alone', async () => {
  await migrateTo(/./);
  await run(`
    insert into projects (id, name, running_limit, created_at) values ('proj_1', 'x', 2, now());
    ${['a', 'b', 'c', 'd'].map((id) => asset(id, 'upload')).join(' ')}
    insert into videos (id, alias, project_id, operation, status, model, provider_id, prompt,
        width, height, duration_seconds, created_at)
      values ('video_1', 'task_1', 'proj_1', 'edit', 'queued', 'm', 'p', 'x', 64, 32, 4, now());`);
  const { database } = testDatabase;
  const inputs = {
    references: [{ assetId: 'c' }, { assetId: 'a' }],
    characters: [
      { assetId: 'b', name: 'Mossy' },
      { assetId: 'b', name: '苔' },
    ],
    source: { assetId: 'd', width: 64, height: 32, durationSeconds: 4.25 },
  };
  await insertInputs(database, 'video_1', inputs);
  expect(await findInputs(database, 'video_1')).toEqual(inputs);
  expect(await deleteSource(database, 'video_1')).toEqual(['d']);
  expect(await findInputs(database, 'video_1')).toEqual({ ...inputs, source: null });
  expect((await deleteInputs(database, 'video_1')).toSorted()).toEqual(['a', 'b', 'b', 'c']);
});
