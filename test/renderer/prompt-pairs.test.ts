/** What prompts say, in both languages: each remix is the same video with that one thing changed. */
import { describe, expect, test } from 'vitest';
import { planScene, remixScene, type Scene } from '../../src/renderer/index.ts';
import { filmWhole } from '../support/film-scene.ts';
import { PROMPT_PAIRS } from '../support/prompt-pairs.ts';
import {
  LEAD_OVER_DECOYS,
  LEAST_EDGE,
  LEAST_MOTION,
  LEAST_STRUCT,
  MOST_DECOY_STRUCT,
} from '../support/remix-likeness.ts';
import { compareVideos, hueShares, type LabFrame, meanChroma } from '../support/video-metrics.ts';

const FILMING = { times: [0, 0.25, 0.5, 0.75, 1], oversampling: 2 } as const;
const SEED = 20_260_924;
const TEAL_SAND_RUST = ['#1f7a7a', '#dcc59a', '#a4472a'];

function plan(prompt: string, seed: number): Scene {
  const size = { width: 640, height: 360, durationSeconds: 4, hasReferenceImage: false };
  return planScene({ prompt, seed, ...size }).scene;
}

test('there are at least 40 pairs, in both languages', () => {
  const remixes = PROMPT_PAIRS.flatMap(({ remixes: list }) => list.map(([prompt]) => prompt));
  expect(remixes.length).toBeGreaterThanOrEqual(40);
  const chinese = remixes.filter((prompt) => /\p{Script=Han}/u.test(prompt));
  expect(chinese.length).toBeGreaterThanOrEqual(15);
  expect(remixes.length - chinese.length).toBeGreaterThanOrEqual(15);
});

describe.each(PROMPT_PAIRS)('$prompt', ({ prompt, remixes }) => {
  test('is the same video after each remix', async () => {
    const scene = plan(prompt, SEED);
    const original = await filmWhole(scene, FILMING);
    let bestDecoy = 0;
    for (const offset of [1, 2, 3, 4]) {
      // The same choices as the original's, so that nothing but the layout tells them apart.
      const decoy = await filmWhole({ ...scene, seed: SEED + offset * 7919 }, FILMING);
      bestDecoy = Math.max(bestDecoy, compareVideos(original, decoy).struct);
    }
    expect.soft(bestDecoy, 'decoys').toBeLessThanOrEqual(MOST_DECOY_STRUCT);
    for (const [change, direction] of remixes) {
      const { scene: changed, understanding } = remixScene(scene, change);
      expect.soft(changed, change).not.toEqual(scene);
      expect.soft(understanding.unknown, change).toEqual([]);
      const frames = await filmWhole(changed, FILMING);
      const likeness = compareVideos(original, frames);
      const least = Math.max(LEAST_STRUCT, bestDecoy + LEAD_OVER_DECOYS);
      expect.soft(likeness.struct, `${change}: struct`).toBeGreaterThanOrEqual(least);
      expect.soft(likeness.motion, `${change}: motion`).toBeGreaterThanOrEqual(LEAST_MOTION);
      expect.soft(likeness.edge, `${change}: edge`).toBeGreaterThanOrEqual(LEAST_EDGE);
      expectDirection(direction, change, original, frames);
    }
  });
});

function expectDirection(
  direction: string,
  change: string,
  original: readonly LabFrame[],
  frames: readonly LabFrame[],
): void {
  const { lightnessShift, aShift, bShift } = compareVideos(original, frames);
  if (direction === 'warm') {
    expect.soft(aShift, `${change}: a*`).toBeGreaterThanOrEqual(3);
    expect.soft(bShift, `${change}: b*`).toBeGreaterThanOrEqual(12);
  } else if (direction === 'dark') {
    expect.soft(lightnessShift, `${change}: L*`).toBeLessThanOrEqual(-20);
  } else if (direction === 'grey') {
    expect.soft(meanChroma(frames), `${change}: chroma`).toBeLessThanOrEqual(4);
  } else if (direction === 'palette') {
    const before = hueShares(original, TEAL_SAND_RUST);
    const after = hueShares(frames, TEAL_SAND_RUST);
    expect.soft(after.any, change).toBeGreaterThanOrEqual(Math.max(0.45, before.any + 0.3));
    for (const share of after.each) expect.soft(share, change).toBeGreaterThanOrEqual(0.03);
  }
}
