/** Every form in which programs send images, and what is none. */
import { describe, expect, it } from 'vitest';
import { file, refusal, request } from '../../../test/support/dialect-request.ts';
import type { UploadedFile } from '../../core/index.ts';
import { addUsualImages, decodeImages } from './decode-images.ts';

const URL_1 = 'https://a.example/1.png';
const images = (value: unknown, files: UploadedFile[] = []) =>
  decodeImages(request({ files }), { image: value }, ['image', 'images']);

describe('an image', () => {
  it.each([
    ['a URL', URL_1, { kind: 'url', url: URL_1, param: 'image' }],
    ['an object with a URL', { image_url: URL_1 }, { url: URL_1, param: 'image.image_url' }],
    ['an object as a chat has it', { image_url: { url: URL_1 } }, { kind: 'url', url: URL_1 }],
    ['an object written as text', `{"image_url":"${URL_1}"}`, { kind: 'url', url: URL_1 }],
    ['an object with a file', { file_id: 'file-1' }, { kind: 'file', fileId: 'file-1' }],
    ['a data URL', 'data:image/png;base64,AAAA', { kind: 'url', param: 'image' }],
    ['bare base64', 'AAEC', { kind: 'bytes', bytes: Buffer.from([0, 1, 2]), param: 'image' }],
  ])('may be %s', (_name, value, expected) => {
    expect(images(value)).toEqual([expect.objectContaining(expected)]);
    expect(images([value])).toHaveLength(1);
  });

  it('is named where its parts are wrong', () => {
    expect(refusal(() => images({ image_url: 7 })).param).toBe('image.image_url');
    expect(refusal(() => images([{ image_url: { url: [] } }])).param).toBe(
      'image[0].image_url.url',
    );
    expect(refusal(() => images({ file_id: {} })).param).toBe('image.file_id');
  });

  it.each([7, true, {}, '{}', { url: URL_1 }, { image_url: URL_1, file_id: 'f' }])(
    'is not %j',
    (value) => {
      expect(refusal(() => images(value))).toMatchObject({
        code: 'invalid_parameter',
        param: 'image',
      });
      expect(refusal(() => images([URL_1, value])).param).toBe('image[1]');
    },
  );

  it.each([undefined, null, '', []])('is none where it is %j', (value) => {
    expect(images(value)).toEqual([]);
  });
});

it('files and values come in the order of the fields, files first', () => {
  const files = [file('images[]', 'b'), file('other'), file('image', 'a'), file('images[1]', 'c')];
  expect(images(URL_1, files)).toEqual([
    { kind: 'bytes', bytes: Buffer.from('a'), param: 'image' },
    { kind: 'url', url: URL_1, param: 'image' },
    { kind: 'bytes', bytes: Buffer.from('b'), param: 'images' },
    { kind: 'bytes', bytes: Buffer.from('c'), param: 'images' },
  ]);
});

it('a list may come in one field of a form, as JSON', () => {
  expect(images(`["${URL_1}",{"file_id":"file-1"}]`)).toEqual(
    images([URL_1, { file_id: 'file-1' }]),
  );
});

it('images in the fields of other vendors come after the own ones, each only once', () => {
  const own = { kind: 'url', url: URL_1, param: 'image' } as const;
  const fields = { image: 'not looked at', images: [URL_1, 'https://b.example/'] };
  expect(addUsualImages(request(), fields, { params: ['image'], images: [own] })).toEqual([
    own,
    { kind: 'url', url: 'https://b.example/', param: 'images[1]' },
  ]);
});

it('what another field repeats is one image, what a list repeats is two', () => {
  const [first, again, other] = [URL_1, URL_1, `${URL_1}?2`];
  const fields = { images: [first, other, again], image: first, first_frame_image: other };
  const found = addUsualImages(request(), fields, { params: [], images: [] });
  // In the order of the usual fields, of which `image` comes before `images`.
  expect(found.map(({ param }) => param)).toEqual(['image', 'images[1]']);
  const list = addUsualImages(
    request(),
    { images: [first, { image_url: other }, again] },
    {
      params: [],
      images: [],
    },
  );
  expect(list.map(({ param }) => param)).toEqual(['images[0]', 'images[1].image_url', 'images[2]']);
});
