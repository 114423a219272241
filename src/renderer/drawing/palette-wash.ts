/**
 * Lays a palette over the finished picture of a place that its light alone does not colour: where no
 * sky is seen, or where leaves, water and the dark have colours of their own.
 */
import type { Compositor } from '../compositor/compositor.ts';
import { buildColourMap } from '../footage/build-colour-map.ts';
import { findColourParts } from '../footage/colour-parts.ts';
import { lookChange } from '../footage/look-change.ts';
import { coloursOf } from '../footage/sample-colours.ts';
import type { Palette, Scene, Setting } from '../scene/scene.ts';

const WASHED: ReadonlySet<Setting> = new Set(['forest', 'room', 'underwater', 'space', 'studio']);

export function isWashed(setting: Setting): boolean {
  return WASHED.has(setting);
}

/**
 * Of the place itself, never of the time that happens to be painted first, or the new part of an
 * extension would have other colours than the whole.
 */
const SAMPLED_SECONDS = [0, 1.5, 3];
const SAMPLED_PIXELS = 8_000;

/** `paintPlain` paints the picture, without the palette, into the compositor. */
export function createPaletteWash(
  { width, height }: Pick<Scene, 'width' | 'height'>,
  palette: Palette,
  compositor: Compositor,
  paintPlain: (timeSeconds: number) => void,
): () => void {
  const frame = new Uint8Array((width * height * 3) / 2);
  const samples = SAMPLED_SECONDS.flatMap((timeSeconds) => {
    paintPlain(timeSeconds);
    compositor.copyTo(frame);
    return coloursOf(frame, width, height, SAMPLED_PIXELS);
  });
  const look = { time: null, weather: null, style: null, palette };
  const change = lookChange(look, () => findColourParts(samples));
  if (change === null) throw new TypeError('a palette always changes something');
  const map = buildColourMap(compositor.kernel, change);
  return () => map.apply(compositor.planes, width, height);
}
