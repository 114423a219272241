/** Requests as APIMart's pages have them, each to the one command it means. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { file, refusal, request } from '../../../test/support/dialect-request.ts';
import type { RepriseError } from '../../core/index.ts';
import { type UploadedFile } from '../../core/index.ts';
import { apimart } from './index.ts';
import * as decode from './decode.ts';

const TASK = 'task_01JD7Z5W3T9V8K2M4N6P8Q0R1S';

/** The body of every snippet of the page on editing videos. */
const REMIX = {
  model: 'veo3.1-fast',
  prompt: '猫咪继续在草地上奔跑，蝴蝶飞向远方',
  raw: false,
  aspect_ratio: '16:9',
  resolution: '720p',
};
const CREATE = { model: 'veo3.1-fast', prompt: 'a calm sea' };
const IMAGE = 'https://a.example/1.png';

const create = (changes: object = {}, files: UploadedFile[] = []) =>
  decode.decodeCreate(request({ body: { ...CREATE, ...changes }, files }));
const extend = (changes: object = {}) =>
  decode.decodeExtend(request({ params: { videoId: TASK }, body: { ...REMIX, ...changes } }));

describe('create', () => {
  it('needs a model and a prompt and nothing else', () => {
    expect(create()).toEqual({
      kind: 'create',
      model: 'veo3.1-fast',
      prompt: 'a calm sea',
      size: null,
      durationSeconds: null,
      references: [],
    });
    for (const param of ['model', 'prompt']) {
      const wrong = refusal(() => create({ [param]: undefined }));
      expect(wrong).toMatchObject({ code: 'missing_parameter', param });
    }
  });

  it('means the same whatever the order and form of its fields', () => {
    const asked = { image_urls: [IMAGE], resolution: '1080p', aspect_ratio: '9:16', duration: 8 };
    const expected = {
      kind: 'create',
      model: 'veo3.1-fast',
      prompt: 'a calm sea',
      size: { width: 1080, height: 1920 },
      durationSeconds: 8,
      references: [{ kind: 'url', url: IMAGE, param: 'image_urls[0]' }],
    };
    expect(create(asked)).toEqual(expected);
    expect(create({ ...asked, duration: '8s', seed: 1, unknown: {} })).toEqual(expected);
  });

  it.each([
    ['16:9', '720p', 1280, 720],
    ['9:16', '720p', 720, 1280],
    ['landscape', '1080p', 1920, 1080],
    ['portrait', '1080p', 1080, 1920],
    ['16:9', '4k', 3840, 2160],
    ['9:16', '4k', 2160, 3840],
    ['9:16', undefined, 720, 1280],
    [undefined, '1080p', 1920, 1080],
  ])('knows how large %s at %s is', (aspectRatio, resolution, width, height) => {
    const { size } = create({ aspect_ratio: aspectRatio, resolution });
    expect(size).toEqual({ width, height });
  });

  it.each([
    ['model', 7],
    ['prompt', ['x']],
    ['duration', 8.5],
    ['duration', 'long'],
    ['aspect_ratio', '4:3'],
    ['aspect_ratio', 169],
    ['resolution', '480p'],
    ['resolution', 720],
    ['image_urls', 7],
    ['image_urls', {}],
    ['first_frame_image', {}],
  ])('names the field at fault: %s = %j', (param, value) => {
    const wrong = refusal(() => create({ [param]: value }));
    expect(wrong).toMatchObject({ code: 'invalid_parameter', param });
  });

  it('says what is allowed', () => {
    expect(refusal(() => create({ resolution: '480p' })).text).toContain('720p, 1080p, 4K');
  });
});

describe('the images of create', () => {
  it('begin with the first frame', () => {
    const { references } = create({
      image_urls: ['http://a.example', IMAGE, 'http://b.example'],
      first_frame_image: IMAGE,
    });
    expect(references.map(({ param }) => param)).toEqual([
      'first_frame_image',
      'image_urls[0]',
      // The one between them is the first frame once more.
      'image_urls[2]',
    ]);
  });

  it('may be one in a form, or none', () => {
    expect(create({ image_urls: IMAGE }).references).toHaveLength(1);
    expect(create({ image_urls: `["${IMAGE}"]` })).toEqual(create({ image_urls: [IMAGE] }));
    expect(create({ image_urls: [] }).references).toEqual([]);
    expect(create({ image_urls: null, first_frame_image: '' }).references).toEqual([]);
  });

  it.each([
    'data:image/png;base64,AAAA',
    'iVBORw0KGgo=',
    'file:///etc/passwd',
    '',
    null,
    7,
    { url: IMAGE },
    `https://a.example/${'x'.repeat(1024)}`,
  ])('are not %j', (url) => {
    const wrong = refusal(() => create({ image_urls: [IMAGE, url] }));
    expect(wrong).toMatchObject({ code: 'invalid_parameter', param: 'image_urls[1]' });
  });

  it.each(['image_urls', 'image_urls[]', 'first_frame_image'])('are no files: %s', (name) => {
    expect(refusal(() => create({}, [file(name)]))).toMatchObject({ param: name });
    expect(create({}, [file('other')]).references).toEqual([]);
  });
});

describe('the remix of the page', () => {
  it('adds the seven seconds from 8 to 15', () => {
    expect(extend()).toEqual({
      kind: 'extend',
      source: { kind: 'video', videoId: TASK },
      prompt: '猫咪继续在草地上奔跑，蝴蝶飞向远方',
      addedSeconds: 7,
      keepsSource: true,
      model: 'veo3.1-fast',
      sizes: [{ width: 1280, height: 720 }],
    });
  });

  it('repeats only what the caller repeats', () => {
    const { sizes, model } = extend({ aspect_ratio: undefined, resolution: null, raw: undefined });
    expect([sizes, model]).toEqual([undefined, 'veo3.1-fast']);
    const sizesOf = (changes: object) =>
      extend(changes).sizes?.map(({ width, height }) => `${width}x${height}`);
    expect(sizesOf({ aspect_ratio: '' })).toEqual(['1280x720', '720x1280']);
    expect(sizesOf({ aspect_ratio: '9:16', resolution: null })).toEqual([
      '720x1280',
      '1080x1920',
      '2160x3840',
    ]);
    expect(extend({ raw: 'false' })).toEqual(extend());
    for (const raw of [true, 'true']) {
      expect(extend({ raw })).toEqual({ ...extend(), keepsSource: false });
    }
  });

  it.each(['model', 'prompt'])('needs a %s', (param) => {
    const wrong = refusal(() => extend({ [param]: undefined }));
    expect(wrong).toMatchObject({ code: 'missing_parameter', param });
  });

  it.each([
    ['raw', 1],
    ['raw', 'yes'],
    ['raw', []],
    ['aspect_ratio', '1:1'],
    ['resolution', '8k'],
    ['image_urls', ['https://example.com/a.png']],
    ['video_id', 'task_of_another_video'],
  ])('refuses %s = %j', (param, value) => {
    const wrong = refusal(() => extend({ [param]: value }));
    expect(wrong).toMatchObject({ code: 'invalid_parameter', param });
  });
});

it('a task is named in the path', () => {
  const asked = request({ params: { videoId: TASK }, query: { language: 'zh' } });
  const route = apimart.routes.find(({ kind }) => kind === 'get');
  expect(route?.decode(asked)).toEqual({ kind: 'get', videoId: TASK });
});

describe('below /v1', () => {
  const recognizes = (path: string, videoId: string, body: unknown) => {
    const route = apimart.routes.find((candidate) => candidate.path === path);
    if (route === undefined) throw new Error(`no route ${path}`);
    return apimart.recognizes?.(route, request({ params: { videoId }, body }));
  };
  const remix = (videoId: string, body: unknown) =>
    recognizes('/videos/:videoId/remix', videoId, body);

  it.each([{ raw: false }, { aspect_ratio: '9:16' }, { resolution: '4k' }])(
    'a remix with a model and %j is APIMart’s, whatever the video is called',
    (field) => {
      expect(remix('video_1', { model: 'm', prompt: 'p', ...field })).toBe(true);
      expect(remix('video_1', { prompt: 'p', ...field })).toBe(false);
    },
  );

  it('a remix of a task with a model is', () => {
    expect(remix(TASK, { model: 'm', prompt: 'p' })).toBe(true);
    expect(remix('video_1', { model: 'm', prompt: 'p' })).toBe(false);
    expect(remix(TASK, { prompt: 'p' })).toBe(false);
    expect(remix(TASK, { model: '', raw: null })).toBe(false);
  });

  it.each([undefined, null, 'text', [REMIX], 7])('the body %j is not', (body) => {
    expect(remix(TASK, body)).toBe(false);
  });

  it('nothing else is known by its body', () => {
    expect(recognizes('/videos/generations', TASK, REMIX)).toBe(false);
    expect(recognizes('/videos/:videoId/content', TASK, REMIX)).toBe(false);
  });
});

it('any values of its fields become a command or a refusal of the caller', () => {
  const names = [...Object.keys(REMIX), 'duration', 'image_urls', 'first_frame_image'];
  const value = fc.oneof(fc.jsonValue(), fc.constantFrom(...Object.values(REMIX), IMAGE, [IMAGE]));
  const bodies = fc.dictionary(fc.constantFrom(...names), value);
  const id = fc.string({ unit: 'binary' });
  fc.assert(
    fc.property(bodies, id, (changes, videoId) => {
      for (const route of apimart.routes) {
        const asked = request({ params: { videoId }, body: { ...REMIX, ...changes } });
        expect(apimart.recognizes?.(route, asked)).toBeTypeOf('boolean');
        try {
          expect(route.decode(asked).kind).toBe(route.kind);
        } catch (error) {
          expect((error as RepriseError).entry.owner).toBe('caller');
        }
      }
    }),
    { numRuns: 500 },
  );
});
