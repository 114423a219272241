/** `reprise download`: saves a completed video. */
import type { Command } from 'commander';
import { checkTarget } from '../check-target.ts';
import { createQuietContext, type Surroundings } from '../command-context.ts';
import { withGateway } from '../gateway-session.ts';
import { describeSaved, saveVideo, STANDARD_OUTPUT } from '../save-video.ts';

interface DownloadOptions {
  readonly output?: string;
  readonly json?: boolean;
}

export function addDownloadCommand(program: Command, surroundings: Surroundings): void {
  program
    .command('download')
    .summary('save a completed video')
    .description('Save a completed video as an mp4. Prints the file name.')
    .argument('<id>', 'a completed video')
    .option('-o, --output <file>', 'default: <id>.mp4; - means standard output')
    .option('--json', 'print one JSON object instead of text')
    .action((videoId: string, options: DownloadOptions) =>
      download(surroundings, videoId, options),
    );
}

async function download(
  surroundings: Surroundings,
  videoId: string,
  { output: target = defaultFileName(videoId), json: isJson = false }: DownloadOptions,
): Promise<void> {
  const context = createQuietContext(surroundings);
  await checkTarget(context, target, isJson);
  await withGateway(context, async ({ client }) => {
    const saved = await saveVideo(context, client, videoId, target);
    if (isJson) context.output.printJson({ id: videoId, ...saved });
    else if (target !== STANDARD_OUTPUT) context.output.print(target);
    if (!isJson) context.output.note(describeSaved(saved));
  });
}

/** An id may hold what a path means something by. */
export function defaultFileName(videoId: string): string {
  return `${videoId.replace(/[^A-Za-z0-9_-]/g, '_')}.mp4`;
}
