/** APIMart's tasks, feature by feature. */
import { APIMART_REFUSED, refusedExtension } from './apimart-errors.ts';
import {
  apimartBalanceSchema,
  apimartErrorSchema,
  apimartSubmittedSchema,
  apimartTaskSchema,
  type ApimartTask,
} from './apimart-schemas.ts';
import { checkApimartUploads } from './check-apimart-uploads.ts';
import { QUICK_REASON } from './checklist.ts';
import { expectEqual, expectGood, expectTrue } from './expect-answer.ts';
import { expectVideo } from './expect-video.ts';
import { pollTask, type FinishedTask } from './poll-task.ts';
import { checkRefused } from './refused-requests.ts';
import { SkippedCheck } from './skipped-check.ts';
import type { SuiteContext } from './suite.ts';

/** The page's own example: from 8 seconds to 15. */
const FULL_SECONDS = 8;
const EXTENDED_SECONDS = 15;
const QUICK_SECONDS = 4;
const SIZE = '1280x720';
const FORM = { aspect_ratio: '16:9', resolution: '720p' } as const;
const EXTENSION = 'remix extends 8 s to 15 s';

export async function checkApimart(context: SuiteContext): Promise<void> {
  const { list, isQuick } = context;
  const model = context.model ?? 'veo3.1-fast';
  const durationSeconds = isQuick ? QUICK_SECONDS : FULL_SECONDS;
  const taskId = await list.check('create', async (tell) => {
    const json = { model, prompt: '一只猫咪在草地上奔跑', duration: durationSeconds, ...FORM };
    const id = await submit(context, '/videos/generations', json);
    tell(id);
    return id;
  });
  await list.checkWith(taskId, 'remix before it is completed', async (id, tell) => {
    const json = { model, prompt: '蝴蝶飞向远方' };
    const path = `/videos/${id}/remix`;
    const answer = await context.client.send({ method: 'POST', path, json });
    if (answer.status === 200) throw new SkippedCheck('the task was completed at once');
    const { error } = expectGood(answer, apimartErrorSchema, 400);
    expectEqual('error.code', error.code, 400);
    tell(error.message);
  });
  const completed = await list.checkWith(taskId, 'task until completed', async (id, tell) => {
    const { task, statuses } = await pollApimartTask(context, id);
    expectEqual('data.id', task.data.id, id);
    tell(statuses.join(', '));
    return id;
  });
  await list.checkWith(completed, 'result by its link', async (id, tell) => {
    tell(await checkResult(context, id, durationSeconds));
  });
  await checkBalances(context);
  await checkApimartUploads(context);
  await checkRefused(context, apimartErrorSchema, APIMART_REFUSED);
  if (completed !== undefined) {
    await checkRefused(context, apimartErrorSchema, [refusedExtension(completed)]);
  }
  if (isQuick) {
    list.skip(EXTENSION, QUICK_REASON);
    return;
  }
  await list.checkWith(completed, EXTENSION, async (id, tell) => {
    const json = { model, prompt: '猫咪继续在草地上奔跑，蝴蝶飞向远方', raw: false, ...FORM };
    const extended = await submit(context, `/videos/${id}/remix`, json);
    await pollApimartTask(context, extended);
    tell(await checkResult(context, extended, EXTENDED_SECONDS));
  });
}

async function checkBalances({ list, client }: SuiteContext): Promise<void> {
  for (const path of ['/balance', '/user/balance']) {
    await list.check(`GET ${path}`, async (tell) => {
      const answer = await client.send({ method: 'GET', path });
      const balance = expectGood(answer, apimartBalanceSchema);
      tell(balance.remain_balance < 0 ? 'unlimited' : `${balance.remain_balance} left`);
    });
  }
}

async function submit({ client }: SuiteContext, path: string, json: unknown): Promise<string> {
  const answer = await client.send({ method: 'POST', path, json });
  const [submitted] = expectGood(answer, apimartSubmittedSchema).data;
  expectTrue(submitted !== undefined, "'data' is empty");
  return submitted?.task_id ?? '';
}

async function pollApimartTask(
  context: SuiteContext,
  id: string,
): Promise<FinishedTask<ApimartTask>> {
  return await pollTask(context, {
    path: `/tasks/${id}`,
    schema: apimartTaskSchema,
    statusOf: ({ data }) => data.status,
    progressOf: ({ data }) => data.progress,
    pendingWords: ['pending', 'processing'],
    doneWord: 'completed',
  });
}

async function checkResult(
  context: SuiteContext,
  id: string,
  durationSeconds: number,
): Promise<string> {
  const path = `/tasks/${id}?language=en`;
  const answer = await context.client.send({ method: 'GET', path });
  const { completed, result } = expectGood(answer, apimartTaskSchema).data;
  const [video] = result?.videos ?? [];
  expectTrue(video !== undefined, "'data.result.videos' is absent in a completed task");
  expectTrue((video?.expires_at ?? 0) > (completed ?? 0), "'expires_at' is not after 'completed'");
  const linked = await context.client.fetchLink(video?.url[0] ?? '');
  return await expectVideo(context, linked, { size: SIZE, durationSeconds });
}
