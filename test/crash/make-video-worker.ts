/**
 * A process that makes one video and kills itself at a chosen moment. Before that it takes over what
 * the process before it left, as a gateway does after a restart, and says how that stands in the end.
 */
import { writeSync } from 'node:fs';
import { openDatabase, type Database } from '../../src/db/index.ts';
import { createIdentity } from '../../src/identity/index.ts';
import { ensureUnlimitedAccount } from '../../src/ledger/index.ts';
import { systemClock } from '../../src/lib/clock.ts';
import { createLogger } from '../../src/lib/logger.ts';
import { ProviderFailure, type PollResult } from '../../src/core/index.ts';
import { disownDeadInstances } from '../../src/queue/index.ts';
import { createCrashingDatabase } from '../support/crashing-database.ts';
import { CREATE, openEngine } from '../support/open-engine.ts';
import { samplePrincipal } from '../support/sample-principal.ts';
import { succeedWith } from '../support/scripted-provider.ts';
import type { Case, Course, Ending, Orders } from './kill-orders.ts';

const KEY = 'key-1';
const REFUSAL = new ProviderFailure('rejected', { publicText: 'No.' });
const PENDING: PollResult = { state: 'pending', pollAfterMs: 0, progressPercent: 40 };
/** Submitted and polled once, and so in the middle of being made. */
const STEPS_BEFORE_CANCEL = 2;

const { connection, folder, previous, next } = JSON.parse(process.argv[2] ?? '') as Orders;
const database = openDatabase(connection, createLogger('error'));

function polled(course: Course): PollResult {
  if (course === 'completed') return succeedWith('an mp4');
  return course === 'failed' ? { state: 'failed', failure: REFUSAL } : PENDING;
}

/** Asks for the video, under the one key, and does all that its course calls for. */
async function live({ course, projectId }: Case, on: Database, isNew: boolean): Promise<string> {
  const principal = samplePrincipal({ projectId });
  const { engine, run } = openEngine({
    database: on,
    // Nobody waits or follows here.
    news: {
      nextChange: () => ({ within: async () => undefined, forget: () => undefined }),
      follow: () => Promise.reject(new Error('nobody follows')),
      stop: async () => undefined,
    },
    folder,
    now: () => systemClock.now(),
    script: { poll: async () => polled(course) },
  });
  const { id: videoId } = await engine.makeVideo(principal, CREATE, KEY);
  if (isNew) writeSync(1, `${JSON.stringify({ acknowledged: videoId })}\n`);
  if (course === 'cancelled' || course === 'deleted') {
    await run(STEPS_BEFORE_CANCEL);
    if (course === 'cancelled') await engine.cancelVideo(principal, { kind: 'cancel', videoId });
    else if (!(await isDeleted(videoId))) {
      await engine.deleteVideo(principal, { kind: 'delete', videoId });
    }
  }
  await run();
  return videoId;
}

/** A deletion that was carried out and not answered finds nothing when it is asked for again. */
async function isDeleted(videoId: string): Promise<boolean> {
  const text = 'select id from videos where id = $1 and deleted_at is not null';
  return (await database.query({ name: 'test_is_deleted', text }, [videoId])).rowCount > 0;
}

async function takeOver(left: Case): Promise<Ending> {
  await disownDeadInstances(database, async () => []);
  const videoId = await live(left, database, false);
  const text = `
    select (select count(*)::int from videos where project_id = $1) as videos,
      (select status from videos where id = $2) as status,
      (select count(*)::int from jobs where partition = $1) as jobs,
      available_micros as "availableMicros", held_micros as "heldMicros",
      charged_micros as "chargedMicros"
    from accounts where project_id = $1`;
  const values = [left.projectId, videoId];
  const { rows } = await database.query<Omit<Ending, 'videoId'>>(
    { name: 'test_ending', text },
    values,
  );
  const [row] = rows;
  if (row === undefined) throw new Error('the account is gone');
  return { videoId, ...row };
}

if (previous !== null) {
  writeSync(1, `${JSON.stringify({ ending: await takeOver(previous) })}\n`);
}
if (next !== null) {
  const { projectId, killAt } = next;
  await createIdentity(database, systemClock).createProject({ id: projectId, name: 'test' });
  await ensureUnlimitedAccount(database, projectId);
  const dying = createCrashingDatabase(database, killAt, () =>
    process.kill(process.pid, 'SIGKILL'),
  );
  await live(next, dying, true);
}
await database.close();
