/** Cartoon: flat areas of few tones within dark outlines. */
import { levelSteps } from './level-steps.ts';
import type { Stylist } from './planar-frame.ts';
import { createSurroundings } from './surroundings.ts';
import { toneTable } from './tone-table.ts';

const TONES = 9;

export function createCartoon(width: number, height: number): Stylist {
  const unit = Math.min(width, height);
  const around = createSurroundings(width, height, unit / 110);
  const step = 219 / (TONES - 1);
  // Between two tones it goes over softly, or slow gradients would crawl in bands.
  const flat = toneTable((level) => {
    const place = (level - 16) / step;
    const part = place - Math.floor(place);
    const steep = Math.min(1, Math.max(0, (part - 0.5) * 2.6 + 0.5));
    return 16 + (Math.floor(place) + steep) * step;
  });
  const { values: papers, offset } = levelSteps(
    (below) => 1 - Math.max(0, Math.min(0.8, (below - 5) * 0.06)),
  );
  return (frame) => {
    around.measure(frame);
    const { luma, stride } = frame;
    const { means, columns } = around;
    for (let y = 0; y < height; y++) {
      const line = (y >> 1) * columns;
      for (let x = 0; x < width; x++) {
        const at = y * stride + x;
        const level = luma[at]!;
        const mean = means[line + (x >> 1)]!;
        const smooth = flat[(level + mean) >> 1]!;
        luma[at] = 16 + (smooth - 16) * papers[mean - level + offset]!;
      }
    }
  };
}
