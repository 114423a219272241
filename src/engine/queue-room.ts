/** Keeps a project and its keys within the videos that may wait for their turn. */
import { RepriseError, type Principal } from '../core/index.ts';
import type { Queryable } from '../db/index.ts';
import { countJobs, type JobCount } from '../queue/index.ts';

export interface QueueRoom {
  /** Throws `queue_full`, by what there is and was added. */
  check(principal: Principal): void;
  add(principal: Principal): void;
}

interface Bound extends JobCount {
  readonly queueDepth: number;
}

/** About as long as a short video takes. */
const RETRY_AFTER_SECONDS = 5;

/**
 * To be sent after the accounts are locked: so nobody else adds to the queues of these projects, and
 * what is counted here is exact.
 */
export async function measureQueueRoom(
  transaction: Queryable,
  principals: readonly Principal[],
): Promise<QueueRoom> {
  const bounds = new Map<string, Bound>();
  for (const bound of [...new Set(principals)].flatMap(boundsOf)) {
    const before = bounds.get(nameOf(bound));
    if (before === undefined || before.most < bound.most) bounds.set(nameOf(bound), bound);
  }
  const counts = await countJobs(transaction, [...bounds.values()]);
  const counted = new Map([...bounds.keys()].map((name, index) => [name, counts[index] ?? 0]));
  return {
    check(principal) {
      for (const bound of boundsOf(principal)) {
        if ((counted.get(nameOf(bound)) ?? 0) >= bound.most) throw queueFull(bound);
      }
    },
    add({ projectId: partition, keyId }) {
      for (const name of [null, keyId].map((lane) => nameOf({ partition, lane }))) {
        counted.set(name, (counted.get(name) ?? 0) + 1);
      }
    },
  };
}

/** How many there may be, running and waiting, of the project and of the key. */
function boundsOf({ projectId: partition, keyId, projectLimits, keyLimits }: Principal): Bound[] {
  const { runningLimit } = projectLimits;
  const ofProject = { lane: null, running: runningLimit, queueDepth: projectLimits.queueDepth };
  const running = keyLimits.runningLimit ?? runningLimit;
  const ofKey = { lane: keyId, running, queueDepth: keyLimits.queueDepth };
  return [ofProject, ofKey].flatMap(({ lane, running: most, queueDepth }) =>
    queueDepth === null ? [] : [{ partition, lane, most: most + queueDepth, queueDepth }],
  );
}

/** No id of the database holds a U+0000. */
function nameOf({ partition, lane }: Pick<JobCount, 'partition' | 'lane'>): string {
  return `${partition}\0${lane ?? ''}`;
}

function queueFull({ queueDepth }: Bound): RepriseError {
  return new RepriseError('queue_full', {
    publicText: `${queueDepth} videos are waiting for their turn, which is as many as may wait. Try again when some are done.`,
    retryAfterSeconds: RETRY_AFTER_SECONDS,
  });
}
