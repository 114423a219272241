/** What a term of the lexicon does in a prompt. */
import type { Concept } from './understanding.ts';

/**
 * `content` names a value of a scene. `colour` names a colour, which matters only beside a
 * `palette_cue`. `undrawn` is a known thing without a drawing. `filler` says nothing the renderer
 * could act on. `overlay_cue` asks for letters over the picture. The others give the sentence its sense:
 * `negation` ("no", "without") and `removal` ("remove") exclude what follows;
 * `change` ("replace") opens a replacement, and `become` (换成, "becomes") or, inside one, a
 * `preposition` ("with", "into") turns to what comes instead;
 * `cut` ("then", 然后) begins another shot;
 * `assertion` ("add", "but") ends the reach of a negation; `joiner` ("and", "or") extends it.
 */
export type TermKind =
  | 'content'
  | 'colour'
  | 'palette_cue'
  | 'undrawn'
  | 'overlay_cue'
  | 'filler'
  | 'negation'
  | 'removal'
  | 'change'
  | 'become'
  | 'preposition'
  | 'assertion'
  | 'joiner'
  | 'cut';

export interface TermMeaning {
  readonly kind: TermKind;
  /** Set for content and colours. */
  readonly concept: Concept | null;
  /**
   * The value of the concept; of a filler its number, where it is one ("three", `few`); of an undrawn
   * thing its motion, where it is one that some subjects are drawn with; else empty.
   */
  readonly value: string;
}
