/** OpenAI's Videos API, feature by feature. */
import type { Basis } from './checklist.ts';
import { checkOpenaiChanges } from './check-openai-changes.ts';
import { checkOpenaiForms } from './check-openai-forms.ts';
import { checkViews, type View } from './check-views.ts';
import { expectEqual, expectGood, expectShape, expectStatus, expectTrue } from './expect-answer.ts';
import { OPENAI_REFUSED } from './openai-errors.ts';
import {
  openaiErrorSchema,
  openaiModelsSchema,
  openaiPageSchema,
  openaiVideoSchema,
  type OpenaiVideo,
} from './openai-schemas.ts';
import * as videos from './openai-videos.ts';
import { checkRefused } from './refused-requests.ts';
import { SkippedCheck } from './skipped-check.ts';
import type { SuiteContext } from './suite.ts';

/** `views` are other dialects of the same gateway in which the video must be readable as well. */
export async function checkOpenai(context: SuiteContext, views: readonly View[]): Promise<void> {
  const { list, client } = context;
  const model = context.model ?? 'sora-2';
  await list.check('models', async (tell) => {
    const answer = await client.send({ method: 'GET', path: '/models' });
    const { data } = expectGood(answer, openaiModelsSchema);
    tell(data.map(({ id }) => id).join(', '));
  });
  const created = await list.check('create with JSON', async (tell) => {
    const wanted = { model, prompt: 'A calm lake at dawn', seconds: '4', size: '720x1280' };
    const expected = { ...wanted, completed_at: null, remixed_from_video_id: null };
    const video = await videos.createOpenaiVideo(
      context,
      { path: '/videos', json: wanted },
      expected,
    );
    tell(`${video.id}, 13 keys`);
    return video;
  });
  await checkPending(context, created);
  const completed = await list.checkWith(created, 'poll until completed', async (video, tell) => {
    const finished = await videos.pollOpenaiVideo(context, video.id);
    tell(finished.statuses.join(', '));
    return finished.task;
  });
  await list.checkWith(completed, 'content', async (video, tell) => {
    tell(await videos.checkOpenaiContent(context, video));
  });
  await checkPictures(context, completed);
  await checkList(context, completed);
  await checkRefused(context, openaiErrorSchema, OPENAI_REFUSED);
  await checkViews(context, completed, views);
  await checkOpenaiForms(context, model);
  await checkOpenaiChanges(context, completed);
  await list.checkWith(completed, 'delete, then 404', ({ id }) =>
    videos.deleteOpenaiVideo(context, id),
  );
  await list.check('x-request-id on every answer', async () => {
    const [first] = client.withoutRequestId;
    expectTrue(first === undefined, `there is none on the answer to ${first}`);
  });
}

/** A gateway may be done before it is asked; then there is nothing to see. */
async function checkPending(context: SuiteContext, created: Basis<OpenaiVideo>): Promise<void> {
  const { list, client } = context;
  await list.checkWith(created, 'content before it is ready', async ({ id }) => {
    const answer = await client.send({ method: 'GET', path: `/videos/${id}/content` });
    if (answer.status === 200) throw new SkippedCheck('the video was ready at once');
    expectStatus(answer, 400, 404);
    expectShape(answer, openaiErrorSchema);
  });
  await list.checkWith(created, 'openai-poll-after-ms while pending', async ({ id }, tell) => {
    const answer = await client.send({ method: 'GET', path: `/videos/${id}` });
    const { status } = expectGood(answer, openaiVideoSchema);
    if (status === 'completed') throw new SkippedCheck('the video was ready at once');
    videos.expectPollAfter(answer);
    tell(`${answer.header('openai-poll-after-ms')} ms`);
  });
}

/** By content as well as by type: players show nothing where the two differ. */
const PICTURES = [
  { variant: 'thumbnail', mediaType: 'image/webp', signature: /^RIFF[\s\S]{4}WEBP/ },
  { variant: 'spritesheet', mediaType: 'image/jpeg', signature: /^\xff\xd8\xff/ },
] as const;

async function checkPictures(context: SuiteContext, completed: Basis<OpenaiVideo>): Promise<void> {
  const { list, client } = context;
  for (const { variant, mediaType, signature } of PICTURES) {
    await list.checkWith(completed, `content?variant=${variant}`, async ({ id }, tell) => {
      const path = `/videos/${id}/content?variant=${variant}`;
      const answer = await client.send({ method: 'GET', path });
      expectStatus(answer, 200);
      expectEqual('content-type', answer.header('content-type'), mediaType);
      const start = answer.bytes.subarray(0, 12).toString('latin1');
      expectTrue(signature.test(start), `the bytes are no ${mediaType}`);
      tell(`${mediaType}, ${answer.bytes.length} bytes`);
    });
  }
}

async function checkList(context: SuiteContext, completed: Basis<OpenaiVideo>): Promise<void> {
  const { list, client } = context;
  const ask = async (query: string) =>
    expectGood(await client.send({ method: 'GET', path: `/videos?${query}` }), openaiPageSchema);
  await list.checkWith(completed, 'list', async ({ id }, tell) => {
    const page = await ask('limit=100&order=desc');
    expectTrue(
      page.data.some((video) => video.id === id),
      `the newest 100 do not have ${id}`,
    );
    const times = page.data.map((video) => video.created_at);
    expectTrue(
      times.every((time, at) => time <= (times[at - 1] ?? time)),
      'the newest are not first',
    );
    tell(`${page.data.length} videos`);
  });
  // Others may make and delete videos meanwhile, so the pages are counted from our own.
  await list.checkWith(completed, 'list by pages', async ({ id, created_at: time }, tell) => {
    const first = await ask('limit=1&order=desc');
    expectTrue(first.data.length === 1, `limit=1 gave ${first.data.length} videos`);
    expectEqual('last_id', first.last_id, first.data[0]?.id);
    const { data } = await ask(`limit=1&order=desc&after=${id}`);
    if (data.length === 0) throw new SkippedCheck('there is no older video');
    expectTrue(data[0]?.id !== id, "'after' gave the same video again");
    expectTrue((data[0]?.created_at ?? 0) <= time, "'after' gave a newer video");
    tell(`after ${id} comes ${data[0]?.id}`);
  });
}
