// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { followEvents, type Connection, type News } from './follow-events.ts';

type Attempt = string | Error;

/** Follows through these answers, one after the other, and leaves after the last. */
async function follow(...attempts: Attempt[]) {
  const leaving = new AbortController();
  const asked: (string | null)[] = [];
  const news: News[] = [];
  const connections: Connection[] = [];
  const waits: number[] = [];
  let gaps = 0;
  await followEvents({
    signal: leaving.signal,
    onNews: (item) => news.push(item),
    onConnection: (connection) => connections.push(connection),
    onGap: () => void (gaps += 1),
    wait: async (milliseconds) => {
      waits.push(milliseconds);
      if (attempts.length === 0) leaving.abort();
    },
    open: async (lastEventId) => {
      asked.push(lastEventId);
      const attempt = attempts.shift();
      if (attempt instanceof Error) throw attempt;
      return new Response(attempt);
    },
  });
  return { asked, news, connections, waits, gaps };
}

function frame(id: string, type: string, videoId: string): string {
  return `id: ${id}\nevent: ${type}\ndata: ${JSON.stringify({ type, data: { id: videoId } })}\n\n`;
}
const PROGRESS =
  'event: video.progress\ndata: {"type":"video.progress","data":{"id":"v1","progress":40}}\n\n';

describe('a stream', () => {
  it('tells what happens, and progress, but not signs of life', async () => {
    const { news } = await follow(`: alive\n\n${frame('evt_1', 'video.queued', 'v1')}${PROGRESS}`);
    expect(news).toEqual([
      { type: 'video.queued', videoId: 'v1', progress: null },
      { type: 'video.progress', videoId: 'v1', progress: 40 },
    ]);
  });

  it('that broke off is taken up after the last event that has an id', async () => {
    const { asked, connections } = await follow(
      `${frame('evt_1', 'video.queued', 'v1')}${PROGRESS}`,
      frame('evt_2', 'video.completed', 'v1'),
      '',
    );
    expect(asked).toEqual([null, 'evt_1', 'evt_2']);
    expect(connections).toEqual(['connecting', 'live', 'lost', 'live', 'lost', 'live', 'lost']);
  });

  it('that does not come is waited for longer each time, and the lists are looked at instead', async () => {
    const away = () => new Error('away');
    const { waits, gaps } = await follow(away(), away(), away(), away(), away(), away());
    expect(waits).toEqual([500, 1000, 2000, 4000, 5000, 5000]);
    expect(gaps).toBe(5);
  });

  it('that comes back makes one look again, and is waited for briefly anew', async () => {
    const { waits, gaps } = await follow(new Error('away'), new Error('away'), '', '');
    expect(waits).toEqual([500, 1000, 500, 500]);
    expect(gaps).toBeGreaterThanOrEqual(4);
  });

  it('that one left is taken up where one left it', async () => {
    const place = { lastEventId: 'evt_7', hasHeard: true };
    const leaving = new AbortController();
    const asked: (string | null)[] = [];
    let gaps = 0;
    await followEvents({
      place,
      signal: leaving.signal,
      onNews: () => leaving.abort(),
      onConnection: () => undefined,
      onGap: () => void (gaps += 1),
      open: async (lastEventId) => {
        asked.push(lastEventId);
        return new Response(frame('evt_8', 'video.completed', 'v1'));
      },
    });
    expect([asked, gaps, place.lastEventId]).toEqual([['evt_7'], 1, 'evt_8']);
  });

  it('of something else does no harm', async () => {
    const { news } = await follow('data: {\n\n', 'data: 7\n\n', '<html>\n\n');
    expect(news).toEqual([]);
  });

  it('is left at once', async () => {
    const leaving = new AbortController();
    leaving.abort();
    let attempts = 0;
    await followEvents({
      signal: leaving.signal,
      onNews: () => undefined,
      onConnection: () => undefined,
      onGap: () => undefined,
      open: async () => {
        attempts += 1;
        return new Response('');
      },
    });
    expect(attempts).toBe(0);
  });
});
