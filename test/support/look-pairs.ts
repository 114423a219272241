/** All looks that differ from a clear day in two things, for tests of remixes that change both. */
import type { Look, Palette } from '../../src/renderer/scene/scene.ts';
import { STYLES, TIMES_OF_DAY, WEATHERS } from '../../src/renderer/scene/scene.ts';

const PALETTES: readonly Palette[] = [
  ['#1f7a7a', '#dcc59a', '#a4472a'],
  ['#c8327a', '#ffb0c8', '#40204a'],
];

export function lookPairs(): Partial<Look>[] {
  const times = TIMES_OF_DAY.filter((time) => time !== 'day').map((time) => ({ time }));
  const weathers = WEATHERS.filter((weather) => weather !== 'clear').map((weather) => ({
    weather,
  }));
  const styles = STYLES.filter((style) => style !== 'natural').map((style) => ({ style }));
  const palettes = PALETTES.map((palette) => ({ palette }));
  const kinds: readonly (readonly Partial<Look>[])[] = [times, weathers, styles, palettes];
  return kinds.flatMap((kind, index) =>
    kind.flatMap((one) => kinds.slice(index + 1).flatMap((others) => both(one, others))),
  );
}

function both(one: Partial<Look>, others: readonly Partial<Look>[]): Partial<Look>[] {
  return others.map((other) => ({ ...one, ...other }));
}
