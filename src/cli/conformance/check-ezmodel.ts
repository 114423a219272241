/** The video pages of ezmodel, feature by feature. */
import { checkEzmodelRemix } from './check-ezmodel-remix.ts';
import { expectGood, expectTrue, expectValues } from './expect-answer.ts';
import { expectVideo } from './expect-video.ts';
import { EZMODEL_REFUSED } from './ezmodel-errors.ts';
import { ezmodelErrorSchema, ezmodelVideoSchema } from './ezmodel-schemas.ts';
import { pollEzmodelVideo } from './poll-ezmodel-video.ts';
import { checkRefused } from './refused-requests.ts';
import { SkippedCheck } from './skipped-check.ts';
import type { SuiteContext } from './suite.ts';

export async function checkEzmodel(context: SuiteContext): Promise<void> {
  const { list, client } = context;
  const model = context.model ?? 'sora-2';
  const created = await list.check('create with JSON', async (tell) => {
    const wanted = { model, size: '720x1280', seconds: '4' };
    const json = { ...wanted, prompt: 'A cat sitting on a windowsill watching the rain' };
    const answer = await client.send({ method: 'POST', path: '/videos', json });
    const video = expectGood(answer, ezmodelVideoSchema);
    const nothing = { completed_at: null, expires_at: null, remixed_from_video_id: null };
    expectValues('video', video, { ...wanted, ...nothing, error: null });
    tell(`${video.id}, explicit nulls`);
    return video;
  });
  await list.checkWith(created, 'remix before it is completed', async ({ id }, tell) => {
    const json = { video_id: id, prompt: 'Make it sunny' };
    const answer = await client.send({ method: 'POST', path: '/videos/remix', json });
    if (answer.status === 200) throw new SkippedCheck('the video was completed at once');
    const { error } = expectGood(answer, ezmodelErrorSchema, 400);
    const codes = ['video_not_completed', 'invalid_video_id'];
    expectTrue(codes.includes(error.code), `'error.code' is "${error.code}"`);
    tell(error.code);
  });
  const completed = await list.checkWith(created, 'poll until completed', async ({ id }, tell) => {
    const { task, statuses } = await pollEzmodelVideo(context, id);
    expectTrue(task.completed_at !== null, "'completed_at' is null in a completed video");
    expectTrue(task.expires_at !== null, "'expires_at' is null in a completed video");
    tell(statuses.join(', '));
    return task;
  });
  await list.checkWith(completed, 'content?variant=video', async ({ id, size, seconds }, tell) => {
    const path = `/videos/${id}/content?variant=video`;
    const answer = await client.send({ method: 'GET', path });
    tell(await expectVideo(context, answer, { size, durationSeconds: Number(seconds) }));
  });
  await checkRefused(context, ezmodelErrorSchema, EZMODEL_REFUSED);
  await checkEzmodelRemix(context, completed);
}
