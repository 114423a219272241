/** `reprise remix`: the same video with one thing changed. */
import type { Command } from 'commander';
import type { Surroundings } from '../command-context.ts';
import { addMakeOptions } from '../make-options.ts';
import { makeVideo, type MakeOptions } from '../make-video.ts';

export function addRemixCommand(program: Command, surroundings: Surroundings): void {
  const command = program
    .command('remix')
    .summary('change one thing in a video')
    .description(
      'Make a video again with one thing changed; layout, motion and timing stay. Prints the new id.',
    )
    .argument('<id>', 'a completed video')
    .argument('<prompt>', 'what shall change, for example "at night, in heavy rain"');
  addMakeOptions(command).action((videoId: string, prompt: string, options: MakeOptions) =>
    makeVideo(surroundings, options, (client) => client.remix(videoId, prompt)),
  );
}
