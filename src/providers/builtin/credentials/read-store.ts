/** Takes the content credentials out of a video that this gateway has signed before. */
import type { Readable } from 'node:stream';
import { childrenOf, contentOf, type NamedBox } from './jumbf.ts';
import type { Signer } from './signer.ts';
import { storeIn } from './store-box.ts';

export interface SourceStore {
  /** Oldest first; the last one is the video's own. */
  readonly manifests: readonly NamedBox[];
  readonly active: NamedBox;
  readonly signature: NamedBox;
}

/**
 * Each change of a video carries what was said of the one before, some 3 KB; a chain that has grown
 * longer than this begins anew.
 */
const MAX_STORE_BYTES = 128 * 1024;
const MAX_START_BYTES = MAX_STORE_BYTES + 1024;
const HEADER_BYTES = 8;

/**
 * Null where there are none, or none that this signer made: what a stranger has written there is
 * not carried on, since nothing here could say whether it is true.
 */
export async function readStore(video: Readable, signer: Signer): Promise<SourceStore | null> {
  const store = findStore(await readStart(video));
  if (store === null) return null;
  const manifests = childrenOf(store);
  const active = manifests?.at(-1);
  if (manifests === null || active === undefined) return null;
  const parts = childrenOf(active.bytes) ?? [];
  const claim = parts.find(({ label }) => label === 'c2pa.claim.v2');
  const signature = parts.find(({ label }) => label === 'c2pa.signature');
  if (claim === undefined || signature === undefined) return null;
  const claimed = contentOf(claim);
  const signed = contentOf(signature);
  if (claimed === null || signed === null || !signer.hasSigned(claimed, signed)) return null;
  return { manifests, active, signature };
}

async function readStart(video: Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  // Leaving the loop early closes the stream.
  for await (const chunk of video) {
    chunks.push(Buffer.from(chunk));
    bytes += chunk.length;
    if (bytes >= MAX_START_BYTES) break;
  }
  return Buffer.concat(chunks).subarray(0, MAX_START_BYTES);
}

/** It comes second, behind the box that says what kind of file this is. */
function findStore(start: Buffer): Buffer | null {
  const second = boxAt(start, boxAt(start, 0)?.end ?? 0);
  if (second === null || second.type !== 'uuid') return null;
  return storeIn(start.subarray(second.start + HEADER_BYTES, second.end));
}

function boxAt(bytes: Buffer, start: number): { type: string; start: number; end: number } | null {
  if (start + HEADER_BYTES > bytes.byteLength) return null;
  const end = start + bytes.readUInt32BE(start);
  if (end < start + HEADER_BYTES || end > bytes.byteLength) return null;
  return { type: bytes.toString('latin1', start + 4, start + HEADER_BYTES), start, end };
}
