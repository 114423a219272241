/** Waits for a video in front of a person or a log. */
import type { ApiClient } from './api-client.ts';
import type { ApiVideo } from './api-video.ts';
import type { CommandContext } from './command-context.ts';
import { createProgressDisplay } from './create-progress-display.ts';
import { watchVideo } from './watch-video.ts';

export interface WaitOptions {
  readonly isJson: boolean;
  readonly onChange?: (video: ApiVideo) => void;
}

/** Shows progress until nothing more will happen; the video may have failed. */
export async function waitForVideo(
  { output, clock, signal }: CommandContext,
  client: ApiClient,
  videoId: string,
  { isJson, onChange = () => {} }: WaitOptions,
): Promise<ApiVideo> {
  const display = createProgressDisplay(output, clock, isJson);
  const onFailure = (failure: Error): void => display.showFailure(failure);
  try {
    return await watchVideo(client, videoId, { clock, signal, onFailure }, (video) => {
      display.show(video);
      onChange(video);
    });
  } finally {
    display.end();
  }
}
