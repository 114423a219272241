/** Checking and moving bytes, under whatever else happens to them. */
import { mkdtemp, readdir, rm, writeFile, mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startS3Double, type S3Double } from '../../test/support/s3-double.ts';
import { createTestDatabase, type TestDatabase } from '../../test/support/test-database.ts';
import { testLinks } from '../../test/support/test-links.ts';
import { createIdentity, DEFAULT_PROJECT_ID } from '../identity/index.ts';
import { systemClock } from '../lib/clock.ts';
import type { AssetStores } from './asset-stores.ts';
import {
  createAssets,
  createMaintenance,
  enterReader,
  leaveReader,
  openStores,
  type Assets,
} from './index.ts';
import type { Moved } from './migrate-assets.ts';

const GATEWAY = 1;

let test: TestDatabase;
let folder: string;
let double: S3Double;
beforeAll(async () => {
  test = await createTestDatabase();
  await createIdentity(test.database, systemClock).ensureDefaultProject();
});
afterAll(() => test.drop());
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reprise-maintenance-'));
  double = await startS3Double();
});
afterEach(async () => {
  await double[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
  for (const table of ['assets', 'asset_store_readers']) {
    await test.database.query({ name: `test_clear_${table}`, text: `delete from ${table}` }, []);
  }
});

const inFolder = () => openStores(folder, null, null);
const inBucket = () => openStores(folder, double.location, null);
const backInFolder = () => openStores(folder, null, double.location);

function assetsIn(stores: AssetStores): Assets {
  return createAssets({
    database: test.database,
    stores,
    reserveBytes: 0,
    instanceId: GATEWAY,
    listLivingInstances: async () => [GATEWAY],
    clock: systemClock,
    links: testLinks(systemClock),
  });
}

async function keep(assets: Assets, content: string): Promise<string> {
  const { assetId } = await assets.put({
    projectId: DEFAULT_PROJECT_ID,
    kind: 'video',
    mediaType: 'video/mp4',
    bytes: Readable.from([Buffer.from(content)]),
  });
  await test.database.transaction((transaction) => assets.keep(transaction, assetId));
  return assetId;
}

function maintenanceOf(stores: AssetStores) {
  const listLivingInstances = async () => [GATEWAY];
  return createMaintenance({ database: test.database, stores, listLivingInstances });
}

async function verify(stores: AssetStores, isRepair = false) {
  const faults: { kind: string; assetId: string }[] = [];
  let checked = 0;
  await maintenanceOf(stores).verify(isRepair, (verified) => {
    checked += 1;
    if ('kind' in verified) faults.push({ kind: verified.kind, assetId: verified.assetId });
  });
  return { checked, faults };
}

async function migrate(stores: AssetStores): Promise<Moved[]> {
  const moved: Moved[] = [];
  await maintenanceOf(stores).migrate((one) => moved.push(one));
  return moved;
}

async function pathOf(assetId: string): Promise<string> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const found = entries.find((entry) => entry.name === assetId);
  return join(found?.parentPath ?? '', assetId);
}

async function countFiles(): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).length;
}

describe('verifying', () => {
  it('finds nothing where all is well, also while something is being written', async () => {
    const assets = assetsIn(inFolder());
    await keep(assets, 'one');
    const bytes = Readable.from([Buffer.from('nobody refers to it yet')]);
    const asset = { projectId: DEFAULT_PROJECT_ID, kind: 'video', mediaType: 'video/mp4' } as const;
    await assets.put({ ...asset, bytes });
    expect(await verify(inFolder())).toEqual({ checked: 1, faults: [] });
  });

  it('finds what is gone, changed, cut and left over, and removes only the last', async () => {
    const assets = assetsIn(inFolder());
    const [gone, changed, cut, whole] = [
      await keep(assets, 'gone'),
      await keep(assets, 'changed'),
      await keep(assets, 'cut short'),
      await keep(assets, 'whole'),
    ];
    await rm(await pathOf(gone));
    await writeFile(await pathOf(changed), 'CHANGED');
    await writeFile(await pathOf(cut), 'cut');
    const stray = `asset_mp4_${'0'.repeat(32)}`;
    const half = `asset_mp4_${'1'.repeat(32)}`;
    await mkdir(join(folder, '00', '00'), { recursive: true });
    await writeFile(join(folder, '00', '00', stray), 'stray');
    await mkdir(join(folder, '11', '11'), { recursive: true });
    await writeFile(join(folder, '11', '11', `${half}.partial`), 'half');
    await writeFile(join(folder, 'holiday.mp4'), 'not ours');
    const expected = [
      { kind: 'missing', assetId: gone },
      { kind: 'damaged', assetId: changed },
      { kind: 'damaged', assetId: cut },
      { kind: 'stray', assetId: stray },
      { kind: 'stray', assetId: half },
    ];
    const { checked, faults } = await verify(inFolder(), true);
    expect(checked).toBe(6);
    expect(faults).toHaveLength(5);
    expect(faults).toEqual(expect.arrayContaining(expected));
    expect((await verify(inFolder())).faults).toHaveLength(3);
    expect(await countFiles()).toBe(4);
    expect(await text(await (await assets.find(whole)).open())).toBe('whole');
  });

  it('finds them in a bucket as well', async () => {
    const assets = assetsIn(inBucket());
    const [gone] = [await keep(assets, 'gone'), await keep(assets, 'whole')];
    double.objects.delete(gone);
    double.objects.set(`asset_mp4_${'2'.repeat(32)}`, Buffer.from('stray'));
    const { faults } = await verify(inBucket());
    expect(faults.map(({ kind }) => kind)).toEqual(['missing', 'stray']);
  });
});

describe('moving', () => {
  it('brings everything to the bucket and back, and readers find it at every moment', async () => {
    const ids = await Promise.all(
      Array.from({ length: 7 }, (_item, index) => keep(assetsIn(inFolder()), `bytes ${index}`)),
    );
    const readAll = async (stores: AssetStores) => {
      const assets = assetsIn(stores);
      const found = await Promise.all(ids.map(async (id) => (await assets.find(id)).open()));
      return await Promise.all(found.map((stream) => text(stream)));
    };
    const expected = ids.map((_id, index) => `bytes ${index}`);
    const found = await Promise.all(ids.map((id) => assetsIn(inBucket()).find(id)));
    expect((await migrate(inBucket())).map(({ kind }) => kind)).toEqual(ids.map(() => 'moved'));
    expect([await countFiles(), double.objects.size]).toEqual([0, 7]);
    expect(await readAll(inBucket())).toEqual(expected);
    // Found before they were moved, opened after.
    const opened = await Promise.all(found.map((asset) => asset.open()));
    expect(await Promise.all(opened.map((stream) => text(stream)))).toEqual(expected);
    await migrate(backInFolder());
    expect([await countFiles(), double.objects.size]).toEqual([7, 0]);
    expect(await readAll(inFolder())).toEqual(expected);
    expect(await migrate(inFolder())).toEqual([]);
  });

  it('goes on where it was stopped, whatever was left where', async () => {
    for (let index = 0; index < 4; index += 1) await keep(assetsIn(inFolder()), `bytes ${index}`);
    let uploads = 0;
    double.interfere = (request) => {
      if (request.method !== 'PUT') return null;
      uploads += 1;
      return uploads > 2 ? { status: 403, code: 'AccessDenied' } : null;
    };
    await expect(migrate(inBucket())).rejects.toThrow('AccessDenied');
    // A crash between the copy and the record, and one between the record and the original.
    const listed = await readdir(folder, { recursive: true });
    const unturned =
      listed
        .find((name) => name.includes('asset_'))
        ?.split('/')
        .at(-1) ?? '';
    double.objects.set(unturned, Buffer.from('a copy that was cut'));
    const turned = [...double.objects.keys()].find((key) => key !== unturned) ?? '';
    const leftOver = join(folder, turned.slice(-2), turned.slice(-4, -2), turned);
    await mkdir(dirname(leftOver), { recursive: true });
    await writeFile(leftOver, double.objects.get(turned) ?? '');
    double.interfere = () => null;
    const kinds = (await migrate(inBucket())).map(({ kind }) => kind);
    expect(kinds.toSorted()).toEqual(['moved', 'moved', 'stray removed']);
    expect([await countFiles(), double.objects.size]).toEqual([0, 4]);
    expect(await verify(inBucket())).toEqual({ checked: 4, faults: [] });
  });

  it('leaves what is not what was stored where it is', async () => {
    const id = await keep(assetsIn(inFolder()), 'whole');
    await writeFile(await pathOf(id), 'WHOLE');
    const missing = await keep(assetsIn(inFolder()), 'missing');
    await rm(await pathOf(missing));
    const kinds = (await migrate(inBucket())).map(({ kind }) => kind);
    expect(kinds).toEqual(['damaged', 'damaged']);
    expect([await countFiles(), double.objects.size]).toEqual([1, 0]);
  });

  it('drops the copy of what is deleted meanwhile', async () => {
    const assets = assetsIn(inFolder());
    const id = await keep(assets, 'going');
    let isReleased: Promise<void> | null = null;
    double.interfere = (request) => {
      if (request.method === 'PUT') {
        isReleased ??= test.database.transaction((transaction) => assets.release(transaction, id));
      }
      return null;
    };
    double.loseAnswer = () => false;
    const stores = inBucket();
    const [target] = stores;
    const waiting: AssetStores = [
      {
        ...target,
        driver: {
          ...target.driver,
          put: async (key, bytes) => {
            const stored = await target.driver.put(key, bytes);
            await isReleased;
            return stored;
          },
        },
      },
      ...stores.slice(1),
    ];
    expect((await migrate(waiting)).map(({ kind }) => kind)).toEqual(['gone']);
    expect(double.objects.size).toBe(0);
    await assetsIn(inBucket()).remove(id);
    expect(await countFiles()).toBe(0);
  });

  it('waits for a gateway that could not follow, unless that one is dead', async () => {
    await keep(assetsIn(inFolder()), 'here');
    await enterReader(test.database, GATEWAY, inFolder());
    await enterReader(test.database, 99, inFolder());
    await expect(migrate(inBucket())).rejects.toThrow('restart it');
    expect(await countFiles()).toBe(1);
    await leaveReader(test.database, GATEWAY);
    await enterReader(test.database, GATEWAY, inBucket());
    expect(await migrate(inBucket())).toHaveLength(1);
  });

  it('is done by one command at a time', async () => {
    await keep(assetsIn(inFolder()), 'here');
    let second: Promise<unknown> = Promise.resolve();
    double.interfere = (request) => {
      if (request.method === 'PUT') second = verify(inBucket()).catch((error: unknown) => error);
      return null;
    };
    await migrate(inBucket());
    // Whether it was refused depends on who was faster; what was copied was no stray in any case.
    await second;
    double.interfere = () => null;
    expect(await verify(inBucket())).toEqual({ checked: 1, faults: [] });
    await test.database.transaction(async (transaction) => {
      const lock = { name: 'test_lock', text: 'select pg_advisory_xact_lock(5806130477)' };
      await transaction.query(lock, []);
      await expect(verify(inBucket())).rejects.toThrow('Another command');
      await expect(migrate(inBucket())).rejects.toThrow('Another command');
    });
  });
});

it('bytes in a store that is not configured are not taken for lost', async () => {
  const id = await keep(assetsIn(inBucket()), 'elsewhere');
  const found = await assetsIn(inFolder()).find(id);
  await expect(found.open()).rejects.toThrow('REPRISE_ASSETS_URL_PREVIOUS');
  await expect(verify(inFolder())).rejects.toThrow('not configured');
});
