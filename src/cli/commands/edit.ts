/** `reprise edit`: a remix by the name that the Videos API gave it last. */
import type { Command } from 'commander';
import type { Surroundings } from '../command-context.ts';
import { addMakeOptions } from '../make-options.ts';
import { makeVideo, type MakeOptions } from '../make-video.ts';

export function addEditCommand(program: Command, surroundings: Surroundings): void {
  const command = program
    .command('edit')
    .summary('as remix, over the newer /v1/videos/edits')
    .description('Change one thing in a video, over /v1/videos/edits. Prints the new id.')
    .argument('<id>', 'a completed video')
    .argument('<prompt>', 'what shall change');
  addMakeOptions(command).action((videoId: string, prompt: string, options: MakeOptions) =>
    makeVideo(surroundings, options, (client) => client.edit(videoId, prompt)),
  );
}
