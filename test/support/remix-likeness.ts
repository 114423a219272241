/** Holds a changed look to what any remix keeps, with other scenes of the same setting as control. */
import { expect } from 'vitest';
import type { Look, Setting } from '../../src/renderer/scene/scene.ts';
import { type Filming, filmScene } from './film-scene.ts';
import { compareVideos } from './video-metrics.ts';

/** What any remix keeps; a video that keeps less is another video. */
export const LEAST_STRUCT = 0.6;
export const LEAST_MOTION = 0.7;
export const LEAST_EDGE = 0.45;
export const LEAD_OVER_DECOYS = 0.2;
/** Other scenes of the same setting must stay below, or the measure would prove nothing. */
export const MOST_DECOY_STRUCT = 0.45;

export async function expectLikeness(
  setting: Setting,
  seed: number,
  looks: readonly Partial<Look>[],
  filming: Filming,
): Promise<void> {
  const original = await filmScene({ setting, seed }, filming);
  let bestDecoy = 0;
  for (const offset of [91, 92, 93, 94]) {
    const decoy = await filmScene({ setting, seed: seed + offset }, filming);
    bestDecoy = Math.max(bestDecoy, compareVideos(original, decoy).struct);
  }
  expect(bestDecoy, `${setting} ${seed} decoys`).toBeLessThanOrEqual(MOST_DECOY_STRUCT);
  for (const look of looks) {
    const changed = await filmScene({ setting, seed, look }, filming);
    const { edge, struct, motion } = compareVideos(original, changed);
    const name = `${setting} ${seed} ${JSON.stringify(look)}`;
    expect.soft(struct, `${name} struct`).toBeGreaterThanOrEqual(LEAST_STRUCT);
    expect.soft(struct, `${name} decoys`).toBeGreaterThanOrEqual(bestDecoy + LEAD_OVER_DECOYS);
    expect.soft(motion, `${name} motion`).toBeGreaterThanOrEqual(LEAST_MOTION);
    expect.soft(edge, `${name} edge`).toBeGreaterThanOrEqual(LEAST_EDGE);
  }
}
