/** The finished video as it is handed on: with content credentials that say how it came about. */
import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import type { ProviderContext } from '../../core/index.ts';
import type { Making } from './credentials/make-store.ts';
import { UnusualLayout } from './credentials/mp4-layout.ts';
import { openSigned } from './credentials/open-signed.ts';
import { readStore } from './credentials/read-store.ts';
import type { Signer } from './credentials/signer.ts';
import type { BuiltinOperation } from './operation.ts';

export async function openVideo(
  path: string,
  operation: BuiltinOperation,
  { logger, openSourceVideo }: Pick<ProviderContext, 'logger' | 'openSourceVideo'>,
  signer: Signer,
): Promise<Readable> {
  const source = operation.isSourceOwn ? await readStore(await openSourceVideo(), signer) : null;
  try {
    return await openSigned(path, { making: makingOf(operation), source, signer });
  } catch (error) {
    if (!(error instanceof UnusualLayout)) throw error;
    // A fault of ours, and none that is worth the video.
    logger.error({ err: error }, 'a video is handed on without content credentials');
    return createReadStream(path);
  }
}

function makingOf({ operation, work }: BuiltinOperation): Making {
  if (work.kind === 'footage') return { operation, isDrawn: false, inputCount: 0 };
  const inputCount = work.referenceImageCount + work.characters.length;
  return { operation, isDrawn: true, inputCount };
}
