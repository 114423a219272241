/** Starts what goes on beside the requests: the jobs that make videos, and housekeeping. */
import { listen, listLivingInstances } from '../db/index.ts';
import { ADVANCE_VIDEO, type Engine } from '../engine/index.ts';
import { disownDeadInstances, JOBS_CHANNEL, startWorker } from '../queue/index.ts';
import type { Ground } from './ground.ts';

const STEPS_AT_ONCE = 32;
const HOUSEKEEPING_MS = 30_000;

export async function startWork(
  { database, connection, logger, presence }: Ground,
  engine: Engine,
  parts: AsyncDisposableStack,
): Promise<void> {
  const living = () => listLivingInstances(database);
  await disownDeadInstances(database, living);
  const worker = startWorker({
    database,
    instanceId: presence.instanceId,
    listLivingInstances: living,
    handlers: { [ADVANCE_VIDEO]: (claim, signal) => engine.advanceVideo(claim, signal) },
    capacity: STEPS_AT_ONCE,
    logger,
  });
  parts.defer(() => worker.stop());
  const wake = () => worker.wake();
  const listener = await listen(connection, JOBS_CHANNEL, wake, wake, logger);
  parts.defer(() => listener.stop());
  parts.defer(database.hear(JOBS_CHANNEL, wake));
  const keepHouse = () => {
    engine
      .keepHouse()
      .catch((error: unknown) => logger.warn({ err: error }, 'housekeeping failed'));
  };
  keepHouse();
  const housekeeping = setInterval(keepHouse, HOUSEKEEPING_MS);
  parts.defer(() => clearInterval(housekeeping));
}
