/** Makes a new video refer to bytes that files and characters of its project keep as well. */
import { AssetMissingError } from '../assets/index.ts';
import type { RepriseError } from '../core/index.ts';
import type { Queryable } from '../db/index.ts';
import type { EngineParts } from './engine.ts';

export interface SharedInput {
  readonly assetId: string;
  /** What to say if its owner has deleted it meanwhile. */
  missing(): RepriseError;
}

/** In the transaction that writes the video, before it does. */
export async function shareInputs(
  transaction: Queryable,
  { assets }: EngineParts,
  inputs: readonly SharedInput[],
): Promise<void> {
  // In one order everywhere, so that no two transactions wait for each other in a circle.
  for (const input of inputs.toSorted((a, b) => (a.assetId < b.assetId ? -1 : 1))) {
    try {
      await assets.share(transaction, input.assetId);
    } catch (error) {
      if (error instanceof AssetMissingError) throw input.missing();
      throw error;
    }
  }
}
