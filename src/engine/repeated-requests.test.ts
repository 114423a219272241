/** Requests that carry bytes and are sent again: one video, and no byte kept twice or lost. */
import { createCanvas } from '@napi-rs/canvas';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { createEngineBench, type EngineBench } from '../../test/support/engine-bench.ts';
import { CREATE, type OpenEngine } from '../../test/support/open-engine.ts';
import { succeedWith } from '../../test/support/scripted-provider.ts';
import { tinyMp4 } from '../../test/support/tiny-mp4.ts';
import type { CreateCommand, EditCommand, MakeCommand, PollResult } from '../core/index.ts';
import { fingerprintOf } from './fingerprint.ts';

const PENDING: PollResult = { state: 'pending', pollAfterMs: 0, progressPercent: 40 };
const NOTHING = [0, 0];

let bench: EngineBench;
let clip: Buffer;
let picture: Buffer;
beforeAll(async () => {
  bench = await createEngineBench();
  clip = await tinyMp4({ width: 1280, height: 720, durationSeconds: 4 });
  picture = createCanvas(720, 1280).toBuffer('image/png');
});
afterAll(() => bench.close());
afterEach(async () => {
  const text = 'delete from idempotency_keys';
  await bench.database.query({ name: 'test_clear_keys', text }, []);
  await bench.clear();
});

const send = ({ engine }: OpenEngine, command: MakeCommand, key: string | null = 'key-1') =>
  engine.makeVideo(bench.owner, command, key);

/** A copy each time: what is sent again is read again. */
function editOf(bytes = clip): EditCommand {
  const source = { kind: 'upload', bytes: Buffer.from(bytes), param: 'video' } as const;
  return { kind: 'edit', source, prompt: 'make it snow', model: 'sora-2-pro' };
}

function createFrom(fileId: string): CreateCommand {
  return { ...CREATE, references: [{ kind: 'file', fileId, param: 'input_reference' }] };
}

async function uploadPicture({ engine }: OpenEngine, bytes = picture): Promise<string> {
  const wish = {
    name: 'a.png',
    purpose: 'vision',
    expiresAfterSeconds: null,
    onlyImages: false,
  } as const;
  return (await engine.createFile(bench.owner, { kind: 'create_file', ...wish, bytes })).id;
}

const removeFile = ({ engine }: OpenEngine, fileId: string) =>
  engine.deleteFile(bench.owner, { kind: 'delete_file', fileId });
const removeVideo = ({ engine }: OpenEngine, videoId: string) =>
  engine.deleteVideo(bench.owner, { kind: 'delete', videoId });

async function kept(): Promise<number[]> {
  return [(await bench.storedFiles()).length, await bench.count('assets')];
}

describe('an upload that is sent again under its key', () => {
  test('makes one video and is kept once', async () => {
    const on = bench.open({ poll: async () => PENDING });
    const first = await send(on, editOf());
    expect(await send(on, editOf())).toMatchObject({ id: first.id, status: 'queued' });
    expect(await kept()).toEqual([1, 1]);
  });

  test('makes one video also when all come at once, and the bytes of the others go', async () => {
    const on = bench.open({ poll: async () => PENDING });
    const answers = await Promise.all(Array.from({ length: 6 }, () => send(on, editOf())));
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
    await on.engine.keepHouse();
    expect(await kept()).toEqual([1, 1]);
  });

  test('with one byte changed is another request, and nothing of it stays', async () => {
    const on = bench.open({ poll: async () => PENDING });
    await send(on, editOf());
    const other = Buffer.from(clip);
    other.writeUInt8(other.readUInt8(other.length - 1) ^ 1, other.length - 1);
    await expect(send(on, editOf(other))).rejects.toMatchObject({ code: 'idempotency_conflict' });
    expect(await kept()).toEqual([1, 1]);
  });

  test('gives the video as it was accepted, after it has ended and its bytes are gone', async () => {
    const understanding = { matched: ['snow'], unknown: [], notDrawn: [], confidence: 1 };
    const on = bench.open({ poll: async () => ({ ...succeedWith('an mp4'), understanding }) });
    const first = await send(on, editOf());
    await on.run();
    expect((await on.get(first.id, bench.owner)).understanding).toEqual(understanding);
    expect(await send(on, editOf())).toEqual(first);
    await removeVideo(on, first.id);
    expect(await kept()).toEqual(NOTHING);
    expect((await send(on, editOf())).id).toBe(first.id);
    expect(await kept()).toEqual(NOTHING);
    expect(on.provider.submissions).toHaveLength(1);
  });
});

describe('a file that is deleted', () => {
  test('between two sendings of one request changes nothing of the answer', async () => {
    const on = bench.open({ poll: async () => PENDING });
    const fileId = await uploadPicture(on);
    const first = await send(on, createFrom(fileId));
    await removeFile(on, fileId);
    expect((await send(on, createFrom(fileId))).id).toBe(first.id);
    await expect(send(on, createFrom(fileId), 'key-2')).rejects.toMatchObject({
      code: 'file_not_found',
    });
  });

  test('while several videos use it stays until the last of them has gone', async () => {
    const on = bench.open();
    const fileId = await uploadPicture(on);
    const first = await send(on, createFrom(fileId), null);
    const second = await send(on, createFrom(fileId), null);
    await removeFile(on, fileId);
    expect(await kept()).toEqual([1, 1]);
    await on.run();
    const whole = await kept();
    await removeVideo(on, first.id);
    expect((await kept())[0]).toBeLessThan(whole[0] ?? 0);
    expect((await kept())[0]).toBeGreaterThan(0);
    await removeVideo(on, second.id);
    expect(await kept()).toEqual(NOTHING);
  });

  test('by two at once is deleted by one of them', async () => {
    const on = bench.open();
    const fileId = await uploadPicture(on);
    const results = await Promise.allSettled([removeFile(on, fileId), removeFile(on, fileId)]);
    const statuses = results.map(({ status }) => status).toSorted();
    expect(statuses).toEqual(['fulfilled', 'rejected']);
    expect(await kept()).toEqual(NOTHING);
  });
});

describe('two requests are the same', () => {
  const same = (one: MakeCommand, other: MakeCommand) =>
    fingerprintOf(one).equals(fingerprintOf(other));

  test('whatever the order of their fields, and whether nothing is said or left out', () => {
    const turned = Object.fromEntries(Object.entries(CREATE).toReversed()) as unknown;
    expect(same(CREATE, turned as CreateCommand)).toBe(true);
    expect(same(CREATE, { ...CREATE, callback: undefined } as unknown as CreateCommand)).toBe(true);
  });

  test('when their files have the same bytes', () => {
    expect(same(editOf(), editOf(Buffer.from(clip)))).toBe(true);
    expect(same(editOf(), editOf(clip.subarray(1)))).toBe(false);
  });

  test.each<[string, Partial<CreateCommand>]>([
    ['prompt', { prompt: 'a lake ' }],
    ['model', { model: 'sora-2' }],
    ['length', { durationSeconds: 4 }],
    ['size', { size: { width: 720, height: 1280 } }],
    ['references', { references: [{ kind: 'file', fileId: 'file-1', param: 'x' }] }],
    ['characters', { characterIds: ['char_1'] }],
  ])('but not with another %s', (_name, changes) => {
    expect(same(CREATE, { ...CREATE, ...changes })).toBe(false);
  });
});
