/** What of HingNet's pages takes a video of its own: JSON, the remix, and the Veo models. */
import { QUICK_REASON, type Basis } from './checklist.ts';
import { expectGood, expectTrue, expectValues } from './expect-answer.ts';
import { expectVideo } from './expect-video.ts';
import { hingnetSoraSchema, hingnetVeoSchema, type HingnetSoraVideo } from './hingnet-schemas.ts';
import { formFields, multipartBody } from './multipart-body.ts';
import { pollHingnetSora } from './poll-hingnet-sora.ts';
import { pollTask } from './poll-task.ts';
import type { SuiteContext } from './suite.ts';

const REMIX = 'remix with a prompt of 1000 Chinese characters';
const VEO = 'Veo model: seconds as a number, video_url';
/** Both are said on the page: `seconds` goes in as a number and comes out as a string. */
const JSON_CREATE = 'create with JSON and seconds as a number';

export async function checkHingnetMore(
  context: SuiteContext,
  finished: Basis<HingnetSoraVideo>,
): Promise<void> {
  const { list } = context;
  if (context.isQuick) {
    for (const feature of [JSON_CREATE, REMIX, VEO]) list.skip(feature, QUICK_REASON);
    return;
  }
  await list.check(JSON_CREATE, async (tell) => tell(await createWithJson(context)));
  await list.checkWith(finished, REMIX, async (source, tell) => tell(await remix(context, source)));
  await list.check(VEO, async (tell) => tell(await createVeo(context)));
}

async function createWithJson(context: SuiteContext): Promise<string> {
  const wanted = { model: context.model ?? 'sora-2', prompt: '都市街拍', size: '720x1280' };
  const json = { ...wanted, seconds: 4 };
  const answer = await context.client.send({ method: 'POST', path: '/videos', json });
  const video = expectGood(answer, hingnetSoraSchema);
  expectValues('video', video, { ...wanted, seconds: '4' });
  await pollHingnetSora(context, video.id);
  return video.id;
}

async function remix(context: SuiteContext, source: HingnetSoraVideo): Promise<string> {
  const prompt = '雨'.repeat(1000);
  const body = multipartBody(...formFields({ prompt }));
  const path = `/videos/${source.id}/remix`;
  const answer = await context.client.send({ method: 'POST', path, body });
  const video = expectGood(answer, hingnetSoraSchema);
  const { seconds, size, model } = source;
  expectValues('video', video, { prompt, seconds, size, model, remixed_from_video_id: source.id });
  await pollHingnetSora(context, video.id);
  return video.id;
}

async function createVeo(context: SuiteContext): Promise<string> {
  const wanted = { model: 'veo-3.1-fast-generate-preview', size: '1280x720', seconds: 4 };
  const json = { ...wanted, prompt: 'A cinematic lion at sunset' };
  const answer = await context.client.send({ method: 'POST', path: '/videos', json });
  const video = expectGood(answer, hingnetVeoSchema);
  expectValues('video', video, wanted);
  const { task } = await pollTask(context, {
    path: `/videos/${video.id}`,
    schema: hingnetVeoSchema,
    statusOf: ({ status }) => status,
    progressOf: ({ progress }) => progress,
    pendingWords: ['queued', 'in_progress'],
    doneWord: 'completed',
  });
  const { video_url: link } = task;
  expectTrue(link !== undefined, "'video_url' is absent in a completed video");
  const linked = await context.client.fetchLink(link ?? '');
  return await expectVideo(context, linked, { size: wanted.size, durationSeconds: wanted.seconds });
}
