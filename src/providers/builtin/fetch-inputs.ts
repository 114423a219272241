/** Copies what a video is made from into the work folder, where the renderer's process may read it. */
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Readable } from 'node:stream';
import type { ProviderContext } from '../../core/index.ts';
import type { FootageWork, SceneWork } from './operation.ts';

export interface InputFiles {
  readonly output: string;
  readonly referenceImages: readonly string[];
  /** In the order of the work's characters. */
  readonly characters: readonly string[];
  readonly source: string;
  /** Those that are fetched, and go again when the work has ended. */
  readonly fetched: readonly string[];
}

/** Named after the attempt alone: nothing that a caller chose becomes part of a path. */
export function inputFiles(
  workFolder: string,
  idempotencyKey: string,
  work: SceneWork | FootageWork,
): InputFiles {
  const pathOf = (ending: string): string => join(workFolder, `${idempotencyKey}.${ending}`);
  const imageCount = work.kind === 'scene' ? work.referenceImageCount : 0;
  const referenceImages = Array.from({ length: imageCount }, (_, index) =>
    pathOf(`reference-${index}`),
  );
  const named = work.kind === 'scene' ? work.characters : [];
  const characters = named.map((index) => pathOf(`character-${index}`));
  const source = pathOf('source');
  const fetched = work.kind === 'scene' ? [...referenceImages, ...characters] : [source];
  return { output: pathOf('mp4'), referenceImages, characters, source, fetched };
}

export async function fetchInputs(
  files: InputFiles,
  work: SceneWork | FootageWork,
  context: ProviderContext,
  signal: AbortSignal,
): Promise<void> {
  const fetchTo = async (path: string, open: () => Promise<Readable>): Promise<void> => {
    if (!files.fetched.includes(path)) return;
    await pipeline(await open(), createWriteStream(path, { mode: 0o600 }), { signal });
  };
  for (const [index, path] of files.referenceImages.entries()) {
    await fetchTo(path, () => context.openReferenceImage(index));
  }
  const named = work.kind === 'scene' ? work.characters : [];
  for (const [place, path] of files.characters.entries()) {
    await fetchTo(path, () => context.openCharacterClip(named[place] ?? 0));
  }
  await fetchTo(files.source, () => context.openSourceVideo());
}
