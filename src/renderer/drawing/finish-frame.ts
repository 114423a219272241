/** The last steps of a frame: the grade of its style and mood, lightning, and the style's own hand. */

import type { Compositor } from '../compositor/compositor.ts';
import { styleGrade } from '../looks/style-grades.ts';
import { createPlanesStylist } from '../looks/styles/create-planes-stylist.ts';
import type { Look, Scene } from '../scene/scene.ts';
import { lightningAt } from './weather/lightning.ts';

export function createFinish(
  { seed }: Pick<Scene, 'seed'>,
  look: Look,
  compositor: Compositor,
): (timeSeconds: number) => void {
  const grade = styleGrade(look);
  const stylise = createPlanesStylist(look.style, compositor);
  return (timeSeconds) => {
    const flash = look.weather === 'storm' ? lightningAt(seed, timeSeconds) : 0;
    compositor.grade(flash < 0.5 ? grade : { ...grade, lift: grade.lift + flash });
    stylise?.(timeSeconds);
  };
}
