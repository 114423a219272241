/** Requests as new-api's documentation and clients have them, each to the one command it means. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { file, refusal, request } from '../../../test/support/dialect-request.ts';
import type { RepriseError } from '../../core/index.ts';
import { type UploadedFile } from '../../core/index.ts';
import { decodeCreate } from './decode.ts';

const PROMPT = { prompt: '宇航员站起身走了' };
const IMAGE = 'https://a.example/1.png';
const OTHER = 'https://a.example/2.png';

const create = (changes: object = {}, files: UploadedFile[] = []) =>
  decodeCreate(request({ body: { ...PROMPT, ...changes }, files }));

describe('create', () => {
  it('needs a prompt and nothing else', () => {
    expect(create()).toEqual({
      kind: 'create',
      prompt: '宇航员站起身走了',
      model: null,
      size: null,
      durationSeconds: null,
      references: [],
    });
    const wrong = refusal(() => create({ prompt: undefined }));
    expect(wrong).toMatchObject({ code: 'missing_parameter', param: 'prompt' });
  });

  it('means the same in the words of the documentation and of the code', () => {
    const rest = { model: 'kling-v1', image: IMAGE, mode: 'pro', fps: 30, seed: 1, user: 'u' };
    const documented = { ...rest, duration: 5.0, width: 1280, height: 720, metadata: { a: 1 } };
    const written = { ...rest, seconds: '5', size: '1280x720', metadata: '{"a":1}' };
    expect(create(documented)).toEqual(create(written));
    expect(create(documented)).toEqual({
      kind: 'create',
      prompt: '宇航员站起身走了',
      model: 'kling-v1',
      size: { width: 1280, height: 720 },
      durationSeconds: 5,
      references: [{ kind: 'url', url: IMAGE, param: 'image' }],
    });
  });

  it('may say things twice if they agree', () => {
    const twice = { duration: 8, seconds: '8s', size: '1280*720', width: '1280', height: 720 };
    expect(create(twice)).toMatchObject({ durationSeconds: 8, size: { width: 1280, height: 720 } });
    expect(refusal(() => create({ duration: 8, seconds: 4 })).param).toBe('duration');
    expect(refusal(() => create({ size: '720x1280', width: 1280, height: 720 })).param).toBe(
      'size',
    );
  });

  it.each([
    ['width', { height: 720 }],
    ['height', { width: 1280 }],
  ])('misses the %s beside %j', (param, changes) => {
    expect(refusal(() => create(changes))).toMatchObject({ code: 'missing_parameter', param });
  });

  it.each([
    ['model', 7],
    ['prompt', ' '],
    ['duration', 5.5],
    ['seconds', ['5']],
    ['size', '17:9'],
    ['width', 0],
    ['height', 'tall'],
    ['image', {}],
    ['images', 7],
    ['input_reference', true],
  ])('names the field at fault: %s = %j', (param, value) => {
    const wrong = refusal(() => create({ [param]: value }));
    expect(wrong).toMatchObject({ code: 'invalid_parameter', param });
  });
});

describe('the images of create', () => {
  const params = (changes: object, files: UploadedFile[] = []) =>
    create(changes, files).references.map(({ param }) => param);

  it('may be in any of three fields, once or as a list', () => {
    expect(params({ input_reference: OTHER, images: [IMAGE] })).toEqual([
      'images[0]',
      'input_reference',
    ]);
    expect(params({ images: IMAGE })).toEqual(['images']);
    expect(params({ image: 'data:image/png;base64,AAAA' })).toEqual(['image']);
    expect(params({ image: '', images: [], input_reference: null })).toEqual([]);
  });

  it('may be what OpenAI’s SDKs make of them, or bare base64', () => {
    expect(params({ input_reference: { image_url: IMAGE } })).toEqual([
      'input_reference.image_url',
    ]);
    expect(create({ image: 'AAEC' }).references).toEqual([
      { kind: 'bytes', bytes: Buffer.from([0, 1, 2]), param: 'image' },
    ]);
  });

  it('are one where one is named twice', () => {
    expect(params({ image: IMAGE, images: [IMAGE, OTHER] })).toEqual(['image', 'images[1]']);
  });

  it('may be files', () => {
    const files = [file('images[]'), file('input_reference'), file('other'), file('images[]')];
    expect(params({ input_reference: IMAGE }, files)).toEqual([
      'images',
      'images',
      'input_reference',
      'input_reference',
    ]);
    const [image] = create({}, files).references;
    expect(image).toEqual({ kind: 'bytes', bytes: Buffer.from('image'), param: 'images' });
  });

  it.each([null, '', 7, { url: IMAGE }, [IMAGE]])('are not %j', (url) => {
    const wrong = refusal(() => create({ images: [IMAGE, url] }));
    expect(wrong).toMatchObject({ code: 'invalid_parameter', param: 'images[1]' });
  });
});

it('any values of its fields become a command or a refusal of the caller', () => {
  const names = ['model', 'prompt', 'size', 'width', 'height', 'duration', 'seconds'];
  const images = ['image', 'images', 'input_reference', 'metadata', 'mode'];
  const value = fc.oneof(fc.jsonValue(), fc.constantFrom(5, '5', '1280x720', IMAGE, [IMAGE]));
  const bodies = fc.dictionary(fc.constantFrom(...names, ...images), value);
  fc.assert(
    fc.property(bodies, fc.array(fc.constantFrom(...images)), (changes, fileNames) => {
      try {
        const files = fileNames.map((name) => file(name));
        expect(create(changes, files).kind).toBe('create');
      } catch (error) {
        expect((error as RepriseError).entry.owner).toBe('caller');
      }
    }),
    { numRuns: 500 },
  );
});
