/** `reprise extend`: a longer video that goes on where another ends. */
import type { Command } from 'commander';
import type { Surroundings } from '../command-context.ts';
import { addMakeOptions, parseSeconds } from '../make-options.ts';
import { makeVideo, type MakeOptions } from '../make-video.ts';

interface ExtendOptions extends MakeOptions {
  readonly seconds: string;
  readonly onlyNewPart?: true;
}

export function addExtendCommand(program: Command, surroundings: Surroundings): void {
  const command = program
    .command('extend')
    .summary('continue a video where it ends')
    .description(
      'Continue a video where it ends; the result is the whole, old part and new, unless only the ' +
        'new part is wanted. Prints the new id.',
    )
    .argument('<id>', 'a completed video')
    .argument('<prompt>', 'what happens next')
    .option('-s, --seconds <number>', 'how much is added, from 4 to 20', parseSeconds, '4')
    .option('--only-new-part', 'leave out what it goes on from');
  addMakeOptions(command).action((videoId: string, prompt: string, options: ExtendOptions) =>
    makeVideo(surroundings, options, (client) => {
      const { seconds, onlyNewPart: raw } = options;
      return client.extend(videoId, prompt, { seconds, ...(raw === true ? { raw } : {}) });
    }),
  );
}
