import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Clock } from '../../lib/clock.ts';
import type { Answer } from './conformance-client.ts';
import { pollTask, type FinishedTask } from './poll-task.ts';

const schema = z.object({ status: z.string(), progress: z.number().nullable() });
type Task = z.infer<typeof schema>;

function answerOf(task: Task): Answer {
  return {
    asked: 'GET /tasks/1',
    status: 200,
    bytes: Buffer.from(JSON.stringify(task)),
    header: (name) => (name === 'openai-poll-after-ms' ? '1' : null),
  };
}

/** Each answer comes a certain time after the one before; the last one comes for ever. */
async function poll(tasks: readonly [Task, ...Task[]], stepMs = 1000): Promise<FinishedTask<Task>> {
  let turn = 0;
  const clock: Clock = { now: () => new Date(0), monotonicMs: () => turn * stepMs };
  const client = {
    withoutRequestId: [],
    fetchLink: async () => answerOf(tasks[0]),
    send: async () => {
      turn += 1;
      return answerOf(tasks[Math.min(turn, tasks.length) - 1] ?? tasks[0]);
    },
  };
  const { signal } = new AbortController();
  return await pollTask(
    { client, clock, signal },
    {
      path: '/tasks/1',
      schema,
      statusOf: ({ status }) => status,
      progressOf: ({ progress }) => progress,
      pendingWords: ['queued', 'working'],
      doneWord: 'done',
    },
  );
}

describe('a task', () => {
  it('is followed to its end, and the words on the way are kept once each', async () => {
    const finished = await poll([
      { status: 'queued', progress: 0 },
      { status: 'working', progress: 40 },
      { status: 'working', progress: null },
      { status: 'done', progress: 100 },
    ]);
    expect(finished).toEqual({
      task: { status: 'done', progress: 100 },
      statuses: ['queued', 'working', 'done'],
    });
  });

  it.each<[string, readonly [Task, ...Task[]], RegExp]>([
    [
      'goes back',
      [
        { status: 'working', progress: 50 },
        { status: 'working', progress: null },
        { status: 'done', progress: 49 },
      ],
      /'progress' fell from 50 to 49/,
    ],
    [
      'ends in another word',
      [
        { status: 'queued', progress: 0 },
        { status: 'failed', progress: 0 },
      ],
      /it ended as 'failed'/,
    ],
  ])('that %s is a failure', async (_name, tasks, expected) => {
    await expect(poll(tasks)).rejects.toThrow(expected);
  });

  it('that never ends is a failure after a quarter of an hour', async () => {
    const waiting = poll([{ status: 'queued', progress: 0 }], 6 * 60_000);
    await expect(waiting).rejects.toThrow("it is still 'queued' after 15 minutes");
  });
});
