/** `reprise watch`: waits for a video. */
import type { Command } from 'commander';
import { checkTarget } from '../check-target.ts';
import { createQuietContext, type Surroundings } from '../command-context.ts';
import { withGateway } from '../gateway-session.ts';
import { describeSaved, saveVideo } from '../save-video.ts';
import { assertCompleted } from '../assert-completed.ts';
import { waitForVideo } from '../wait-for-video.ts';

interface WatchOptions {
  readonly output?: string;
  readonly json?: boolean;
}

export function addWatchCommand(program: Command, surroundings: Surroundings): void {
  program
    .command('watch')
    .summary('wait for a video')
    .description('Wait until a video is completed or has failed, and show progress.')
    .argument('<id>', 'a video')
    .option('-o, --output <file>', 'save the result; - means standard output')
    .option('--json', 'print the video as one JSON line at each change')
    .action((videoId: string, options: WatchOptions) => watch(surroundings, videoId, options));
}

async function watch(
  surroundings: Surroundings,
  videoId: string,
  { output: target, json: isJson = false }: WatchOptions,
): Promise<void> {
  const context = createQuietContext(surroundings);
  const { output } = context;
  await checkTarget(context, target, isJson);
  await withGateway(context, async ({ client }) => {
    const video = await waitForVideo(context, client, videoId, {
      isJson,
      onChange: (changed) => {
        if (isJson) output.printJson(changed);
      },
    });
    assertCompleted(video);
    if (target === undefined) return;
    const saved = await saveVideo(context, client, video.id, target);
    if (!isJson) output.note(describeSaved(saved));
  });
}
