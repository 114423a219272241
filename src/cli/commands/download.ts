/** `reprise download`: saves a completed video. */
import type { Command } from 'commander';
import { checkTargetPath } from '../check-target-path.ts';
import { createQuietContext, type Surroundings } from '../command-context.ts';
import { checkStandardOutput, describeSaved, saveVideo, STANDARD_OUTPUT } from '../finish-video.ts';
import { withGateway } from '../gateway-session.ts';

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
  checkStandardOutput(context, target, isJson);
  if (target !== STANDARD_OUTPUT) await checkTargetPath(target);
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
