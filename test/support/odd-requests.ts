/** Requests that programs, proxies and attackers really send: odd, broken or hostile, of any dialect. */
import fc from 'fast-check';
import { RepriseError, type Dialect, type DialectRoute } from '../../src/core/index.ts';
import type { Engine } from '../../src/engine/index.ts';
import { BOUNDARY, FORM_TYPE, formBody, type FormPart } from './form-body.ts';

export interface OddRequest {
  readonly method: 'GET' | 'POST' | 'DELETE' | 'PUT' | 'PATCH';
  readonly url: string;
  readonly headers: Record<string, string>;
  readonly payload?: string | Buffer;
}

/** Every field that any dialect or page knows, and what is no field of anybody. */
const FIELDS = [
  'prompt',
  'model',
  'seconds',
  'duration',
  'size',
  'width',
  'height',
  'input_reference',
  'image',
  'images',
  'image_urls',
  'first_frame_image',
  'frame_images',
  'input_references',
  'video',
  'video_id',
  'remix_video_id',
  'characters',
  'raw',
  'aspect_ratio',
  'resolution',
  'metadata',
  'mode',
  'n',
  'seed',
  'quality',
  'response_format',
  'callback_url',
  'file',
];
const HOSTILE_NAMES = [
  '__proto__',
  'constructor',
  'toString',
  '',
  ' prompt',
  'Prompt',
  'x'.repeat(300),
];
const BRACKETS = [
  '[]',
  '[id]',
  '[image_url]',
  '[0]',
  '[][id]',
  '[a][b][c][d][e]',
  '[',
  ']',
  '[[]]',
];

const IDS = [
  'video_0123456789abcdef0123456789abcdef0123456789abcdef',
  'task_01JD7Z5W3T9V8K2M4N6P8Q0R1S',
  'video_68f10985d6c4819097007665bdcfba5f',
  'bGl0ZWxsbTpjdXN0b20=',
  'a%2Fb',
  '%00',
  '..',
  '😀',
  'x'.repeat(900),
];

const PROMPTS = [
  'a calm sea',
  '海'.repeat(1000),
  '海'.repeat(1001),
  '🌊'.repeat(1000),
  '海'.repeat(32_000),
  '海'.repeat(32_001),
  '',
  '   ',
  'a\u0000b',
  '\ud800',
  "'; drop table videos; --",
  '{{7*7}}${7*7}',
];

/** As they stand in JSON: some are numbers that no language but JSON writes so. */
const JSON_VALUES = [
  '"8"',
  '8',
  '8.0',
  '"8s"',
  '"08"',
  '"8.0"',
  '8.5',
  '-8',
  '0',
  '-0',
  '1e3',
  '1e999',
  '"1e3"',
  '99999999999999999999',
  '"٨"',
  '" 8 "',
  'null',
  'true',
  'false',
  '""',
  '[]',
  '{}',
  '[null]',
  '"1280x720"',
  '"1280X720"',
  '"1280 x 720"',
  '"1280*720"',
  '"16:9"',
  '"99999x99999"',
  '"0x0"',
  '"720p"',
  '"4k"',
  '"4K"',
  '"sora-2"',
  '"veo3.1-fast"',
  '"veo-3.1-generate-preview"',
  '"gpt-4"',
  '"http://127.0.0.1:1/x.png"',
  '"file:///etc/passwd"',
  '"data:image/png;base64,AAAA"',
  '{"image_url":"data:,"}',
  '{"file_id":"file_1"}',
  '{"image_url":null,"file_id":7}',
  '{"id":"v"}',
  '[{"type":"image_url","image_url":{"url":"data:,"},"frame_type":"first_frame"}]',
  '["a","b"]',
  '{"__proto__":{"polluted":true}}',
  `${'['.repeat(500)}${']'.repeat(500)}`,
  `${'{"a":'.repeat(500)}1${'}'.repeat(500)}`,
];

const QUERIES = [
  '',
  '?limit=0',
  '?limit=-1',
  '?limit=1e3',
  '?limit=5&limit=6',
  '?limit[]=5',
  '?order=ASC',
  '?after=%00',
  '?after=video_1',
  '?variant=thumbnail',
  '?variant=',
  '?variant=video&index=0',
  '?index=1',
  '?language=zh',
  '?duration=6',
  '?api-version=preview',
  '?dry_run=true',
  '?%',
  '?a=%zz',
];

function refuse(): never {
  throw new RepriseError('file_not_found');
}
const refuseLater = async () => refuse();

/** What an engine without videos, files and characters says of those that are asked for. */
export const EMPTY_ENGINE: Partial<Engine> = {
  openContent: refuseLater,
  getModel: refuse,
  createFile: refuseLater,
  getFile: refuseLater,
  listFiles: refuseLater,
  deleteFile: refuseLater,
  openFile: refuseLater,
  createCharacter: refuseLater,
  getCharacter: refuseLater,
  deleteCharacter: refuseLater,
};

/** Mostly what the route wants, so that most requests get past its first check. */
export function oddRequest(dialect: Dialect, prefix: string): fc.Arbitrary<OddRequest> {
  return fc
    .record({
      route: fc.constantFrom(...dialect.routes),
      id: fc.oneof(
        { weight: 3, arbitrary: fc.constantFrom(...IDS) },
        { weight: 1, arbitrary: oddText() },
      ),
      query: fc.constantFrom(...QUERIES),
      body: oddBody(),
      header: fc.constantFrom(...ODD_HEADERS),
      otherMethod: fc.oneof(
        { weight: 30, arbitrary: fc.constant(null) },
        { weight: 1, arbitrary: fc.constantFrom('PUT', 'PATCH', 'DELETE' as const) },
      ),
    })
    .map(({ route, id, query, body, header, otherMethod }) => ({
      method: otherMethod ?? route.method,
      url: `${prefix}${pathOf(route, id)}${query}`,
      headers: { ...header, ...(route.method === 'POST' ? body.headers : {}) },
      ...(route.method === 'POST' ? { payload: body.payload } : {}),
    }));
}

const ODD_HEADERS: readonly Record<string, string>[] = [
  ...Array.from({ length: 12 }, () => ({})),
  { 'idempotency-key': 'x'.repeat(300) },
  { 'x-reprise-dialect': 'klingon' },
  { accept: 'application/binary' },
  { range: 'bytes=9-1' },
  { 'content-encoding': 'gzip' },
];

interface OddBody {
  readonly headers: Record<string, string>;
  readonly payload: string | Buffer;
}

function pathOf(route: DialectRoute, id: string): string {
  return route.path.replace(/:\w+/g, () =>
    /^[\x21-\x7e]+$/.test(id) ? id : encodeURIComponent(id.toWellFormed()),
  );
}

function oddText(): fc.Arbitrary<string> {
  return fc.string({ unit: 'binary', minLength: 1, maxLength: 40 });
}

function oddBody(): fc.Arbitrary<OddBody> {
  return fc.oneof(
    { weight: 5, arbitrary: oddJson() },
    { weight: 3, arbitrary: oddForm() },
    { weight: 1, arbitrary: oddUrlencoded() },
    { weight: 1, arbitrary: brokenBody() },
  );
}

function fieldName(): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 10, arbitrary: fc.constantFrom(...FIELDS) },
    { weight: 1, arbitrary: fc.constantFrom(...HOSTILE_NAMES) },
    { weight: 1, arbitrary: oddText() },
  );
}

function jsonText(): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...JSON_VALUES) },
    { weight: 1, arbitrary: fc.json() },
    { weight: 1, arbitrary: fc.constantFrom(...PROMPTS).map((text) => JSON.stringify(text)) },
  );
}

/** Written by hand: members in any order, and some of them twice. */
function oddJson(): fc.Arbitrary<OddBody> {
  const prompt = fc
    .constantFrom(...PROMPTS)
    .map((text): [string, string] => ['prompt', JSON.stringify(text)]);
  const good = fc.constantFrom<[string, string]>(
    ['model', '"veo3.1-fast"'],
    ['model', '"sora-2"'],
    ['seconds', '"8"'],
  );
  const field = fc.tuple(fieldName(), jsonText());
  return fc
    .record({
      prompt,
      good: fc.array(good, { maxLength: 2 }),
      fields: fc.array(field, { maxLength: 4 }),
    })
    .chain((parts) => {
      const members = [parts.prompt, ...parts.good, ...parts.fields];
      return fc.shuffledSubarray(members, { minLength: members.length - 1 });
    })
    .map((members) => ({
      headers: { 'content-type': 'application/json' },
      payload: `{${members.map(([name, value]) => `${JSON.stringify(name)}:${value}`).join(',')}}`,
    }));
}

function formFields(): fc.Arbitrary<FormPart[]> {
  const name = fc
    .tuple(fieldName(), fc.option(fc.constantFrom(...BRACKETS), { freq: 3 }))
    .map(([field, brackets]) => field.replaceAll(/["\r\n]/g, '') + (brackets ?? ''));
  const value = fc.oneof(
    fc.constantFrom(...PROMPTS),
    fc.constantFrom('8', '8s', '08', '1280x720', 'null'),
  );
  const field = fc.record({ name, value });
  const file = fc.record({
    name,
    value: fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes)),
    fileName: fc.constantFrom('a.png', '../../etc/passwd', '', 'x'.repeat(300)),
    mediaType: fc.constantFrom('image/png', 'video/mp4', 'text/html', 'nonsense'),
  });
  return fc.array(fc.oneof<fc.Arbitrary<FormPart>[]>(field, field, file), { maxLength: 6 });
}

/** Files before fields, names with brackets, and now and then no end. */
function oddForm(): fc.Arbitrary<OddBody> {
  const prompt = { name: 'prompt', value: '海边的灯塔' };
  return fc
    .record({ parts: formFields(), hasPrompt: fc.boolean(), isCut: fc.boolean(), cut: fc.nat(30) })
    .map(({ parts, hasPrompt, isCut, cut }) => {
      const whole = formBody(hasPrompt ? [...parts, prompt] : parts);
      const payload = isCut ? whole.subarray(0, whole.length - cut) : whole;
      return { headers: { 'content-type': FORM_TYPE }, payload };
    });
}

function oddUrlencoded(): fc.Arbitrary<OddBody> {
  return formFields().map((parts) => ({
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: parts
      .map(
        ({ name, value }) =>
          `${encodeURIComponent(name.toWellFormed())}=${encodeURIComponent(String(value).toWellFormed())}`,
      )
      .join('&'),
  }));
}

function brokenBody(): fc.Arbitrary<OddBody> {
  return fc.constantFrom<OddBody>(
    { headers: { 'content-type': 'application/json' }, payload: '' },
    { headers: { 'content-type': 'application/json' }, payload: '\ufeff{"prompt":"a"}' },
    { headers: { 'content-type': 'application/json' }, payload: '[1]' },
    { headers: { 'content-type': 'application/json' }, payload: 'null' },
    { headers: { 'content-type': 'application/json' }, payload: '"prompt"' },
    { headers: { 'content-type': 'application/json' }, payload: '{"prompt":"a"' },
    { headers: { 'content-type': 'application/json' }, payload: '['.repeat(100_000) },
    {
      headers: { 'content-type': 'application/json' },
      payload: Buffer.from([0x7b, 0xff, 0xfe, 0x7d]),
    },
    { headers: { 'content-type': 'application/json; charset=utf-16' }, payload: '{"prompt":"a"}' },
    { headers: { 'content-type': 'text/plain' }, payload: '{"prompt":"a"}' },
    { headers: { 'content-type': 'nonsense' }, payload: 'x' },
    { headers: {}, payload: '{"prompt":"a"}' },
    { headers: { 'content-type': 'multipart/form-data' }, payload: 'x' },
    { headers: { 'content-type': FORM_TYPE }, payload: '' },
    { headers: { 'content-type': FORM_TYPE }, payload: `--${BOUNDARY}\r\n\r\n\r\n--${BOUNDARY}--` },
    { headers: { 'content-type': FORM_TYPE }, payload: `--${BOUNDARY}--\r\n`.repeat(50) },
    {
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: 'prompt=%zz&a[b=1',
    },
    {
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: 'a=1&'.repeat(500),
    },
  );
}
