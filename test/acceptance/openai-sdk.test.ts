/**
 * The calls of the SDK's own test suite for videos, files and models, with true ids and true media
 * where that suite has placeholders; each answer is held against OpenAI's schemas.
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCanvas } from '@napi-rs/canvas';
import OpenAI, { AzureOpenAI, toFile } from 'openai';
import OpenAI6 from 'openai-6';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { checkOpenAiReplies, OPENAI_VIDEO_OPERATIONS } from '../support/check-openai-replies.ts';
import { createGatewayClient, type MadeVideo } from '../support/gateway-client.ts';
import { startGateway, TEST_KEY } from '../support/start-gateway.ts';

const NOWHERE = '/_stainless_unknown_path';

const folder = await mkdtemp(join(tmpdir(), 'reprise-sdk-'));
/** Its own: OpenAI's schemas know four sizes, and a list of what others made may have more. */
const gateway = await startGateway({ dataDir: join(folder, 'data') });
const { baseUrl } = gateway;
const apiKey = TEST_KEY;

/** A completed video; everything else is made from it. */
let source: MadeVideo;
let mp4: Buffer;

beforeAll(async () => {
  const client = createGatewayClient({ baseUrl, apiKey }, folder);
  source = await client.make('', { prompt: 'a lake at noon', seconds: '4', size: '1280x720' });
  mp4 = await readFile(source.path);
});
afterAll(async () => {
  await gateway.stop();
  await rm(folder, { recursive: true, force: true });
});

const made: string[] = [];
afterEach(async () => {
  const headers = { authorization: `Bearer ${apiKey}` };
  for (const id of made.splice(0)) {
    await fetch(`${baseUrl}/v1/videos/${id}`, { method: 'DELETE', headers });
  }
});

/** What is asked of every call: the raw response, the parsed one, and both together. */
interface Call<Data> extends PromiseLike<Data> {
  asResponse(): Promise<Response>;
  withResponse(): Promise<{ readonly data: Data; readonly response: Response }>;
}

async function prove<Data extends object>(call: Call<Data>): Promise<Data> {
  const raw = await call.asResponse();
  expect(raw).toBeInstanceOf(Response);
  const data = await call;
  expect(data).not.toBeInstanceOf(Response);
  const both = await call.withResponse();
  expect(both.data).toBe(data);
  expect(both.response).toBe(raw);
  return data;
}

async function proveMade(call: Call<{ id: string }>): Promise<void> {
  made.push((await prove(call)).id);
}

const video = () => toFile(mp4, 'source.mp4', { type: 'video/mp4' });
const picture = () =>
  toFile(createCanvas(720, 1280).toBuffer('image/png'), 'first.png', { type: 'image/png' });

const checked = checkOpenAiReplies();
const options = { apiKey, baseURL: `${baseUrl}/v1`, fetch: checked.fetch };

describe.each([
  ['7.55', new OpenAI(options), OpenAI.NotFoundError],
  // The two have the same methods; the compiler cannot call one that may be of either.
  ['6.49', new OpenAI6(options) as unknown as OpenAI, OpenAI6.NotFoundError],
] as const)('openai %s', (_version, client, NotFoundError) => {
  test('videos: create', async () => {
    await proveMade(client.videos.create({ prompt: 'x' }));
    const input_reference = await picture();
    const asked = { model: 'sora-2', seconds: '4', size: '720x1280' } as const;
    await proveMade(client.videos.create({ prompt: 'x', input_reference, ...asked }));
  });

  test('videos: retrieve, list, page', async () => {
    expect(await prove(client.videos.retrieve(source.id))).toMatchObject({ status: 'completed' });
    expect((await prove(client.videos.list())).data.length).toBeGreaterThan(0);
    const query = { after: 'after', limit: 0, order: 'asc' } as const;
    await expect(client.videos.list(query, { path: NOWHERE })).rejects.toThrow(NotFoundError);
    // Of the SDK for Python the same at the true path, where 'after' has to be a video.
    expect((await prove(client.videos.list({ ...query, after: source.id }))).data).toEqual([]);
    await proveMade(client.videos.create({ prompt: 'one more' }));
    const ids: string[] = [];
    for await (const { id } of client.videos.list({ limit: 1, order: 'asc' })) ids.push(id);
    expect(ids).toContain(source.id);
    expect(ids).toContain(made[0]);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('videos: delete', async () => {
    const { id } = await client.videos.create({ prompt: 'x' });
    expect(await prove(client.videos.delete(id))).toMatchObject({ id, deleted: true });
    await expect(client.videos.retrieve(id)).rejects.toThrow(NotFoundError);
  });

  test('videos: createCharacter, getCharacter, and a video of one', async () => {
    const character = await prove(
      client.videos.createCharacter({ name: 'x', video: await video() }),
    );
    const again = await client.videos.createCharacter({ name: 'Mossy', video: await video() });
    expect(await prove(client.videos.getCharacter(character.id ?? ''))).toEqual(character);
    const characters = [{ id: character.id }, { id: again.id }];
    const body = { prompt: 'Mossy and x walk', characters };
    await proveMade(client.videos.create(body as OpenAI.Videos.VideoCreateParams));
    await expect(client.videos.getCharacter('char_123')).rejects.toThrow(NotFoundError);
  });

  test('videos: downloadContent in all variants', async () => {
    const query = { variant: 'video' } as const;
    const lost = client.videos.downloadContent(source.id, query, { path: NOWHERE });
    await expect(lost).rejects.toThrow(NotFoundError);
    const types = { video: 'video/mp4', thumbnail: 'image/webp', spritesheet: 'image/jpeg' };
    for (const [variant, type] of Object.entries(types)) {
      const asked = { variant: variant as keyof typeof types };
      const response = await client.videos.downloadContent(source.id, asked);
      expect(response.headers.get('content-type')).toBe(type);
      const bytes = Buffer.from(await response.arrayBuffer());
      expect(bytes.length).toBe(Number(response.headers.get('content-length')));
      if (variant === 'video') expect(bytes.equals(mp4)).toBe(true);
    }
  });

  test('videos: edit and extend, by file and by id', async () => {
    await proveMade(client.videos.edit({ prompt: 'x', video: await video() }));
    await proveMade(client.videos.edit({ prompt: 'x', video: { id: source.id } }));
    const seconds = '4';
    await proveMade(client.videos.extend({ prompt: 'x', seconds, video: await video() }));
    await proveMade(client.videos.extend({ prompt: 'x', seconds, video: { id: source.id } }));
  });

  test('videos: remix', async () => {
    await proveMade(client.videos.remix(source.id, { prompt: 'x' }));
    const { remixed_from_video_id, id } = await client.videos.remix(source.id, { prompt: 'x' });
    made.push(id);
    expect(remixed_from_video_id).toBe(source.id);
  });

  test('videos: what every operation refuses', async () => {
    const { videos } = client;
    const id = 'video_unknown';
    const refusals: readonly (readonly [number, PromiseLike<unknown>])[] = [
      [400, videos.create({ prompt: ' ' })],
      [400, videos.create({ prompt: 'x', size: '1x1' as '720x1280' })],
      [404, videos.retrieve(id)],
      [400, videos.list({ limit: 101 })],
      [404, videos.delete(id)],
      [404, videos.downloadContent(id)],
      [400, videos.downloadContent(source.id, { variant: 'poster' as 'video' })],
      [404, videos.remix(id, { prompt: 'x' })],
      [400, videos.remix(source.id, { prompt: 'x'.repeat(32_001) })],
      [404, videos.edit({ prompt: 'x', video: { id } })],
      [404, videos.extend({ prompt: 'x', seconds: '4', video: { id } })],
      [400, videos.extend({ prompt: 'x', seconds: '3' as '4', video: { id: source.id } })],
      [400, videos.createCharacter({ name: 'x', video: await picture() })],
      [404, videos.getCharacter('char_123')],
    ];
    const answers = await Promise.allSettled(refusals.map(([, call]) => call));
    expect(answers.map((answer) => answer.status === 'rejected' && answer.reason.status)).toEqual(
      refusals.map(([status]) => status),
    );
  });

  test('files: create, retrieve, list, content, delete, and a video from one', async () => {
    const file = await prove(client.files.create({ file: await picture(), purpose: 'vision' }));
    expect(file).toMatchObject({ object: 'file', filename: 'first.png', purpose: 'vision' });
    expect(await prove(client.files.retrieve(file.id))).toEqual(file);
    const ids: string[] = [];
    for await (const { id } of client.files.list({ limit: 1, purpose: 'vision' })) ids.push(id);
    expect(ids).toContain(file.id);
    const content = await client.files.content(file.id);
    expect(content.headers.get('content-type')).toBe('image/png');
    expect((await content.arrayBuffer()).byteLength).toBe(file.bytes);
    const input_reference = { file_id: file.id };
    await proveMade(client.videos.create({ prompt: 'x', input_reference, size: '720x1280' }));
    const deleted = { id: file.id, object: 'file', deleted: true };
    expect(await prove(client.files.delete(file.id))).toMatchObject(deleted);
    await expect(client.files.retrieve(file.id)).rejects.toThrow(NotFoundError);
    const ending = { anchor: 'created_at', seconds: 3600 } as const;
    const short = { file: await picture(), purpose: 'user_data', expires_after: ending } as const;
    const { id, expires_at, created_at } = await client.files.create(short);
    expect(expires_at).toBe(created_at + 3600);
    await client.files.delete(id);
    await expect(client.files.list({}, { path: NOWHERE })).rejects.toThrow(NotFoundError);
  });

  test('models: retrieve, list', async () => {
    const model = await prove(client.models.retrieve('sora-2'));
    expect(model).toMatchObject({ id: 'sora-2', object: 'model' });
    expect((await prove(client.models.list())).data).toContainEqual(model);
    await expect(client.models.retrieve('sora-1')).rejects.toThrow(NotFoundError);
  });
});

describe('AzureOpenAI', () => {
  const azure = new AzureOpenAI({
    endpoint: baseUrl,
    apiKey,
    apiVersion: 'preview',
    fetch: checked.fetch,
  });

  test('creates, reads, lists and deletes below /openai', async () => {
    await proveMade(azure.videos.create({ model: 'sora-2', prompt: 'x', seconds: '4' }));
    expect(await azure.videos.retrieve(made[0] ?? '')).toMatchObject({ object: 'video' });
    expect((await azure.videos.list({ limit: 1 })).data).toHaveLength(1);
    const content = await azure.videos.downloadContent(source.id);
    expect((await content.arrayBuffer()).byteLength).toBe(mp4.length);
    expect(await azure.videos.delete(made[0] ?? '')).toMatchObject({ deleted: true });
  });

  test('remixes by a create that names its source', async () => {
    const body = { model: 'sora-2', prompt: 'at night', remix_video_id: source.id };
    const { id, remixed_from_video_id } = await azure.videos.create(body);
    made.push(id);
    expect(remixed_from_video_id).toBe(source.id);
  });

  test('works below /openai/v1 as well', async () => {
    const path = `${baseUrl}/openai/v1/videos/${source.id}?api-version=preview`;
    const response = await fetch(path, { headers: { 'api-key': apiKey } });
    expect(await response.json()).toMatchObject({ id: source.id, status: 'completed' });
  });
});

test('every operation of OpenAI’s document was called and its answer checked', () => {
  expect([...checked.seen].toSorted()).toEqual(OPENAI_VIDEO_OPERATIONS.toSorted());
  expect([...checked.refused]).toEqual(expect.arrayContaining([...OPENAI_VIDEO_OPERATIONS]));
});
