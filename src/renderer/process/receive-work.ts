/** In a drawing thread: waits for the work that it was started for. */
import { once } from 'node:events';
import { parentPort } from 'node:worker_threads';

/** Once the modules are loaded; nothing is lost that was sent before. */
export async function receiveWork<Work>(): Promise<Work> {
  if (parentPort === null) throw new Error('only a thread is sent work');
  const [work] = await once(parentPort, 'message');
  return work;
}
