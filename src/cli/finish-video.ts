/** Waits for a video and brings it home, as every command that makes one does on request. */
import type { ApiClient } from './api-client.ts';
import type { ApiVideo } from './api-video.ts';
import type { CommandContext } from './command-context.ts';
import { downloadVideo, streamVideo } from './download-video.ts';
import { formatBytes } from './format-quantity.ts';
import { createProgressDisplay } from './progress-display.ts';
import { UsageError } from './usage-error.ts';
import { VideoFailedError } from './video-failed-error.ts';
import { watchVideo } from './watch-video.ts';

/** Stands for standard output where a file could be named. */
export const STANDARD_OUTPUT = '-';

export interface SavedFile {
  readonly file: string;
  readonly size_bytes: number;
}

/** Shows progress until nothing more will happen; the video may have failed. */
export async function waitForVideo(
  context: CommandContext,
  client: ApiClient,
  videoId: string,
  options: { readonly isJson: boolean; readonly onChange?: (video: ApiVideo) => void },
): Promise<ApiVideo> {
  const display = createProgressDisplay(context.output, context.clock, options.isJson);
  const waiting = {
    clock: context.clock,
    signal: context.signal,
    onFailure: (failure: Error) => display.showFailure(failure),
  };
  try {
    return await watchVideo(client, videoId, waiting, (video) => {
      display.show(video);
      options.onChange?.(video);
    });
  } finally {
    display.end();
  }
}

export function assertCompleted(video: ApiVideo): void {
  if (video.status !== 'completed') throw new VideoFailedError(video);
}

/** `target` is a path, or {@link STANDARD_OUTPUT}. */
export async function saveVideo(
  context: CommandContext,
  client: ApiClient,
  videoId: string,
  target: string,
): Promise<SavedFile> {
  const { output, clock, signal } = context;
  const waiting = {
    clock,
    signal,
    onFailure: (failure: Error) => output.note(`${failure.message}; trying again`),
  };
  const sizeBytes =
    target === STANDARD_OUTPUT
      ? await streamVideo(client, videoId, output.stdout, waiting)
      : await downloadVideo(client, videoId, target, waiting);
  return { file: target, size_bytes: sizeBytes };
}

export function describeSaved({ file, size_bytes: sizeBytes }: SavedFile): string {
  return `Saved ${file} (${formatBytes(sizeBytes)}).`;
}

/** Standard output cannot hold a video and text, and a terminal shows a video as noise. */
export function checkStandardOutput(
  context: CommandContext,
  target: string | undefined,
  isJson: boolean,
): void {
  if (target !== STANDARD_OUTPUT) return;
  if (isJson) throw new UsageError('-o - and --json both want standard output; name a file.');
  if (context.output.stdout.isTTY === true) {
    throw new UsageError(
      '-o - would write the video to your terminal; redirect it or name a file.',
    );
  }
}
