/** What every storage driver must do; each one's test calls this. */
import { createHash, randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AssetMissingError, type AssetDriver } from '../../src/assets/index.ts';

export function testStorage(name: string, open: () => Promise<AssetDriver>): void {
  describe(`the storage driver ${name} keeps the contract`, () => {
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
