/** Whatever is wrong with a request: a clear 4xx that names the parameter, and nothing is stored. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCanvas } from '@napi-rs/canvas';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startGateway, TEST_KEY, type TestGateway } from '../support/start-gateway.ts';

const authorization = `Bearer ${TEST_KEY}`;

/** Its own: on another's, other tests make videos meanwhile. */
let gateway: TestGateway;
let dataDir: string;
let baseUrl: string;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'reprise-bad-input-'));
  gateway = await startGateway({ dataDir });
  ({ baseUrl } = gateway);
});

interface ErrorBody {
  error: { message: string; type: string; param: string | null; code: string | null };
}

async function postJson(path: string, body: unknown): Promise<Response> {
  return await fetch(`${baseUrl}${path}`, {
    method: 'POST',
    headers: { authorization, 'content-type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}

async function countVideos(): Promise<number> {
  const response = await fetch(`${baseUrl}/v1/videos?limit=100`, { headers: { authorization } });
  const page = (await response.json()) as { data: unknown[] };
  return page.data.length;
}

async function expectError(
  response: Response,
  expected: { status: number; code: string; param?: string | null; message?: RegExp },
): Promise<void> {
  const { error } = (await response.json()) as ErrorBody;
  expect({ status: response.status, code: error.code }, error.message).toEqual({
    status: expected.status,
    code: expected.code,
  });
  if (expected.param !== undefined) expect(error.param).toBe(expected.param);
  if (expected.message !== undefined) expect(error.message).toMatch(expected.message);
  expect(error.type).toBe(expected.status < 500 ? 'invalid_request_error' : 'server_error');
  expect(response.headers.get('x-request-id')).toMatch(/^req_/);
}

function dataUrl(width: number, height: number): string {
  return `data:image/png;base64,${createCanvas(width, height).toBuffer('image/png').toString('base64')}`;
}

afterAll(async () => {
  try {
    expect(await countVideos()).toBe(0);
  } finally {
    await gateway.stop();
    await rm(dataDir, { recursive: true });
  }
});

describe('create', () => {
  const rows: [
    string,
    unknown,
    { status?: number; code: string; param: string; message?: RegExp },
  ][] = [
    ['no prompt', {}, { code: 'missing_parameter', param: 'prompt' }],
    ['null prompt', { prompt: null }, { code: 'missing_parameter', param: 'prompt' }],
    ['empty prompt', { prompt: '' }, { code: 'invalid_parameter', param: 'prompt' }],
    ['blank prompt', { prompt: ' \n ' }, { code: 'invalid_parameter', param: 'prompt' }],
    ['a number as prompt', { prompt: 7 }, { code: 'invalid_parameter', param: 'prompt' }],
    [
      'a prompt of 32,001 code points',
      { prompt: '🎬'.repeat(32_001) },
      { code: 'prompt_too_long', param: 'prompt', message: /32001.*32000/ },
    ],
    [
      'an unknown model',
      { prompt: 'a', model: 'sora-9' },
      { status: 404, code: 'model_not_found', param: 'model', message: /sora-2/ },
    ],
    [
      'seconds the model lacks',
      { prompt: 'a', seconds: '5' },
      { code: 'invalid_parameter', param: 'seconds', message: /4, 8, 12/ },
    ],
    [
      'seconds that are no number',
      { prompt: 'a', seconds: 'long' },
      { code: 'invalid_parameter', param: 'seconds' },
    ],
    [
      'a size the model lacks',
      { prompt: 'a', size: '640x480' },
      {
        code: 'invalid_parameter',
        param: 'size',
        message: /720x1280, 1280x720, 1024x1792, 1792x1024/,
      },
    ],
    [
      'a size that is none',
      { prompt: 'a', size: 'big' },
      { code: 'invalid_parameter', param: 'size' },
    ],
    [
      'both image_url and file_id',
      { prompt: 'a', input_reference: { image_url: dataUrl(8, 8), file_id: 'file_1' } },
      { code: 'invalid_parameter', param: 'input_reference', message: /exactly one/ },
    ],
    [
      'neither image_url nor file_id',
      { prompt: 'a', input_reference: {} },
      { code: 'invalid_parameter', param: 'input_reference' },
    ],
    [
      'an array as reference',
      { prompt: 'a', input_reference: [dataUrl(8, 8)] },
      { code: 'invalid_parameter', param: 'input_reference', message: /not an array/ },
    ],
    [
      'an unknown file',
      { prompt: 'a', input_reference: { file_id: 'file_1' } },
      { status: 404, code: 'file_not_found', param: 'input_reference.file_id' },
    ],
    [
      'a reference that is no image',
      { prompt: 'a', input_reference: { image_url: 'data:image/png;base64,aGVsbG8gd29ybGQ=' } },
      { code: 'reference_not_an_image', param: 'input_reference.image_url' },
    ],
    [
      'a reference of another size',
      { prompt: 'a', size: '1280x720', input_reference: { image_url: dataUrl(640, 360) } },
      {
        code: 'reference_size_mismatch',
        param: 'input_reference.image_url',
        message: /640x360.*1280x720/,
      },
    ],
  ];

  test.each(rows)('%s', async (_name, body, expected) => {
    await expectError(await postJson('/v1/videos', body), { status: 400, ...expected });
  });

  test.each([
    'http://127.0.0.1:9/a.png',
    'http://localhost/a.png',
    'http://[::1]/a.png',
    'http://169.254.169.254/latest/meta-data',
    'http://10.0.0.1/a.png',
    'http://0x7f000001/a.png',
    'http://2130706433/a.png',
    'http://[::ffff:127.0.0.1]/a.png',
    'file:///etc/passwd',
    'ftp://example.com/a.png',
    'not a url',
  ])('a reference at %s is never fetched', async (url) => {
    const response = await postJson('/v1/videos', {
      prompt: 'a',
      input_reference: { image_url: url },
    });
    await expectError(response, {
      status: 400,
      code: 'reference_address_forbidden',
      param: 'input_reference.image_url',
    });
  });

  test('two reference files', async () => {
    const form = new FormData();
    form.append('prompt', 'a');
    form.append('input_reference', new Blob(['x']), 'a.png');
    form.append('input_reference', new Blob(['y']), 'b.png');
    const response = await fetch(`${baseUrl}/v1/videos`, {
      method: 'POST',
      headers: { authorization },
      body: form,
    });
    await expectError(response, {
      status: 400,
      code: 'invalid_parameter',
      param: 'input_reference',
    });
  });
});

describe('bodies', () => {
  test('malformed JSON', async () => {
    const response = await postJson('/v1/videos', '{"prompt": "a"');
    await expectError(response, { status: 400, code: 'invalid_json' });
  });

  test('JSON that is no object', async () => {
    await expectError(await postJson('/v1/videos', '[1]'), { status: 400, code: 'invalid_json' });
  });

  test('a form that is cut off', async () => {
    const body = '--b\r\ncontent-disposition: form-data; name="prompt"\r\n\r\na lake';
    const response = await fetch(`${baseUrl}/v1/videos`, {
      method: 'POST',
      headers: { authorization, 'content-type': 'multipart/form-data; boundary=b' },
      body,
    });
    await expectError(response, { status: 400, code: 'invalid_multipart' });
  });

  test('a form without a boundary', async () => {
    const response = await fetch(`${baseUrl}/v1/videos`, {
      method: 'POST',
      headers: { authorization, 'content-type': 'multipart/form-data' },
      body: 'prompt=a',
    });
    await expectError(response, { status: 400, code: 'invalid_multipart' });
  });

  test('a body over the limit', async () => {
    const response = await postJson('/v1/videos', { prompt: 'a', padding: 'x'.repeat(26_000_000) });
    await expectError(response, { status: 413, code: 'body_too_large' });
  });

  test('an unknown content type', async () => {
    const response = await fetch(`${baseUrl}/v1/videos`, {
      method: 'POST',
      headers: { authorization, 'content-type': 'text/xml' },
      body: '<a/>',
    });
    await expectError(response, { status: 415, code: 'unsupported_media_type' });
  });
});

describe('ids', () => {
  test.each([
    ['GET', '/v1/videos/video_unknown'],
    ['GET', '/v1/videos/video_unknown/content'],
    ['DELETE', '/v1/videos/video_unknown'],
    ['GET', `/v1/videos/${'A'.repeat(400)}==`],
  ])('%s %s is not there', async (method, path) => {
    const response = await fetch(`${baseUrl}${path}`, { method, headers: { authorization } });
    await expectError(response, { status: 404, code: 'video_not_found' });
  });

  test('an unknown source', async () => {
    const remix = await postJson('/v1/videos/video_unknown/remix', { prompt: 'a' });
    await expectError(remix, { status: 404, code: 'video_not_found' });
    const edit = await postJson('/v1/videos/edits', {
      prompt: 'a',
      video: { id: 'video_unknown' },
    });
    await expectError(edit, { status: 404, code: 'video_not_found', param: 'video' });
    const body = { prompt: 'a', seconds: 4, video: { id: 'video_unknown' } };
    const extension = await postJson('/v1/videos/extensions', body);
    await expectError(extension, { status: 404, code: 'video_not_found', param: 'video' });
  });

  test('no source at all', async () => {
    const edit = await postJson('/v1/videos/edits', { prompt: 'a' });
    await expectError(edit, { status: 400, code: 'missing_parameter', param: 'video' });
    const extension = await postJson('/v1/videos/extensions', { prompt: 'a', video: { id: 'v' } });
    await expectError(extension, { status: 400, code: 'missing_parameter', param: 'seconds' });
  });
});

test('unknown routes and methods answer in the same shape', async () => {
  const route = await fetch(`${baseUrl}/v1/nothing`, { headers: { authorization } });
  await expectError(route, { status: 404, code: 'route_not_found' });
  const method = await fetch(`${baseUrl}/v1/videos`, { method: 'PUT', headers: { authorization } });
  await expectError(method, { status: 405, code: 'method_not_allowed' });
  expect(method.headers.get('allow')).toBe('POST, GET, HEAD');
});

describe('keys', () => {
  test('no key', async () => {
    const response = await fetch(`${baseUrl}/v1/videos`);
    await expectError(response, { status: 401, code: 'missing_api_key' });
  });

  test.each(['Bearer sk-wrong', 'Basic abc', 'Bearer'])('%s', async (header) => {
    const response = await fetch(`${baseUrl}/v1/videos`, { headers: { authorization: header } });
    expect(response.status).toBe(401);
    expect(await response.text()).not.toContain('sk-wrong');
  });
});
