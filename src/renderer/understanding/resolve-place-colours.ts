/**
 * Finds which colour words speak of a part of the place: "a purple forest", "under a turquoise sky",
 * 粉色的沙漠, "make the sky pink". Those of a subject and of the whole palette are found elsewhere.
 */
import { PLACE_PARTS, type PlacePart } from '../scene/scene.ts';
import type { Token } from './token.ts';

/** How far a place may stand from its colour; it keeps the time linear for a prompt made to hurt. */
const MAX_GAP = 4;

const SKY = /^(?:sky|skies|天空|天)$/iu;
const WATER = /^(?:waters?|水)$/iu;
/** What of a coast is not its water. */
const DRY = /beach|sand|shore|cliff|island|滩|岸|岛/iu;
const PARTS: Readonly<Record<string, PlacePart>> = {
  coast: 'water',
  lake: 'water',
  city: 'land',
  street: 'land',
  mountains: 'land',
  meadow: 'land',
  forest: 'land',
  desert: 'land',
};

/** The part that a token names; null for other words and for places that take no colour. */
export function partOfPlace({ kind, concept, value, text }: Token): PlacePart | null {
  if (kind === 'filler') return SKY.test(text) ? 'sky' : WATER.test(text) ? 'water' : null;
  if (kind !== 'content' || concept !== 'setting') return null;
  return value === 'coast' && DRY.test(text) ? 'land' : (PARTS[value] ?? null);
}

/** By the index of the colour's token; of several colours of one part the first counts. */
export function resolvePlaceColours(
  tokens: readonly Token[],
  isFree: (index: number) => boolean,
): ReadonlyMap<number, PlacePart> {
  const colours = new Map<number, PlacePart>();
  for (const [index, { kind }] of tokens.entries()) {
    if (kind !== 'colour' || !isFree(index)) continue;
    const part = describedPart(tokens, index) ?? predicatedPart(tokens, index);
    if (part !== null && ![...colours.values()].includes(part)) colours.set(index, part);
  }
  return colours;
}

/** Past the words between: "a purple misty forest", "the deep blue calm lake". */
function describedPart(tokens: readonly Token[], colour: number): PlacePart | null {
  for (let index = colour + 1; index <= colour + MAX_GAP; index += 1) {
    const token = tokens[index];
    if (token === undefined) return null;
    const part = partOfPlace(token);
    if (part !== null) return part;
    const isAdjective =
      token.kind === 'filler' && !/^(?:and|a|an|the|in|on|at|with)$/iu.test(token.text);
    const isWeather = token.kind === 'content' && token.concept === 'weather';
    if (!isAdjective && !isWeather) return null;
  }
  return null;
}

/** "The sky is pink", "turn the forest purple", 天空湛蓝: nothing else may be what is coloured. */
function predicatedPart(tokens: readonly Token[], colour: number): PlacePart | null {
  const next = tokens[colour + 1];
  const ends = next === undefined || !['word', 'undrawn', 'content', 'colour'].includes(next.kind);
  if (!ends) return null;
  for (let index = colour - 1; index >= colour - MAX_GAP; index -= 1) {
    const token = tokens[index];
    if (token === undefined) return null;
    const part = partOfPlace(token);
    if (part !== null) return part;
    const links =
      token.kind === 'become' ||
      /^(?:is|are|turns?|becomes?|into|to|在|是|的|成|很)$/iu.test(token.text);
    if (!links) return null;
  }
  return null;
}

export function isPlacePart(name: string | undefined): name is PlacePart {
  return PLACE_PARTS.some((part) => part === name);
}
