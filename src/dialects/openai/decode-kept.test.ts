/** Files and characters, in all the forms clients send them. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { refusal, request } from '../../../test/support/dialect-request.ts';
import { RepriseError, type UploadedFile } from '../../core/index.ts';
import { decodeCharacter, decodeCreateCharacter } from './decode-character.ts';
import { decodeCreateFile, decodeFile, decodeListFiles } from './decode-files.ts';
import * as decode from './decode.ts';

const BYTES = Buffer.from('bytes');

function file(fieldName: string, fileName = 'a.bin'): UploadedFile {
  return { fieldName, fileName, bytes: BYTES };
}

const MISSING = 'missing_parameter';
const INVALID = 'invalid_parameter';

describe('a file', () => {
  const upload = (body: unknown, files = [file('file')]) =>
    decodeCreateFile(request({ body, files }));

  it('has a purpose and a name', () => {
    expect(upload({ purpose: 'vision' }, [file('file', '湖.png')])).toEqual({
      kind: 'create_file',
      name: '湖.png',
      purpose: 'vision',
      bytes: BYTES,
      expiresAfterSeconds: null,
      onlyImages: false,
    });
    expect(upload({ purpose: 'user_data' }, [file('file', '')]).name).toBe('file');
  });

  it('may have an end, as numbers or as a form says them', () => {
    for (const seconds of [3600, '3600']) {
      const expires_after = { anchor: 'created_at', seconds };
      expect(upload({ purpose: 'batch', expires_after }).expiresAfterSeconds).toBe(3600);
    }
  });

  it.each([
    [{ purpose: 'vision' }, [], MISSING, 'file'],
    [{}, [file('file')], MISSING, 'purpose'],
    [{ purpose: 'world_peace' }, [file('file')], INVALID, 'purpose'],
    [{ purpose: 'vision' }, [file('file'), file('file')], INVALID, 'file'],
    [{ purpose: 'vision', file: 'text' }, [file('file')], INVALID, 'file'],
    [{ purpose: 'vision' }, [file('file[]')], INVALID, 'file'],
    [{ purpose: 'vision' }, [file('file', 'x'.repeat(256))], INVALID, 'file'],
    [{ purpose: 'vision' }, [file('file', 'a\0b')], INVALID, 'file'],
    [{ purpose: 'vision', expires_after: 5 }, [file('file')], INVALID, 'expires_after'],
    [{ purpose: 'vision', expires_after: {} }, [file('file')], MISSING, 'expires_after.anchor'],
    [
      { purpose: 'vision', expires_after: { anchor: 'created_at', seconds: 60 } },
      [file('file')],
      INVALID,
      'seconds',
    ],
  ])('%j with %o is refused', (body, files, code, param) => {
    expect(refusal(() => upload(body, files))).toMatchObject({ code, param });
  });

  it('is found by its path, and listed by purpose', () => {
    const asked = request({ params: { fileId: 'file-1' } });
    expect(decodeFile('open_file')(asked)).toEqual({ kind: 'open_file', fileId: 'file-1' });
    const defaults = { kind: 'list_files', after: null, limit: 10_000, order: 'desc' };
    expect(decodeListFiles(request({}))).toEqual({ ...defaults, purpose: null });
    const query = { purpose: 'vision', limit: '2', order: 'asc', after: 'file-1' };
    expect(decodeListFiles(request({ query }))).toMatchObject({ ...query, limit: 2 });
  });
});

describe('a character', () => {
  const create = (body: unknown, files = [file('video')]) =>
    decodeCreateCharacter(request({ body, files }));

  it('has a name of 1 to 80 characters, not bytes', () => {
    const name = '🐈'.repeat(80);
    const clip = { bytes: BYTES, param: 'video' };
    expect(create({ name })).toEqual({ kind: 'create_character', name, clip });
    expect(create({ name: ' Mossy ' }).name).toBe('Mossy');
  });

  it.each([
    [{}, [file('video')], MISSING, 'name'],
    [{ name: '  ' }, [file('video')], INVALID, 'name'],
    [{ name: 'x'.repeat(81) }, [file('video')], INVALID, 'name'],
    [{ name: 'Mossy' }, [], MISSING, 'video'],
    [{ name: 'Mossy', video: { id: 'video_1' } }, [], MISSING, 'video'],
    [{ name: 'Mossy' }, [file('video'), file('video')], INVALID, 'video'],
  ])('%j with %o is refused', (body, files, code, param) => {
    expect(refusal(() => create(body, files))).toMatchObject({ code, param });
  });

  it('is found by its path', () => {
    const asked = request({ params: { characterId: 'char_1' } });
    const command = { kind: 'get_character', characterId: 'char_1' };
    expect(decodeCharacter('get_character')(asked)).toEqual(command);
  });
});

describe('the characters of a new video', () => {
  const ids = (characters: unknown) =>
    decode.decodeCreate(request({ body: { prompt: 'a cat', characters } }));

  it.each([
    [undefined, []],
    [[], []],
    [[{ id: 'char_1' }], ['char_1']],
    [
      [{ id: 'char_1' }, { id: 'char_2' }],
      ['char_1', 'char_2'],
    ],
    [
      ['char_1', 'char_2'],
      ['char_1', 'char_2'],
    ],
    [{ id: 'char_1' }, ['char_1']],
    ['[{"id":"char_1"}]', ['char_1']],
    [{ 0: { id: 'char_1' }, 1: { id: 'char_2' } }, ['char_1', 'char_2']],
  ])('%j are %j', (characters, characterIds) => {
    expect(ids(characters)).toMatchObject({ kind: 'create', characterIds });
  });

  it.each([
    [[{ id: 'a' }, { id: 'b' }, { id: 'c' }]],
    [[{ id: 'a' }, { id: 'a' }]],
    [[{ id: 7 }]],
    [[{}]],
    [[null]],
    [{ x: { id: 'a' } }],
    [7],
  ])('%j are refused', (characters) => {
    expect(refusal(() => ids(characters))).toMatchObject({ code: INVALID, param: 'characters' });
  });
});

describe('Azure’s remix', () => {
  it('is a create that names its source', () => {
    const body = { model: 'sora-2', prompt: 'teal', remix_video_id: 'video_1', size: '1280x720' };
    const source = { sourceVideoId: 'video_1', sourceParam: 'remix_video_id' };
    const command = { kind: 'remix', ...source, prompt: 'teal' };
    expect(decode.decodeCreate(request({ body }))).toEqual(command);
  });

  it('has its source’s image and takes no other', () => {
    const body = { prompt: 'teal', remix_video_id: 'video_1' };
    const run = () => decode.decodeCreate(request({ body, files: [file('input_reference')] }));
    expect(refusal(run).param).toBe('input_reference');
  });
});

it('any characters are a list of ids or a refusal', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (characters) => {
      try {
        const command = decode.decodeCreate(request({ body: { prompt: 'x', characters } }));
        expect(command).toMatchObject({ characterIds: expect.any(Array) });
      } catch (error) {
        expect(error).toBeInstanceOf(RepriseError);
      }
    }),
  );
});
