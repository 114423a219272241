/** APIMart's upload of an image: its answer, and the link that later requests refer to it by. */
import { z } from 'zod';
import { apimartErrorSchema } from './apimart-schemas.ts';
import {
  expectEqual,
  expectGood,
  expectStatus,
  expectTrue,
  expectValues,
} from './expect-answer.ts';
import { multipartBody } from './multipart-body.ts';
import { plainPng } from './plain-png.ts';
import type { SuiteContext } from './suite.ts';

const PATH = '/uploads/images';

const uploadSchema = z.looseObject({
  url: z.url(),
  filename: z.string(),
  content_type: z.string(),
  bytes: z.number().int(),
  created_at: z.number().int().positive(),
});

export async function checkApimartUploads({ list, client }: SuiteContext): Promise<void> {
  await list.check('upload of an image', async (tell) => {
    const file = plainPng(64, 64);
    const body = multipartBody({ name: 'file', fileName: 'first.png', file });
    const answer = await client.send({ method: 'POST', path: PATH, body });
    const uploaded = expectGood(answer, uploadSchema);
    const expected = { filename: 'first.png', content_type: 'image/png', bytes: file.length };
    expectValues('upload', uploaded, expected);
    const linked = await client.fetchLink(uploaded.url);
    expectStatus(linked, 200);
    expectTrue(linked.bytes.equals(file), 'the link leads to other bytes than were sent');
    tell(uploaded.url.split('?', 1)[0] ?? '');
  });
  await list.check('error: upload of no image', async () => {
    const file = Buffer.from('no image');
    const body = multipartBody({ name: 'file', fileName: 'first.png', file });
    const answer = await client.send({ method: 'POST', path: PATH, body });
    const { error } = expectGood(answer, apimartErrorSchema, 400);
    expectEqual('error.type', error.type, 'invalid_request_error');
  });
}
