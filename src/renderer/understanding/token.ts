/** A piece of a prompt with what it means, the unit in which a prompt is read. */
import type { TermKind } from './term-meaning.ts';
import type { Concept } from './understanding.ts';

export interface Token {
  /**
   * Beside the kinds of terms: a word that is in no lexicon, a comma, the end of a sentence, and a
   * quotation, whose value is what stands between its marks.
   */
  readonly kind: TermKind | 'word' | 'comma' | 'stop' | 'quote';
  readonly concept: Concept | null;
  readonly value: string;
  /** As the prompt has it. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
}
