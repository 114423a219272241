/** The options that every command that makes a video has. */
import { type Command, InvalidArgumentError } from 'commander';

export function addMakeOptions(command: Command): Command {
  return command
    .option('-w, --watch', 'wait for the result and show progress')
    .option('-o, --output <file>', 'save the result; waits for it; - means standard output')
    .option('--json', 'print one JSON object instead of text');
}

export function parseSeconds(text: string): string {
  if (/^[1-9]\d{0,3}$/.test(text)) return text;
  throw new InvalidArgumentError('Give a whole number of seconds, such as 8.');
}

export function parseSize(text: string): string {
  if (/^\d{1,5}x\d{1,5}$/.test(text)) return text;
  throw new InvalidArgumentError('Give width and height in pixels, such as 1280x720.');
}
