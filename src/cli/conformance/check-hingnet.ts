/** HingNet's video pages, feature by feature. */
import type { Basis } from './checklist.ts';
import { checkHingnetMore } from './check-hingnet-more.ts';
import {
  expectEqual,
  expectGood,
  expectStatus,
  expectTrue,
  expectValues,
} from './expect-answer.ts';
import { expectVideo } from './expect-video.ts';
import { HINGNET_REFUSED, refusedRemix } from './hingnet-errors.ts';
import {
  hingnetErrorSchema,
  hingnetPageSchema,
  hingnetSoraSchema,
  type HingnetSoraVideo,
} from './hingnet-schemas.ts';
import { formFields, multipartBody } from './multipart-body.ts';
import { pollHingnetSora } from './poll-hingnet-sora.ts';
import { checkHead, checkParts } from './check-parts.ts';
import { checkRefused } from './refused-requests.ts';
import { SkippedCheck } from './skipped-check.ts';
import type { SuiteContext } from './suite.ts';

export async function checkHingnet(context: SuiteContext): Promise<void> {
  const { list, client } = context;
  const model = context.model ?? 'sora-2';
  const created = await list.check('create with a form', async (tell) => {
    const wanted = { model, prompt: '一个无人机从海滩升空', seconds: '4', size: '720x1280' };
    const body = multipartBody(...formFields(wanted));
    const answer = await client.send({ method: 'POST', path: '/videos', body });
    const video = expectGood(answer, hingnetSoraSchema);
    expectValues('video', video, { ...wanted, error: undefined });
    tell(`${video.id}, no nulls`);
    return video;
  });
  await list.checkWith(created, 'content before it is ready is 404', async ({ id }) => {
    const answer = await client.send({ method: 'GET', path: `/videos/${id}/content` });
    if (answer.status === 200) {
      throw new SkippedCheck('the video was ready at once, or the answer waited for it');
    }
    expectStatus(answer, 404);
    expectGood(answer, hingnetErrorSchema, 404);
  });
  const finished = await list.checkWith(created, 'poll until success', async ({ id }, tell) => {
    const { task, statuses } = await pollHingnetSora(context, id);
    tell(statuses.join(', '));
    return task;
  });
  await checkResult(context, finished);
  await list.checkWith(finished, 'list', async ({ id }, tell) => {
    const answer = await client.send({ method: 'GET', path: '/videos?limit=100&order=desc' });
    const { data } = expectGood(answer, hingnetPageSchema);
    expectTrue(
      data.some((video) => video.id === id),
      `the newest 100 do not have ${id}`,
    );
    tell(`${data.length} videos`);
  });
  await checkRefused(context, hingnetErrorSchema, HINGNET_REFUSED);
  if (finished !== undefined) {
    await checkRefused(context, hingnetErrorSchema, [refusedRemix(finished.id)]);
  }
  await checkHingnetMore(context, finished);
}

async function checkResult(
  context: SuiteContext,
  finished: Basis<HingnetSoraVideo>,
): Promise<void> {
  const { list, client } = context;
  const content = await list.checkWith(finished, 'content', async (video, tell) => {
    const answer = await client.send({ method: 'GET', path: `/videos/${video.id}/content` });
    const promised = { size: video.size, durationSeconds: Number(video.seconds) };
    tell(await expectVideo(context, answer, promised));
    return { video, bytes: answer.bytes };
  });
  await list.checkWith(content, 'content can be resumed', async ({ video, bytes }) => {
    await checkParts(client, `/videos/${video.id}/content`, bytes);
  });
  await list.checkWith(content, 'content by HEAD', async ({ video, bytes }) => {
    await checkHead(client, `/videos/${video.id}/content`, bytes);
  });
  await list.checkWith(content, 'completed_at, expires_at', async ({ video }) => {
    const { completed_at: completedAt, expires_at: expiresAt } = video;
    expectTrue(completedAt !== undefined, "'completed_at' is absent in a success");
    expectTrue(expiresAt !== undefined, "'expires_at' is absent in a success");
    expectTrue((expiresAt ?? 0) > (completedAt ?? 0), "'expires_at' is not after 'completed_at'");
  });
  await list.checkWith(content, 'assets', async ({ video, bytes }, tell) => {
    const [asset] = video.assets ?? [];
    if (asset === undefined) throw new SkippedCheck('optional, and this gateway has none');
    expectEqual('assets.0.quality', asset.quality, video.size);
    expectEqual('assets.0.duration', asset.duration, Number(video.seconds));
    if (asset.size_bytes !== undefined) {
      expectEqual('assets.0.size_bytes', asset.size_bytes, bytes.length);
    }
    const linked = await client.fetchLink(asset.url);
    expectStatus(linked, 200);
    expectTrue(linked.bytes.equals(bytes), 'the link leads to other bytes than the content');
    tell(`${bytes.length} bytes, also by the link without a key`);
  });
}
