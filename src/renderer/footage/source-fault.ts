/** The footage itself is at fault: it cannot be decoded, whatever is tried. */

export const SOURCE_FAULT = 'SourceFault';

export class SourceFault extends Error {
  override readonly name = SOURCE_FAULT;
}

/** Runs what reads the footage, and lays any failure at its door. */
export async function blameSource<Result>(read: () => Promise<Result>): Promise<Result> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof SourceFault) throw error;
    throw new SourceFault(error instanceof Error ? error.message : String(error), { cause: error });
  }
}
