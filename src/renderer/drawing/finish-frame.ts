/** The last steps of a frame: the grade of its style and mood, lightning, and the style's own hand. */

import type { Compositor } from '../compositor/compositor.ts';
import { styleGrade } from '../looks/style-grades.ts';
import { createStylist } from '../looks/styles/create-stylist.ts';
import type { Look, Scene } from '../scene/scene.ts';
import { lightningAt } from './weather/lightning.ts';

export function createFinish(
  scene: Scene,
  look: Look,
  compositor: Compositor,
): (timeSeconds: number) => void {
  const { width, height, seed } = scene;
  const grade = styleGrade(look);
  const stylise = createStylist(look.style, width, height);
  return (timeSeconds) => {
    const flash = look.weather === 'storm' ? lightningAt(seed, timeSeconds) : 0;
    compositor.grade(flash < 0.5 ? grade : { ...grade, lift: grade.lift + flash });
    if (!stylise) return;
    const { luma, chromaU, chromaV, stride, chromaStride } = compositor.planes;
    const memory = compositor.kernel.bytes();
    const plane = (address: number, bytes: number): Uint8Array =>
      memory.subarray(address, address + bytes);
    stylise(
      {
        width,
        height,
        luma: plane(luma, stride * height),
        chromaU: plane(chromaU, (chromaStride * height) / 2),
        chromaV: plane(chromaV, (chromaStride * height) / 2),
        stride,
        chromaStride,
      },
      timeSeconds,
    );
  };
}
