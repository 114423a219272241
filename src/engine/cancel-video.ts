/** Stops a video that its owner no longer wants. */
import type { Step } from './step.ts';
import type { Attempt } from './attempt-store.ts';
import { endVideo } from './end-video.ts';

export async function cancelVideo(step: Step, attempt: Attempt | null): Promise<void> {
  const how = step.video.deletedAt === null ? 'cancelled' : 'deleted';
  await endVideo(step, attempt, 'cancelled', {
    code: 'cancelled',
    message: `The video was ${how} before it was completed.`,
  });
}
