import { expect, it } from 'vitest';
import { formFields, multipartBody, type FormPart } from './multipart-body.ts';

async function readForm(...parts: readonly FormPart[]): Promise<FormData> {
  const { bytes, contentType } = multipartBody(...parts);
  const headers = { 'content-type': contentType };
  return await new Response(new Uint8Array(bytes), { headers }).formData();
}

it('is a form that others can read, with its parts in the order given', async () => {
  const file = Buffer.from([0, 255, 13, 10, 45, 45]);
  const form = await readForm(
    { name: 'input_reference', fileName: 'a.png', file },
    ...formFields({ prompt: 'Ein See 湖 🌅', 'video[id]': 'video_1' }),
  );
  expect([...form.keys()]).toEqual(['input_reference', 'prompt', 'video[id]']);
  expect(form.get('prompt')).toBe('Ein See 湖 🌅');
  const sent = form.get('input_reference');
  if (!(sent instanceof Blob)) throw new Error('the file is none');
  expect(Buffer.from(await sent.arrayBuffer())).toEqual(file);
});

it.each([
  ['a.png', 'image/png'],
  ['clip.mp4', 'video/mp4'],
  ['notes', 'application/octet-stream'],
])('says of %s what it is', async (fileName, type) => {
  const form = await readForm({ name: 'file', fileName, file: Buffer.from('any') });
  expect(form.get('file')).toMatchObject({ name: fileName, type });
});
