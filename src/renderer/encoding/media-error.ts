/** A call into the media library that did not succeed, with the library's own code. */
import { FFmpegError } from 'node-av/lib';

export class MediaError extends Error {
  override readonly name = 'MediaError';
  readonly code: number;

  constructor(operation: string, code: number) {
    super(`${operation}: ${FFmpegError.strerror(code)} (${code})`);
    this.code = code;
  }
}

/** The library reports failure by a negative number, which is easily overlooked. */
export function requireSuccess(operation: string, code: number): void {
  if (code < 0) throw new MediaError(operation, code);
}
