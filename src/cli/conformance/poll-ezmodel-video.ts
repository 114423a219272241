/** Waits for a video in ezmodel's words. */
import { ezmodelVideoSchema, type EzmodelVideo } from './ezmodel-schemas.ts';
import { pollTask, type FinishedTask } from './poll-task.ts';
import type { SuiteContext } from './suite.ts';

export async function pollEzmodelVideo(
  context: SuiteContext,
  id: string,
): Promise<FinishedTask<EzmodelVideo>> {
  return await pollTask(context, {
    path: `/videos/${id}`,
    schema: ezmodelVideoSchema,
    statusOf: ({ status }) => status,
    progressOf: ({ progress }) => progress,
    pendingWords: ['queued', 'in_progress'],
    doneWord: 'completed',
  });
}
