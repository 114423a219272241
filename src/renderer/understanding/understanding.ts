/** What the renderer made of a prompt, told honestly: what it took up, and what it could not. */
import type { FlowerKind, OverlayPlace, Posture } from '../scene/scene.ts';
import type { OverlayCue } from './lexicon/overlay-terms.ts';

export type Concept =
  | 'setting'
  | 'time'
  | 'weather'
  | 'season'
  | 'subject'
  | 'camera'
  | 'style'
  | 'mood'
  | 'tone'
  | 'palette'
  | 'colour'
  | 'overlay';

/**
 * `unwanted`: the prompt asks that it be absent ("no rain", "replace the boat with a drone").
 * `kept`: it is named only to say where a change applies ("change the light on the boat"), or was
 * to be replaced by something that cannot be drawn.
 */
export type Wish = 'wanted' | 'unwanted' | 'kept';

/**
 * `back` to what was named before, "the cat"; to `more` than that, "another cat", or to `fewer`; or to
 * it `only`, and nothing else is to be there.
 */
export type Reference = 'back' | 'more' | 'fewer' | 'only';

/**
 * What comes in the course of the video. `if_new`: said in the words of an order to change a video
 * that is there, which then all of it is meant to be.
 */
export type Later = 'always' | 'if_new';

export interface Match {
  /** The words as the prompt has them, `prompt.slice(start, end)`. */
  readonly text: string;
  /** In UTF-16 units of the prompt. */
  readonly start: number;
  readonly end: number;
  readonly concept: Concept;
  /**
   * A value of the concept in a scene; for the palette a `#rrggbb` colour or `natural`, for the colour
   * of a subject `#rrggbb`, for an overlay its kind.
   */
  readonly value: string;
  readonly wish: Wish;
  /** How many of a subject are drawn, where the prompt says how many there are. */
  readonly count?: number;
  /** The number follows from the form of the noun alone: "cats". */
  readonly isVague?: true;
  /** Of a subject: whether others of its kind were there before. */
  readonly refers?: Reference;
  /** The colours by which a subject is described, "a black cat", and those it is to have, "make it white". */
  readonly colours?: readonly string[];
  readonly becomes?: readonly string[];
  /** Of flowers: their kind. */
  readonly flower?: FlowerKind;
  readonly later?: Later;
  /** Where the match starts whose place it takes then. */
  readonly insteadOf?: number;
  /** How a subject is said to rest, or that it moves after all. */
  readonly posture?: Posture | 'moving';
  /** The subject or the part of the place (`sky`, `land`, `water`) whose colour this is. */
  readonly of?: string;
  /** What to lay over the picture, where this match asks for it. */
  readonly overlay?: OverlayWish;
}

export interface OverlayWish {
  /** A wordmark stands for a logo, of which the renderer has no picture. */
  readonly kind: 'text' | 'wordmark';
  readonly text: string;
  readonly cue: OverlayCue;
  /** Null where the prompt does not say. */
  readonly moment: 'start' | 'end' | 'throughout' | null;
  readonly place: OverlayPlace | null;
}

/** A number that the prompt names and that is more than can be drawn. */
export interface LimitedNumber {
  /** The number and what it counts, as the prompt has it. */
  readonly text: string;
  readonly drawn: number;
}

export interface Understanding {
  /** In the order of the text. */
  readonly matched: readonly Match[];
  /** Where in the prompt another shot begins, in UTF-16 units; left out where there is but one. */
  readonly cuts?: readonly number[];
  /** Words that mean nothing to the renderer, each once. */
  readonly unknown: readonly string[];
  /** Things it knows but has no drawing for, each once; they are left out, never swapped. */
  readonly notDrawn: readonly string[];
  /** Logos that are set in letters for want of their picture; left out where there is none. */
  readonly wordmarks?: readonly string[];
  /** Left out where there is none. */
  readonly limited?: readonly LimitedNumber[];
  /** From 0, nothing was taken up, to 1, everything was. */
  readonly confidence: number;
}
