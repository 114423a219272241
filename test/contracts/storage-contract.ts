/** What every storage driver must do; each one's test calls this. */
import { createHash, randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AssetMissingError, type AssetDriver } from '../../src/assets/index.ts';

export function testStorage(name: string, open: () => Promise<AssetDriver>): void {
  describe(`the storage driver ${name} keeps the contract`, () => {
    const keysOf = async (driver: AssetDriver): Promise<string[]> => {
      const keys: string[] = [];
      for await (const key of driver.list()) keys.push(key);
      return keys;
    };
    const newKey = () => `asset_${randomBytes(16).toString('hex')}`;

    test('what is put can be opened, byte for byte, with its size and hash', async () => {
      const driver = await open();
      const parts = fc.array(fc.uint8Array({ maxLength: 300_000 }), { maxLength: 5 });
      await fc.assert(
        fc.asyncProperty(parts, async (chunks) => {
          const key = newKey();
          const whole = Buffer.concat(chunks);
          const stored = await driver.put(
            key,
            Readable.from(chunks.map((part) => Buffer.from(part))),
          );
          expect(stored).toEqual({
            sizeBytes: whole.byteLength,
            sha256: createHash('sha256').update(whole).digest('hex'),
          });
          expect((await buffer(await driver.open(key))).equals(whole)).toBe(true);
          await driver.delete(key);
        }),
        { numRuns: 15 },
      );
    });

    test('any part can be opened, and is exactly that part', async () => {
      const driver = await open();
      const key = newKey();
      const whole = randomBytes(700_000);
      await driver.put(key, Readable.from([whole]));
      const at = fc.nat({ max: whole.byteLength - 1 });
      await fc.assert(
        fc.asyncProperty(at, at, async (a, b) => {
          const range = { firstByte: Math.min(a, b), lastByte: Math.max(a, b) };
          const part = await buffer(await driver.open(key, range));
          expect(part.equals(whole.subarray(range.firstByte, range.lastByte + 1))).toBe(true);
        }),
        {
          numRuns: 15,
          examples: [
            [0, 0],
            [0, 699_999],
            [699_999, 699_999],
          ],
        },
      );
      await expect(
        driver.open(key, { firstByte: 0, lastByte: whole.byteLength }),
      ).rejects.toThrow();
    });

    test('what is larger than one piece of memory arrives whole', async () => {
      const driver = await open();
      const key = newKey();
      const piece = randomBytes(1_000_000);
      const stored = await driver.put(key, Readable.from(Array.from({ length: 13 }, () => piece)));
      expect(stored.sizeBytes).toBe(13_000_000);
      const back = createHash('sha256');
      for await (const chunk of await driver.open(key)) back.update(chunk as Buffer);
      expect(back.digest('hex')).toBe(stored.sha256);
      const last = await driver.open(key, { firstByte: 12_999_999, lastByte: 12_999_999 });
      expect((await buffer(last))[0]).toBe(piece.at(-1));
    });

    test('a large stream that breaks off leaves nothing, and can be put again', async () => {
      const driver = await open();
      const key = newKey();
      const broken = Readable.from(
        (function* breakOff() {
          for (let index = 0; index < 12; index += 1) yield Buffer.alloc(1_000_000);
          throw new Error('broken off');
        })(),
      );
      await expect(driver.put(key, broken)).rejects.toThrow('broken off');
      expect(await driver.measure(key)).toBeNull();
      expect(await keysOf(driver)).not.toContain(key);
      await driver.put(key, Readable.from([Buffer.from('again')]));
      expect(String(await buffer(await driver.open(key)))).toBe('again');
    });

    test('what is there can be measured and listed', async () => {
      const driver = await open();
      const keys = Array.from({ length: 7 }, newKey);
      for (const key of keys) await driver.put(key, Readable.from([Buffer.from(key)]));
      expect(await keysOf(driver)).toEqual(expect.arrayContaining(keys));
      for (const key of keys) expect(await driver.measure(key)).toBe(key.length);
      for (const key of keys) await driver.delete(key);
      const left = await keysOf(driver);
      for (const key of keys) {
        expect(left).not.toContain(key);
        expect(await driver.measure(key)).toBeNull();
      }
    });

    test('a stream that breaks off leaves nothing', async () => {
      const driver = await open();
      const key = newKey();
      const broken = Readable.from(
        (function* breakOff() {
          yield Buffer.alloc(100_000);
          throw new Error('broken off');
        })(),
      );
      await expect(driver.put(key, broken)).rejects.toThrow('broken off');
      await expect(driver.open(key)).rejects.toBeInstanceOf(AssetMissingError);
    });

    test('what is deleted is gone, and deleting it again is no error', async () => {
      const driver = await open();
      const key = newKey();
      await driver.put(key, Readable.from([Buffer.from('a')]));
      await driver.delete(key);
      await driver.delete(key);
      await expect(driver.open(key)).rejects.toBeInstanceOf(AssetMissingError);
    });

    test('a reader that started keeps its bytes when they are deleted', async () => {
      const driver = await open();
      const key = newKey();
      const bytes = randomBytes(3_000_000);
      await driver.put(key, Readable.from([bytes]));
      const reader = await driver.open(key);
      await driver.delete(key);
      expect((await buffer(reader)).equals(bytes)).toBe(true);
    });

    test.each(['', '../../etc/passwd', 'a/b', 'A'.repeat(9), 'short'])(
      'the key "%s" is refused',
      async (key) => {
        const driver = await open();
        await expect(driver.put(key, Readable.from([]))).rejects.toThrow('key');
        await expect(driver.open(key)).rejects.toThrow('key');
      },
    );
  });
}
