/** Images that the gateway itself gave a link to, as references of videos. */
import { buffer } from 'node:stream/consumers';
import { createCanvas } from '@napi-rs/canvas';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { createEngineBench, type EngineBench } from '../../test/support/engine-bench.ts';
import type { OpenEngine } from '../../test/support/open-engine.ts';
import type { CreateCommand, NewFile, Principal, Video } from '../core/index.ts';
import type { SignedLink } from './index.ts';

const HOUR_MS = 3_600_000;
const PNG = createCanvas(720, 1280).toBuffer('image/png');
const FORBIDDEN = { code: 'reference_address_forbidden', param: 'image_urls[0]' };

let bench: EngineBench;

beforeAll(async () => {
  bench = await createEngineBench();
});
afterAll(() => bench.close());
afterEach(() => bench.clear());

async function upload({ engine }: OpenEngine, bytes = PNG, onlyImages = true): Promise<NewFile> {
  return await engine.createFile(bench.owner, {
    kind: 'create_file',
    name: 'a.png',
    purpose: 'vision',
    bytes,
    expiresAfterSeconds: 3600,
    onlyImages,
  });
}

/** At an address that the guarded client never asks. */
function urlOf({ fileName, expires, signature }: SignedLink, base = 'http://127.0.0.1:1'): string {
  return `${base}/files/${fileName}?expires=${expires}&signature=${signature}`;
}

function createFrom(
  { engine }: OpenEngine,
  url: string,
  principal: Principal = bench.owner,
): Promise<Video> {
  const command: CreateCommand = {
    kind: 'create',
    prompt: 'a lake',
    model: null,
    size: null,
    durationSeconds: null,
    references: [{ kind: 'url', url, param: 'image_urls[0]' }],
  };
  return engine.makeVideo(principal, command, null);
}

describe('a link to an uploaded image', () => {
  test.each(['http://127.0.0.1:1', 'https://behind.example/a/proxy'])(
    'is a reference of its project at %s, and the bytes are stored once',
    async (base) => {
      const opened = bench.open();
      const file = await upload(opened);
      expect(file.mediaType).toBe('image/png');
      await createFrom(opened, urlOf(opened.engine.linkFile(file), base));
      expect(await bench.storedFiles()).toEqual([file.assetId]);
      // The video has its own hold on them.
      const fileId = file.id;
      await opened.engine.deleteFile(bench.owner, { kind: 'delete_file', fileId });
      await opened.run();
      expect(opened.provider.submissions[0]?.request.referenceImageCount).toBe(1);
      expect(await bench.storedFiles()).toContain(file.assetId);
    },
  );

  test('opens without a key for as long as the file is there', async () => {
    const opened = bench.open();
    const { engine } = opened;
    const file = await upload(opened);
    const link = engine.linkFile(file);
    expect(await buffer(await (await engine.openLink(link)).open())).toEqual(PNG);
    await engine.deleteFile(bench.owner, { kind: 'delete_file', fileId: file.id });
    await expect(engine.openLink(link)).rejects.toMatchObject({ code: 'video_expired' });
  });

  test('is an address like any other once it is changed, expired, or another project’s', async () => {
    const opened = bench.open();
    const link = opened.engine.linkFile(await upload(opened));
    const other = await upload(opened);
    const forged = [
      urlOf({ ...link, signature: `${link.signature.slice(0, -2)}xx` }),
      urlOf({ ...link, expires: link.expires + 1 }),
      urlOf({ ...link, fileName: `${other.assetId}.png` }),
      urlOf(link).replace('/files/', '/elsewhere/'),
      urlOf(link).replace(/&signature.*/, ''),
    ];
    for (const url of forged)
      await expect(createFrom(opened, url)).rejects.toMatchObject(FORBIDDEN);
    await expect(createFrom(opened, urlOf(link), bench.stranger)).rejects.toMatchObject(FORBIDDEN);
    const before = bench.now;
    bench.now = new Date(before.getTime() + 2 * HOUR_MS);
    await expect(createFrom(opened, urlOf(link))).rejects.toMatchObject(FORBIDDEN);
    bench.now = before;
    expect(await bench.count('videos')).toBe(0);
  });

  test('must lead to an image, which an upload of images alone sees at once', async () => {
    const opened = bench.open();
    const notAnImage = { code: 'reference_not_an_image' };
    await expect(upload(opened, Buffer.from('text'))).rejects.toMatchObject({
      ...notAnImage,
      param: 'file',
    });
    expect(await bench.storedFiles()).toEqual([]);
    const file = await upload(opened, Buffer.from('text'), false);
    const url = urlOf(opened.engine.linkFile(file));
    await expect(createFrom(opened, url)).rejects.toMatchObject(notAnImage);
  });

  test('must lead to no more than an image may have', async () => {
    const opened = bench.open();
    const file = await upload(opened, Buffer.alloc(20 * 1024 * 1024 + 1), false);
    const url = urlOf(opened.engine.linkFile(file));
    await expect(createFrom(opened, url)).rejects.toMatchObject({ code: 'reference_too_large' });
  });
});

test('a link to the result of an own video is read here as well', async () => {
  const opened = bench.open();
  const { engine } = opened;
  const file = await upload(opened);
  const { id } = await createFrom(opened, urlOf(engine.linkFile(file)));
  await opened.run();
  const video = await opened.get(id, bench.owner);
  const result = engine.linkContent(video, 'video');
  // The scripted result is no image; what matters is that its bytes were looked at.
  await expect(createFrom(opened, urlOf(result!))).rejects.toMatchObject({
    code: 'reference_not_an_image',
  });
});
