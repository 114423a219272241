/** Those who wait and those who listen: who is told, who is not, and that nobody is kept. */
import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createAudience, type Listener } from './audience.ts';
import { decodeNotice, encodeNotice, type Notice } from './notice.ts';
import type { PublishedEvent } from './read-events.ts';
import { createWaiters, type Change } from './waiters.ts';

const LONG_MS = 60_000;

/** Whether the waiting is over by now. */
async function isOver(waiting: Promise<void>): Promise<boolean> {
  return await Promise.race([waiting.then(() => true), sleep(20).then(() => false)]);
}

describe('waiters', () => {
  test('of one video are all woken, those of another are not', async () => {
    const waiters = createWaiters();
    const changes = ['a', 'a', 'b'].map((videoId) => waiters.nextChange(videoId));
    const [first, second, other] = changes.map((change: Change) => change.within(LONG_MS));
    waiters.wake('a');
    await Promise.all([first, second]);
    expect(await isOver(other as Promise<void>)).toBe(false);
    waiters.wakeAll();
    await other;
  });

  test('hear what happened between their asking and their waiting', async () => {
    const waiters = createWaiters();
    const change = waiters.nextChange('a');
    waiters.wake('a');
    await change.within(LONG_MS);
  });

  test('who ask after it happened wait for the next', async () => {
    const waiters = createWaiters();
    waiters.wake('a');
    const waiting = waiters.nextChange('a').within(LONG_MS);
    expect(await isOver(waiting)).toBe(false);
    waiters.wake('a');
    await waiting;
  });

  test('leave when their time is over or nobody wants the answer, and others stay', async () => {
    const waiters = createWaiters();
    const leaving = new AbortController();
    const stays = waiters.nextChange('a').within(LONG_MS);
    const leaves = waiters.nextChange('a').within(LONG_MS, leaving.signal);
    await waiters.nextChange('a').within(1);
    leaving.abort();
    await leaves;
    waiters.nextChange('a').forget();
    expect(await isOver(stays)).toBe(false);
    waiters.wake('a');
    await stays;
  });

  test('may be forgotten and woken in any order, however often', async () => {
    const waiters = createWaiters();
    const change = waiters.nextChange('a');
    change.forget();
    change.forget();
    waiters.wake('a');
    waiters.wakeAll();
    await change.within(1);
  });
});

function eventOf(projectId: string, videoId: string): PublishedEvent {
  const of = { videoAlias: 'task_1', cost: null } as const;
  const rest = { id: 'evt_1', ...of, createdAt: new Date(0), position: 1 };
  return { ...rest, type: 'video.queued', projectId, videoId };
}

function createEar(): Listener & { readonly heard: string[] } {
  const heard: string[] = [];
  return {
    heard,
    event: ({ videoId }) => void heard.push(videoId),
    progress: ({ videoId, percent }) => void heard.push(`${videoId} ${percent}`),
  };
}

describe('an audience', () => {
  test('hears of its video, or of every video of its project', async () => {
    const audience = createAudience();
    const [ofVideo, ofProject, elsewhere] = [createEar(), createEar(), createEar()];
    audience.enter({ projectId: 'p', videoId: 'v1' }, ofVideo);
    audience.enter({ projectId: 'p', videoId: null }, ofProject);
    audience.enter({ projectId: 'q', videoId: null }, elsewhere);
    await audience.event(eventOf('p', 'v1'));
    await audience.event(eventOf('p', 'v2'));
    audience.progress({ projectId: 'p', videoId: 'v1', percent: 7 });
    expect(ofVideo.heard).toEqual(['v1', 'v1 7']);
    expect(ofProject.heard).toEqual(['v1', 'v2', 'v1 7']);
    expect(elsewhere.heard).toEqual([]);
  });

  test('is not confused by a project that is called like a video', async () => {
    const audience = createAudience();
    const ear = createEar();
    audience.enter({ projectId: 'same', videoId: null }, ear);
    await audience.event(eventOf('other', 'same'));
    expect(ear.heard).toEqual([]);
  });

  test('that leaves hears nothing more, also in the middle of a telling', async () => {
    const audience = createAudience();
    const ear = createEar();
    const topic = { projectId: 'p', videoId: null };
    const leaves: (() => void)[] = [];
    audience.enter(topic, { ...ear, event: () => leaves.forEach((leave) => leave()) });
    const other = createEar();
    leaves.push(audience.enter(topic, other));
    await audience.event(eventOf('p', 'v1'));
    await audience.event(eventOf('p', 'v2'));
    expect(other.heard).toEqual([]);
    for (const leave of leaves) leave();
    const again = createEar();
    audience.enter(topic, again);
    await audience.event(eventOf('p', 'v3'));
    expect(again.heard).toEqual(['v3']);
  });

  test('of thousands leaves time for other work, and each hears once and in order', async () => {
    const audience = createAudience();
    const ears = Array.from({ length: 1200 }, createEar);
    for (const ear of ears) audience.enter({ projectId: 'p', videoId: null }, ear);
    const tellings = (async () => {
      for (const id of ['v1', 'v2']) await audience.event(eventOf('p', id));
    })();
    const toldFirst = () => ears.filter(({ heard }) => heard.length > 0).length;
    expect(toldFirst()).toBe(500);
    await new Promise(setImmediate);
    expect(toldFirst()).toBeLessThan(1200);
    await tellings;
    for (const { heard } of ears) expect(heard).toEqual(['v1', 'v2']);
  });
});

describe('a notice', () => {
  const ids = { projectId: fc.string(), videoId: fc.string() };
  const notice: fc.Arbitrary<Notice> = fc.oneof(
    fc.record({ kind: fc.constant('event' as const), ...ids }),
    fc.record({ kind: fc.constant('progress' as const), ...ids, percent: fc.nat({ max: 100 }) }),
  );

  test('says in every process what it said in the one that sent it', () => {
    fc.assert(
      fc.property(notice, (sent) => {
        expect(decodeNotice(encodeNotice(sent))).toEqual(sent);
      }),
    );
  });

  test('of another version, or of anybody else on the channel, is nothing', () => {
    const wrong = [
      '',
      'null',
      '{',
      '[]',
      '{"kind":"other","projectId":"p","videoId":"v"}',
      '{"kind":"event","projectId":"p"}',
      '{"kind":"progress","projectId":"p","videoId":"v","percent":"7"}',
    ];
    for (const payload of wrong) expect(decodeNotice(payload), payload).toBeNull();
    fc.assert(
      fc.property(fc.json(), (payload) => {
        const decoded = decodeNotice(payload);
        expect(decoded === null || ['event', 'progress'].includes(decoded.kind)).toBe(true);
      }),
    );
  });
});
