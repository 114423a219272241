/** Follows a task to its end as a program would, and watches how it is told about it. */
import type { z } from 'zod';
import { pause } from '../interruptible.ts';
import { ConformanceFailure } from './conformance-failure.ts';
import type { Answer } from './conformance-client.ts';
import { expectGood, expectTrue } from './expect-answer.ts';
import type { SuiteContext } from './suite.ts';

export interface PolledTask<Task> {
  readonly path: string;
  /** Status words that the dialect does not have are a fault that it finds. */
  readonly schema: z.ZodType<Task>;
  statusOf(task: Task): string;
  /** Null where the dialect does not tell. */
  progressOf(task: Task): number | null;
  readonly pendingWords: readonly string[];
  readonly doneWord: string;
}

export interface FinishedTask<Task> {
  readonly task: Task;
  /** In the order of their first appearance. */
  readonly statuses: readonly string[];
}

const DEFAULT_WAIT_MS = 1000;
const MAX_WAIT_MS = 5000;
const MAX_TOTAL_MS = 15 * 60_000;

export async function pollTask<Task>(
  { client, clock, signal }: Pick<SuiteContext, 'client' | 'clock' | 'signal'>,
  polled: PolledTask<Task>,
): Promise<FinishedTask<Task>> {
  const startMs = clock.monotonicMs();
  const statuses = new Set<string>();
  let highest = 0;
  for (;;) {
    const answer = await client.send({ method: 'GET', path: polled.path });
    const task = expectGood(answer, polled.schema);
    const status = polled.statusOf(task);
    statuses.add(status);
    const progress = polled.progressOf(task) ?? highest;
    expectTrue(progress >= highest, `'progress' fell from ${highest} to ${progress}`);
    highest = progress;
    const isPending = polled.pendingWords.includes(status);
    if (status === polled.doneWord) return { task, statuses: [...statuses] };
    if (!isPending) {
      throw new ConformanceFailure(`it ended as '${status}': ${answer.bytes.toString()}`);
    }
    const waitedMs = clock.monotonicMs() - startMs;
    expectTrue(
      waitedMs < MAX_TOTAL_MS,
      `it is still '${status}' after ${MAX_TOTAL_MS / 60_000} minutes`,
    );
    await pause(waitMs(answer), signal);
  }
}

function waitMs(answer: Answer): number {
  const told = Number(answer.header('openai-poll-after-ms') ?? Number.NaN);
  return told > 0 ? Math.min(told, MAX_WAIT_MS) : DEFAULT_WAIT_MS;
}
