/** Events as text on a stream: read back by the rules of the HTML standard, written once each. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { EncodedEvent } from '../core/index.ts';
import type { PublishedEvent } from '../engine/index.ts';
import { createEventFrames } from './event-frames.ts';

function eventOf(id: string): PublishedEvent {
  return {
    id,
    type: 'video.completed',
    projectId: 'p',
    videoId: 'video_1',
    videoAlias: 'task_1',
    createdAt: new Date(0),
    position: 1,
    cost: null,
  };
}

/** The fields of one frame, as a browser would read them. */
function parse(frame: Buffer): Record<string, string> {
  const text = frame.toString('utf8');
  expect(text.endsWith('\n\n')).toBe(true);
  const lines = text.slice(0, -2).split(/\r\n|\n|\r/);
  return Object.fromEntries(
    lines.map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon), line.slice(colon + 1).replace(/^ /, '')];
    }),
  );
}

const encodedAs = (data: unknown) =>
  createEventFrames(() => ({ type: 'video.completed', data }) as unknown as EncodedEvent);

describe('a frame', () => {
  test('has the id to resume from, the type, and the event on one line', () => {
    const frame = parse(encodedAs({ id: 'video_1' }).event('openai', eventOf('evt_7')));
    expect(frame).toMatchObject({ id: 'evt_7', event: 'video.completed' });
    expect(JSON.parse(frame['data'] ?? '')).toEqual({
      type: 'video.completed',
      data: { id: 'video_1' },
    });
  });

  test('holds together whatever is told, also line ends', () => {
    fc.assert(
      fc.property(
        fc.jsonValue(),
        fc.constantFrom('\n', '\r', '\r\n\n', 'data: x'),
        (value, end) => {
          const data = { value, text: `a${end}b` };
          const frame = parse(encodedAs(data).event('openai', eventOf('evt_1')));
          expect(Object.keys(frame)).toEqual(['id', 'event', 'data']);
          expect(JSON.stringify(JSON.parse(frame['data'] ?? '').data)).toBe(JSON.stringify(data));
        },
      ),
    );
  });

  test('of progress has no id, since nobody can resume from it', () => {
    const frames = encodedAs(null);
    const frame = parse(frames.progress({ projectId: 'p', videoId: 'video_1', percent: 42 }));
    expect(Object.keys(frame)).toEqual(['event', 'data']);
    expect(JSON.parse(frame['data'] ?? '')).toEqual({
      object: 'event',
      type: 'video.progress',
      data: { id: 'video_1', progress: 42 },
    });
  });
});

describe('what thousands are told', () => {
  test('is written once for each dialect', () => {
    const asked: (string | null)[] = [];
    const frames = createEventFrames((dialectId) => {
      asked.push(dialectId);
      return { type: 'video.completed', data: { id: String(dialectId) } } as EncodedEvent;
    });
    const [event, other] = [eventOf('evt_1'), eventOf('evt_1')];
    const first = frames.event('openai', event);
    expect(frames.event('openai', event)).toBe(first);
    expect(frames.event('ezmodel', event).toString()).toContain('"ezmodel"');
    expect(asked).toEqual(['openai', 'ezmodel']);
    frames.event('openai', other);
    expect(asked).toHaveLength(3);
  });

  test('of progress as well', () => {
    const frames = encodedAs(null);
    const progress = { projectId: 'p', videoId: 'video_1', percent: 1 };
    expect(frames.progress(progress)).toBe(frames.progress(progress));
    expect(frames.progress({ ...progress, percent: 2 }).toString()).toContain('"progress":2');
  });
});
