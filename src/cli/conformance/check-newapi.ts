/** The video tasks of new-api, feature by feature. */
import { expectGood, expectTrue, expectValues } from './expect-answer.ts';
import { expectVideo } from './expect-video.ts';
import { newapiSubmittedSchema, newapiTaskSchema, newapiVideoSchema } from './newapi-schemas.ts';
import { openaiErrorSchema } from './openai-schemas.ts';
import { pollTask } from './poll-task.ts';
import { checkRefused, type RefusedRequest } from './refused-requests.ts';
import type { SuiteContext } from './suite.ts';

const PATH = '/video/generations';
const UNKNOWN_TASK = 'task_01K00000000000000000000000';
const WANTED = { width: 1280, height: 720, duration: 4 } as const;

const REFUSED: readonly RefusedRequest[] = [
  {
    feature: 'prompt missing',
    request: { method: 'POST', path: PATH, json: { model: 'sora-2' } },
    statuses: [400],
  },
  {
    feature: 'unknown task',
    request: { method: 'GET', path: `${PATH}/${UNKNOWN_TASK}` },
    statuses: [404],
  },
  {
    feature: 'no key',
    request: { method: 'GET', path: `${PATH}/${UNKNOWN_TASK}`, key: null },
    statuses: [401],
  },
  {
    feature: 'unknown route',
    request: { method: 'GET', path: '/no-such-route' },
    statuses: [404],
  },
];

export async function checkNewapi(context: SuiteContext): Promise<void> {
  const { list, client } = context;
  const model = context.model ?? 'sora-2';
  const taskId = await list.check('create', async (tell) => {
    const json = { model, prompt: 'A drone rises from a beach', ...WANTED };
    const answer = await client.send({ method: 'POST', path: PATH, json });
    const { task_id: id } = expectGood(answer, newapiSubmittedSchema);
    tell(id);
    return id;
  });
  const completed = await list.checkWith(taskId, 'task until completed', async (id, tell) => {
    const { task, statuses } = await pollTask(context, {
      path: `${PATH}/${id}`,
      schema: newapiTaskSchema,
      statusOf: ({ status }) => status,
      progressOf: () => null,
      pendingWords: ['queued', 'in_progress'],
      doneWord: 'completed',
    });
    expectValues('task', task, { task_id: id });
    tell(statuses.join(', '));
    return task;
  });
  await list.checkWith(completed, 'metadata', async ({ metadata, format }, tell) => {
    expectTrue(metadata !== undefined, "'metadata' is absent in a completed task");
    expectValues('metadata', metadata ?? {}, WANTED);
    tell(`${format ?? 'no format'}, ${JSON.stringify(metadata)}`);
  });
  await list.checkWith(completed, 'result by its link', async ({ url }, tell) => {
    expectTrue(url !== undefined, "'url' is absent in a completed task");
    const promised = { size: '1280x720', durationSeconds: WANTED.duration };
    tell(await expectVideo(context, await client.fetchLink(url ?? ''), promised));
  });
  await list.checkWith(completed, 'the same task as a video', async ({ task_id: id }, tell) => {
    const answer = await client.send({ method: 'GET', path: `/videos/${id}` });
    const video = expectGood(answer, newapiVideoSchema);
    expectValues('video', video, { id, status: 'completed', progress: 100 });
    tell(video.model);
  });
  await checkRefused(context, openaiErrorSchema, REFUSED);
}
