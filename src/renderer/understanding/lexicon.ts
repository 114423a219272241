/** The whole lexicon as one index, built once from the files in `lexicon/`. */
import { CAMERA_TERMS } from './lexicon/camera-terms.ts';
import { COLOUR_TERMS } from './lexicon/colour-terms.ts';
import { FILLER_TERMS } from './lexicon/filler-terms.ts';
import { INSTRUCTION_TERMS } from './lexicon/instruction-terms.ts';
import { MOOD_TERMS } from './lexicon/mood-terms.ts';
import { MOTION_TERMS } from './lexicon/motion-terms.ts';
import { NUMBER_TERMS } from './lexicon/number-terms.ts';
import { OVERLAY_TERMS, PLACEMENT_WORDS } from './lexicon/overlay-terms.ts';
import { NATURAL_PALETTE_TERMS, PALETTE_CUE_TERMS } from './lexicon/palette-terms.ts';
import { SEASON_TERMS } from './lexicon/season-terms.ts';
import { SETTING_TERMS } from './lexicon/setting-terms.ts';
import { STYLE_TERMS } from './lexicon/style-terms.ts';
import { SUBJECT_TERMS } from './lexicon/subject-terms.ts';
import { TIME_TERMS } from './lexicon/time-terms.ts';
import { TONE_TERMS } from './lexicon/tone-terms.ts';
import { UNDRAWN_TERMS } from './lexicon/undrawn-terms.ts';
import { WEATHER_TERMS } from './lexicon/weather-terms.ts';
import { readTerms } from './read-terms.ts';
import { TermIndex } from './term-index.ts';
import type { TermKind, TermMeaning } from './term-meaning.ts';
import type { Concept } from './understanding.ts';

/** As the value of a palette: the colours of the scene's own light, without a palette. */
export const NATURAL_PALETTE = 'natural';

const CONTENT: readonly (readonly [Concept, Readonly<Record<string, string>>])[] = [
  ['setting', SETTING_TERMS],
  ['time', TIME_TERMS],
  ['weather', WEATHER_TERMS],
  ['season', SEASON_TERMS],
  ['subject', SUBJECT_TERMS],
  ['camera', CAMERA_TERMS],
  ['style', STYLE_TERMS],
  ['mood', MOOD_TERMS],
  ['tone', TONE_TERMS],
  ['palette', { [NATURAL_PALETTE]: NATURAL_PALETTE_TERMS }],
];

const OTHERS: readonly (readonly [TermKind, string])[] = [
  ['palette_cue', PALETTE_CUE_TERMS],
  ['undrawn', UNDRAWN_TERMS],
  ['filler', FILLER_TERMS],
  ['filler', PLACEMENT_WORDS],
];

export const LEXICON: readonly (readonly [string, TermMeaning])[] = [
  ...CONTENT.flatMap(([concept, rows]) =>
    Object.entries(rows).flatMap(([value, list]) => meaning(list, 'content', concept, value)),
  ),
  ...Object.entries(COLOUR_TERMS).flatMap(([list, colour]) =>
    meaning(list, 'colour', 'palette', colour),
  ),
  ...Object.entries(INSTRUCTION_TERMS).flatMap(([kind, list]) =>
    // The keys of the record are term kinds; Object.entries widens them to string.
    meaning(list, kind as TermKind, null, ''),
  ),
  ...NUMBER_TERMS.flatMap(([list, value]) => meaning(list, 'filler', null, value)),
  ...Object.entries(MOTION_TERMS).flatMap(([motion, { terms }]) =>
    meaning(terms, 'undrawn', null, motion),
  ),
  ...Object.entries(OVERLAY_TERMS).flatMap(([cue, list]) =>
    meaning(list, 'overlay_cue', null, cue),
  ),
  ...OTHERS.flatMap(([kind, list]) => meaning(list, kind, null, '')),
];

export const LEXICON_INDEX = new TermIndex();
for (const [term, termMeaning] of LEXICON) LEXICON_INDEX.add(term, termMeaning);

function meaning(
  list: string,
  kind: TermKind,
  concept: Concept | null,
  value: string,
): [string, TermMeaning][] {
  const shared: TermMeaning = { kind, concept, value };
  return readTerms(list).map((term) => [term, shared]);
}
