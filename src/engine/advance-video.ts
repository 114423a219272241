/**
 * Takes a video one step further. The only writer of a video's state once it is created: whatever
 * else happens to it, a deletion say, is a wish that the next step sees.
 */
import { isTerminal } from '../core/index.ts';
import { finishJob, rescheduleJob, type Claim } from '../queue/index.ts';
import { findAttempt } from './attempt-store.ts';
import { cancelVideo } from './cancel-video.ts';
import { MAX_GENERATION_SECONDS, MAX_STORING_SECONDS, type EngineParts } from './engine.ts';
import { failOverdue } from './end-video.ts';
import { pollVideo } from './poll-video.ts';
import { resumeSubmit, startSubmit } from './submit-video.ts';
import type { Step } from './step.ts';
import { findVideos, isUnwanted } from './video-store.ts';

export async function advanceVideo(
  engine: EngineParts,
  claim: Claim,
  signal: AbortSignal,
): Promise<void> {
  const video = (await findVideos(engine.database, [claim.jobId])).get(claim.jobId);
  if (video === undefined || isTerminal(video.status)) {
    return await finishJob(engine.database, claim);
  }
  const provider = engine.providers.get(video.providerId);
  if (provider === undefined) throw new Error(`there is no provider ${video.providerId}`);
  const step: Step = { engine, claim, video, provider, signal };

  const attempt = await findAttempt(engine.database, video.id);
  if (isUnwanted(video)) return await cancelVideo(step, attempt);
  // Woken while it waits for its turn, and nothing to end: it goes on waiting.
  if (!claim.hasSlot) return await rescheduleJob(engine.database, claim, 0);
  const elapsedSeconds = secondsSinceStart(step);
  const isOverdue = elapsedSeconds > MAX_GENERATION_SECONDS;
  const isSubmitted = attempt !== null && attempt.operation !== null;
  if (elapsedSeconds > MAX_STORING_SECONDS || (isOverdue && !isSubmitted)) {
    return await failOverdue(step, attempt);
  }
  if (attempt === null) return await startSubmit(step);
  if (attempt.operation === null) return await resumeSubmit(step, attempt);
  // One that is made is not lost for waiting too long for room in the store.
  await pollVideo(step, attempt, attempt.operation, isOverdue);
}

function secondsSinceStart({ video, engine }: Step): number {
  if (video.startedAt === null) return 0;
  return (engine.clock.now().getTime() - video.startedAt.getTime()) / 1000;
}
