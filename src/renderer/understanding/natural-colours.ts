/** Colours that a light, a weather or a season has anyway: "white clouds" say no more than "clouds". */
import type { Token } from './token.ts';

const NATURAL: Readonly<Record<string, RegExp>> = {
  weather: /white|gr[ea]y|silver|black|dark|slate|snow|blue|白|灰|银|黑|乌|蓝/iu,
  time: /gold|orange|red|pink|amber|blue|navy|purple|violet|black|dark|crimson|金|橙|橘|红|粉|蓝|紫|黑|深/iu,
  season: /gold|orange|red|yellow|green|white|amber|金|橙|红|黄|绿|白/iu,
  style: /black|white|blue|pink|黑|白|蓝|粉/iu,
};
/** Of the ground rather than of something on it. */
const GROUND = /^(?:sand|sandy|earth|earthy|沙|大地)$/iu;

export function isNaturalColour({ text }: Token, described: Token | undefined): boolean {
  if (GROUND.test(text)) return true;
  return described?.kind === 'content' && NATURAL[described.concept ?? '']?.test(text) === true;
}
