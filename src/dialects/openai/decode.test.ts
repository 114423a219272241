/** Requests as SDKs, browsers and people write them, each to the one command it means. */
import { describe, expect, it } from 'vitest';
import { file, refusal, request } from '../../../test/support/dialect-request.ts';
import type { CreateCommand, UploadedFile } from '../../core/index.ts';
import * as decode from './decode.ts';

function create(body: unknown, files: UploadedFile[] = []): CreateCommand {
  const command = decode.decodeCreate(request({ body, files }));
  if (command.kind !== 'create') throw new Error(`it is a ${command.kind}`);
  return command;
}
const PROMPT = { prompt: 'a calm sea' };
const URL_REFERENCE = { kind: 'url', url: 'https://a.example/x.png' };

const withReference = (value: unknown, files: UploadedFile[] = []) =>
  create({ ...PROMPT, input_reference: value }, files).references;
const open = (variant?: string) =>
  decode.decodeOpenContent(request({ params: { videoId: 'video_1' }, query: { variant } }));

describe('create', () => {
  it('needs a prompt and nothing else', () => {
    expect(create(PROMPT)).toEqual({
      kind: 'create',
      prompt: 'a calm sea',
      model: null,
      size: null,
      durationSeconds: null,
      references: [],
      characterIds: [],
    });
    expect(refusal(() => create({}))).toMatchObject({ code: 'missing_parameter', param: 'prompt' });
    expect(refusal(() => create(undefined)).param).toBe('prompt');
  });

  it('means the same as JSON and as a form', () => {
    const json = {
      ...PROMPT,
      model: 'sora-2-pro',
      seconds: 12,
      size: '1792x1024',
      input_reference: { image_url: 'https://a.example/x.png' },
    };
    const form = {
      input_reference: { image_url: 'https://a.example/x.png' },
      size: '1792x1024',
      seconds: '12',
      model: 'sora-2-pro',
      prompt: 'a calm sea',
    };
    expect(create(form)).toEqual(create(json));
    expect(create(json)).toEqual({
      kind: 'create',
      prompt: 'a calm sea',
      model: 'sora-2-pro',
      size: { width: 1792, height: 1024 },
      durationSeconds: 12,
      characterIds: [],
      references: [{ ...URL_REFERENCE, param: 'input_reference.image_url' }],
    });
  });

  it('does not mind fields it does not know', () => {
    expect(create({ ...PROMPT, quality: 'standard', metadata: { a: 1 } })).toEqual(create(PROMPT));
  });

  it.each([
    ['model', 7],
    ['model', 'x'.repeat(1025)],
    ['size', '17:9'],
    ['seconds', '8.5'],
    ['seconds', ['8']],
  ])('names the field at fault: %s', (param, value) => {
    const wrong = refusal(() => create({ ...PROMPT, [param]: value }));
    expect(wrong).toMatchObject({ code: 'invalid_parameter', param });
  });
});

describe('input_reference', () => {
  it.each<[string, unknown, unknown]>([
    [
      'an object',
      { image_url: 'https://a.example/x.png' },
      { ...URL_REFERENCE, param: 'input_reference.image_url' },
    ],
    [
      'an object with nulls',
      { image_url: 'https://a.example/x.png', file_id: null },
      { ...URL_REFERENCE, param: 'input_reference.image_url' },
    ],
    [
      'a file id',
      { file_id: 'file-1' },
      { kind: 'file', fileId: 'file-1', param: 'input_reference.file_id' },
    ],
    ['a URL', 'https://a.example/x.png', { ...URL_REFERENCE, param: 'input_reference' }],
    ['null', null, null],
    ['an empty field', '', null],
  ])('may be %s', (_name, value, expected) => {
    expect(withReference(value)).toEqual(expected === null ? [] : [expected]);
  });

  it('may be a file', () => {
    const expected = { kind: 'bytes', bytes: Buffer.from('image'), param: 'input_reference' };
    expect(create(PROMPT, [file('input_reference')]).references).toEqual([expected]);
    expect(withReference('', [file('input_reference')])).toEqual([expected]);
    expect(create(PROMPT, [file('other')]).references).toEqual([]);
  });

  it('may be a data URL of the length that OpenAI allows, and no longer', () => {
    const longest = `data:image/png;base64,${'A'.repeat(20_971_520 - 22)}`;
    expect(withReference({ image_url: longest })).toMatchObject([{ kind: 'url' }]);
    expect(withReference(longest)).toMatchObject([{ kind: 'url' }]);
    const long = refusal(() => withReference({ image_url: `${longest}A` }));
    expect(long.text).toContain('20971520');
  });

  it.each<[string, unknown, UploadedFile[]]>([
    ['both', { image_url: 'https://a.example/', file_id: 'file-1' }, []],
    ['neither', {}, []],
    ['neither but empty ones', { image_url: '', file_id: null }, []],
    ['an array', [{ image_url: 'https://a.example/' }], []],
    ['an empty array', [], []],
    ['a number', 7, []],
    ['a truth', true, []],
    ['two files', undefined, [file('input_reference'), file('input_reference')]],
    ['a file and a URL', 'https://a.example/', [file('input_reference')]],
    ['an array with a file', undefined, [file('input_reference[]')]],
    ['an indexed file', undefined, [file('input_reference[0]')]],
    ['a file as a field', undefined, [file('input_reference[image_url]')]],
  ])('is not %s', (_name, value, files) => {
    const wrong = refusal(() => withReference(value, files));
    expect(wrong).toMatchObject({ code: 'invalid_parameter', param: 'input_reference' });
  });

  it('says of an array that it is one', () => {
    expect(refusal(() => withReference([{}])).text).toContain('not an array');
  });
});

describe('one video', () => {
  it('has the content that is asked for, if there is such', () => {
    const command = { kind: 'open_content', videoId: 'video_1', waitSeconds: 0 };
    expect(open()).toEqual({ ...command, variant: 'video' });
    for (const variant of ['video', 'thumbnail', 'spritesheet']) {
      expect(open(variant)).toEqual({ ...command, variant });
    }
    expect(refusal(() => open('poster'))).toMatchObject({
      code: 'invalid_parameter',
      param: 'variant',
      text: expect.stringMatching(/video.*thumbnail.*spritesheet/),
    });
  });
});
