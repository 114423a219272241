/** Edits and extensions by the id of their source, in every form that SDKs give it. */
import { describe, expect, it } from 'vitest';
import { RepriseError, type DialectRequest, type UploadedFile } from '../../core/index.ts';
import { decodeEdit, decodeExtend } from './decode-changes.ts';

function request(parts: Partial<DialectRequest>): DialectRequest {
  return { params: {}, query: {}, body: undefined, files: [], ...parts };
}

function refusal(run: () => unknown): { code: string; param: string | null } {
  try {
    run();
  } catch (error) {
    if (!(error instanceof RepriseError)) throw error;
    return { code: error.code, param: error.param };
  }
  throw new Error('it was accepted');
}

function file(fieldName: string): UploadedFile {
  return { fieldName, fileName: 'a.mp4', bytes: Buffer.from('video') };
}

const CAT = { prompt: 'A cat sitting on a windowsill watching the rain' };
const extend = (seconds?: unknown) =>
  decodeExtend(request({ body: { ...CAT, video: 'video_1', seconds } }));

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
  });

  it.each([
    [undefined, 'missing_parameter'],
    ['', 'missing_parameter'],
    [7, 'invalid_parameter'],
    [['video_1'], 'invalid_parameter'],
    [{}, 'invalid_parameter'],
    [{ id: 7 }, 'invalid_parameter'],
  ])('has no source %j', (video, code) => {
    expect(refusal(() => ask(video))).toMatchObject({ code, param: 'video' });
  });

  it('takes no file', () => {
    expect(refusal(() => ask(undefined, [file('video')])).code).toBe('invalid_parameter');
  });
});

it('an extension needs to know how much to add', () => {
  expect(extend('8s')).toMatchObject({ addedSeconds: 8, model: null, size: null });
  expect(refusal(extend)).toMatchObject({ code: 'missing_parameter', param: 'seconds' });
});
