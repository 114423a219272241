/** Requests as OpenRouter's document has them, each to the one command it means. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { file, refusal, request } from '../../../test/support/dialect-request.ts';
import type { RepriseError } from '../../core/index.ts';
import * as decode from './decode.ts';

/** The example of the document. */
const CREATE = {
  aspect_ratio: '16:9',
  duration: 8,
  model: 'google/veo-3.1',
  prompt: 'A serene mountain landscape at sunset',
  resolution: '720p',
};
const IMAGE = { type: 'image_url', image_url: { url: 'https://example.com/image.png' } };
const FRAME = { ...IMAGE, frame_type: 'first_frame' };

const create = (changes: object = {}) =>
  decode.decodeCreate(request({ body: { ...CREATE, ...changes } }));
const open = (index?: unknown) =>
  decode.decodeOpenContent(request({ params: { videoId: 'video_1' }, query: { index } }));

describe('create', () => {
  it('takes the example of the document', () => {
    const expected = {
      kind: 'create',
      model: 'google/veo-3.1',
      prompt: 'A serene mountain landscape at sunset',
      size: { width: 1280, height: 720 },
      durationSeconds: 8,
      references: [],
    };
    expect(create()).toEqual(expected);
    expect(create({ seed: 42, generate_audio: true, provider: { options: {} } })).toEqual(expected);
  });

  it.each(['model', 'prompt'])('needs a %s', (param) => {
    const wrong = refusal(() => create({ [param]: undefined }));
    expect(wrong).toMatchObject({ code: 'missing_parameter', param });
  });

  it.each([
    ['model', 7],
    ['prompt', ''],
    ['duration', 'long'],
    ['duration', 8.5],
    ['resolution', '2K'],
    ['resolution', 720],
    ['aspect_ratio', 'panorama'],
    ['size', '720p'],
    ['frame_images', {}],
    ['input_references', 'https://example.com/image.png'],
  ])('names the field at fault: %s = %j', (param, value) => {
    const wrong = refusal(() => create({ [param]: value }));
    expect(wrong).toMatchObject({ code: 'invalid_parameter', param });
  });
});

it.each(['frame_images', 'input_references', 'frame_images[0]'])(
  'a file as %s is refused, since it would be forgotten',
  (param) => {
    const asked = () => decode.decodeCreate(request({ body: CREATE, files: [file(param)] }));
    expect(refusal(asked)).toMatchObject({ code: 'invalid_parameter', param });
  },
);

describe('the size', () => {
  const size = (asked: object) => {
    const chosen = create({ resolution: undefined, aspect_ratio: undefined, ...asked }).size;
    return chosen === null ? null : `${chosen.width}x${chosen.height}`;
  };

  it.each([
    [{}, null],
    [{ size: '1024x1792' }, '1024x1792'],
    [{ resolution: '480p' }, '854x480'],
    [{ resolution: '1080p' }, '1920x1080'],
    [{ aspect_ratio: '9:16' }, '720x1280'],
    [{ resolution: '4K', aspect_ratio: '9:16' }, '2160x3840'],
    [{ resolution: '768p', aspect_ratio: '1:1' }, '768x768'],
    [{ resolution: '1080p', aspect_ratio: '4:3' }, '1440x1080'],
    [{ resolution: '720p', aspect_ratio: '21:9' }, '1680x720'],
    [{ resolution: '720p', aspect_ratio: '2:3' }, '720x1080'],
    [{ size: '720x1280', resolution: '720p' }, '720x1280'],
    [{ size: '1080x1920', aspect_ratio: '9:16' }, '1080x1920'],
    [{ size: '1280x720', resolution: '720p', aspect_ratio: '16:9' }, '1280x720'],
  ])('of %j is %s', (asked, expected) => {
    expect(size(asked)).toBe(expected);
  });

  it.each([
    { size: '1280x720', resolution: '1080p' },
    { size: '1280x720', aspect_ratio: '9:16' },
    { size: '1024x1792', aspect_ratio: '9:16' },
  ])('may not contradict itself: %j', (asked) => {
    expect(refusal(() => size(asked))).toMatchObject({ code: 'invalid_parameter', param: 'size' });
  });
});

describe('images', () => {
  it('begin with the first frame', () => {
    const at = (url: string) => ({ ...IMAGE, image_url: { url } });
    const input_references = [at('https://a.example/'), at('https://b.example/')];
    const { references } = create({ input_references, frame_images: [FRAME] });
    const url = 'https://example.com/image.png';
    expect(references).toEqual([
      { kind: 'url', url, param: 'frame_images[0].image_url.url' },
      { kind: 'url', url: 'https://a.example/', param: 'input_references[0].image_url.url' },
      { kind: 'url', url: 'https://b.example/', param: 'input_references[1].image_url.url' },
    ]);
    expect(create({ frame_images: [], input_references: null }).references).toEqual([]);
  });

  it.each<[string, string, unknown]>([
    ['missing_parameter', 'frame_images[0].frame_type', [IMAGE]],
    ['invalid_parameter', 'frame_images[0].frame_type', [{ ...FRAME, frame_type: 'last_frame' }]],
    ['missing_parameter', 'frame_images[0].type', [{ ...FRAME, type: undefined }]],
    ['invalid_parameter', 'frame_images[0].type', [{ ...FRAME, type: ['image_url'] }]],
    ['missing_parameter', 'frame_images[0].image_url.url', [{ ...FRAME, image_url: {} }]],
    ['missing_parameter', 'frame_images[0].image_url.url', [{ ...FRAME, image_url: 'https://a' }]],
    ['invalid_parameter', 'frame_images[0].image_url.url', [{ ...FRAME, image_url: { url: 7 } }]],
    ['invalid_parameter', 'frame_images[0]', ['https://example.com/image.png']],
    ['invalid_parameter', 'frame_images', [FRAME, FRAME]],
  ])('are refused with %s of %s', (code, param, frames) => {
    expect(refusal(() => create({ frame_images: frames }))).toMatchObject({ code, param });
  });

  it.each(['video_url', 'audio_url'])('are not a %s', (type) => {
    const wrong = refusal(() => create({ input_references: [IMAGE, { type }] }));
    expect(wrong).toMatchObject({ code: 'invalid_parameter', param: 'input_references[1].type' });
    expect(wrong.text).toContain('image_url');
  });
});

describe('one job', () => {
  it('has one video', () => {
    expect(open()).toMatchObject({ kind: 'open_content', videoId: 'video_1', waitSeconds: 0 });
    expect(open('0')).toEqual(open());
    for (const index of ['1', '-1', 'x', ['0']]) {
      expect(refusal(() => open(index))).toMatchObject({
        code: 'invalid_parameter',
        param: 'index',
      });
    }
  });
});

it('any values of its fields become a command or a refusal of the caller', () => {
  const names = [...Object.keys(CREATE), 'size', 'frame_images', 'input_references'];
  const part = fc.record({
    type: fc.constantFrom('image_url', 'video_url', null),
    image_url: fc.oneof(fc.constant(IMAGE.image_url), fc.jsonValue()),
    frame_type: fc.constantFrom('first_frame', 'last_frame', 7),
  });
  const value = fc.oneof(fc.jsonValue(), fc.array(part), fc.constantFrom('1280x720', '4K'));
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom(...names), value), (changes) => {
      try {
        expect(create(changes).kind).toBe('create');
      } catch (error) {
        expect((error as RepriseError).entry.owner).toBe('caller');
      }
    }),
    { numRuns: 500 },
  );
});
