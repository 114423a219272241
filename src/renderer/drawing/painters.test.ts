/** Styles of lines draw the place before what falls in front of it; all others draw both at once. */
import { describe, expect, it } from 'vitest';
import { loadKernel } from '../compositor/load-kernel.ts';
import { resolveLook } from '../looks/resolve-look.ts';
import { type Look, type Scene, type Setting, STYLES, WEATHERS } from '../scene/scene.ts';
import { createGeometryStore } from './geometry-store.ts';
import { createLayout } from './layout.ts';
import { paintersFor, type ScenePainters } from './painters.ts';

const LINED = new Set<string>(['line_drawing', 'blueprint', 'neon']);
const FALLING = new Set<string>(['rain', 'snow', 'storm']);
const geometries = new Map<Setting, ReturnType<typeof createGeometryStore>>();

function paintersOf(setting: Setting, changes: Partial<Look>): ScenePainters {
  const look: Look = { time: 'day', weather: 'clear', style: 'natural', palette: null, ...changes };
  const scene: Scene = {
    version: 1,
    seed: 4,
    width: 64,
    height: 36,
    durationSeconds: 4,
    setting,
    subjects: [],
    camera: 'still',
    segments: [{ startSeconds: 0, look }],
    hasReferenceImage: false,
  };
  const geometry = geometries.get(setting) ?? createGeometryStore();
  geometries.set(setting, geometry);
  const light = resolveLook(look);
  return paintersFor({
    scene,
    layout: createLayout(scene),
    look,
    light,
    geometry,
    kernel: loadKernel(),
  });
}

describe('what falls', () => {
  it.each(STYLES)('has its place in every weather as %s', (style) => {
    for (const weather of WEATHERS) {
      const { lens } = paintersOf('desert', { style, weather });
      const isOver = LINED.has(style) && FALLING.has(weather);
      expect(lens.length, weather).toBe(isOver ? 1 : 0);
    }
  });

  it('is drawn once, over the picture or in it', () => {
    const inPicture = paintersOf('desert', { weather: 'rain', style: 'cartoon' });
    const over = paintersOf('desert', { weather: 'rain', style: 'neon' });
    expect(over.picture.length + 1).toBe(inPicture.picture.length);
  });

  it('stays behind a window, and there is none under water', () => {
    for (const weather of ['rain', 'storm', 'snow'] as const) {
      const plain = paintersOf('room', { weather });
      const neon = paintersOf('room', { weather, style: 'neon' });
      expect(neon.lens).toHaveLength(0);
      expect(neon.picture.length).toBe(plain.picture.length);
      expect(paintersOf('underwater', { weather, style: 'neon' }).lens).toHaveLength(0);
    }
  });
});
