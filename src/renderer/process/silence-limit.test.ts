/** A child is given as much silence as its picture needs, and none for ever. */
import { describe, expect, it } from 'vitest';
import { planFootage } from '../footage/plan-footage.ts';
import { planScene } from '../scene/plan-scene.ts';
import { silenceLimitMs } from './silence-limit.ts';

function renderLimitMs(width: number, height: number): number {
  const { scene } = planScene({
    prompt: 'a boat on a lake',
    width,
    height,
    durationSeconds: 20,
    seed: 1,
    hasReferenceImage: false,
  });
  return silenceLimitMs({
    type: 'render',
    scene,
    outputPath: 'made.mp4',
    referenceImagePaths: [],
    characterPaths: [],
    shotSeconds: 20,
    framesPerSecond: 24,
    firstFrame: 0,
    drawWorker: 'file:///draw-worker.ts',
  });
}

function remakeLimitMs(width: number, height: number): number {
  const { footage } = planFootage({
    prompt: 'at night',
    seed: 1,
    width,
    height,
    sourceSeconds: 4,
    addedSeconds: 0,
    keepsSource: true,
  });
  return silenceLimitMs({ type: 'remake', footage, sourcePath: 'a.mp4', outputPath: 'b.mp4' });
}

describe('silenceLimitMs', () => {
  it.each([
    [320, 180, 60_000],
    [1280, 720, 60_000],
    [1920, 1080, 135_000],
    [3840, 2160, 540_000],
    [2160, 3840, 540_000],
  ])('grows with a picture of %i by %i to %i ms', (width, height, expected) => {
    expect(renderLimitMs(width, height)).toBe(expected);
    expect(remakeLimitMs(width, height)).toBe(expected);
  });

  it('is a minute for pictures out of a video', () => {
    const videoPath = 'a.mp4';
    expect(silenceLimitMs({ type: 'extract_stills', videoPath, timesSeconds: [1] })).toBe(60_000);
    expect(silenceLimitMs({ type: 'draw_side_by_side', rows: [] })).toBe(60_000);
  });
});
