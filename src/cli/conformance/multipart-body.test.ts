import { expect, it } from 'vitest';
import { formFields, multipartBody } from './multipart-body.ts';

it('is a form that others can read, with its parts in the order given', async () => {
  const file = Buffer.from([0, 255, 13, 10, 45, 45]);
  const { bytes, contentType } = multipartBody(
    { name: 'input_reference', fileName: 'a.png', file },
    ...formFields({ prompt: 'Ein See 湖 🌅', 'video[id]': 'video_1' }),
  );
  const headers = { 'content-type': contentType };
  const form = await new Response(new Uint8Array(bytes), { headers }).formData();
  expect([...form.keys()]).toEqual(['input_reference', 'prompt', 'video[id]']);
  expect(form.get('prompt')).toBe('Ein See 湖 🌅');
  const sent = form.get('input_reference');
  if (!(sent instanceof Blob)) throw new Error('the file is none');
  expect(Buffer.from(await sent.arrayBuffer())).toEqual(file);
});
