/** Saves a completed video where the user wants it. */
import type { ApiClient } from './api-client.ts';
import type { CommandContext } from './command-context.ts';
import { downloadVideo, streamVideo } from './download-video.ts';
import { formatBytes } from './format-quantity.ts';

/** Stands for standard output where a file could be named. */
export const STANDARD_OUTPUT = '-';

/** As `--json` shows it. */
export interface SavedFile {
  readonly file: string;
  readonly size_bytes: number;
}

/** `target` is a path, or {@link STANDARD_OUTPUT}. */
export async function saveVideo(
  { output, clock, signal }: CommandContext,
  client: ApiClient,
  videoId: string,
  target: string,
): Promise<SavedFile> {
  const onFailure = (failure: Error): void => output.note(`${failure.message}; trying again`);
  const waiting = { clock, signal, onFailure };
  const sizeBytes =
    target === STANDARD_OUTPUT
      ? await streamVideo(client, videoId, output.stdout, waiting)
      : await downloadVideo(client, videoId, target, waiting);
  return { file: target, size_bytes: sizeBytes };
}

export function describeSaved(saved: SavedFile): string {
  const size = formatBytes(saved.size_bytes);
  return saved.file === STANDARD_OUTPUT ? `Wrote ${size}.` : `Saved ${saved.file} (${size}).`;
}
