import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readReferenceImage } from './read-reference-image.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reprise-reference-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function write(name: string, bytes: Buffer): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, bytes);
  return path;
}

it.each([
  ['image/png', Buffer.from('\u0089PNG\r\n\u001a\nrest', 'latin1')],
  ['image/jpeg', Buffer.from('\u00ff\u00d8\u00ff\u00e0rest', 'latin1')],
  ['image/gif', Buffer.from('GIF89arest', 'latin1')],
  ['image/webp', Buffer.from('RIFF\u0001\u0002\u0003\nWEBPrest', 'latin1')],
])('knows %s by its content', async (mediaType, bytes) => {
  const path = await write('picture.bin', bytes);
  expect(await readReferenceImage(path)).toBe(
    `data:${mediaType};base64,${bytes.toString('base64')}`,
  );
});

it('refuses what is no picture, is missing or is too large', async () => {
  const text = await write('lake.png', Buffer.from('not a picture'));
  await expect(readReferenceImage(text)).rejects.toThrow('neither JPEG, PNG, WebP nor GIF');
  await expect(readReferenceImage(join(folder, 'missing.png'))).rejects.toThrow('cannot be read');
  await truncate(text, 20_000_000);
  await expect(readReferenceImage(text)).rejects.toThrow('at most 15700000');
});
