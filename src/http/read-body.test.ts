/** Bodies in every form, order and state of damage. */
import { describe, expect, it } from 'vitest';
import { BOUNDARY, FORM_TYPE, formBody, type FormPart } from '../../test/support/form-body.ts';
import { AUTHORIZED, createHttpEdge, type HttpEdge } from '../../test/support/http-edge.ts';
import type { CreateCommand } from '../core/index.ts';
import { MAX_BODY_BYTES } from './body-parsers.ts';

const FILE = {
  name: 'input_reference',
  fileName: 'first.png',
  mediaType: 'image/png',
  value: Buffer.from([0x89, 0x50, 0x0d, 0x0a, 0x00, 0xff]),
};
const PROMPT = { name: 'prompt', value: '海边的灯塔 🌊' };
const MODEL = { name: 'model', value: 'sora-2' };
const SECONDS = { name: 'seconds', value: '8' };

async function post(
  edge: HttpEdge,
  payload: string | Buffer | undefined,
  contentType: string | undefined,
  url = '/v1/videos',
): Promise<{ status: number; code: string | undefined; message: string | undefined }> {
  const response = await edge.server.inject({
    method: 'POST',
    url,
    headers: {
      ...AUTHORIZED,
      ...(contentType === undefined ? {} : { 'content-type': contentType }),
    },
    ...(payload === undefined ? {} : { payload }),
  });
  const { error } = response.json();
  return { status: response.statusCode, code: error?.code, message: error?.message };
}

const OK = { status: 200 };

describe('JSON', () => {
  it.each([
    'application/json',
    'application/json; charset=utf-8',
    'application/json;charset=UTF-8',
    'Application/JSON',
  ])('is read when it is called %s', async (contentType) => {
    await using edge = await createHttpEdge();
    expect(await post(edge, '{"prompt":"a 🌊"}', contentType)).toMatchObject(OK);
    expect(edge.commands).toMatchObject([{ prompt: 'a 🌊' }]);
  });

  it.each(['{', '{"prompt":"a"', '{"prompt":"a",}', "{'prompt':'a'}", 'prompt=a', '\u0000'])(
    'is refused when it is %j',
    async (payload) => {
      await using edge = await createHttpEdge();
      const answer = await post(edge, payload, 'application/json');
      expect(answer).toMatchObject({ status: 400, code: 'invalid_json' });
    },
  );

  it.each(['null', '[]', '"text"', '7'])('must be an object, not %s', async (payload) => {
    await using edge = await createHttpEdge();
    const answer = await post(edge, payload, 'application/json');
    expect(answer).toMatchObject({ status: 400, code: 'invalid_json' });
  });

  it('without any bytes lacks its parameters', async () => {
    await using edge = await createHttpEdge();
    const missing = { status: 400, code: 'missing_parameter' };
    expect(await post(edge, '', 'application/json')).toMatchObject(missing);
    expect(await post(edge, undefined, undefined)).toMatchObject(missing);
  });

  it('cannot reach a prototype', async () => {
    await using edge = await createHttpEdge();
    const hostile =
      '{"__proto__":{"model":"x","polluted":1},"constructor":{"prototype":{"polluted":1}},"prompt":"a"}';
    expect(await post(edge, hostile, 'application/json')).toMatchObject(OK);
    expect(edge.commands).toMatchObject([{ prompt: 'a', model: null }]);
    expect('polluted' in {}).toBe(false);
  });
});

describe('a text that is not UTF-8', () => {
  /** 海 as Chinese Windows has it. */
  const foreign = Buffer.from([0xba, 0xa3]);

  it('is refused in JSON, which may begin with a byte order mark', async () => {
    await using edge = await createHttpEdge();
    const json = Buffer.concat([Buffer.from('{"prompt":"'), foreign, Buffer.from('"}')]);
    expect(await post(edge, json, 'application/json')).toEqual({
      status: 400,
      code: 'invalid_json',
      message: 'The body is not valid JSON: it is not UTF-8 text.',
    });
    expect(edge.commands).toEqual([]);
    expect(await post(edge, '\ufeff{"prompt":"海\ufffd"}', 'application/json')).toMatchObject(OK);
    expect(edge.commands).toMatchObject([{ prompt: '海\ufffd' }]);
  });

  it('is refused in forms by the name of its field', async () => {
    await using edge = await createHttpEdge();
    const form = formBody([MODEL, { name: 'prompt', value: foreign }]);
    for (const [body, type] of [
      [form, FORM_TYPE],
      ['model=sora-2&prompt=%BA%A3', 'application/x-www-form-urlencoded'],
    ] as const) {
      expect(await post(edge, body, type)).toEqual({
        status: 400,
        code: 'invalid_multipart',
        message: "Bad form: the field 'prompt' is not UTF-8 text.",
      });
    }
    expect(edge.commands).toEqual([]);
  });
});

it('a body that is called compressed is refused for that, in any case', async () => {
  await using edge = await createHttpEdge();
  const send = (encoding: string) =>
    edge.server.inject({
      method: 'POST',
      url: '/v1/videos',
      headers: { ...AUTHORIZED, 'content-encoding': encoding },
      payload: { prompt: 'a' },
    });
  for (const encoding of ['gzip', 'br', 'deflate, gzip']) {
    const answer = await send(encoding);
    expect([answer.statusCode, answer.json().error.code]).toEqual([415, 'unsupported_media_type']);
    expect(answer.json().error.message).toMatch(/uncompressed/);
  }
  expect((await send('identity')).statusCode).toBe(200);
});

it.each([
  ['nothing is chosen', '', Buffer.alloc(0), []],
  ['an empty one is', 'empty.png', Buffer.alloc(0), [{ bytes: Buffer.alloc(0) }]],
  ['one without a name is', '', FILE.value, [{ bytes: FILE.value }]],
  ['one is known by its type alone', undefined, FILE.value, [{ bytes: FILE.value }]],
])('a file field of a form in which %s', async (_what, fileName, value, references) => {
  await using edge = await createHttpEdge();
  const { name, mediaType } = FILE;
  const named = fileName === undefined ? {} : { fileName };
  const body = formBody([{ name, mediaType, value, ...named }, PROMPT]);
  expect(await post(edge, body, FORM_TYPE)).toMatchObject(OK);
  expect(edge.commands).toMatchObject([{ references }]);
});

describe('content types', () => {
  it.each([
    'text/plain',
    'application/xml',
    'application/octet-stream',
    'json',
    'a/b/c',
    undefined,
  ])('%s is refused', async (contentType) => {
    await using edge = await createHttpEdge();
    const answer = await post(edge, '{"prompt":"a"}', contentType);
    expect(answer).toMatchObject({ status: 415, code: 'unsupported_media_type' });
  });

  it('urlencoded forms are read like any other', async () => {
    await using edge = await createHttpEdge();
    const form =
      'prompt=a%20sea&seconds=8&input_reference%5Bimage_url%5D=https%3A%2F%2Fa.example%2F';
    expect(await post(edge, form, 'application/x-www-form-urlencoded')).toMatchObject(OK);
    expect(edge.commands).toMatchObject([
      {
        prompt: 'a sea',
        durationSeconds: 8,
        references: [{ kind: 'url', url: 'https://a.example/' }],
      },
    ]);
  });

  it('urlencoded forms of a hundred thousand fields are refused', async () => {
    await using edge = await createHttpEdge();
    const answer = await post(edge, 'a=1&'.repeat(100_000), 'application/x-www-form-urlencoded');
    expect(answer).toMatchObject({ status: 400, code: 'invalid_multipart' });
  });
});

describe('one request in three forms', () => {
  it.each<[string, string, Record<string, unknown>, [string, string][]]>([
    [
      'create',
      '/v1/videos',
      {
        prompt: 'a & b = 🌊',
        seconds: 8,
        input_reference: { image_url: 'https://a.example/?b=1' },
      },
      [
        ['input_reference[image_url]', 'https://a.example/?b=1'],
        ['seconds', '8'],
        ['prompt', 'a & b = 🌊'],
      ],
    ],
    [
      'extend',
      '/v1/videos/extensions',
      { prompt: 'go on', seconds: '16', video: { id: 'video_1' } },
      [
        ['video[id]', 'video_1'],
        ['prompt', 'go on'],
        ['seconds', '16'],
      ],
    ],
    ['remix', '/v1/videos/video_1/remix', { prompt: 'at night' }, [['prompt', 'at night']]],
  ])('is one command: %s', async (_name, url, json, fields) => {
    await using edge = await createHttpEdge();
    const parts = fields.map(([name, value]) => ({ name, value }));
    const urlencoded = String(new URLSearchParams(fields));
    await post(edge, JSON.stringify(json), 'application/json', url);
    await post(edge, formBody(parts), FORM_TYPE, url);
    await post(edge, urlencoded, 'application/x-www-form-urlencoded', url);
    const [first, ...others] = edge.commands;
    expect(first).toBeDefined();
    expect(others).toEqual([first, first]);
  });
});

describe('multipart', () => {
  it.each<[string, FormPart[]]>([
    ['fields first', [PROMPT, MODEL, SECONDS, FILE]],
    ['the file first', [FILE, SECONDS, MODEL, PROMPT]],
    ['the file in the middle', [MODEL, FILE, PROMPT, SECONDS]],
  ])('is read with %s', async (_name, parts) => {
    await using edge = await createHttpEdge();
    expect(await post(edge, formBody(parts), FORM_TYPE)).toMatchObject(OK);
    expect(edge.commands).toEqual([
      {
        kind: 'create',
        prompt: PROMPT.value,
        model: 'sora-2',
        size: null,
        durationSeconds: 8,
        characterIds: [],
        references: [{ kind: 'bytes', bytes: FILE.value, param: 'input_reference' }],
      } satisfies CreateCommand,
    ]);
  });

  it('nests bracketed fields', async () => {
    await using edge = await createHttpEdge();
    const parts = [{ name: 'video[id]', value: 'video_1' }, SECONDS, PROMPT];
    expect(await post(edge, formBody(parts), FORM_TYPE, '/v1/videos/extensions')).toMatchObject(OK);
    expect(edge.commands).toMatchObject([{ kind: 'extend', source: { videoId: 'video_1' } }]);
  });

  it('takes a part that is JSON for what it says', async () => {
    await using edge = await createHttpEdge();
    const value = '{"image_url":"https://a.example/x.png"}';
    const reference = { name: 'input_reference', value, mediaType: 'application/json' };
    expect(await post(edge, formBody([reference, PROMPT]), FORM_TYPE)).toMatchObject(OK);
    expect(edge.commands).toMatchObject([
      { references: [{ kind: 'url', url: 'https://a.example/x.png' }] },
    ]);
  });

  it('without parts lacks its parameters', async () => {
    await using edge = await createHttpEdge();
    const answer = await post(edge, formBody([]), FORM_TYPE);
    expect(answer).toMatchObject({ status: 400, code: 'missing_parameter' });
  });

  const whole = formBody([PROMPT, FILE]);
  it.each<[string, Buffer, string]>([
    ['without its end', whole.subarray(0, whole.length - BOUNDARY.length - 6), FORM_TYPE],
    ['cut in the file', whole.subarray(0, whole.length - BOUNDARY.length - 10), FORM_TYPE],
    ['cut in a header', whole.subarray(0, BOUNDARY.length + 30), FORM_TYPE],
    ['with nothing but a boundary', Buffer.from(`--${BOUNDARY}\r\n`), FORM_TYPE],
    ['that is no form', Buffer.from('hello'), FORM_TYPE],
    ['with another boundary', whole, 'multipart/form-data; boundary=other'],
    ['without a boundary', whole, 'multipart/form-data'],
    [
      'with a JSON part that is none',
      formBody([{ ...PROMPT, mediaType: 'application/json' }]),
      FORM_TYPE,
    ],
    ['nested too deeply', formBody([{ ...PROMPT, name: 'a[b][c][d][e]' }]), FORM_TYPE],
    ['with __proto__', formBody([PROMPT, { name: '__proto__', value: 'x' }]), FORM_TYPE],
    ['with 101 fields', formBody(Array.from({ length: 101 }, () => MODEL)), FORM_TYPE],
    ['with five files', formBody(Array.from({ length: 5 }, () => FILE)), FORM_TYPE],
  ])('%s is refused', async (_name, payload, contentType) => {
    await using edge = await createHttpEdge();
    const answer = await post(edge, payload, contentType);
    expect(answer).toMatchObject({ status: 400, code: 'invalid_multipart' });
    expect(edge.commands).toEqual([]);
  });

  it.each(['a[__proto__][b]', 'constructor[prototype][b]', '__proto__[b]'])(
    'cannot reach a prototype by %s',
    async (name) => {
      await using edge = await createHttpEdge();
      await post(edge, formBody([{ name, value: 'x' }, PROMPT]), FORM_TYPE);
      expect('b' in {}).toBe(false);
    },
  );
});

describe('size', () => {
  const half = 'x'.repeat(MAX_BODY_BYTES / 2);
  it.each<[string, () => string | Buffer, string]>([
    ['JSON', () => JSON.stringify({ prompt: half + half }), 'application/json'],
    ['one part', () => formBody([{ ...FILE, value: Buffer.alloc(MAX_BODY_BYTES) }]), FORM_TYPE],
    [
      'one field',
      () => formBody([{ ...PROMPT, value: Buffer.alloc(MAX_BODY_BYTES, 97) }]),
      FORM_TYPE,
    ],
    [
      'parts together',
      () =>
        formBody([
          { ...FILE, value: half },
          { ...PROMPT, value: half },
        ]),
      FORM_TYPE,
    ],
    [
      'a urlencoded form',
      () => `prompt=${'x'.repeat(1024 * 1024)}`,
      'application/x-www-form-urlencoded',
    ],
  ])('%s over the limit is refused', async (_name, makePayload, contentType) => {
    await using edge = await createHttpEdge();
    const answer = await post(edge, makePayload(), contentType);
    expect(answer).toMatchObject({ status: 413, code: 'body_too_large' });
    expect(edge.commands).toEqual([]);
  });

  it('a reference as large as OpenAI allows still fits, beside the longest prompt', async () => {
    await using edge = await createHttpEdge();
    const url = `data:image/png;base64,${'A'.repeat(20_971_520 - 22)}`;
    const body = { prompt: '🌊'.repeat(32_000), input_reference: { image_url: url } };
    expect(await post(edge, JSON.stringify(body), 'application/json')).toMatchObject(OK);
  });
});
