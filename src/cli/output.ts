/** The one place where a command writes: results to standard output, remarks to standard error. */
import type { Writable } from 'node:stream';
import { toSingleLine } from './terminal-text.ts';

/** A stream of the process, or of a test. */
export type OutputStream = Writable & { readonly isTTY?: boolean; readonly columns?: number };

export interface Output {
  readonly stdout: OutputStream;
  readonly stderr: OutputStream;
  /** A result; may have several lines. */
  print(text: string): void;
  printJson(value: unknown): void;
  /** A remark of one line, safe for a terminal whatever is in it. */
  note(text: string): void;
}

/** `onClosed` hears that the reader of standard output is gone; nobody misses standard error. */
export function createOutput(
  stdout: OutputStream,
  stderr: OutputStream,
  onClosed: (error: Error) => void,
): Output {
  stdout.on('error', onClosed);
  stderr.on('error', () => {});
  const write = (stream: OutputStream, text: string): void => {
    if (stream.writable) stream.write(`${text}\n`);
  };
  return {
    stdout,
    stderr,
    print: (text) => write(stdout, text),
    printJson: (value) => write(stdout, JSON.stringify(value)),
    note: (text) => write(stderr, toSingleLine(text)),
  };
}
