/** The contract between the engine and whatever judges what may be asked for. */

export interface ReferenceToModerate {
  readonly mediaType: string;
  readonly bytes: Buffer;
}

export interface ModerationRequest {
  readonly prompt: string;
  /** As they came from the caller, in their order. */
  readonly referenceImages: readonly ReferenceToModerate[];
}

export type ModerationVerdict =
  | { readonly outcome: 'allowed' }
  | {
      readonly outcome: 'refused';
      /** What it was refused for, to be told to the caller: `sexual/minors`. */
      readonly category: string;
      /** Which of the reference images; null when it is the prompt. */
      readonly referenceIndex: number | null;
    };

export interface Moderation {
  /**
   * Asked before anything of a request is stored or held, never inside a transaction, and perhaps
   * more than once about the same request. Throws a RepriseError when it cannot tell and its
   * operator wants nothing unchecked.
   */
  check(request: ModerationRequest): Promise<ModerationVerdict>;
}

export const ALLOWED: ModerationVerdict = Object.freeze({ outcome: 'allowed' });

/** The first refusal counts, and spares the later ones the question. */
export function moderateInTurn(moderations: readonly Moderation[]): Moderation {
  return {
    async check(request) {
      for (const moderation of moderations) {
        const verdict = await moderation.check(request);
        if (verdict.outcome === 'refused') return verdict;
      }
      return ALLOWED;
    },
  };
}
