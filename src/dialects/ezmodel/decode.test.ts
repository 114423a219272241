/** The requests that ezmodel's pages print, as SDKs send them, and those of the older page. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { file, refusal, request } from '../../../test/support/dialect-request.ts';
import { RepriseError, type UploadedFile } from '../../core/index.ts';
import { changes } from '../videos-api/index.ts';
import { decodeCreate } from './decode.ts';

const create = (body: unknown, files: UploadedFile[] = []) =>
  decodeCreate(request({ body, files }));
const remix = (body: unknown, params: Record<string, string> = {}) =>
  changes.decodeRemix(request({ body, params }));

const CAT = { prompt: 'A cat sitting on a windowsill watching the rain' };
const TEAL = 'Shift the color palette to teal, sand, and rust, with a warm backlight';
const SOURCE = 'video_68f10985d6c4819097007665bdcfba5f';
const URL_1 = 'https://a.example/x.png';

describe('remix', () => {
  const expected = { kind: 'remix', sourceVideoId: SOURCE, prompt: TEAL };

  it('is what the page prints', () => {
    const json = JSON.parse(`{
      "video_id": "video_68f10985d6c4819097007665bdcfba5f",
      "prompt": "Shift the color palette to teal, sand, and rust, with a warm backlight"
    }`);
    expect(remix(json)).toEqual(expected);
  });

  it('is what the SDK sends, whether or not the body repeats the id', () => {
    expect(remix({ prompt: TEAL }, { videoId: SOURCE })).toEqual(expected);
    expect(remix({ prompt: TEAL, video_id: SOURCE }, { videoId: SOURCE })).toEqual(expected);
    expect(remix({ prompt: TEAL, video_id: '' }, { videoId: SOURCE })).toEqual(expected);
  });

  it('cannot have two sources', () => {
    const wrong = refusal(() => remix({ prompt: TEAL, video_id: 'video_2' }, { videoId: SOURCE }));
    expect(wrong).toMatchObject({ code: 'invalid_parameter', param: 'video_id' });
  });

  it.each([undefined, null, ''])('misses its source when it is %j', (videoId) => {
    const wrong = refusal(() => remix({ prompt: TEAL, video_id: videoId }));
    expect(wrong).toMatchObject({ code: 'missing_parameter', param: 'video_id' });
  });

  it.each([7, [], [SOURCE], { id: SOURCE }, true, 'a\0'])('has no source %j', (videoId) => {
    const wrong = refusal(() => remix({ prompt: TEAL, video_id: videoId }));
    expect(wrong).toMatchObject({ code: 'invalid_parameter', param: 'video_id' });
  });

  it('needs a prompt', () => {
    expect(refusal(() => remix({ video_id: SOURCE }))).toMatchObject({ param: 'prompt' });
    expect(refusal(() => remix(undefined, { videoId: SOURCE })).code).toBe('missing_parameter');
  });

  it.each(['海', '🌊', 'a'])('takes as long a prompt as a create: %s', (letter) => {
    for (const length of [1000, 1001, 32_000]) {
      const prompt = letter.repeat(length);
      expect(remix({ prompt, video_id: SOURCE }).prompt).toBe(prompt);
    }
    const long = { prompt: letter.repeat(32_001), video_id: SOURCE };
    expect(refusal(() => remix(long))).toMatchObject({ code: 'prompt_too_long', param: 'prompt' });
  });
});

describe('create', () => {
  it('is what the page’s flow sends', () => {
    const form = { ...CAT, model: 'sora-2', size: '1280x720', seconds: '8' };
    expect(create(form)).toEqual({
      kind: 'create',
      prompt: CAT.prompt,
      model: 'sora-2',
      size: { width: 1280, height: 720 },
      durationSeconds: 8,
      references: [],
    });
  });

  it('needs a prompt and nothing else', () => {
    const nothing = { model: null, size: null, durationSeconds: null, references: [] };
    expect(create(CAT)).toEqual({ kind: 'create', ...CAT, ...nothing });
    expect(refusal(() => create({}))).toMatchObject({ code: 'missing_parameter', param: 'prompt' });
  });

  it('is what the older page describes', () => {
    const json = {
      ...CAT,
      model: 'sora-2',
      image: URL_1,
      duration: 8.0,
      width: 1280,
      height: 720,
      fps: 30,
      seed: 1,
      n: 1,
      response_format: 'url',
      user: 'u',
      metadata: { negative_prompt: 'x', style: 'y', quality_level: 'z' },
    };
    expect(create(json)).toEqual({
      kind: 'create',
      prompt: CAT.prompt,
      model: 'sora-2',
      size: { width: 1280, height: 720 },
      durationSeconds: 8,
      references: [{ kind: 'url', url: URL_1, param: 'image' }],
    });
  });

  it('holds no video in its answer, though the older page says that it can', () => {
    const json = { ...CAT, response_format: 'b64_json' };
    const expected = { code: 'invalid_parameter', param: 'response_format' };
    expect(refusal(() => create(json))).toMatchObject(expected);
  });

  it('may say a thing in both words, if they agree', () => {
    const both = {
      ...CAT,
      seconds: '8',
      duration: 8,
      size: '1280x720',
      width: '1280',
      height: 720,
    };
    expect(create(both)).toEqual(create({ ...CAT, seconds: 8, size: '1280x720' }));
  });

  it.each([8, '8', '8s', 8.0, '8.0'])('takes %j as a length', (value) => {
    expect(create({ ...CAT, seconds: value }).durationSeconds).toBe(8);
    expect(create({ ...CAT, duration: value }).durationSeconds).toBe(8);
  });

  it.each<[string, string, Record<string, unknown>]>([
    ['duration', 'invalid_parameter', { seconds: '8', duration: 4 }],
    ['duration', 'invalid_parameter', { duration: 2.5 }],
    ['seconds', 'invalid_parameter', { seconds: 'long' }],
    ['size', 'invalid_parameter', { size: '720p' }],
    ['size', 'invalid_parameter', { size: '1280x720', width: 720, height: 1280 }],
    ['size', 'invalid_parameter', { size: '1280x720', width: 1280, height: 1280 }],
    ['height', 'missing_parameter', { width: 1280 }],
    ['width', 'missing_parameter', { height: 720, size: '1280x720' }],
    ['width', 'invalid_parameter', { width: 0, height: 720 }],
    ['width', 'invalid_parameter', { width: '1280px', height: 720 }],
    ['model', 'invalid_parameter', { model: 7 }],
    ['image', 'invalid_parameter', { image: 7 }],
  ])('names the field at fault: %s', (param, code, fields) => {
    expect(refusal(() => create({ ...CAT, ...fields }))).toMatchObject({ code, param });
  });
});

describe.each(['input_reference', 'image'])('%s', (param) => {
  const withImage = (value: unknown, files: UploadedFile[] = []) =>
    create({ ...CAT, [param]: value }, files).references;

  it('may be a file, a URL, an object or nothing', () => {
    const bytes = Buffer.from('image');
    expect(withImage(undefined, [file(param)])).toEqual([{ kind: 'bytes', bytes, param }]);
    expect(withImage(URL_1)).toEqual([{ kind: 'url', url: URL_1, param }]);
    expect(withImage({ image_url: URL_1, file_id: null })).toEqual([
      { kind: 'url', url: URL_1, param: `${param}.image_url` },
    ]);
    expect(withImage({ file_id: 'file-1' })).toEqual([
      { kind: 'file', fileId: 'file-1', param: `${param}.file_id` },
    ]);
    for (const nothing of [undefined, null, '']) expect(withImage(nothing)).toEqual([]);
  });

  it('may be a data URL, or base64 alone', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1 }), (array) => {
        const bytes = Buffer.from(array);
        const base64 = bytes.toString('base64');
        expect(withImage(base64)).toEqual([{ kind: 'bytes', bytes, param }]);
        const url = `data:image/png;base64,${base64}`;
        expect(withImage(url)).toEqual([{ kind: 'url', url, param }]);
      }),
    );
  });

  it('has a bound', () => {
    expect(withImage('A'.repeat(20_971_520))).toHaveLength(1);
    expect(refusal(() => withImage('A'.repeat(20_971_521))).param).toBe(param);
  });

  it.each<[string, unknown, string[]]>([
    ['an array', [URL_1], []],
    ['an empty array', [], []],
    ['a truth', true, []],
    ['an empty object', {}, []],
    ['both members', { image_url: URL_1, file_id: 'file-1' }, []],
    ['two files', undefined, [param, param]],
    ['a file and a URL', URL_1, [param]],
    ['an array of files', undefined, [`${param}[]`]],
  ])('is not %s', (_name, value, names) => {
    const wrong = refusal(() =>
      withImage(
        value,
        names.map((name) => file(name)),
      ),
    );
    expect(wrong).toMatchObject({ code: 'invalid_parameter', param });
  });
});

it('the image cannot be given in both words', () => {
  const wrong = refusal(() => create({ ...CAT, image: URL_1 }, [file('input_reference')]));
  expect(wrong).toMatchObject({ code: 'invalid_parameter', param: 'image' });
});

it('any value of any field is taken, or refused as the caller’s fault', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('8s', '8.0', '1280x720', URL_1, '', 'video_1'),
  );
  const value = fc.oneof(text, fc.double(), fc.jsonValue(), fc.record({ image_url: text }));
  const names = ['prompt', 'model', 'seconds', 'duration', 'size', 'width', 'height'];
  const field = fc.constantFrom(...names, 'image', 'input_reference', 'video_id', 'video', 'x');
  const runs = [create, remix];
  fc.assert(
    fc.property(fc.dictionary(field, value), fc.constantFrom(...runs), (fields, run) => {
      try {
        expect(run({ ...CAT, ...fields }).prompt).toBe(fields['prompt'] ?? CAT.prompt);
      } catch (error) {
        expect(error).toBeInstanceOf(RepriseError);
        expect((error as RepriseError).entry).toMatchObject({ owner: 'caller', status: 400 });
      }
    }),
    { numRuns: 1000 },
  );
});
