/** Cuts a stream into pieces of one size, so that each can be sent again if it was lost. */
import type { Readable } from 'node:stream';

export interface Part {
  readonly bytes: Buffer;
  readonly isLast: boolean;
}

/** All but the last have `partBytes`. There is at least one, and it may be empty. */
export async function* cutParts(source: Readable, partBytes: number): AsyncGenerator<Part> {
  let held: Buffer[] = [];
  let heldBytes = 0;
  for await (const chunk of source as AsyncIterable<Buffer>) {
    held.push(chunk);
    heldBytes += chunk.byteLength;
    // More than a part: an end that falls on the edge of a part would else leave an empty one.
    while (heldBytes > partBytes) {
      const whole = Buffer.concat(held);
      yield { bytes: whole.subarray(0, partBytes), isLast: false };
      held = [whole.subarray(partBytes)];
      heldBytes -= partBytes;
    }
  }
  yield { bytes: Buffer.concat(held), isLast: true };
}
