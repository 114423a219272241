/** The last steps of a frame: the grade of its style and mood, lightning, and the style's own hand. */

import type { Compositor } from '../compositor/compositor.ts';
import { styleGrade } from '../looks/style-grades.ts';
import { createStylist } from '../looks/styles/create-stylist.ts';
import type { Look, Scene } from '../scene/scene.ts';
import { lightningAt } from './weather/lightning.ts';
import { weatherStrength } from './weather/weather-strength.ts';

/** Most of a flash shows in the clouds; this share of it falls onto everything. */
const GLARE = 0.25;

export function createFinish(
  scene: Pick<Scene, 'seed' | 'camera' | 'subjects' | 'setting'>,
  look: Look,
  compositor: Compositor,
): (timeSeconds: number) => void {
  const grade = styleGrade(look);
  const stylise = createStylist(look.style, compositor);
  const flashStrength = look.weather === 'storm' ? GLARE * weatherStrength(scene) : 0;
  return (timeSeconds) => {
    const flash = flashStrength > 0 ? flashStrength * lightningAt(scene.seed, timeSeconds) : 0;
    compositor.grade(flash < 0.5 ? grade : { ...grade, lift: grade.lift + flash });
    stylise?.(timeSeconds);
  };
}
