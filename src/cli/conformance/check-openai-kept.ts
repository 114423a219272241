/** OpenAI's files, characters and uploaded videos; and what gateways add to its API. */
import { z } from 'zod';
import { checkHead } from './check-parts.ts';
import { QUICK_REASON } from './checklist.ts';
import type { Answer, CheckedRequest } from './conformance-client.ts';
import { expectEqual, expectGood, expectStatus, expectTrue } from './expect-answer.ts';
import { formFields, multipartBody } from './multipart-body.ts';
import { openaiVideoSchema, type OpenaiVideo } from './openai-schemas.ts';
import {
  checkOpenaiContent,
  createOpenaiVideo,
  deleteOpenaiVideo,
  pollOpenaiVideo,
} from './openai-videos.ts';
import { plainPng } from './plain-png.ts';
import { SkippedCheck } from './skipped-check.ts';
import type { SuiteContext } from './suite.ts';

const HEAD = 'content by HEAD';
const CHARACTER = 'character from an mp4';
const ADDED_SECONDS = '4';
/** What is made of an mp4 that is sent along. */
const UPLOADS = [
  { feature: 'edit of an uploaded mp4', path: '/videos/edits', fields: {}, addedSeconds: 0 },
  {
    feature: 'extension of an uploaded mp4',
    path: '/videos/extensions',
    fields: { seconds: ADDED_SECONDS },
    addedSeconds: Number(ADDED_SECONDS),
  },
] as const;
const KEYED = 'extension: Idempotency-Key makes one video';
const CANCEL = 'extension: cancel';

const fileSchema = z.looseObject({
  id: z.string().min(1),
  object: z.literal('file'),
  bytes: z.number().int(),
  filename: z.string(),
  purpose: z.string(),
});
const characterSchema = z.looseObject({ id: z.string().min(1), name: z.string() });
const quoteSchema = z.looseObject({ amount_micros: z.number().int().min(0) });

export async function checkOpenaiKept(context: SuiteContext): Promise<void> {
  const { list } = context;
  const model = context.model ?? 'sora-2';
  const wanted = { model, prompt: 'A calm lake at dawn', seconds: '4', size: '720x1280' };
  await list.check('files: upload, read, delete, then 404', async (tell) => {
    tell(await checkFiles(context));
  });
  await list.check('extension: quote', async (tell) => {
    const answer = await sendExtension(context, { path: '/videos/quote', json: wanted });
    tell(`${expectGood(answer, quoteSchema).amount_micros} millionths of a dollar`);
  });
  if (context.isQuick) {
    const uploads = UPLOADS.map(({ feature }) => feature);
    const features = [HEAD, CHARACTER, ...uploads, KEYED, CANCEL];
    for (const feature of features) list.skip(feature, QUICK_REASON);
    return;
  }
  await checkUploads(context, wanted);
  await checkKeyed(context, wanted);
}

async function checkFiles({ client }: SuiteContext): Promise<string> {
  const png = plainPng(64, 64);
  const body = multipartBody(...formFields({ purpose: 'vision' }), {
    name: 'file',
    fileName: 'first.png',
    file: png,
  });
  const answer = await client.send({ method: 'POST', path: '/files', body });
  if (answer.status === 404) throw new SkippedCheck('the gateway keeps no files');
  const file = expectGood(answer, fileSchema);
  expectEqual('bytes', file.bytes, png.length);
  const path = `/files/${file.id}`;
  expectEqual('id', expectGood(await client.send({ method: 'GET', path }), fileSchema).id, file.id);
  const content = await client.send({ method: 'GET', path: `${path}/content` });
  expectStatus(content, 200);
  expectTrue(content.bytes.equals(png), 'the content is not what was sent');
  expectStatus(await client.send({ method: 'DELETE', path }), 200);
  expectStatus(await client.send({ method: 'GET', path }), 404);
  return file.id;
}

type Wanted = Readonly<Record<'model' | 'prompt' | 'seconds' | 'size', string>>;

/** The gateway's own result is sent back to it: an mp4 that it must be able to read. */
async function checkUploads(context: SuiteContext, wanted: Wanted): Promise<void> {
  const { list, client } = context;
  const made = await list.check(HEAD, async (tell) => {
    const { id } = await createOpenaiVideo(context, { path: '/videos', json: wanted }, wanted);
    await pollOpenaiVideo(context, id);
    const path = `/videos/${id}/content`;
    const { bytes } = await client.send({ method: 'GET', path });
    await checkHead(client, path, bytes);
    tell(`${bytes.length} bytes`);
    return { id, bytes };
  });
  const clip = (file: Buffer) => ({ name: 'video', fileName: 'clip.mp4', file });
  await list.checkWith(made, CHARACTER, async ({ bytes }, tell) => {
    const body = multipartBody(...formFields({ name: 'Mochi' }), clip(bytes));
    const answer = await client.send({ method: 'POST', path: '/videos/characters', body });
    if (answer.status === 404) throw new SkippedCheck('the gateway has no characters');
    const { id, name } = expectGood(answer, characterSchema);
    expectEqual('name', name, 'Mochi');
    const path = `/videos/characters/${id}`;
    expectGood(await client.send({ method: 'GET', path }), characterSchema);
    tell(id);
  });
  for (const { feature, path, fields, addedSeconds } of UPLOADS) {
    await list.checkWith(made, feature, async ({ bytes }, tell) => {
      const body = multipartBody(...formFields({ prompt: 'At night', ...fields }), clip(bytes));
      const seconds = String(Number(wanted.seconds) + addedSeconds);
      const expected = { size: wanted.size, seconds };
      const { id } = await createOpenaiVideo(context, { path, body }, expected);
      const { task } = await pollOpenaiVideo(context, id);
      tell(await checkOpenaiContent(context, task));
      await deleteOpenaiVideo(context, id);
    });
  }
  if (made !== undefined) await client.send({ method: 'DELETE', path: `/videos/${made.id}` });
}

async function checkKeyed(context: SuiteContext, wanted: Wanted): Promise<void> {
  const { list, client } = context;
  const request = {
    path: '/videos',
    json: wanted,
    headers: { 'idempotency-key': `conformance-${context.clock.now().getTime()}` },
  };
  const kept = await list.check(KEYED, async (tell): Promise<OpenaiVideo> => {
    const first = await createOpenaiVideo(context, request, wanted);
    const second = expectGood(await client.send({ method: 'POST', ...request }), openaiVideoSchema);
    if (first.id !== second.id) {
      await deleteOpenaiVideo(context, second.id);
      throw new SkippedCheck('the gateway takes no notice of the key');
    }
    tell(first.id);
    return first;
  });
  await list.checkWith(kept, CANCEL, async ({ id }, tell) => {
    const answer = await sendExtension(context, { path: `/videos/${id}/cancel` });
    tell(expectGood(answer, openaiVideoSchema).status);
  });
}

/** What is not OpenAI's own need not be there. */
async function sendExtension(
  { client }: SuiteContext,
  request: Omit<CheckedRequest, 'method'>,
): Promise<Answer> {
  const answer = await client.send({ method: 'POST', ...request });
  if (answer.status === 404 || answer.status === 405) {
    throw new SkippedCheck('it is no part of the API, and not here');
  }
  return answer;
}
