/** Waiting for a video, following it, and cancelling it while others wait and follow. */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { createEngineBench, type EngineBench } from '../../test/support/engine-bench.ts';
import { CREATE, type OpenEngine } from '../../test/support/open-engine.ts';
import { succeedWith } from '../../test/support/scripted-provider.ts';
import { ProviderFailure, type PollResult, type Video } from '../core/index.ts';
import type { Follower } from './index.ts';
import { tellProgress } from '../webhooks/index.ts';

const PENDING: PollResult = { state: 'pending', pollAfterMs: 0, progressPercent: 40 };
const FAILED: PollResult = {
  state: 'failed',
  failure: new ProviderFailure('rejected', { publicText: 'No.' }),
};

let bench: EngineBench;
beforeAll(async () => {
  bench = await createEngineBench();
});
afterAll(() => bench.close());
afterEach(() => bench.clear());

const make = ({ engine }: OpenEngine) => engine.makeVideo(bench.owner, CREATE, null);
const cancel = ({ engine }: OpenEngine, videoId: string) =>
  engine.cancelVideo(bench.owner, { kind: 'cancel', videoId });
const remove = ({ engine }: OpenEngine, videoId: string) =>
  engine.deleteVideo(bench.owner, { kind: 'delete', videoId });

/** The clock of the bench stands still, so only an end or a leave ends the waiting. */
const wait = ({ engine }: OpenEngine, videoId: string, signal?: AbortSignal) =>
  engine.waitForEnd(bench.owner, {
    videoId,
    waitSeconds: 60,
    ...(signal === undefined ? {} : { signal }),
  });

/** A provider that works until it is told the result. */
function opened(): { on: OpenEngine; finish: (result: PollResult) => void } {
  let result: PollResult = PENDING;
  return {
    on: bench.open({ poll: async () => result }),
    finish: (next) => (result = next),
  };
}

/** What somebody was told, in its order. */
function createEar(): Follower & { readonly told: (string | number)[] } {
  const told: (string | number)[] = [];
  return {
    told,
    event: ({ type }) => void told.push(type),
    progress: ({ percent }) => void told.push(percent),
    ready: async () => undefined,
  };
}

const follow = ({ engine }: OpenEngine, videoId: string | null, ear: Follower, from?: string) =>
  engine.followEvents(bench.owner, { videoId, lastEventId: from ?? null }, ear);

describe('waiting', () => {
  test.each([
    ['completed', succeedWith('an mp4')],
    ['failed', FAILED],
  ] as const)('ends with the video, when it is %s', async (status, result) => {
    const { on, finish } = opened();
    const { id } = await make(on);
    await on.run(2);
    const waiting = wait(on, id);
    finish(result);
    await on.run();
    expect(await waiting).toMatchObject({ id, status });
  });

  test('ends with a cancel, for everybody who waits', async () => {
    const { on } = opened();
    const { id } = await make(on);
    await on.run(2);
    const waiting = [wait(on, id), wait(on, id), wait(on, id)];
    await cancel(on, id);
    await on.run(1);
    for (const video of await Promise.all(waiting)) expect(video.status).toBe('cancelled');
  });

  test('gives what has ended at once, by either of its names', async () => {
    const on = bench.open();
    const { id, alias } = await make(on);
    await on.run();
    expect(await wait(on, id)).toMatchObject({ status: 'completed' });
    expect(await wait(on, alias)).toMatchObject({ id, status: 'completed' });
  });

  test('for no time gives the video as it is', async () => {
    const { on } = opened();
    const { id } = await make(on);
    const video = await on.engine.waitForEnd(bench.owner, { videoId: id, waitSeconds: 0 });
    expect(video.status).toBe('queued');
  });

  test('is over when nobody waits any more, before it began or after', async () => {
    const { on } = opened();
    const { id } = await make(on);
    expect((await wait(on, id, AbortSignal.abort())).status).toBe('queued');
    const leaving = new AbortController();
    const waiting = wait(on, id, leaving.signal);
    await sleep(20);
    leaving.abort();
    expect((await waiting).status).toBe('queued');
  });

  test('for a video that is deleted meanwhile ends without it', async () => {
    const { on } = opened();
    const { id } = await make(on);
    await on.run(2);
    const waiting = expect(wait(on, id)).rejects.toMatchObject({ code: 'video_not_found' });
    await sleep(20);
    await remove(on, id);
    await waiting;
  });

  test("for somebody else's video is refused, and is no sign that there is one", async () => {
    const { on } = opened();
    const { id } = await make(on);
    const refusal = async (videoId: string) =>
      await on.engine
        .waitForEnd(bench.stranger, { videoId, waitSeconds: 60 })
        .catch(({ code, publicText }) => [code, String(publicText).replaceAll(videoId, 'it')]);
    expect(await refusal(id)).toEqual(await refusal(`video_${'0'.repeat(48)}`));
  });
});

describe('following a video', () => {
  test('tells its whole story to who comes first and to who comes last', async () => {
    const on = bench.open();
    const { id } = await make(on);
    const early = createEar();
    const following = await follow(on, id, early);
    await following.caughtUp;
    await on.run();
    const story = ['video.queued', 'video.in_progress', 'video.completed'];
    const events = () => early.told.filter((one) => typeof one === 'string');
    await expect.poll(events).toEqual(story);
    const late = createEar();
    const { caughtUp, video, stop } = await follow(on, id, late);
    await caughtUp;
    expect(late.told).toEqual(story);
    expect(video).toMatchObject({ id, status: 'completed' });
    following.stop();
    stop();
  });

  test('tells who comes late how far the making is', async () => {
    const { on } = opened();
    const { id } = await make(on);
    const early = createEar();
    const first = await follow(on, id, early);
    await on.run(2);
    // Only what has been published is there for who comes late.
    await expect.poll(() => early.told).toContain('video.in_progress');
    first.stop();
    const ear = createEar();
    const following = await follow(on, id, ear);
    await following.caughtUp;
    await expect.poll(() => ear.told).toEqual(['video.queued', 'video.in_progress', 40]);
    following.stop();
  });

  test('never tells of less progress than before', async () => {
    const { on } = opened();
    const { id, projectId } = await make(on);
    const ear = createEar();
    const following = await follow(on, id, ear);
    await following.caughtUp;
    // What comes while events are on their way is told together: each rise is waited for.
    await expect.poll(() => ear.told).toContain('video.queued');
    for (const percent of [10, 5, 30, 30, 20, 31]) {
      await tellProgress(bench.database, { id, projectId }, percent);
      if ([10, 30, 31].includes(percent)) await expect.poll(() => ear.told).toContain(percent);
    }
    expect(ear.told.filter((one) => typeof one === 'number')).toEqual([10, 30, 31]);
    following.stop();
  });

  test('tells nothing more once it is stopped', async () => {
    const on = bench.open();
    const { id } = await make(on);
    const [stopped, other] = [createEar(), createEar()];
    const first = await follow(on, id, stopped);
    const second = await follow(on, id, other);
    await Promise.all([first.caughtUp, second.caughtUp]);
    first.stop();
    const before = [...stopped.told];
    await on.run();
    await expect.poll(() => other.told.at(-1)).toBe('video.completed');
    expect(stopped.told).toEqual(before);
    second.stop();
  });

  test('goes on after the last event that was seen, and from the start after an unknown one', async () => {
    const on = bench.open();
    const { id } = await make(on);
    await on.run();
    const ids: string[] = [];
    const ear = createEar();
    const all = await follow(on, id, { ...ear, event: (event) => void ids.push(event.id) });
    await all.caughtUp;
    // What was recorded is told a moment later.
    await expect.poll(() => ids.length).toBe(3);
    all.stop();
    const rest = async (from: string | undefined): Promise<unknown> => {
      const { told, ...follower } = createEar();
      const following = await follow(on, id, follower, from);
      await following.caughtUp;
      following.stop();
      return told;
    };
    expect(await rest(ids[0])).toEqual(['video.in_progress', 'video.completed']);
    expect(await rest(ids[2])).toEqual([]);
    expect(await rest(`evt_${'0'.repeat(32)}`)).toHaveLength(3);
  });

  test("of somebody else's is refused, and of a project has only its own", async () => {
    const { on } = opened();
    const { id } = await make(on);
    const command = { videoId: id, lastEventId: null };
    await expect(
      on.engine.followEvents(bench.stranger, command, createEar()),
    ).rejects.toMatchObject({ code: 'video_not_found' });
    const [mine, theirs] = [createEar(), createEar()];
    const whole = { ...command, videoId: null };
    const first = await on.engine.followEvents(bench.owner, whole, mine);
    const second = await on.engine.followEvents(bench.stranger, whole, theirs);
    await Promise.all([first.caughtUp, second.caughtUp]);
    await cancel(on, id);
    await on.run();
    await expect.poll(() => mine.told).toContain('video.cancelled');
    expect(theirs.told).toEqual([]);
    expect(first.video).toBeNull();
    first.stop();
    second.stop();
  });
});

describe('a cancel', () => {
  const balance = async ({ engine }: OpenEngine) =>
    await engine.money.readBalance(bench.owner.projectId);

  /** The tests before have taken their videos away, which leaves holds of nothing. */
  const faultsOf = async ({ engine }: OpenEngine, id: string) =>
    (await engine.money.verify()).faults.filter((fault) => fault.includes(id));

  /** How far the making has come when the cancel arrives. */
  const MOMENTS: readonly (readonly [string, number])[] = [
    ['before the first step', 0],
    ['after it was submitted', 1],
    ['while it is polled', 2],
    ['after some polls', 4],
  ];

  test.each(MOMENTS)('%s gives the money back, once', async (_name, steps) => {
    const { on } = opened();
    const before = await balance(on);
    const video = await make(on);
    const heldMicros = video.price?.amountMicros ?? 0;
    expect(heldMicros).toBeGreaterThan(0);
    await on.run(steps);
    expect((await balance(on)).heldMicros - before.heldMicros).toBe(heldMicros);
    await Promise.all([cancel(on, video.id), cancel(on, video.id)]);
    // The wish alone moves nothing: the step that ends the video does.
    expect((await balance(on)).heldMicros - before.heldMicros).toBe(heldMicros);
    await on.run();
    await cancel(on, video.id);
    await on.run();
    expect(await balance(on)).toEqual(before);
    const end: Partial<Video> = { status: 'cancelled', chargedMicros: 0, completedAt: null };
    expect(await on.get(video.id)).toMatchObject(end);
    expect(await faultsOf(on, video.id)).toEqual([]);
    expect(on.provider.cancelled).toHaveLength(steps === 0 ? 0 : 1);
    expect(await bench.count('jobs')).toBe(0);
  });

  test('of a video that waits for its turn leaves the turn of the others alone', async () => {
    const { on, finish } = opened();
    const running = [await make(on), await make(on)];
    await on.run(4);
    const [waiting, next] = [await make(on), await make(on)];
    await cancel(on, waiting.id);
    finish(succeedWith('an mp4'));
    await on.run();
    expect((await on.get(waiting.id)).status).toBe('cancelled');
    for (const { id } of [...running, next]) {
      expect((await on.get(id)).status).toBe('completed');
    }
    expect(on.provider.submissions).toHaveLength(3);
  });

  test('and a deletion together end the video once', async () => {
    const { on } = opened();
    const before = await balance(on);
    const { id } = await make(on);
    await on.run(2);
    await Promise.all([cancel(on, id), remove(on, id)].map((work) => work.catch(() => null)));
    await on.run();
    expect(await balance(on)).toEqual(before);
    expect(on.provider.cancelled).toHaveLength(1);
    await expect(cancel(on, id)).rejects.toMatchObject({ code: 'video_not_found' });
    expect(await faultsOf(on, id)).toEqual([]);
  });

  test('survives the death of the process that heard it', async () => {
    const { on } = opened();
    const { id } = await make(on);
    await on.run(2);
    await cancel(on, id);
    const after = bench.open({ poll: async () => succeedWith('too late') });
    await after.run();
    expect((await after.get(id)).status).toBe('cancelled');
    expect(await bench.storedFiles()).toEqual([]);
  });
});
