/** Live news and preferred waiting over real sockets, before an engine that a test directs. */
import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { AUTHORIZED, createHttpEdge, KEY } from '../../test/support/http-edge.ts';
import { sampleVideo } from '../../test/support/sample-video.ts';
import { RepriseError, type EventType, type FollowCommand, type Video } from '../core/index.ts';
import type { Engine, Follower, PublishedEvent } from '../engine/index.ts';

const VIDEO = sampleVideo({ status: 'in_progress' });
const URL_PATH = `/v1/videos/${VIDEO.id}/events`;

function eventOf(type: EventType, position = 1): PublishedEvent {
  return {
    position,
    id: `evt_${position}`,
    type,
    projectId: VIDEO.projectId,
    videoId: VIDEO.id,
    videoAlias: VIDEO.alias,
    createdAt: new Date(1000),
    cost: null,
  };
}

/** An engine that keeps whoever follows, for the test to tell them things. */
function followable(video: Video = VIDEO, past: readonly PublishedEvent[] = []) {
  const followers = new Set<Follower>();
  const commands: FollowCommand[] = [];
  const engine: Partial<Engine> = {
    getVideo: async () => video,
    async followEvents(_principal, command, follower) {
      commands.push(command);
      followers.add(follower);
      for (const event of past) follower.event(event);
      return {
        video,
        caughtUp: Promise.resolve(),
        stop: () => void followers.delete(follower),
      };
    },
  };
  return { engine, followers, commands };
}

describe('a stream of events', () => {
  test('says what happens as it happens, and ends with the video', async () => {
    const { engine, followers } = followable();
    await using edge = await createHttpEdge({ engine });
    const response = await fetch(`${await edge.listen()}${URL_PATH}`, { headers: AUTHORIZED });
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(response.headers.get('x-request-id')).toMatch(/^req_/);
    for (const follower of followers) {
      follower.event(eventOf('video.in_progress', 1));
      follower.progress({ projectId: VIDEO.projectId, videoId: VIDEO.id, percent: 42 });
      follower.event(eventOf('video.completed', 2));
      follower.event(eventOf('video.expired', 3));
    }
    const data = { id: VIDEO.id };
    const event = { object: 'event', created_at: 1 };
    expect(await response.text()).toBe(
      [
        'retry: 2000',
        `id: evt_1\nevent: video.in_progress\ndata: ${JSON.stringify({ id: 'evt_1', ...event, type: 'video.in_progress', data })}`,
        `event: video.progress\ndata: ${JSON.stringify({ object: 'event', type: 'video.progress', data: { ...data, progress: 42 } })}`,
        `id: evt_2\nevent: video.completed\ndata: ${JSON.stringify({ id: 'evt_2', ...event, type: 'video.completed', data })}`,
        '',
      ].join('\n\n'),
    );
    await expect.poll(() => followers.size).toBe(0);
  });

  test('of a project goes on after a video has ended', async () => {
    const { engine, followers, commands } = followable();
    await using edge = await createHttpEdge({ engine });
    const leaving = new AbortController();
    const url = `${await edge.listen()}/v1/events?last_event_id=evt_0a`;
    const response = await fetch(url, { headers: AUTHORIZED, signal: leaving.signal });
    for (const follower of followers) follower.event(eventOf('video.completed', 2));
    await sleep(50);
    for (const follower of followers) follower.event(eventOf('video.deleted', 3));
    const reader = response.body?.getReader();
    let seen = '';
    while (!seen.includes('video.deleted')) {
      seen += Buffer.from((await reader?.read())?.value ?? []).toString();
    }
    expect(commands).toEqual([{ videoId: null, lastEventId: 'evt_0a' }]);
    leaving.abort();
    await expect.poll(() => followers.size).toBe(0);
  });

  test('of a video that has ended is its story, and then nothing to come back for', async () => {
    const ended = sampleVideo({ status: 'completed' });
    const told = followable(ended, [eventOf('video.completed')]);
    await using edge = await createHttpEdge({ engine: told.engine });
    const response = await edge.server.inject({ url: URL_PATH, headers: AUTHORIZED });
    expect(response.headers['content-type']).toContain('text/event-stream');
    expect(response.body).toContain('event: video.completed');

    const untold = followable(ended);
    await using other = await createHttpEdge({ engine: untold.engine });
    const headers = { ...AUTHORIZED, 'last-event-id': 'evt_1' };
    const nothing = await other.server.inject({ url: URL_PATH, headers });
    expect([nothing.statusCode, nothing.body]).toEqual([204, '']);
    expect([told.followers.size, untold.followers.size]).toEqual([0, 0]);
  });

  test.each([
    ['without a key', {}, 401],
    ['with an id that is none', { ...AUTHORIZED, 'last-event-id': "evt_1' or 1=1" }, 400],
  ])('%s is refused as usual', async (_name, headers, status) => {
    await using edge = await createHttpEdge({ engine: followable().engine });
    const response = await edge.server.inject({ url: '/v1/events', headers });
    expect(response.statusCode).toBe(status);
    expect(response.json()).toHaveProperty('error.code');
  });

  test("of somebody else's video does not exist", async () => {
    const getVideo = async () => {
      throw new RepriseError('video_not_found');
    };
    await using edge = await createHttpEdge({ engine: { ...followable().engine, getVideo } });
    const response = await edge.server.inject({ url: URL_PATH, headers: AUTHORIZED });
    expect(response.json()).toMatchObject({ error: { code: 'video_not_found' } });
  });

  test('that cannot be read ends, so that the client comes again', async () => {
    const followEvents = async () => {
      throw new Error('the database is away');
    };
    await using edge = await createHttpEdge({ engine: { ...followable().engine, followEvents } });
    const response = await fetch(`${await edge.listen()}/v1/events`, { headers: AUTHORIZED });
    expect(await response.text()).toBe('retry: 2000\n\n');
    expect(edge.logLines.join()).toContain('a stream of events broke off');
  });

  test('does not keep the server from closing', async () => {
    const { engine, followers } = followable();
    const edge = await createHttpEdge({ engine });
    const response = await fetch(`${await edge.listen()}/v1/events`, { headers: AUTHORIZED });
    await edge.server.close();
    expect(await response.text()).toBe('retry: 2000\n\n');
    expect(followers.size).toBe(0);
  });

  test('that is not read is cut off, and nothing of it is kept', async () => {
    const { engine, followers } = followable();
    await using edge = await createHttpEdge({ engine });
    const { port } = new URL(await edge.listen());
    const socket = await stalledClient(Number(port));
    await expect.poll(() => followers.size).toBe(1);
    // The sockets' own buffers take some megabytes before anything waits here.
    for (let count = 0; followers.size > 0 && count < 100_000; count += 1) {
      for (const follower of followers) follower.event(eventOf('video.queued', count));
      if (count % 1000 === 0) await sleep(1);
    }
    await expect.poll(() => followers.size).toBe(0);
    socket.destroy();
  });
});

/** Asks for events and never reads a byte of the answer. */
async function stalledClient(port: number): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  socket.pause();
  socket.on('error', () => undefined);
  socket.write(`GET /v1/events HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${KEY}\r\n\r\n`);
  return socket;
}

describe('Prefer: wait', () => {
  const done = sampleVideo({ status: 'completed', progressPercent: 100, resultAssetId: 'asset_1' });

  function patient() {
    const waits: number[] = [];
    const engine: Partial<Engine> = {
      waitForEnd: async (_principal, { waitSeconds }) => {
        waits.push(waitSeconds);
        return done;
      },
    };
    return { engine, waits };
  }

  test.each([
    ['POST', '/v1/videos', { prompt: 'a lake' }],
    ['POST', `/v1/videos/${VIDEO.id}/remix`, { prompt: 'at night' }],
    ['POST', '/v1/videos/edits', { prompt: 'at night', video: { id: VIDEO.id } }],
    ['POST', '/v1/videos/extensions', { prompt: 'on', video: { id: VIDEO.id }, seconds: '4' }],
    ['GET', `/v1/videos/${VIDEO.id}`, undefined],
  ] as const)('%s %s answers when the video has ended', async (method, url, payload) => {
    const { engine, waits } = patient();
    await using edge = await createHttpEdge({ engine });
    const headers = { ...AUTHORIZED, prefer: 'wait=30' };
    const response = await edge.server.inject({
      method,
      url,
      headers,
      ...(payload === undefined ? {} : { payload }),
    });
    expect(response.json()).toMatchObject({ status: 'completed' });
    expect(response.headers['preference-applied']).toBe('wait=30');
    expect(waits).toEqual([30]);
  });

  test.each([
    ['respond-async, wait=5', 5],
    ['wait = "7"', 7],
    ['return=minimal; foo, WAIT=9', 9],
    ['wait=3, wait=8', 3],
    ['wait=100000', 60],
  ])('%j waits %i seconds', async (prefer, seconds) => {
    const { engine, waits } = patient();
    await using edge = await createHttpEdge({ engine });
    const url = `/v1/videos/${VIDEO.id}`;
    const response = await edge.server.inject({ url, headers: { ...AUTHORIZED, prefer } });
    expect(waits).toEqual([seconds]);
    expect(response.headers['preference-applied']).toBe(`wait=${seconds}`);
  });

  test.each([[undefined], ['wait'], ['wait=soon'], ['wait=-1'], ['wait=0'], ['waiting=3']])(
    '%j does not wait',
    async (prefer) => {
      const { engine, waits } = patient();
      await using edge = await createHttpEdge({ engine });
      const headers = { ...AUTHORIZED, ...(prefer === undefined ? {} : { prefer }) };
      const response = await edge.server.inject({ url: `/v1/videos/${VIDEO.id}`, headers });
      expect(waits).toEqual([]);
      expect(response.headers['preference-applied']).toBeUndefined();
    },
  );

  test('lists and deletions are answered at once', async () => {
    const { engine, waits } = patient();
    await using edge = await createHttpEdge({ engine });
    const headers = { ...AUTHORIZED, prefer: 'wait=30' };
    await edge.server.inject({ url: '/v1/videos', headers });
    await edge.server.inject({ method: 'DELETE', url: `/v1/videos/${VIDEO.id}`, headers });
    expect(waits).toEqual([]);
  });

  test('a client that leaves is waited for no longer', async () => {
    let isAborted = false;
    const waitForEnd: Engine['waitForEnd'] = async (_principal, { signal }) =>
      await new Promise((resolve) => {
        signal?.addEventListener('abort', () => {
          isAborted = true;
          resolve(done);
        });
      });
    await using edge = await createHttpEdge({ engine: { waitForEnd } });
    const url = `${await edge.listen()}/v1/videos/${VIDEO.id}`;
    const headers = { ...AUTHORIZED, prefer: 'wait=30' };
    const request = fetch(url, { headers, signal: AbortSignal.timeout(100) });
    await expect(request).rejects.toThrow();
    await expect.poll(() => isAborted).toBe(true);
  });
});
