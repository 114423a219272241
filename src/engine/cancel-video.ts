/** Stops a video that its owner no longer wants. */
import type { Step } from './step.ts';
import type { Attempt } from './attempt-store.ts';
import { endVideo } from './end-video.ts';

export async function cancelVideo(step: Step, attempt: Attempt | null): Promise<void> {
  await endVideo(step, attempt, 'cancelled', {
    code: 'cancelled',
    message: 'The video was deleted before it was completed.',
  });
}
