/** Makes, follows, downloads and deletes videos in OpenAI's dialect, checking each answer. */
import type { Answer, CheckedRequest } from './conformance-client.ts';
import {
  expectEqual,
  expectGood,
  expectStatus,
  expectTrue,
  expectValues,
} from './expect-answer.ts';
import { expectVideo } from './expect-video.ts';
import { deletedVideoSchema, openaiVideoSchema, type OpenaiVideo } from './openai-schemas.ts';
import { pollTask, type FinishedTask } from './poll-task.ts';
import type { SuiteContext } from './suite.ts';

/** Sends a request that makes a video, and compares the answer with what was asked for. */
export async function createOpenaiVideo(
  { client }: Pick<SuiteContext, 'client'>,
  request: Omit<CheckedRequest, 'method'>,
  expected: Partial<OpenaiVideo>,
): Promise<OpenaiVideo> {
  const answer = await client.send({ method: 'POST', ...request });
  const video = expectGood(answer, openaiVideoSchema);
  expectValues('video', video, { ...expected, error: null });
  return video;
}

export async function pollOpenaiVideo(
  context: SuiteContext,
  id: string,
): Promise<FinishedTask<OpenaiVideo>> {
  const finished = await pollTask(context, {
    path: `/videos/${id}`,
    schema: openaiVideoSchema,
    statusOf: ({ status }) => status,
    progressOf: ({ progress }) => progress,
    pendingWords: ['queued', 'in_progress'],
    doneWord: 'completed',
  });
  const { task: video } = finished;
  expectValues('video', video, { id, progress: 100, error: null });
  expectTrue(video.completed_at !== null, "'completed_at' is null in a completed video");
  expectTrue(
    video.expires_at === null || video.expires_at > (video.completed_at ?? 0),
    "'expires_at' is not after 'completed_at'",
  );
  return finished;
}

/** Gives one line about what the file really is. */
export async function checkOpenaiContent(
  context: SuiteContext,
  { id, size, seconds }: OpenaiVideo,
): Promise<string> {
  const answer = await context.client.send({
    method: 'GET',
    path: `/videos/${id}/content`,
    // What OpenAI's SDKs send; an answer of 406 would break every one of them.
    headers: { accept: 'application/binary' },
  });
  return await expectVideo(context, answer, { size, durationSeconds: Number(seconds) });
}

export async function deleteOpenaiVideo(
  { client }: Pick<SuiteContext, 'client'>,
  id: string,
): Promise<void> {
  const path = `/videos/${id}`;
  const deleted = expectGood(await client.send({ method: 'DELETE', path }), deletedVideoSchema);
  expectEqual('id', deleted.id, id);
  expectStatus(await client.send({ method: 'GET', path }), 404);
}

/** SDKs wait by this header; without it each waits by a default of its own. */
export function expectPollAfter(answer: Answer): void {
  const header = answer.header('openai-poll-after-ms');
  expectTrue(
    header !== null && /^[1-9]\d*$/.test(header),
    `header 'openai-poll-after-ms' is ${header ?? 'absent'} while the video is pending`,
  );
}
