/** The verification of the books: it finds each kind of fault, names the video, and invents none. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createEngineBench, type EngineBench } from '../../test/support/engine-bench.ts';
import { holdOne } from '../../test/support/hold-one.ts';
import { CREATE, type OpenEngine } from '../../test/support/open-engine.ts';
import { samplePrincipal } from '../../test/support/sample-principal.ts';
import { succeedWith } from '../../test/support/scripted-provider.ts';
import {
  NO_LIMITS,
  ProviderFailure,
  type PollResult,
  type Principal,
  type Video,
} from '../core/index.ts';
import { createIdentity } from '../identity/index.ts';
import { ensureUnlimitedAccount, release, settle } from '../ledger/index.ts';
import { systemClock } from '../lib/clock.ts';
import { verifyBooks } from './verify-books.ts';

const PENDING: PollResult = { state: 'pending', pollAfterMs: 60_000, progressPercent: 40 };
const FAILED: PollResult = {
  state: 'failed',
  failure: new ProviderFailure('rejected', { publicText: 'No.' }),
};

let bench: EngineBench;
let owner: Principal;
let projects = 0;
beforeAll(async () => {
  bench = await createEngineBench();
});
afterAll(() => bench.close());
// Faults stay in the books, whose transfers cannot be taken back, so each case has its own account.
beforeEach(async () => {
  projects += 1;
  const projectId = `proj_books${projects}`;
  await createIdentity(bench.database, systemClock).createProject({ id: projectId, name: 'books' });
  await ensureUnlimitedAccount(bench.database, projectId);
  owner = samplePrincipal({ projectId });
});

async function make(result: PollResult): Promise<Video> {
  const on: OpenEngine = bench.open({ poll: async () => result });
  const { id } = await on.engine.makeVideo(owner, CREATE, null);
  await on.run();
  return await on.get(id, owner);
}

/** What is wrong with a video, as the verification says it, without its name. */
async function faultsOf({ id }: Video): Promise<string[]> {
  const { faults } = await verifyBooks(bench.database);
  return faults
    .filter((fault) => fault.includes(id))
    .map((fault) => fault.replace(`video ${id}: `, ''));
}

async function setVideo(video: Video, assignment: string): Promise<void> {
  const text = `update videos set ${assignment} where id = $1`;
  await bench.database.query({ name: `test_set ${assignment}`.slice(0, 60), text }, [video.id]);
}

async function copyWithoutHold(video: Video): Promise<Video> {
  const id = `video_${'e'.repeat(40)}${String(projects).padStart(8, '0')}`;
  const text = `
    insert into videos (
      id, alias, project_id, operation, status, model, provider_id, prompt, width, height,
      duration_seconds, price, created_at
    ) select $2, 'task_' || $2, project_id, operation, status, model, provider_id, prompt, width,
      height, duration_seconds, price, created_at from videos where id = $1`;
  await bench.database.query({ name: 'test_copy_video', text }, [video.id, id]);
  return { ...video, id };
}

async function resolve(how: typeof release, video: Video): Promise<void> {
  await bench.database.transaction((transaction) => how(transaction, video.id, bench.now));
}

describe('books that are right', () => {
  test.each([
    ['is being made', PENDING],
    ['is completed', succeedWith('an mp4')],
    ['failed', FAILED],
  ] as const)('have no fault for a video that %s', async (_name, result) => {
    const before = await verifyBooks(bench.database);
    const video = await make(result);
    expect(await faultsOf(video)).toEqual([]);
    const after = await verifyBooks(bench.database);
    expect(after.videos - before.videos).toBe(1);
    expect(after.transfers).toBeGreaterThan(before.transfers);
  });

  test('know nothing of videos from before there was money', async () => {
    const old = await copyWithoutHold(await make(PENDING));
    await setVideo(old, 'price = null');
    expect(await faultsOf(old)).toEqual([]);
  });

  test('are whole when a video is deleted or has expired', async () => {
    const on = bench.open();
    const videos = [await make(succeedWith('an mp4')), await make(succeedWith('an mp4'))];
    const [deleted, expired] = videos;
    await on.engine.deleteVideo(owner, { kind: 'delete', videoId: deleted?.id ?? '' });
    bench.now = new Date(bench.now.getTime() + 3_700_000);
    await on.engine.keepHouse();
    for (const video of videos) expect(await faultsOf(video)).toEqual([]);
    expect((await on.get(expired?.id ?? '', owner)).chargedMicros).toBe(400_000);
  });
});

describe('a fault is found', () => {
  test('when the hold of a video in the making is given back already', async () => {
    const video = await make(PENDING);
    await resolve(release, video);
    expect(await faultsOf(video)).toEqual(['is in_progress and its hold is resolved']);
  });

  test('when a video has ended and its money is still held', async () => {
    const video = await make(PENDING);
    await setVideo(
      video,
      `status = 'failed', charged_micros = 0, failure_code = 'x', failure_message = 'y'`,
    );
    expect(await faultsOf(video)).toEqual(['is failed and its hold is not resolved']);
  });

  test('when a completed video was paid back instead of charged', async () => {
    const video = await make(PENDING);
    await resolve(release, video);
    await setVideo(video, `status = 'completed', charged_micros = 0, completed_at = now()`);
    expect(await faultsOf(video)).toEqual(['is completed and its hold ended in a release']);
  });

  test('when a video that failed was charged', async () => {
    const video = await make(PENDING);
    await resolve(async (on, id, at) => await settle(on, id, 400_000, at), video);
    await setVideo(
      video,
      `status = 'failed', charged_micros = 0, failure_code = 'x', failure_message = 'y'`,
    );
    expect(await faultsOf(video)).toEqual(['is failed and its hold ended in a settle']);
  });

  test('when a video says that it cost something else', async () => {
    const video = await make(succeedWith('an mp4'));
    await setVideo(video, 'charged_micros = 399_999');
    expect(await faultsOf(video)).toEqual(['says it cost $0.399999, the ledger $0.40']);
    const failed = await make(FAILED);
    await setVideo(failed, 'charged_micros = 1');
    expect(await faultsOf(failed)).toEqual(['says it cost $0.000001, the ledger $0.00']);
  });

  test.each([
    ['is being made', PENDING],
    ['is completed', succeedWith('an mp4')],
    ['failed', FAILED],
  ] as const)(
    'when another amount was held than the price of a video that %s',
    async (_, result) => {
      const video = await make(result);
      for (const price of [300_000, 500_000]) {
        await setVideo(video, `price = jsonb_set(price, '{amountMicros}', '${price}')`);
        expect(await faultsOf(video)).toEqual([
          `has a price of $0.${price / 10_000}, and $0.40 was held for it`,
        ]);
      }
    },
  );

  test('when nothing was held for a video, or somebody else paid', async () => {
    const video = await make(PENDING);
    expect(await faultsOf(await copyWithoutHold(video))).toEqual([
      'is in_progress and nothing was ever held for it',
    ]);
    await setVideo(video, `project_id = 'proj_default'`);
    expect(await faultsOf(video)).toEqual([`is of proj_default, its hold of ${owner.projectId}`]);
  });

  test('when money is held for what is no video', async () => {
    const ids = [`video_${projects}a`, `video_${projects}b`];
    const { budget } = NO_LIMITS;
    const paidBy = {
      projectId: owner.projectId,
      keyId: 'key_1',
      model: 'sora-2',
      operation: 'create',
      projectBudget: budget,
      keyBudget: budget,
    } as const;
    for (const videoId of ids) {
      await holdOne(bench.database, { ...paidBy, videoId, amountMicros: 7 }, bench.now);
    }
    const { faults } = await verifyBooks(bench.database);
    for (const id of ids) {
      expect(faults).toContain(`hold of ${id}: there is no such video with a price`);
    }
  });

  test('in each of several videos, and in none that is right', async () => {
    const right = await make(succeedWith('an mp4'));
    const wrong = [await make(succeedWith('an mp4')), await make(succeedWith('an mp4'))];
    for (const video of wrong) await setVideo(video, 'charged_micros = 5');
    for (const video of wrong) expect(await faultsOf(video)).toHaveLength(1);
    expect(await faultsOf(right)).toEqual([]);
  });
});

test('videos that change while the books are verified are no faults', async () => {
  const on = bench.open();
  const making = async () => {
    for (let count = 0; count < 6; count += 1) {
      await on.engine.makeVideo(owner, CREATE, null);
      await on.run();
    }
  };
  const made = making();
  const faults: string[] = [];
  for (let count = 0; count < 8; count += 1) {
    faults.push(...(await verifyBooks(bench.database)).faults);
  }
  await made;
  const { videos } = await on.engine.listVideos(owner, {
    kind: 'list',
    after: null,
    limit: 100,
    order: 'asc',
  });
  expect(videos).toHaveLength(6);
  for (const { id } of videos) expect(faults.filter((fault) => fault.includes(id))).toEqual([]);
});
