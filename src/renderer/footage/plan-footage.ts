/** Plans what becomes of footage: what a prompt asks of it, and honestly what it cannot have. */
import { askedPalette } from '../scene/asked-palette.ts';
import { askedValues } from '../scene/asked-values.ts';
import { changedTone } from '../scene/changed-tone.ts';
import { changedOverlays } from '../scene/changed-overlays.ts';
import { STYLES, TIMES_OF_DAY, WEATHERS } from '../scene/scene.ts';
import { measureConfidence } from '../understanding/measure-confidence.ts';
import { understandPrompt } from '../understanding/understand-prompt.ts';
import type { Concept, Match, Understanding } from '../understanding/understanding.ts';
import type { Footage, FootageLook } from './footage.ts';
import { isGraded } from './footage-grades.ts';
import { parseFootage } from './footage-schema.ts';

export interface FootagePlan {
  readonly prompt: string;
  readonly seed: number;
  readonly width: number;
  readonly height: number;
  readonly sourceSeconds: number;
  /** 0 for a remix. */
  readonly addedSeconds: number;
  readonly keepsSource: boolean;
}

export interface PlannedFootage {
  readonly footage: Footage;
  readonly understanding: Understanding;
}

/** Throws a ZodError where size or length lie out of bounds. */
export function planFootage({ prompt, ...shape }: FootagePlan): PlannedFootage {
  const understanding = withoutImpossible(understandPrompt(prompt));
  const look = askedLook(understanding);
  const overlays = changedOverlays([], understanding.matched, {
    startSeconds: shape.keepsSource && shape.addedSeconds > 0 ? shape.sourceSeconds : 0,
    endSeconds: shape.addedSeconds + (shape.keepsSource ? shape.sourceSeconds : 0),
  });
  const written = overlays === null ? {} : { overlays };
  return { footage: parseFootage({ version: 1, ...shape, look, ...written }), understanding };
}

/**
 * What the footage shows is not known, so of several wishes for one thing the last one counts:
 * "make the sunny scene rainy" asks for rain.
 */
function askedLook(understanding: Understanding): FootageLook {
  const palette = askedPalette(understanding);
  return {
    time: askedValues(understanding, 'time', TIMES_OF_DAY).wanted.at(-1) ?? null,
    weather: askedValues(understanding, 'weather', WEATHERS).wanted.at(-1) ?? null,
    style: askedValues(understanding, 'style', STYLES).wanted.at(-1) ?? null,
    palette: palette === 'unasked' ? null : palette,
    ...changedTone(undefined, understanding),
  };
}

const CHANGEABLE: ReadonlySet<Concept> = new Set(['time', 'weather', 'style', 'palette', 'tone']);

/** Things, places and camera are in the pictures for good: nothing can be put in or taken out. */
function withoutImpossible(understanding: Understanding): Understanding {
  const matched: Match[] = [];
  const notDrawn = new Set(understanding.notDrawn);
  for (const match of understanding.matched) {
    if (isPossible(match, understanding.matched)) matched.push(match);
    else notDrawn.add(match.text);
  }
  const { unknown, wordmarks } = understanding;
  const confidence = measureConfidence(matched, unknown, [...notDrawn]);
  return {
    matched,
    unknown,
    notDrawn: [...notDrawn],
    ...(wordmarks === undefined ? {} : { wordmarks }),
    confidence,
  };
}

function isPossible({ concept, value, wish }: Match, all: readonly Match[]): boolean {
  if (wish === 'kept') return true;
  // Letters that are in the pictures already cannot be taken out of them.
  if (concept === 'overlay') return wish === 'wanted';
  if (!CHANGEABLE.has(concept)) return false;
  if (wish === 'wanted') return isGraded(concept, value);
  // "Night instead of day" takes the day away; "no rain" alone cannot stop what was filmed.
  return all.some((other) => other.concept === concept && other.wish === 'wanted');
}
