/** What every answer about a video has, whatever the shape of its body. */
import { isTerminal } from '../../core/index.ts';
import type { DialectReply, Video } from '../../core/index.ts';

/** The SDKs' poll helpers wait this long; their own default is a second as well. */
const POLL_AFTER_MS = 1000;

export function videoReply(video: Video, body: unknown, status = 200): DialectReply {
  const headers: Record<string, string> = { 'x-reprise-served-by': video.providerId };
  if (!isTerminal(video.status)) headers['openai-poll-after-ms'] = String(POLL_AFTER_MS);
  return { status, headers, body };
}

export function encodeFailure({ failure }: Video): { code: string; message: string } | null {
  return failure === null ? null : { code: failure.code, message: failure.message };
}

export function unixSeconds(time: Date): number;
export function unixSeconds(time: Date | null): number | null;
export function unixSeconds(time: Date | null): number | null {
  return time === null ? null : Math.floor(time.getTime() / 1000);
}
