/** The requests that HingNet's pages print, and what is near to them. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { file, refusal, request } from '../../../test/support/dialect-request.ts';
import type { RepriseError } from '../../core/index.ts';
import { type UploadedFile } from '../../core/index.ts';
import * as decode from './decode.ts';
import { hingnet } from './index.ts';

const create = (body: unknown, files: UploadedFile[] = []) =>
  decode.decodeCreate(request({ body, files }));
const remix = (prompt: unknown) =>
  decode.decodeRemix(request({ params: { videoId: 'video_1' }, body: { prompt } }));
const list = (query: Record<string, unknown>) => decode.decodeList(request({ query }));
const open = (variant?: string) =>
  decode.decodeOpenContent(request({ params: { videoId: 'video_1' }, query: { variant } }));

const PEPSI = '百事可乐宣传片，都市街拍风，年轻活力，镜头运动丰富';
const LION = 'A cinematic lion at sunset';
const VEO = 'veo-3.1-fast-generate-preview';
const URL_1 = 'https://example.com/image.jpg';

describe('what the pages print', () => {
  it('is a Sora video from a form with a file', () => {
    const form = { model: 'sora-2', prompt: PEPSI, seconds: '8', size: '720x1280' };
    expect(create(form, [file('input_reference')])).toEqual({
      kind: 'create',
      prompt: PEPSI,
      model: 'sora-2',
      size: { width: 720, height: 1280 },
      durationSeconds: 8,
      references: [{ kind: 'bytes', bytes: Buffer.from('image'), param: 'input_reference' }],
    });
  });

  it('is a Sora video from JSON with an object', () => {
    const json = JSON.parse(`{
      "model": "sora-2",
      "prompt": "百事可乐宣传片，都市街拍风，年轻活力，镜头运动丰富",
      "seconds": 8,
      "size": "720x1280",
      "input_reference": {
        "image_url": "https://example.com/ref.jpg"
      }
    }`);
    const url = 'https://example.com/ref.jpg';
    expect(create(json)).toEqual({
      kind: 'create',
      prompt: PEPSI,
      model: 'sora-2',
      size: { width: 720, height: 1280 },
      durationSeconds: 8,
      references: [{ kind: 'url', url, param: 'input_reference.image_url' }],
    });
  });

  it('is a Sora video of a model and a prompt alone', () => {
    expect(create({ model: 'sora-2', prompt: '一个无人机从海滩升空' })).toEqual({
      kind: 'create',
      prompt: '一个无人机从海滩升空',
      model: 'sora-2',
      size: null,
      durationSeconds: null,
      references: [],
    });
  });

  it('is a Veo video with the examples of its schema', () => {
    const json = { model: VEO, prompt: LION, seconds: 6, size: '1280x720' };
    expect(create({ ...json, input_reference: [URL_1] })).toEqual({
      kind: 'create',
      prompt: LION,
      model: VEO,
      size: { width: 1280, height: 720 },
      durationSeconds: 6,
      references: [{ kind: 'url', url: URL_1, param: 'input_reference[0]' }],
    });
    const form = { ...json, seconds: '6' };
    expect(create(form, [file('input_reference')]).references).toEqual([
      { kind: 'bytes', bytes: Buffer.from('image'), param: 'input_reference' },
    ]);
  });

  it('is a remix', () => {
    expect(remix('在结尾添加品牌 Logo')).toEqual({
      kind: 'remix',
      sourceVideoId: 'video_1',
      prompt: '在结尾添加品牌 Logo',
    });
  });
});

describe('create', () => {
  it.each([6, '6', '6s', 6.0, '6.0'])('takes %j as seconds', (seconds) => {
    expect(create({ model: VEO, prompt: LION, seconds }).durationSeconds).toBe(6);
  });

  it('gives a Veo video the size of its page, and a Sora video the one of its model', () => {
    expect(create({ model: VEO, prompt: LION }).size).toEqual({ width: 1280, height: 720 });
    expect(create({ model: VEO, prompt: LION, size: '1080x1920' }).size?.width).toBe(1080);
    expect(create({ prompt: LION }).size).toBeNull();
    expect(create({ model: 'other', prompt: LION }).size).toBeNull();
  });

  it('does not mind fields it does not know', () => {
    const odd = { prompt: LION, quality: 'standard', metadata: { a: [1] }, n: null };
    expect(create(odd)).toEqual(create({ prompt: LION }));
  });

  it.each([
    ['prompt', 7],
    ['prompt', ' '],
    ['model', ['sora-2']],
    ['size', '17:9'],
    ['seconds', '8.5'],
    ['seconds', true],
    ['input_reference', 7],
  ])('names the field at fault: %s', (param, value) => {
    const wrong = refusal(() => create({ prompt: LION, [param]: value }));
    expect(wrong).toMatchObject({ code: 'invalid_parameter', param });
  });

  it('needs a prompt of at most 32,000 characters', () => {
    expect(refusal(() => create({})).code).toBe('missing_parameter');
    expect(create({ prompt: '海'.repeat(32_000) }).prompt).toHaveLength(32_000);
    expect(refusal(() => create({ prompt: '海'.repeat(32_001) })).code).toBe('prompt_too_long');
  });
});

describe('input_reference of a Sora video', () => {
  const withReference = (value: unknown, files: UploadedFile[] = []) =>
    create({ prompt: LION, model: 'sora-2', input_reference: value }, files).references;

  it.each<[string, unknown, unknown]>([
    [
      'a file id',
      { file_id: 'file_1' },
      { kind: 'file', fileId: 'file_1', param: 'input_reference.file_id' },
    ],
    ['a URL', URL_1, { kind: 'url', url: URL_1, param: 'input_reference' }],
  ])('may be %s', (_name, value, expected) => {
    expect(withReference(value)).toEqual([expected]);
  });

  it.each([undefined, null, ''])('may be left out as %j', (value) => {
    expect(withReference(value)).toEqual([]);
  });

  it.each<[string, unknown, UploadedFile[]]>([
    ['an array of a URL', ['https://example.com/ref.jpg'], []],
    ['an array of an object', [{ image_url: URL_1 }], []],
    ['an array in a field of a form', `["${URL_1}"]`, []],
    ['an empty array', [], []],
    ['an array of files', undefined, [file('input_reference[]')]],
    ['a file by index', undefined, [file('input_reference[0]')]],
  ])('is not %s, and the answer says why', (_name, value, files) => {
    const wrong = refusal(() => withReference(value, files));
    expect(wrong).toMatchObject({ code: 'invalid_parameter', param: 'input_reference' });
    expect(wrong.text).toContain('an array is not allowed');
    expect(wrong.text).toContain('{"image_url": "..."} or {"file_id": "..."}');
  });

  it.each<[string, unknown, UploadedFile[]]>([
    ['two files', undefined, [file('input_reference'), file('input_reference')]],
    ['a file and a URL', URL_1, [file('input_reference')]],
    ['both members', { image_url: URL_1, file_id: 'file_1' }, []],
    ['no member', {}, []],
  ])('is not %s', (_name, value, files) => {
    const wrong = refusal(() => withReference(value, files));
    expect(wrong).toMatchObject({ code: 'invalid_parameter', param: 'input_reference' });
  });

  it('may be a data URL of 20,971,520 letters, and no longer', () => {
    const longest = `data:image/png;base64,${'A'.repeat(20_971_520 - 22)}`;
    expect(withReference({ image_url: longest })).toHaveLength(1);
    expect(refusal(() => withReference({ image_url: `${longest}A` })).text).toContain('20971520');
  });
});

describe('input_reference of a Veo video', () => {
  const withReference = (value: unknown, files: UploadedFile[] = []) =>
    create({ prompt: LION, model: VEO, input_reference: value }, files).references;

  it('is one to three images in the order in which they came', () => {
    const image = fc.nat().map((number) => `https://example.com/${number}.jpg`);
    fc.assert(
      // Also where one of them comes back: it is a shot each time.
      fc.property(fc.array(image, { minLength: 1, maxLength: 3 }), (urls) => {
        expect(withReference(urls)).toEqual(
          urls.map((url, index) => ({ kind: 'url', url, param: `input_reference[${index}]` })),
        );
      }),
    );
    const files = [file('input_reference[]', 'a'), file('input_reference[]', 'b')];
    expect(withReference(undefined, files)).toEqual([
      { kind: 'bytes', bytes: Buffer.from('a'), param: 'input_reference' },
      { kind: 'bytes', bytes: Buffer.from('b'), param: 'input_reference' },
    ]);
  });

  it('may be JSON in a field of a form', () => {
    expect(withReference(`["${URL_1}"]`)).toEqual(withReference([URL_1]));
  });

  it('may be one as for Sora', () => {
    expect(withReference(URL_1)).toEqual([{ kind: 'url', url: URL_1, param: 'input_reference' }]);
    expect(withReference([{ image_url: URL_1 }])).toEqual([
      { kind: 'url', url: URL_1, param: 'input_reference[0].image_url' },
    ]);
  });

  it.each<[string, unknown, UploadedFile[]]>([
    ['none', [], []],
    ['four', [URL_1, URL_1, URL_1, URL_1], []],
    ['files and URLs', [URL_1], [file('input_reference')]],
    ['four files', undefined, Array.from({ length: 4 }, () => file('input_reference'))],
  ])('is not %s', (_name, value, files) => {
    const wrong = refusal(() => withReference(value, files));
    expect(wrong).toMatchObject({ code: 'invalid_parameter', param: 'input_reference' });
    expect(wrong.text).toContain('1 to 3');
  });

  it.each([7, null, '', true, [URL_1], 'a\0'])('names the image that is %j', (image) => {
    const wrong = refusal(() => withReference([URL_1, image]));
    expect(wrong).toMatchObject({ code: 'invalid_parameter', param: 'input_reference[1]' });
  });
});

it('anything as an image is taken as it is or refused by its name', () => {
  const text = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('', URL_1, null, 7));
  const image = fc.oneof(text, fc.record({ image_url: text, file_id: text }, { requiredKeys: [] }));
  const value = fc.oneof(image, fc.array(image, { maxLength: 5 }));
  const names = fc.constantFrom('input_reference', 'input_reference[]', 'other');
  const files = fc.array(
    names.map((name) => file(name)),
    { maxLength: 2 },
  );
  fc.assert(
    fc.property(fc.constantFrom('sora-2', VEO), value, files, (model, asked, sent) => {
      const body = { prompt: LION, model, input_reference: asked };
      try {
        const { references } = create(body, sent);
        expect(references.length).toBeLessThanOrEqual(model === VEO ? 3 : 1);
      } catch (error) {
        expect(error).toMatchObject({ code: 'invalid_parameter' });
        expect(String((error as RepriseError).param)).toMatch(/^input_reference|image_url|file_id/);
      }
    }),
    { numRuns: 1000 },
  );
});

describe('the prompt of a remix', () => {
  it.each(['海', '🌊', 'a'])('has up to 1000 characters: %s', (letter) => {
    expect(remix(letter.repeat(1000)).prompt).toBe(letter.repeat(1000));
    const wrong = refusal(() => remix(letter.repeat(1001)));
    expect(wrong).toMatchObject({ code: 'prompt_too_long', param: 'prompt' });
    expect(wrong.text).toContain('1001 characters; at most 1000');
  });

  it.each([
    [undefined, 'missing_parameter'],
    ['', 'invalid_parameter'],
    [1000, 'invalid_parameter'],
  ])('cannot be %j', (prompt, code) => {
    expect(refusal(() => remix(prompt))).toMatchObject({ code, param: 'prompt' });
  });
});

describe('list', () => {
  it('is the newest twenty unless it is told otherwise', () => {
    expect(list({})).toEqual({ kind: 'list', after: null, limit: 20, order: 'desc' });
    const told = { after: 'video_1', limit: '1', order: 'asc' };
    expect(list(told)).toEqual({ kind: 'list', after: 'video_1', limit: 1, order: 'asc' });
  });

  it.each([
    ['limit', '0'],
    ['limit', '101'],
    ['limit', 'all'],
    ['order', 'up'],
    ['after', ['a', 'b']],
  ])('refuses %s=%j', (param, value) => {
    const wrong = refusal(() => list({ [param]: value }));
    expect(wrong).toMatchObject({ code: 'invalid_parameter', param });
  });
});

describe('one video', () => {
  it('is named in the path; what the Veo page adds for billing is ignored', () => {
    const asked = request({ params: { videoId: 'video_1' }, query: { duration: '6' } });
    const route = hingnet.routes.find(({ kind }) => kind === 'get');
    expect(route?.decode(asked)).toEqual({ kind: 'get', videoId: 'video_1' });
  });

  it('has the content that is asked for, if there is such', () => {
    expect(open()).toMatchObject({ kind: 'open_content', videoId: 'video_1', waitSeconds: 90 });
    expect(open('video')).toEqual(open());
    expect(refusal(() => open('thumbnail')).param).toBe('variant');
  });
});
