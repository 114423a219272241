/** Makes a full palette of the one, two or three colours that a prompt names. */
import type { Palette } from './scene.ts';

const WARM_WHITE = '#fff1d8';
const DARK = '#1c1a20';

/**
 * Three colours are taken in the named order: sky, light, land. One or two are completed with
 * shades of their own, since a foreign hue would no longer be the palette that was asked for.
 */
export function completePalette(named: readonly string[]): Palette | null {
  const [sky, light, land] = new Set(named);
  if (sky === undefined) return null;
  if (light === undefined) return [sky, blend(sky, WARM_WHITE, 0.65), blend(sky, DARK, 0.5)];
  return [sky, light, land ?? blend(blend(sky, light, 0.35), DARK, 0.45)];
}

/** Of two `#rrggbb` colours; `amount` is the share of the second. */
function blend(first: string, second: string, amount: number): string {
  const channels = [1, 3, 5].map((position) => {
    const from = channelAt(first, position);
    const value = Math.round(from + (channelAt(second, position) - from) * amount);
    return value.toString(16).padStart(2, '0');
  });
  return `#${channels.join('')}`;
}

function channelAt(colour: string, position: number): number {
  return Number.parseInt(colour.slice(position, position + 2), 16);
}
