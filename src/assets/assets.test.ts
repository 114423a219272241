/** Bytes and their records agree at every moment that a crash could pick. */
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { testLinks } from '../../test/support/test-links.ts';
import { createTestDatabase, type TestDatabase } from '../../test/support/test-database.ts';
import { createIdentity, DEFAULT_PROJECT_ID } from '../identity/index.ts';
import { systemClock } from '../lib/clock.ts';
import { AssetMissingError, createAssets, createFsDriver, type AssetDriver } from './index.ts';

const ME = 1;
const SOMEBODY_ELSE = 2;

let test: TestDatabase;
let folder: string;
let driver: AssetDriver;

beforeAll(async () => {
  test = await createTestDatabase();
  await createIdentity(test.database, systemClock).ensureDefaultProject();
  folder = await mkdtemp(join(tmpdir(), 'reprise-assets-'));
});

beforeEach(() => {
  driver = createFsDriver(folder);
});

afterAll(async () => {
  await test.drop();
  await rm(folder, { recursive: true });
});

function assetsOf(instanceId: number, living: readonly number[] = [ME, SOMEBODY_ELSE]) {
  return createAssets({
    database: test.database,
    stores: [{ name: 'fs', driver }],
    reserveBytes: 0,
    instanceId,
    listLivingInstances: async () => living,
    clock: systemClock,
    links: testLinks(systemClock),
  });
}

const video = (text: string) => ({
  projectId: DEFAULT_PROJECT_ID,
  kind: 'video' as const,
  mediaType: 'video/mp4',
  bytes: Readable.from([Buffer.from(text)]),
});

async function count(): Promise<{ rows: number; files: number }> {
  const statement = {
    name: 'test_count_assets',
    text: 'select count(*)::int as count from assets',
  };
  const { rows } = await test.database.query<{ count: number }>(statement, []);
  const files = await readdir(folder, { recursive: true, withFileTypes: true });
  return { rows: rows[0]?.count ?? 0, files: files.filter((entry) => entry.isFile()).length };
}

async function putAndKeep(text: string): Promise<string> {
  const assets = assetsOf(ME);
  const { assetId: id } = await assets.put(video(text));
  await test.database.transaction((transaction) => assets.keep(transaction, id));
  return id;
}

describe('an asset', () => {
  it('can be opened once something refers to it, and not before', async () => {
    const assets = assetsOf(ME);
    const { assetId: id } = await assets.put(video('hello'));
    await expect(assets.open(id)).rejects.toThrow(AssetMissingError);
    await test.database.transaction((transaction) => assets.keep(transaction, id));
    const opened = await assets.open(id);
    expect(opened).toMatchObject({ mediaType: 'video/mp4', sizeBytes: 5 });
    expect(opened.sha256).toMatch(/^2cf24dba/);
    expect(String(await buffer(opened.bytes))).toBe('hello');
  });

  it('that is referred to is neither removed nor swept', async () => {
    const id = await putAndKeep('kept');
    await assetsOf(ME).remove(id);
    await assetsOf(SOMEBODY_ELSE, []).sweep();
    expect(String(await buffer((await assetsOf(ME).open(id)).bytes))).toBe('kept');
  });

  it('cannot be kept when it is not there', async () => {
    const assets = assetsOf(ME);
    const keep = (id: string) =>
      test.database.transaction((transaction) => assets.keep(transaction, id));
    await expect(keep('asset_unknown')).rejects.toThrow(AssetMissingError);
    const { assetId: id } = await assets.put(video('x'));
    await assets.remove(id);
    await expect(keep(id)).rejects.toThrow(AssetMissingError);
  });

  it('stays when the transaction that lets go of it is rolled back', async () => {
    const assets = assetsOf(ME);
    const id = await putAndKeep('still here');
    const failed = test.database.transaction(async (transaction) => {
      await assets.release(transaction, id);
      throw new Error('rolled back');
    });
    await expect(failed).rejects.toThrow('rolled back');
    await assets.remove(id);
    expect((await assets.open(id)).sizeBytes).toBe(10);
  });

  it('goes, row and bytes, after its release, and any number of times', async () => {
    const assets = assetsOf(ME);
    const before = await count();
    const id = await putAndKeep('gone');
    await test.database.transaction((transaction) => assets.release(transaction, id));
    await expect(assets.open(id)).rejects.toThrow(AssetMissingError);
    await assets.remove(id);
    await assets.remove(id);
    expect(await count()).toEqual(before);
  });

  it('whose bytes break off leaves nothing', async () => {
    const before = await count();
    const bytes = Readable.from(
      (async function* () {
        yield Buffer.from('half');
        throw new Error('it broke off');
      })(),
    );
    await expect(assetsOf(ME).put({ ...video(''), bytes })).rejects.toThrow('it broke off');
    expect(await count()).toEqual(before);
  });
});

describe('the sweep', () => {
  it('removes what the dead were writing, and leaves the living alone', async () => {
    await assetsOf(ME).sweep();
    const before = await count();
    await assetsOf(SOMEBODY_ELSE).put(video('of somebody who will die'));
    const { assetId: mine } = await assetsOf(ME).put(video('of somebody alive'));
    expect(await assetsOf(ME, [ME, SOMEBODY_ELSE]).sweep()).toBe(0);
    expect(await assetsOf(ME, [ME]).sweep()).toBe(1);
    expect(await count()).toEqual({ rows: before.rows + 1, files: before.files + 1 });
    await assetsOf(ME).remove(mine);
  });

  it('finishes a removal that a crash cut short', async () => {
    const before = await count();
    const id = await putAndKeep('half removed');
    const assets = assetsOf(ME);
    await test.database.transaction((transaction) => assets.release(transaction, id));
    expect(await assetsOf(SOMEBODY_ELSE).sweep()).toBe(1);
    expect(await count()).toEqual(before);
  });

  it('goes on after one that cannot be removed', async () => {
    const before = await count();
    const [first, second] = [await putAndKeep('stuck'), await putAndKeep('free')];
    const assets = assetsOf(ME);
    for (const id of [first, second]) {
      await test.database.transaction((transaction) => assets.release(transaction, id));
    }
    const working = driver;
    driver = {
      ...working,
      delete: async (key) => {
        if (key === first) throw new Error('EACCES');
        await working.delete(key);
      },
    };
    await expect(assetsOf(ME).sweep()).rejects.toThrow('some assets could not be removed');
    expect(await count()).toEqual({ rows: before.rows + 1, files: before.files + 1 });
    driver = working;
    expect(await assetsOf(ME).sweep()).toBe(1);
    expect(await count()).toEqual(before);
  });
});
