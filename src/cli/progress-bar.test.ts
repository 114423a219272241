import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Output } from './output.ts';
import { fakeVideo } from './fixtures/fake-gateway.ts';
import { MemoryStream } from './fixtures/memory-stream.ts';
import { createProgressBar, formatProgressBar } from './progress-bar.ts';
import { displayWidth } from './terminal-text.ts';

const HALFWAY = { status: 'in_progress', percent: 50, elapsedMs: 30_000, trouble: null };

describe('formatProgressBar', () => {
  it('shows status, bar, percent, time passed and time left', () => {
    expect(formatProgressBar(HALFWAY, 80)).toBe(
      'in_progress [##################..................]  50 %  0:30  about 0:30 left',
    );
  });

  it('does not guess too early, nor when it is done', () => {
    expect(formatProgressBar({ ...HALFWAY, percent: 2 }, 80)).not.toContain('left');
    expect(formatProgressBar({ ...HALFWAY, elapsedMs: 900 }, 80)).not.toContain('left');
    expect(formatProgressBar({ ...HALFWAY, percent: 100 }, 80)).toMatch(/#\] 100 % {2}0:30$/);
  });

  it('names trouble instead of an estimate', () => {
    const line = formatProgressBar({ ...HALFWAY, trouble: 'no answer' }, 80);
    expect(line).toMatch(/0:30 {2}no answer$/);
  });

  it('leaves the bar out where there is no room for it', () => {
    expect(formatProgressBar(HALFWAY, 30)).toBe('in_progress  50 %  0:30  abo…');
  });

  it('never fills the last column, whatever the gateway says', () => {
    const states = fc.record({
      status: fc.string(),
      percent: fc.integer({ min: -10, max: 200 }),
      elapsedMs: fc.nat(10_000_000),
      trouble: fc.option(fc.constant('no answer, trying again')),
    });
    fc.assert(
      fc.property(states, fc.integer({ min: 2, max: 300 }), (state, columns) => {
        const line = formatProgressBar(state, columns);
        expect(displayWidth(line)).toBeLessThan(columns);
        expect(line).not.toContain('\n');
      }),
    );
  });
});

describe('createProgressBar', () => {
  const clock = { now: () => new Date(0), monotonicMs: () => 0 };

  it('draws over its own line and ends it once', () => {
    const stream = new MemoryStream(60);
    const bar = createProgressBar(stream as Output['stderr'], clock);
    bar.show(fakeVideo());
    bar.show(fakeVideo({ status: 'in_progress', progress: 50 }));
    bar.show(fakeVideo({ status: 'completed', progress: 100 }));
    bar.end();
    bar.end();
    expect(stream.text.split('\n')).toHaveLength(2);
    expect(stream.text.endsWith('\n')).toBe(true);
    const drawn = stream.text.trimEnd().split('\r\u001b[K').slice(1);
    expect(drawn.map((line) => line.split(' ')[0])).toEqual([
      'queued',
      'in_progress',
      'completed',
      'completed',
    ]);
  });

  it('writes nothing when there was nothing to show', () => {
    const stream = new MemoryStream(60);
    createProgressBar(stream as Output['stderr'], clock).end();
    expect(stream.text).toBe('');
  });

  it('shows that the gateway is away, and that it is back', () => {
    const stream = new MemoryStream(70);
    const bar = createProgressBar(stream as Output['stderr'], clock);
    bar.show(fakeVideo({ status: 'in_progress', progress: 30 }));
    bar.showFailure(new Error('away'));
    expect(stream.text).toMatch(/30 % {2}0:00 {2}no answer, trying again$/);
    bar.show(fakeVideo({ status: 'in_progress', progress: 31 }));
    bar.end();
    expect(stream.text).toMatch(/31 % {2}0:00\n$/);
  });
});
