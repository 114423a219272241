/** `reprise create`: a new video from a prompt. */
import type { Command } from 'commander';
import type { NewVideo } from '../api-client.ts';
import type { Surroundings } from '../command-context.ts';
import { addMakeOptions, parseSeconds, parseSize } from '../make-options.ts';
import { makeVideo, type MakeOptions } from '../make-video.ts';
import { readReferenceImage } from '../read-reference-image.ts';

interface CreateOptions extends MakeOptions {
  readonly model?: string;
  readonly seconds?: string;
  readonly size?: string;
  readonly reference?: string;
}

export function addCreateCommand(program: Command, surroundings: Surroundings): void {
  const command = program
    .command('create')
    .summary('make a new video from a prompt')
    .description('Make a new video from a prompt, in English or Chinese. Prints its id.')
    .argument('<prompt>', 'what the video shows')
    .option('-m, --model <name>', 'for example sora-2; the gateway has a default')
    .option('-s, --seconds <number>', 'length, for example 4, 8 or 12', parseSeconds)
    .option('--size <WxH>', 'for example 1280x720 or 720x1280', parseSize)
    .option('-r, --reference <image>', 'a JPEG, PNG, WebP or GIF of that size: the first frame');
  addMakeOptions(command).action((prompt: string, options: CreateOptions) =>
    makeVideo(surroundings, options, async (client) =>
      client.create(await newVideo(prompt, options)),
    ),
  );
}

/** What was not given is left out, so that the gateway's defaults apply. */
async function newVideo(prompt: string, options: CreateOptions): Promise<NewVideo> {
  const { model, seconds, size, reference } = options;
  return {
    prompt,
    ...(model === undefined ? {} : { model }),
    ...(seconds === undefined ? {} : { seconds }),
    ...(size === undefined ? {} : { size }),
    ...(reference === undefined
      ? {}
      : { input_reference: { image_url: await readReferenceImage(reference) } }),
  };
}
