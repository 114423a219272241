/** Puts whatever went wrong in the child into words that survive the way to the parent. */
import type { ChildMessage } from './child-messages.ts';
import { RenderError } from './render-error.ts';

export function toFailure(error: unknown): Extract<ChildMessage, { type: 'failed' }> {
  if (error instanceof RenderError) {
    return { type: 'failed', kind: error.kind, detail: error.internal };
  }
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { type: 'failed', kind: isDiskFull(error) ? 'disk_full' : 'crashed', detail };
}

/** Node names the fault; the media library gives the negated number of the operating system. */
function isDiskFull(error: unknown): boolean {
  if (!(error instanceof Error) || !('code' in error)) return false;
  return DISK_FULL_CODES.has(error.code);
}

/** No space, and quota exceeded, by name and by their numbers on Linux and macOS. */
const DISK_FULL_CODES: ReadonlySet<unknown> = new Set(['ENOSPC', 'EDQUOT', -28, -122, -69]);
