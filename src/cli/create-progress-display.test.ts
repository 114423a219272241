import { describe, expect, it } from 'vitest';
import { systemClock } from '../lib/clock.ts';
import { createProgressDisplay } from './create-progress-display.ts';
import { fakeVideo } from './fixtures/fake-gateway.ts';
import { MemoryStream } from './fixtures/memory-stream.ts';
import { createOutput, type OutputStream } from './output.ts';
import type { ProgressDisplay } from './progress-display.ts';

function setUp(stdout: MemoryStream, stderr: MemoryStream, isJson: boolean): ProgressDisplay {
  const output = createOutput(stdout as OutputStream, stderr as OutputStream, () => {});
  return createProgressDisplay(output, systemClock, isJson);
}

function play(display: ProgressDisplay): void {
  display.show(fakeVideo());
  for (const progress of [0, 3, 9, 10, 11, 19, 47, 48, 100]) {
    display.show(fakeVideo({ status: 'in_progress', progress }));
  }
  display.show(fakeVideo({ status: 'completed', progress: 100 }));
  display.end();
}

describe('without a terminal', () => {
  it('writes a line for each status and each further tenth', () => {
    const [stdout, stderr] = [new MemoryStream(), new MemoryStream()];
    play(setUp(stdout, stderr, false));
    expect(stdout.text).toBe('');
    expect(stderr.lines).toEqual([
      'video_1 queued',
      'video_1 in_progress 0 %',
      'video_1 in_progress 10 %',
      'video_1 in_progress 47 %',
      'video_1 in_progress 100 %',
      'video_1 completed',
    ]);
  });

  it('reports an absence of the gateway once until it is back', () => {
    const stderr = new MemoryStream();
    const display = setUp(new MemoryStream(), stderr, false);
    display.showFailure(new Error('away'));
    display.showFailure(new Error('away'));
    display.show(fakeVideo());
    display.showFailure(new Error('away again'));
    expect(stderr.lines).toEqual([
      'away; trying again',
      'video_1 queued',
      'away again; trying again',
    ]);
  });

  it('writes nothing beside JSON', () => {
    const stderr = new MemoryStream();
    play(setUp(new MemoryStream(), stderr, true));
    expect(stderr.text).toBe('');
  });
});

describe('on a terminal', () => {
  it('draws a bar, also while JSON goes into a pipe', () => {
    const stderr = new MemoryStream(80);
    play(setUp(new MemoryStream(), stderr, true));
    expect(stderr.text).toContain('[');
    expect(stderr.text).toContain('\r');
  });

  it('draws no bar among JSON on the same terminal', () => {
    const stderr = new MemoryStream(80);
    play(setUp(new MemoryStream(80), stderr, true));
    expect(stderr.text).toBe('');
  });
});
