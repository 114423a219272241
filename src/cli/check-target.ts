/** Finds out before a long wait that its result could not be saved. */
import { access, constants, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { CommandContext } from './command-context.ts';
import { STANDARD_OUTPUT } from './save-video.ts';
import { UsageError } from './usage-error.ts';

/** Rejects when nothing can be written to `target`; without a target there is nothing to check. */
export async function checkTarget(
  context: CommandContext,
  target: string | undefined,
  isJson: boolean,
): Promise<void> {
  if (target === STANDARD_OUTPUT) checkStandardOutput(context, isJson);
  else if (target !== undefined) await checkPath(target);
}

/** Standard output cannot hold a video and text, and a terminal shows a video as noise. */
function checkStandardOutput({ output }: CommandContext, isJson: boolean): void {
  if (isJson) throw new UsageError('-o - and --json both want standard output; name a file.');
  if (output.stdout.isTTY === true) {
    throw new UsageError(
      '-o - would write the video to your terminal; redirect it or name a file.',
    );
  }
}

async function checkPath(path: string): Promise<void> {
  const folder = dirname(path);
  await access(folder, constants.W_OK).catch((error: unknown) => {
    throw new Error(
      `${path} cannot be written: the folder ${folder} is missing or closed to you.`,
      {
        cause: error,
      },
    );
  });
  const existing = await stat(path).catch(() => null);
  if (existing?.isDirectory() === true) throw new Error(`${path} is a folder; name a file in it.`);
}
