/** Uploaded sources, files and characters: what providers get of them, and how long they stay. */
import { buffer, text } from 'node:stream/consumers';
import { createCanvas } from '@napi-rs/canvas';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { createEngineBench, type EngineBench } from '../../test/support/engine-bench.ts';
import { succeedWith, type Script } from '../../test/support/scripted-provider.ts';
import { tinyMp4 } from '../../test/support/tiny-mp4.ts';
import { RepriseError } from '../core/index.ts';
import type {
  Character,
  CreateCommand,
  EditCommand,
  ExtendCommand,
  PollResult,
  ReferenceInput,
  StoredFile,
  Video,
} from '../core/index.ts';
import { disownDeadInstances } from '../queue/index.ts';

const CREATE: CreateCommand = {
  kind: 'create',
  prompt: 'a lake',
  model: null,
  size: null,
  durationSeconds: null,
  references: [],
};
const PENDING: PollResult = { state: 'pending', pollAfterMs: 0, progressPercent: 40 };
const NOTHING_STORED = [[], 0];

let bench: EngineBench;
let clip: Buffer;

beforeAll(async () => {
  bench = await createEngineBench();
  clip = await tinyMp4({ width: 1281, height: 721, durationSeconds: 4.1 });
});
afterAll(() => bench.close());
afterEach(() => bench.clear());

type Opened = ReturnType<EngineBench['open']>;

function editOf(bytes: Buffer, model: string | null = null): EditCommand {
  const source = { kind: 'upload', bytes, param: 'video' } as const;
  return { kind: 'edit', source, prompt: 'make it snow', model };
}

function extendOf(bytes: Buffer, addedSeconds = 8, keepsSource = true): ExtendCommand {
  const source = { kind: 'upload', bytes, param: 'video' } as const;
  const model = null;
  return { kind: 'extend', source, prompt: 'on', addedSeconds, keepsSource, model };
}

function extendVideo(videoId: string, keepsSource = true): ExtendCommand {
  return { ...extendOf(clip, 8, keepsSource), source: { kind: 'video', videoId } };
}

const make = ({ engine }: Opened, command: CreateCommand | EditCommand | ExtendCommand) =>
  engine.makeVideo(bench.owner, command, null);
const get = ({ engine }: Opened, videoId: string) =>
  engine.getVideo(bench.owner, { kind: 'get', videoId });
const remove = ({ engine }: Opened, videoId: string) =>
  engine.deleteVideo(bench.owner, { kind: 'delete', videoId });

async function makeCompleted(opened: Opened): Promise<Video> {
  const { id } = await make(opened, CREATE);
  await opened.run();
  return await get(opened, id);
}

/** A provider that keeps what it read of a request. */
function reading(read: string[]): Script {
  return {
    async submit(request, context) {
      for (let index = 0; index < request.referenceImageCount; index += 1) {
        read.push(`image ${(await buffer(await context.openReferenceImage(index))).length}`);
      }
      for (const [index, { name }] of request.characters.entries()) {
        read.push(`${name} ${(await buffer(await context.openCharacterClip(index))).length}`);
      }
      if (request.source !== null) read.push(`source ${await sizeOf(context.openSourceVideo())}`);
      return { key: context.idempotencyKey };
    },
  };
}

async function sizeOf(opening: Promise<AsyncIterable<Uint8Array>>): Promise<number> {
  let size = 0;
  for await (const chunk of await opening) size += chunk.length;
  return size;
}

async function stored(): Promise<unknown[]> {
  return [await bench.storedFiles(), await bench.count('assets')];
}

describe('an edit of an upload', () => {
  test('has its even size and its whole seconds, and the provider gets the bytes', async () => {
    const read: string[] = [];
    const opened = bench.open(reading(read));
    const video = await make(opened, editOf(clip, 'sora-2-pro'));
    expect(video).toMatchObject({
      operation: 'edit',
      model: 'sora-2-pro',
      width: 1280,
      height: 720,
      durationSeconds: 4,
      sourceVideoId: null,
    });
    await opened.run();
    const [{ request } = { request: null }] = opened.provider.submissions;
    expect(request).toMatchObject({ operation: 'edit', keepsSource: true, durationSeconds: 4 });
    expect(request?.source).toMatchObject({ operation: null, width: 1281, height: 721 });
    expect(request?.source?.durationSeconds).toBeCloseTo(4.1, 1);
    expect(read).toEqual([`source ${clip.length}`]);
  });

  test('is removed with the last that needs it, whether that succeeds or fails', async () => {
    const opened = bench.open({ poll: async () => PENDING });
    const { id } = await make(opened, editOf(clip));
    await opened.run(2);
    expect(await bench.storedFiles()).toHaveLength(1);
    await remove(opened, id);
    await opened.run();
    expect(await stored()).toEqual(NOTHING_STORED);

    const finishing = bench.open();
    const { id: finished } = await make(finishing, editOf(clip));
    await finishing.run();
    const { resultAssetId } = await get(finishing, finished);
    expect(await bench.storedFiles()).toEqual([resultAssetId]);
  });

  test.each([
    [{ width: 4000, height: 3000 }, 'sora-2', { width: 1564, height: 1172 }],
    [{ width: 400, height: 1000 }, 'sora-2', { width: 400, height: 1000 }],
    [{ width: 2000, height: 500 }, 'sora-2', { width: 1792, height: 448 }],
  ])('of %j with %s becomes %j', async (shape, model, size) => {
    const bytes = await tinyMp4({ ...shape, durationSeconds: 1 });
    expect(await make(bench.open(), editOf(bytes, model))).toMatchObject(size);
  });

  test.each([
    ['no video at all', async () => Buffer.from('%PDF-1.7')],
    ['too short', () => tinyMp4({ durationSeconds: 0.5 })],
    ['too long', () => tinyMp4({ durationSeconds: 121, framesPerSecond: 1 })],
    ['too small', () => tinyMp4({ width: 126, height: 126 })],
    ['too large', () => tinyMp4({ width: 4098, height: 4000 })],
    ['too narrow', () => tinyMp4({ width: 1284, height: 320 })],
  ])('is refused when it is %s, and nothing is stored', async (_name, build) => {
    const refused = make(bench.open(), editOf(await build()));
    await expect(refused).rejects.toMatchObject({
      code: 'video_upload_refused',
      param: 'video',
      publicText: expect.stringContaining('Allowed is a whole mp4'),
    });
    expect([await stored(), await bench.count('videos')]).toEqual([NOTHING_STORED, 0]);
  });

  test('survives the crash of a submission with its source', async () => {
    const read: string[] = [];
    const dying = bench.open({
      submit: async () => {
        throw new Error('the process died here');
      },
    });
    const { id } = await make(dying, editOf(clip));
    await expect(dying.run(1)).rejects.toThrow('died');
    const after = bench.open(reading(read));
    await disownDeadInstances(bench.database, async () => []);
    await after.run(100, 2);
    expect(read).toEqual([`source ${clip.length}`]);
    expect((await get(after, id)).status).toBe('completed');
  });
});

describe('an extension', () => {
  test('of an upload is as long as both', async () => {
    const opened = bench.open();
    expect(await make(opened, extendOf(clip, 8))).toMatchObject({ durationSeconds: 12 });
    const long = await tinyMp4({ durationSeconds: 110, framesPerSecond: 2 });
    await expect(make(opened, extendOf(long, 12))).rejects.toMatchObject({
      code: 'extension_too_long',
    });
  });

  test('without its source is only the new part, and says so to the provider', async () => {
    const opened = bench.open();
    const source = await makeCompleted(opened);
    const { id, durationSeconds } = await make(opened, extendVideo(source.id, false));
    expect(durationSeconds).toBe(8);
    await opened.run();
    expect(opened.provider.submissions.at(-1)?.request).toMatchObject({
      keepsSource: false,
      durationSeconds: 8,
      source: { durationSeconds: 4, width: 720, height: 1280 },
    });
    expect((await get(opened, id)).status).toBe('completed');
  });

  test('keeps the bytes of a source that is deleted meanwhile, until it has ended', async () => {
    const read: string[] = [];
    const opened = bench.open({ ...reading(read), poll: async () => succeedWith('twelve') });
    const source = await makeCompleted(opened);
    const { id } = await make(opened, extendVideo(source.id));
    const link = opened.engine.linkContent(source, 'video');
    if (link === null) throw new Error('there is no link');
    expect((await opened.engine.openLink(link)).sizeBytes).toBe(6);
    await remove(opened, source.id);
    expect(await bench.storedFiles()).toEqual([source.resultAssetId]);
    await expect(opened.engine.openLink(link)).rejects.toMatchObject({ code: 'video_expired' });
    await opened.run();
    expect(read).toEqual(['source 6']);
    const { resultAssetId } = await get(opened, id);
    expect(await bench.storedFiles()).toEqual([resultAssetId]);
  });

  test('and one that expires meanwhile', async () => {
    const opened = bench.open({ poll: async () => succeedWith('bytes') });
    const source = await makeCompleted(opened);
    await make(opened, extendVideo(source.id));
    bench.now = new Date(bench.now.getTime() + 3_600_000);
    await opened.engine.keepHouse();
    expect(await bench.storedFiles()).toEqual([source.resultAssetId]);
    await opened.run();
    expect(await bench.storedFiles()).toHaveLength(1);
  });

  test('of a model other than the source’s is refused', async () => {
    const opened = bench.open();
    const source = await makeCompleted(opened);
    const other = { ...extendVideo(source.id), model: 'sora-2-pro' };
    await expect(make(opened, other)).rejects.toMatchObject({ param: 'model' });
  });
});

function png(width: number, height: number): Buffer {
  return createCanvas(width, height).toBuffer('image/png');
}

async function keepFile(
  { engine }: Opened,
  bytes: Buffer,
  expiresAfterSeconds: number | null = null,
): Promise<StoredFile> {
  const what = { name: 'a.png', purpose: 'vision', bytes, expiresAfterSeconds, onlyImages: false };
  return await engine.createFile(bench.owner, { kind: 'create_file', ...what });
}

const referTo = ({ id }: StoredFile): CreateCommand => ({
  ...CREATE,
  references: [{ kind: 'file', fileId: id, param: 'input_reference.file_id' }],
});

describe('a file', () => {
  test('comes back as it was, to its owner alone', async () => {
    const opened = bench.open();
    const { engine } = opened;
    const file = await keepFile(opened, Buffer.from('anything'));
    expect(file.id).toMatch(/^file-[0-9a-f]{32}$/);
    const one = { kind: 'get_file', fileId: file.id } as const;
    expect(await engine.getFile(bench.owner, one)).toMatchObject({ sizeBytes: 8, name: 'a.png' });
    const { asset } = await engine.openFile(bench.owner, { ...one, kind: 'open_file' });
    expect([asset.mediaType, await text(await asset.open())]).toEqual([
      'application/octet-stream',
      'anything',
    ]);
    const missing = { code: 'file_not_found' };
    await expect(engine.getFile(bench.stranger, one)).rejects.toMatchObject(missing);
    const opening = engine.openFile(bench.stranger, { ...one, kind: 'open_file' });
    await expect(opening).rejects.toMatchObject(missing);
    const deleting = engine.deleteFile(bench.stranger, { ...one, kind: 'delete_file' });
    await expect(deleting).rejects.toMatchObject(missing);
    await engine.deleteFile(bench.owner, { ...one, kind: 'delete_file' });
    await expect(engine.getFile(bench.owner, one)).rejects.toMatchObject(missing);
    expect(await stored()).toEqual(NOTHING_STORED);
  });

  test('pages through all of its owner’s in either order', async () => {
    const opened = bench.open();
    const ids: string[] = [];
    for (let index = 0; index < 5; index += 1) {
      bench.now = new Date(bench.now.getTime() + (index % 2));
      ids.push((await keepFile(opened, Buffer.from('x'))).id);
    }
    for (const order of ['asc', 'desc'] as const) {
      const seen: string[] = [];
      for (let after: string | null = null; ; after = seen.at(-1) ?? null) {
        const command = { kind: 'list_files', after, limit: 2, order, purpose: 'vision' } as const;
        const page = await opened.engine.listFiles(bench.owner, command);
        seen.push(...page.files.map(({ id }) => id));
        if (!page.hasMore) break;
      }
      expect(seen.toSorted()).toEqual(ids.toSorted());
    }
    const all = { kind: 'list_files', after: null, limit: 9, order: 'asc' } as const;
    const batch = await opened.engine.listFiles(bench.owner, { ...all, purpose: 'batch' });
    expect(batch.files).toEqual([]);
    const theirs = await opened.engine.listFiles(bench.stranger, { ...all, purpose: null });
    expect(theirs.files).toEqual([]);
    const unknown = opened.engine.listFiles(bench.owner, { ...all, after: 'x', purpose: null });
    await expect(unknown).rejects.toMatchObject({ param: 'after' });
  });

  test('with an end is gone then, with its bytes', async () => {
    const opened = bench.open();
    const file = await keepFile(opened, Buffer.from('x'), 3600);
    bench.now = new Date(bench.now.getTime() + 3_600_000);
    const one = { kind: 'get_file', fileId: file.id } as const;
    const getting = opened.engine.getFile(bench.owner, one);
    await expect(getting).rejects.toMatchObject({ code: 'file_not_found' });
    await opened.engine.keepHouse();
    expect([await stored(), await bench.count('files')]).toEqual([NOTHING_STORED, 0]);
  });

  test('is the reference of several videos and outlives its own deletion in them', async () => {
    const read: string[] = [];
    const opened = bench.open(reading(read));
    const image = png(720, 1280);
    const file = await keepFile(opened, image);
    const first = await make(opened, referTo(file));
    const second = await make(opened, referTo(file));
    await opened.engine.deleteFile(bench.owner, { kind: 'delete_file', fileId: file.id });
    expect(await bench.count('assets')).toBe(1);
    await opened.run();
    expect(read).toEqual([`image ${image.length}`, `image ${image.length}`]);
    await remove(opened, first.id);
    expect(await bench.count('assets')).toBe(2);
    await remove(opened, second.id);
    expect(await stored()).toEqual(NOTHING_STORED);
  });

  test('deleted while videos begin and end is either theirs or not found, and leaves nothing', async () => {
    const opened = bench.open({ poll: async () => PENDING });
    for (let round = 0; round < 5; round += 1) {
      const files = await Promise.all(
        [png(720, 1280), png(720, 1280)].map((image) => keepFile(opened, image)),
      );
      const references = files.map(({ id }) => ({ kind: 'file', fileId: id, param: 'x' }) as const);
      const asked = [references, references.toReversed(), references];
      const made = asked.map((order) =>
        make(opened, { ...CREATE, model: 'veo3.1-fast', references: order }),
      );
      const gone = files.map(({ id }) =>
        opened.engine.deleteFile(bench.owner, { kind: 'delete_file', fileId: id }),
      );
      const ends = await Promise.allSettled(made);
      await Promise.all(gone);
      for (const end of ends) {
        if (end.status === 'fulfilled') await remove(opened, end.value.id);
        else expect(end.reason).toMatchObject({ code: 'file_not_found', param: 'x' });
      }
      await opened.run();
      expect(await stored()).toEqual(NOTHING_STORED);
    }
  });

  test('that is no image, or not one’s own, is no reference', async () => {
    const opened = bench.open();
    const file = await keepFile(opened, Buffer.from('words'));
    const refused = make(opened, referTo(file));
    await expect(refused).rejects.toMatchObject({ code: 'reference_not_an_image' });
    const theirs = opened.engine.makeVideo(bench.stranger, referTo(file), null);
    await expect(theirs).rejects.toMatchObject({
      code: 'file_not_found',
      param: 'input_reference.file_id',
    });
  });

  test('and all references that a model takes reach the provider in their order', async () => {
    const read: string[] = [];
    const opened = bench.open(reading(read));
    const [one, two, three] = [png(10, 20), png(300, 20), png(10, 500)];
    const file = await keepFile(opened, two);
    const bytes = (image: Buffer): ReferenceInput => ({ kind: 'bytes', bytes: image, param: 'x' });
    const command: CreateCommand = {
      ...CREATE,
      model: 'veo3.1-fast',
      references: [bytes(one), { kind: 'file', fileId: file.id, param: 'x' }, bytes(three)],
    };
    const { id } = await make(opened, command);
    await opened.run();
    expect(read).toEqual([one, two, three].map(({ length }) => `image ${length}`));
    await remove(opened, id);
    expect(await bench.count('assets')).toBe(1);
  });
});

async function keepCharacter({ engine }: Opened, name: string): Promise<Character> {
  const video = { bytes: clip, param: 'video' };
  return await engine.createCharacter(bench.owner, { kind: 'create_character', name, clip: video });
}

describe('characters', () => {
  test('reach the provider by name, and a remix has them too', async () => {
    const read: string[] = [];
    const opened = bench.open(reading(read));
    const mossy = await keepCharacter(opened, 'Mossy');
    const fern = await keepCharacter(opened, 'Fern');
    const command = { ...CREATE, characterIds: [fern.id, mossy.id] };
    const { id } = await make(opened, command);
    await opened.run();
    const both = [`Fern ${clip.length}`, `Mossy ${clip.length}`];
    expect(read.splice(0)).toEqual(both);
    const remix = { kind: 'remix', sourceVideoId: id, prompt: 'at night' } as const;
    await opened.engine.makeVideo(bench.owner, remix, null);
    await opened.run();
    expect(read).toEqual([...both, 'source 6']);
  });

  test('stay while a video needs them, and no longer', async () => {
    const opened = bench.open({ poll: async () => PENDING });
    const { id: characterId } = await keepCharacter(opened, 'Mossy');
    const one = { kind: 'get_character', characterId } as const;
    const { id } = await make(opened, { ...CREATE, characterIds: [characterId] });
    await opened.run(2);
    await opened.engine.deleteCharacter(bench.owner, { ...one, kind: 'delete_character' });
    const missing = { code: 'character_not_found' };
    await expect(opened.engine.getCharacter(bench.owner, one)).rejects.toMatchObject(missing);
    expect(await bench.storedFiles()).toHaveLength(1);
    await remove(opened, id);
    await opened.run();
    expect(await stored()).toEqual(NOTHING_STORED);
  });

  test('of nobody or of somebody else are refused before anything is stored', async () => {
    const opened = bench.open();
    const { id } = await keepCharacter(opened, 'Mossy');
    const missing = { code: 'character_not_found', param: 'characters' };
    for (const characterId of ['char_123', 'x\0y', `${id}0`]) {
      const refused = make(opened, { ...CREATE, characterIds: [characterId] });
      await expect(refused).rejects.toMatchObject(missing);
    }
    const command = { ...CREATE, characterIds: [id] };
    const theirs = opened.engine.makeVideo(bench.stranger, command, null);
    await expect(theirs).rejects.toMatchObject(missing);
    expect(await bench.count('videos')).toBe(0);
  });

  test('need a clip of at most 20 seconds', async () => {
    const { engine } = bench.open();
    const bytes = await tinyMp4({ durationSeconds: 21, framesPerSecond: 2 });
    const refused = engine.createCharacter(bench.owner, {
      kind: 'create_character',
      name: 'Mossy',
      clip: { bytes, param: 'video' },
    });
    await expect(refused).rejects.toBeInstanceOf(RepriseError);
    expect(await stored()).toEqual(NOTHING_STORED);
  });
});

describe('how a prompt was understood', () => {
  test('is stored with the video as the provider tells it, cut to bounds', async () => {
    const matched = Array.from({ length: 30 }, () => '湖'.repeat(60));
    const told = { matched, unknown: ['a\0b'], notDrawn: [], confidence: 2 / 3 };
    const polls: PollResult[] = [{ ...PENDING, understanding: told }];
    const opened = bench.open({ poll: async () => polls.shift() ?? succeedWith('bytes') });
    const { id, understanding } = await make(opened, CREATE);
    expect(understanding).toBeNull();
    await opened.run();
    const { status, understanding: kept } = await get(opened, id);
    expect(status).toBe('completed');
    expect(kept).toMatchObject({ unknown: ['ab'], notDrawn: [], confidence: 0.67 });
    expect(kept?.matched).toEqual(Array.from({ length: 12 }, () => '湖'.repeat(40)));
  });

  test('may come with the result', async () => {
    const told = { matched: ['lake'], unknown: [], notDrawn: [], confidence: 1 };
    const poll = async (): Promise<PollResult> => ({ ...succeedWith('x'), understanding: told });
    const opened = bench.open({ poll });
    const { id } = await make(opened, CREATE);
    await opened.run();
    expect((await get(opened, id)).understanding).toEqual(told);
  });
});
