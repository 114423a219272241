/** Waits for a Sora video in HingNet's words. */
import { hingnetSoraSchema, type HingnetSoraVideo } from './hingnet-schemas.ts';
import { pollTask, type FinishedTask } from './poll-task.ts';
import type { SuiteContext } from './suite.ts';

export async function pollHingnetSora(
  context: SuiteContext,
  id: string,
): Promise<FinishedTask<HingnetSoraVideo>> {
  return await pollTask(context, {
    path: `/videos/${id}`,
    schema: hingnetSoraSchema,
    statusOf: ({ status }) => status,
    progressOf: ({ progress }) => progress,
    pendingWords: ['queued', 'processing'],
    doneWord: 'success',
  });
}
