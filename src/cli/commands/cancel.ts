/** `reprise cancel`: stops the making of a video. */
import type { Command } from 'commander';
import { createQuietContext, type Surroundings } from '../command-context.ts';
import { withGateway } from '../gateway-session.ts';

interface CancelOptions {
  readonly json?: boolean;
}

export function addCancelCommand(program: Command, surroundings: Surroundings): void {
  program
    .command('cancel')
    .summary('stop the making of a video')
    .description('Stop the making of a video. One that has ended already stays as it is.')
    .argument('<id>', 'a video')
    .option('--json', 'print the video as one JSON object')
    .action((videoId: string, options: CancelOptions) => cancel(surroundings, videoId, options));
}

async function cancel(
  surroundings: Surroundings,
  videoId: string,
  { json }: CancelOptions,
): Promise<void> {
  const context = createQuietContext(surroundings);
  const { output } = context;
  await withGateway(context, async ({ client }) => {
    const video = await client.cancel(videoId);
    if (json === true) output.printJson(video);
    else if (video.error?.code === 'cancelled') output.note(`Cancelled ${video.id}.`);
    else if (video.status === 'completed') output.note(`${video.id} was completed before.`);
    else output.note(`${video.id} is ${video.status}.`);
  });
}
