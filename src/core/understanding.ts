/** What became of a prompt's words, told honestly. */

/** How a provider understood the prompt; told to the caller in few words, so keep the lists short. */
export interface Understanding {
  /** The prompt's words that it took up. */
  readonly matched: readonly string[];
  /** Words that mean nothing to it. */
  readonly unknown: readonly string[];
  /** Things it knows but cannot show; they are left out, never swapped. */
  readonly notDrawn: readonly string[];
  /** From 0, nothing was taken up, to 1, everything was. */
  readonly confidence: number;
}
