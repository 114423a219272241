/** Cartoon: flat areas of few tones within dark outlines. */
import type { Stylist } from './planar-frame.ts';
import { createSurroundings } from './surroundings.ts';
import { tonePairs } from './tone-pairs.ts';

const TONES = 11;
/** Share of what is small and faint that is kept, so that fog does not flatten all there is. */
const DETAIL = 0.5;
/** Below 1: dark tones lie closer together than bright ones, as they do to the eye. */
const TONE_CURVE = 0.7;

export function createCartoon(width: number, height: number): Stylist {
  const unit = Math.min(width, height);
  const around = createSurroundings(width, height, unit / 110);
  const tones = tonePairs((level, mean) => {
    const ink = Math.max(0, Math.min(0.8, (mean - level - 5) * 0.06));
    return 16 + flattened((level + mean) / 2 - 16) * (1 - ink) + DETAIL * (level - mean);
  });
  return (frame) => {
    around.measure(frame);
    const { luma, stride } = frame;
    const { means, columns } = around;
    for (let y = 0; y < height; y++) {
      const line = (y >> 1) * columns;
      for (let x = 0; x < width; x++) {
        const at = y * stride + x;
        luma[at] = tones[(means[line + (x >> 1)]! << 8) | luma[at]!]!;
      }
    }
  };
}

/** Between two tones it goes over softly, or slow gradients would crawl in bands. */
function flattened(light: number): number {
  const place = TONES * (Math.max(0, light) / 219) ** TONE_CURVE;
  const part = place - Math.floor(place);
  const steep = Math.min(1, Math.max(0, (part - 0.5) * 2.6 + 0.5));
  return 219 * ((Math.floor(place) + steep) / TONES) ** (1 / TONE_CURVE);
}
