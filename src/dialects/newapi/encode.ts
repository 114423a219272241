/** Results as new-api documents them. */
import { hasContent } from '../../core/index.ts';
import type { DialectReply, EncodeContext, Video } from '../../core/index.ts';
import { errors, videoReply } from '../videos-api/index.ts';

export function encodeSubmitted(video: Video): DialectReply {
  return videoReply(video, { task_id: video.alias, status: encodeStatus(video) });
}

export function encodeTask(video: Video, context: EncodeContext): DialectReply {
  return videoReply(video, {
    task_id: video.alias,
    status: encodeStatus(video),
    ...(hasContent(video, context.now) && { url: context.contentUrl(video) }),
    format: 'mp4',
    metadata: { duration: video.durationSeconds, width: video.width, height: video.height },
    error: encodeFailure(video),
  });
}

/** The documentation has four words, the same as OpenAI's. */
function encodeStatus({ status }: Video): string {
  return status === 'cancelled' ? 'failed' : status;
}

/** Unlike the code of a refused request, that of a failed task is a number. */
function encodeFailure({ failure }: Video): Record<string, unknown> | null {
  if (failure === null) return null;
  return { code: errors.entryOfFailure(failure.code).status, message: failure.message };
}
