/** Cartoon: flat areas of few tones within dark outlines. */
import { createRetoning } from './create-retoning.ts';
import type { PlanarFrame, Stylist } from './planar-frame.ts';
import { createSurroundings } from './surroundings.ts';

const TONES = 11;
/** Share of what is small and faint that is kept, so that fog does not flatten all there is. */
const DETAIL = 0.5;
/** Below 1: dark tones lie closer together than bright ones, as they do to the eye. */
const TONE_CURVE = 0.7;

export function createCartoon(frame: PlanarFrame): Stylist {
  const unit = Math.min(frame.width, frame.height);
  return createRetoning(frame, createSurroundings(frame, unit / 110), (level, mean) => {
    const ink = Math.max(0, Math.min(0.8, (mean - level - 5) * 0.06));
    return 16 + flattened((level + mean) / 2 - 16) * (1 - ink) + DETAIL * (level - mean);
  });
}

/** Between two tones it goes over softly, or slow gradients would crawl in bands. */
function flattened(light: number): number {
  const place = TONES * (Math.max(0, light) / 219) ** TONE_CURVE;
  const part = place - Math.floor(place);
  const steep = Math.min(1, Math.max(0, (part - 0.5) * 2.6 + 0.5));
  return 219 * ((Math.floor(place) + steep) / TONES) ** (1 / TONE_CURVE);
}
