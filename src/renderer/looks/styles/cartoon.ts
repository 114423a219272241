/** Cartoon: flat areas of few tones within dark outlines. */
import { createRetoning } from './create-retoning.ts';
import type { PlanarFrame, Stylist } from './planar-frame.ts';
import { createSurroundings } from './surroundings.ts';
import { toneTable } from './tone-table.ts';

const TONES = 9;

export function createCartoon(frame: PlanarFrame): Stylist {
  const unit = Math.min(frame.width, frame.height);
  const step = 219 / (TONES - 1);
  // Between two tones it goes over softly, or slow gradients would crawl in bands.
  const flat = toneTable((level) => {
    const place = (level - 16) / step;
    const part = place - Math.floor(place);
    const steep = Math.min(1, Math.max(0, (part - 0.5) * 2.6 + 0.5));
    return 16 + (Math.floor(place) + steep) * step;
  });
  return createRetoning(frame, createSurroundings(frame, unit / 110), (level, mean) => {
    const smooth = flat[(level + mean) >> 1]!;
    const paper = 1 - Math.max(0, Math.min(0.8, (mean - level - 5) * 0.06));
    return 16 + (smooth - 16) * paper;
  });
}
