/** How long a child may be silent before it is taken for dead. */
import type { ChildJob } from './child-messages.ts';

/** Building a scene of 1280x720 takes a second; on a busy machine, of low priority, many. */
const BASE_MS = 60_000;
const PIXELS_OF_720P = 1280 * 720;

/** Before the first frame there is nothing to report, and a larger one takes longer to prepare. */
export function silenceLimitMs(job: ChildJob): number {
  return BASE_MS * Math.max(1, pixelsOf(job) / PIXELS_OF_720P);
}

function pixelsOf(job: ChildJob): number {
  switch (job.type) {
    case 'render':
      return job.scene.width * job.scene.height;
    case 'remake':
      return job.footage.width * job.footage.height;
    case 'extract_stills':
    case 'draw_side_by_side':
      return 0;
  }
}
