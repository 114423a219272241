/** Remixes, edits and extensions of a source in every form that SDKs give it. */
import { describe, expect, it } from 'vitest';
import { file, refusal, request } from '../../../test/support/dialect-request.ts';
import type { UploadedFile } from '../../core/index.ts';
import { decodeEdit, decodeExtend, decodeRemix } from './decode-changes.ts';

const MISSING = 'missing_parameter';
const INVALID = 'invalid_parameter';
const CAT = { prompt: 'A cat sitting on a windowsill watching the rain' };
const extend = (seconds?: unknown) =>
  decodeExtend(request({ body: { ...CAT, video: 'video_1', seconds } }));

it('a remix takes its source from the path', () => {
  const asked = request({ params: { videoId: 'video_1' }, body: CAT });
  expect(decodeRemix(asked)).toEqual({ kind: 'remix', sourceVideoId: 'video_1', ...CAT });
});

it('a remix may name its source in the body as well, if it means the same', () => {
  const inPath = (video_id: unknown) =>
    decodeRemix(request({ params: { videoId: 'video_1' }, body: { ...CAT, video_id } }));
  expect(inPath('video_1')).toEqual(inPath(undefined));
  expect(refusal(() => inPath('video_2'))).toMatchObject({ code: INVALID, param: 'video_id' });
});

describe.each([
  ['edit', decodeEdit, {}],
  ['extend', decodeExtend, { seconds: '8' }],
] as const)('%s', (kind, run, extra) => {
  const ask = (video: unknown, files: UploadedFile[] = []) =>
    run(request({ body: { ...CAT, ...extra, video }, files }));

  it('names its source by an object or the id itself', () => {
    const source = { kind: 'video', videoId: 'video_1' };
    const expected = expect.objectContaining({ kind, source, ...CAT });
    expect(ask({ id: 'video_1' })).toEqual(expected);
    expect(ask('video_1')).toEqual(expected);
    expect(ask('{"id":"video_1"}')).toEqual(expected);
  });

  it.each([
    [undefined, MISSING],
    [null, MISSING],
    ['', MISSING],
    [7, INVALID],
    [[], INVALID],
    [['video_1'], INVALID],
    [{}, INVALID],
    [{ id: 7 }, INVALID],
    [{ id: null }, INVALID],
    [{ url: 'x' }, INVALID],
    ['["video_1"]', INVALID],
    ['a\0', INVALID],
  ])('has no source %j', (video, code) => {
    expect(refusal(() => ask(video))).toMatchObject({ code, param: 'video' });
  });

  it('takes a file, and the model if it is named', () => {
    const source = { kind: 'upload', bytes: Buffer.from('image'), param: 'video' };
    expect(ask(undefined, [file('video')])).toMatchObject({ kind, source, model: null });
    const body = { ...CAT, ...extra, model: 'sora-2-pro' };
    expect(run(request({ body, files: [file('video')] }))).toMatchObject({ model: 'sora-2-pro' });
  });

  it('may name its source as remixes do, if nothing else says another', () => {
    const source = { kind: 'video', videoId: 'video_1' };
    const named = (fields: object, files: UploadedFile[] = []) =>
      run(request({ body: { ...CAT, ...extra, ...fields }, files }));
    const asInRemix = named({ video_id: 'video_1' }).source;
    expect(asInRemix).toEqual({ ...source, param: 'video_id' });
    const twice = named({ video_id: 'video_1', video: { id: 'video_1' } }).source;
    expect(twice).toEqual(source);
    const contradiction = { code: INVALID, param: 'video_id' };
    expect(refusal(() => named({ video_id: 'video_2', video: 'video_1' }))).toMatchObject(
      contradiction,
    );
    expect(refusal(() => named({ video_id: 'video_1' }, [file('video')]))).toMatchObject(
      contradiction,
    );
    expect(refusal(() => named({ video_id: 7 }))).toMatchObject(contradiction);
  });

  it('says it when a source was sent twice', () => {
    const text = (video: unknown, files: UploadedFile[] = []) =>
      refusal(() => ask(video, files)).text;
    expect(text(['video_1', 'video_2'])).toMatch(/sent 2 times/);
    expect(text({ id: ['video_1', 'video_2'] })).toMatch(/sent 2 times/);
    expect(text(undefined, [file('video'), file('video')])).toMatch(/sent 2 times/);
    expect(text('video_1', [file('video')])).toMatch(/sent 2 times/);
  });

  it('takes one file and nothing beside it', () => {
    const asked: [unknown, UploadedFile[]][] = [
      [undefined, [file('video'), file('video')]],
      [{ id: 'video_1' }, [file('video')]],
      [undefined, [file('video[id]')]],
      [{ id: 'video_1' }, [file('video[]')]],
    ];
    for (const [video, files] of asked) {
      expect(refusal(() => ask(video, files))).toMatchObject({ code: INVALID, param: 'video' });
    }
  });
});

it('one request makes one video', () => {
  const asked = (n: unknown) => request({ body: { ...CAT, video: 'video_1', seconds: 4, n } });
  const inPath = (n: unknown) => ({ ...asked(n), params: { videoId: 'video_1' } });
  for (const n of [1, '1', null, '']) {
    expect(decodeEdit(asked(n))).toEqual(decodeEdit(asked(undefined)));
  }
  for (const n of [2, '2', 0, -1, 1.5, true, 'one', [1], {}]) {
    const refusals = [decodeEdit, decodeExtend, decodeRemix].map((decode) =>
      refusal(() => decode(inPath(n))),
    );
    for (const { code, param, text } of refusals) {
      expect([code, param]).toEqual([INVALID, 'n']);
      expect(text).toBe("'n' must be 1: one request makes one video.");
    }
  }
});

it('an extension needs to know how much to add', () => {
  expect(extend(16)).toMatchObject({ addedSeconds: 16, keepsSource: true });
  expect(refusal(() => extend('long')).param).toBe('seconds');
  expect(extend('8s')).toMatchObject({ addedSeconds: 8, model: null });
  expect(refusal(extend)).toMatchObject({ code: 'missing_parameter', param: 'seconds' });
});

it.each([
  [undefined, true],
  [null, true],
  [false, true],
  ['false', true],
  [true, false],
  ['true', false],
])('raw: %j leaves out what it goes on from: keeps the source %s', (raw, keepsSource) => {
  const body = { ...CAT, video: 'video_1', seconds: '13', raw };
  expect(decodeExtend(request({ body }))).toMatchObject({ addedSeconds: 13, keepsSource });
});

it('raw is true or false', () => {
  const body = { ...CAT, video: 'video_1', seconds: '13', raw: 'only' };
  expect(refusal(() => decodeExtend(request({ body })))).toMatchObject({
    code: INVALID,
    param: 'raw',
  });
});

describe.each([
  ['A remix', decodeRemix, {}],
  ['An edit', decodeEdit, { video: 'video_1' }],
  ['An extension', decodeExtend, { video: 'video_1', seconds: 4 }],
] as const)('%s has the images and characters of its source', (name, decode, extra) => {
  it.each([
    [{ characters: [{ id: 'char_1' }] }, [], 'characters'],
    [{ input_reference: { file_id: 'file-1' } }, [], 'input_reference'],
    [{}, [file('input_reference')], 'input_reference'],
    [{}, [file('images[]')], 'images'],
    [{ image: 'https://example.com/a.png' }, [], 'image'],
    [{ image_urls: ['https://example.com/a.png'] }, [], 'image_urls'],
    [{ first_frame_image: 'https://example.com/a.png' }, [], 'first_frame_image'],
  ])('refuses %j', (fields, files, param) => {
    const body = { ...CAT, ...extra, ...fields };
    const wrong = refusal(() => decode(request({ params: { videoId: 'video_1' }, body, files })));
    const text = `${name} takes no '${param}': it has its source's.`;
    expect(wrong).toMatchObject({ code: INVALID, param, text });
  });

  it('and is no answer with a video in it', () => {
    const ask = (format: unknown) => {
      const body = { ...CAT, ...extra, response_format: format };
      return decode(request({ params: { videoId: 'video_1' }, body }));
    };
    const text = "'response_format' must be 'url': no answer holds a video.";
    const expected = { code: INVALID, param: 'response_format', text };
    expect(refusal(() => ask('b64_json'))).toMatchObject(expected);
    expect(ask('url')).toEqual(ask(undefined));
  });

  it('and may say that it sends none', () => {
    const ask = (fields: object) =>
      decode(request({ params: { videoId: 'video_1' }, body: { ...CAT, ...extra, ...fields } }));
    expect(ask({ characters: null, input_reference: '', image: null })).toEqual(ask({}));
  });
});
