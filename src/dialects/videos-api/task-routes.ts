/** Following a task and stopping it, for a vendor that has tasks beside or instead of videos. */
import type { DialectReply, DialectRoute, EncodeContext, Video } from '../../core/index.ts';
import { decodeCancel, decodeGet } from './decode-lookups.ts';

export function taskRoutes(
  path: string,
  encode: (video: Video, context: EncodeContext) => DialectReply,
): DialectRoute[] {
  const task = `${path}/:videoId`;
  return [
    { method: 'GET', path: task, kind: 'get', decode: decodeGet, encode },
    // Ours: vendors have the word for its outcome, and no such request.
    { method: 'POST', path: `${task}/cancel`, kind: 'cancel', decode: decodeCancel, encode },
  ];
}
