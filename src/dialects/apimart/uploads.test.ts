/** Images sent to be referred to, as APIMart's page on uploads has it. */
import { describe, expect, it } from 'vitest';
import { RepriseError, type DialectRequest, type UploadedFile } from '../../core/index.ts';
import { decodeUpload } from './decode-upload.ts';
import { encodeUpload } from './encode-upload.ts';

const MIB = 1024 * 1024;

function file(changes: Partial<UploadedFile> = {}): UploadedFile {
  return { fieldName: 'file', fileName: '湖.png', bytes: Buffer.from('png'), ...changes };
}

function upload(files: readonly UploadedFile[], body: unknown = {}) {
  const request: DialectRequest = { params: {}, query: {}, body, files };
  return decodeUpload(request);
}

function refusal(run: () => unknown): [string, string | null, number] {
  try {
    run();
  } catch (error) {
    if (!(error instanceof RepriseError)) throw error;
    return [error.code, error.param, error.entry.status];
  }
  throw new Error('it was accepted');
}

describe('an upload', () => {
  it('is one image, kept for 72 hours', () => {
    expect(upload([file()], { purpose: 'ignored' })).toEqual({
      kind: 'create_file',
      name: '湖.png',
      purpose: 'vision',
      bytes: Buffer.from('png'),
      expiresAfterSeconds: 259_200,
      onlyImages: true,
    });
    expect(upload([file({ fileName: '' })]).name).toBe('image');
    expect(upload([file(), file({ fieldName: 'other' })], undefined).name).toBe('湖.png');
  });

  it('may have 20 MB and no byte more', () => {
    const most = Buffer.alloc(20 * MIB);
    expect(upload([file({ bytes: most })]).bytes).toBe(most);
    const more = file({ bytes: Buffer.alloc(20 * MIB + 1) });
    expect(refusal(() => upload([more]))).toEqual(['body_too_large', 'file', 413]);
  });

  it.each<[readonly UploadedFile[], unknown, string]>([
    [[], {}, 'missing_parameter'],
    [[], undefined, 'missing_parameter'],
    [[file({ fieldName: 'image' })], {}, 'missing_parameter'],
    [[file(), file()], {}, 'invalid_parameter'],
    [[], { file: 'data:image/png;base64,AAAA' }, 'invalid_parameter'],
    [[file()], { file: 'text' }, 'invalid_parameter'],
    [[file({ fileName: 'x'.repeat(256) })], {}, 'invalid_parameter'],
    [[file({ fileName: 'a\0.png' })], {}, 'invalid_parameter'],
  ])('is refused, naming the field: %j %j', (files, body, code) => {
    expect(refusal(() => upload(files, body))).toEqual([code, 'file', 400]);
  });

  it('is answered without an envelope', () => {
    const stored = {
      id: 'file-1',
      projectId: 'proj_1',
      assetId: 'asset_gif_1',
      name: '湖.gif',
      purpose: 'vision',
      sizeBytes: 30,
      mediaType: 'image/gif',
      createdAt: new Date(1_795_248_000_900),
      expiresAt: new Date(1_795_507_200_900),
    };
    const context = {
      contentUrl: () => 'no',
      fileUrl: ({ assetId }: { assetId: string }) => `https://reprise.example/files/${assetId}`,
      now: new Date(0),
    };
    expect(encodeUpload(stored, context)).toEqual({
      status: 200,
      body: {
        url: 'https://reprise.example/files/asset_gif_1',
        filename: '湖.gif',
        content_type: 'image/gif',
        bytes: 30,
        created_at: 1_795_248_000,
      },
    });
  });
});
