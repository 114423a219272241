/** What the test card shows, for the thread that draws it and for the tests that look at it. */
import type { Scene } from '../../src/renderer/scene/scene.ts';

export interface Rgb {
  readonly red: number;
  readonly green: number;
  readonly blue: number;
}

/** The lower half; read with the colour matrix of BT.601, its green would be off by 20. */
export const TEST_CARD_COLOUR: Rgb = { red: 200, green: 60, blue: 40 };

/** Scenes with these seeds behave badly on purpose. */
export const FAILING_SEED = 4_000_000_001;
export const SLOW_SEED = 4_000_000_002;
export const CRASHING_SEED = 4_000_000_003;

/** The upper half is grey, and never as grey as in the frames next to it. */
export function testCardGrey(frameIndex: number): number {
  return 40 + ((frameIndex * 37) % 160);
}

export function testCardScene(overrides: Partial<Scene> = {}): Scene {
  const look = { time: 'day', weather: 'clear', style: 'natural', palette: null } as const;
  return {
    version: 1,
    seed: 7,
    width: 320,
    height: 180,
    durationSeconds: 2,
    setting: 'coast',
    subjects: [],
    camera: 'still',
    segments: [{ startSeconds: 0, look }],
    hasReferenceImage: false,
    ...overrides,
  };
}
