/** Bytes in a folder: whole or not at all, under keys that cannot leave the folder. */
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AssetMissingError, StorageFullError, type AssetDriver } from '../asset-driver.ts';
import { createFsDriver } from './fs-driver.ts';

const KEY = 'asset_0123456789abcdef';

let folder: string;
let driver: AssetDriver;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reprise-assets-'));
  driver = createFsDriver(join(folder, 'not', 'there', 'yet'));
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

async function listFiles(): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => entry.name);
}

async function* pieces(count: number, sizeBytes: number, error?: Error): AsyncGenerator<Buffer> {
  for (let index = 0; index < count; index += 1) yield Buffer.alloc(sizeBytes, index);
  if (error !== undefined) throw error;
}

describe('put', () => {
  it.each([
    ['nothing', Buffer.alloc(0)],
    ['a little', Buffer.from('hello')],
    ['more than one read', Buffer.alloc(1_000_000, 'abc')],
  ])('stores %s, and says its size and hash', async (_name, bytes) => {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const stored = await driver.put(KEY, Readable.from([bytes]));
    expect(stored).toEqual({ sizeBytes: bytes.byteLength, sha256 });
    expect((await buffer(await driver.open(KEY))).equals(bytes)).toBe(true);
    expect(await listFiles()).toEqual([KEY]);
  });

  it('leaves nothing when the stream breaks half way', async () => {
    const broken = Readable.from(pieces(10, 100_000, new Error('the upstream broke off')));
    await expect(driver.put(KEY, broken)).rejects.toThrow('the upstream broke off');
    expect(await listFiles()).toEqual([]);
    await expect(driver.open(KEY)).rejects.toThrow(AssetMissingError);
  });

  it('leaves nothing when the stream is destroyed without a word', async () => {
    let reads = 0;
    const gone = new Readable({
      read() {
        reads += 1;
        this.push(Buffer.alloc(100_000));
        if (reads === 3) this.destroy();
      },
    });
    await expect(driver.put(KEY, gone)).rejects.toThrow('Premature close');
    expect(await listFiles()).toEqual([]);
  });

  it.each(['ENOSPC', 'EDQUOT'])(
    'says that there is no room on %s, and leaves nothing',
    async (code) => {
      const full = Object.assign(new Error('no room'), { code });
      const source = Readable.from(pieces(3, 1000, full));
      await expect(driver.put(KEY, source)).rejects.toThrow(StorageFullError);
      expect(await listFiles()).toEqual([]);
    },
  );

  it('ends the stream when the folder cannot be written', async () => {
    const blocked = createFsDriver(join(folder, 'file'));
    await writeFile(join(folder, 'file'), 'in the way');
    const source = Readable.from(pieces(3, 1000));
    await expect(blocked.put(KEY, source)).rejects.toThrow('ENOTDIR');
    expect(source.destroyed).toBe(true);
  });

  it('shows nothing before it is whole', async () => {
    const gate = Promise.withResolvers<void>();
    async function* slow(): AsyncGenerator<Buffer> {
      yield Buffer.from('first half, ');
      await gate.promise;
      yield Buffer.from('second half');
    }
    const put = driver.put(KEY, Readable.from(slow()));
    await expect(driver.open(KEY)).rejects.toThrow(AssetMissingError);
    gate.resolve();
    await put;
    expect(String(await buffer(await driver.open(KEY)))).toBe('first half, second half');
  });

  it('takes many at once', async () => {
    const keys = Array.from({ length: 40 }, (_item, index) => `asset_${index + 1000}`);
    await Promise.all(
      keys.map((key) => driver.put(key, Readable.from([Buffer.from(`bytes of ${key}`)]))),
    );
    for (const key of keys) {
      expect(String(await buffer(await driver.open(key)))).toBe(`bytes of ${key}`);
    }
    expect((await listFiles()).toSorted()).toEqual(keys);
  });
});

describe('open', () => {
  it('knows what is missing', async () => {
    await expect(driver.open(KEY)).rejects.toThrow(AssetMissingError);
  });

  it('serves readers that were there before the deletion to the end', async () => {
    await driver.put(KEY, Readable.from(pieces(8, 200_000)));
    const stream = await driver.open(KEY);
    await driver.delete(KEY);
    expect((await buffer(stream)).byteLength).toBe(1_600_000);
  });
});

describe('delete', () => {
  it('removes what is there, whole or half written, and does not mind nothing', async () => {
    await driver.delete(KEY);
    await driver.put(KEY, Readable.from(pieces(1, 10)));
    const [entry] = await readdir(folder, { recursive: true, withFileTypes: true }).then((all) =>
      all.filter((found) => found.isFile()),
    );
    await writeFile(join(entry?.parentPath ?? '', `${KEY}.partial`), 'left by a crash');
    await driver.delete(KEY);
    expect(await listFiles()).toEqual([]);
    await driver.delete(KEY);
  });
});

describe('keys', () => {
  it.each([
    '',
    'short',
    '../../etc/passwd',
    '/etc/passwd-file',
    'asset_0\0abcdef',
    'ASSET_0123456',
    'asset.partial',
  ])('cannot be %j', async (key) => {
    const source = Readable.from(['x']);
    await expect(async () => await driver.put(key, source)).rejects.toThrow('asset key');
    await expect(async () => await driver.open(key)).rejects.toThrow('asset key');
    await expect(async () => await driver.delete(key)).rejects.toThrow('asset key');
  });
});
