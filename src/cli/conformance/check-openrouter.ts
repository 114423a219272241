/** OpenRouter's video jobs, feature by feature. */
import { expectEqual, expectGood, expectTrue } from './expect-answer.ts';
import { expectVideo } from './expect-video.ts';
import {
  openrouterErrorSchema,
  openrouterJobSchema,
  openrouterModelsSchema,
} from './openrouter-schemas.ts';
import { pollTask } from './poll-task.ts';
import { checkRefused, type RefusedRequest } from './refused-requests.ts';
import type { SuiteContext } from './suite.ts';

const UNKNOWN_JOB = 'video_000000000000000000000000000000000000000000000000';
const PROMPT = 'A drone rises from a beach';
const DURATION_SECONDS = 4;

const REFUSED: readonly RefusedRequest[] = [
  {
    feature: 'prompt missing',
    request: { method: 'POST', path: '/videos', json: { model: 'sora-2' } },
    statuses: [400],
    error: { code: 400 },
  },
  {
    feature: 'aspect ratio the model lacks',
    request: {
      method: 'POST',
      path: '/videos',
      json: { model: 'sora-2', prompt: PROMPT, aspect_ratio: '7:7' },
    },
    statuses: [400],
    error: { code: 400 },
  },
  {
    feature: 'unknown job',
    request: { method: 'GET', path: `/videos/${UNKNOWN_JOB}` },
    statuses: [404],
    error: { code: 404 },
  },
  {
    feature: 'no key',
    request: { method: 'GET', path: `/videos/${UNKNOWN_JOB}`, key: null },
    statuses: [401],
    error: { code: 401 },
  },
  {
    feature: 'unknown route',
    request: { method: 'GET', path: '/no-such-route' },
    statuses: [404],
    error: { code: 404 },
  },
];

export async function checkOpenrouter(context: SuiteContext): Promise<void> {
  const { list, client } = context;
  const model = context.model ?? 'sora-2';
  await list.check('models and what they can do', async (tell) => {
    const answer = await client.send({ method: 'GET', path: '/videos/models' });
    tell(`${expectGood(answer, openrouterModelsSchema).data.length} models`);
  });
  const submitted = await list.check('create is accepted with 202', async (tell) => {
    const shape = { resolution: '720p', aspect_ratio: '16:9' };
    const json = { model, prompt: PROMPT, duration: DURATION_SECONDS, ...shape };
    const answer = await client.send({ method: 'POST', path: '/videos', json });
    const job = expectGood(answer, openrouterJobSchema, 202);
    expectEqual('status', job.status, 'pending');
    tell(job.polling_url);
    return job;
  });
  const completed = await list.checkWith(submitted, 'job until completed', async ({ id }, tell) => {
    const { task, statuses } = await pollTask(context, {
      path: `/videos/${id}`,
      schema: openrouterJobSchema,
      statusOf: ({ status }) => status,
      progressOf: () => null,
      pendingWords: ['pending', 'in_progress'],
      doneWord: 'completed',
    });
    tell(statuses.join(', '));
    return task;
  });
  const promised = { size: '1280x720', durationSeconds: DURATION_SECONDS };
  await list.checkWith(completed, 'content?index=0', async ({ id }, tell) => {
    const answer = await client.send({ method: 'GET', path: `/videos/${id}/content?index=0` });
    tell(await expectVideo(context, answer, promised));
  });
  await list.checkWith(completed, 'unsigned_urls', async ({ unsigned_urls: urls }, tell) => {
    expectTrue(urls !== undefined, "'unsigned_urls' is absent in a completed job");
    tell(await expectVideo(context, await client.fetchLink(urls?.[0] ?? ''), promised));
  });
  await checkRefused(context, openrouterErrorSchema, REFUSED);
}
