/** Gives each picture of some footage its new look. */
import { createCompositor } from '../compositor/compositor.ts';
import { loadKernel } from '../compositor/load-kernel.ts';
import type * as Letters from '../drawing/overlays/create-overlays.ts';
import { createParticles, type ParticlePainter } from '../drawing/weather/particles.ts';
import { resolveLook } from '../looks/resolve-look.ts';
import { STYLE_GRADES } from '../looks/style-grades.ts';
import { createStylist } from '../looks/styles/create-stylist.ts';
import { SEGMENT_BLEND_SECONDS } from '../scene/scene.ts';
import { buildColourMap, type LabChange } from './build-colour-map.ts';
import type { Footage } from './footage.ts';
import type { FootageFrame } from './footage-frames.ts';

/** Writes the picture for a time of the result into `target`. */
export type FootagePainter = (frame: FootageFrame, timeSeconds: number, target: Uint8Array) => void;

/** `letters` are needed where the footage has overlays; loading them loads a large library. */
export function createFootagePainter(
  footage: Footage,
  change: LabChange | null,
  letters: typeof Letters | null = null,
): FootagePainter {
  const { width, height, look, addedSeconds, overlays = [] } = footage;
  const kernel = loadKernel();
  const map = change === null ? null : buildColourMap(kernel, change);
  const compositor = createCompositor(kernel, width, height);
  const particles = openParticles(footage, kernel);
  const vignette = look.style === null ? 0 : STYLE_GRADES[look.style].vignette;
  const corners = { contrast: 1, lift: 0, chroma: 1, offsetU: 0, offsetV: 0, vignette };
  const stylise = look.style === null ? null : createStylist(look.style, compositor);
  const isPlain = particles === null && vignette === 0 && stylise === null;
  const write = letters?.createOverlays(kernel, footage);

  function paintLook(
    { pixels, secondsAfterEnd }: FootageFrame,
    timeSeconds: number,
    target: Uint8Array,
  ): void {
    // A remix is changed throughout; an extension slowly, from the footage's end on.
    const share = addedSeconds === 0 ? 1 : Math.min(1, secondsAfterEnd / SEGMENT_BLEND_SECONDS);
    const isUnchanged = share <= 0 || (map === null && isPlain);
    if (isUnchanged) {
      target.set(pixels);
      return;
    }
    compositor.copyFrom(pixels);
    map?.apply(compositor.planes, width, height);
    const moment = { timeSeconds, camera: { pan: 0, rise: 0, zoom: 1 }, compositor };
    particles?.(moment, 1);
    if (vignette > 0) compositor.grade(corners);
    stylise?.(timeSeconds);
    if (share < 1) compositor.blendWith(pixels, 1 - share);
    compositor.copyTo(target);
  }

  return (frame, timeSeconds, target) => {
    paintLook(frame, timeSeconds, target);
    if (letters === null || write === undefined) return;
    const isRead = overlays.some((each) => letters.overlayOpacity(each, timeSeconds) > 0);
    if (!isRead) return;
    // Letters lie over whatever the look does, and do not fade in with it.
    compositor.copyFrom(target);
    write(timeSeconds, compositor);
    compositor.copyTo(target);
  };
}

function openParticles(
  { width, height, seed, look }: Footage,
  kernel: ReturnType<typeof loadKernel>,
): ParticlePainter | null {
  if (look.weather === null) return null;
  const unit = Math.min(width, height);
  const layout = {
    width,
    height,
    unit,
    relief: unit,
    horizon: height / 2,
    sunX: 0,
    sunSide: 1,
  } as const;
  const time = look.time ?? 'day';
  const light = resolveLook({ time, weather: look.weather, style: 'natural', palette: null });
  return createParticles(kernel, layout, light, look.weather, seed);
}
