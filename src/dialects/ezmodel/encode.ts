/** Results in the shapes of ezmodel's pages: every key of a video is always there. */
import { formatSize, isTerminal } from '../../core/index.ts';
import type { DialectReply, Model, Video, VideoPage } from '../../core/index.ts';

/** The SDKs' poll helpers wait this long; their own default is a second as well. */
const POLL_AFTER_MS = 1000;

export function encodeVideo(video: Video): DialectReply {
  const headers: Record<string, string> = { 'x-reprise-served-by': video.providerId };
  if (!isTerminal(video.status)) headers['openai-poll-after-ms'] = String(POLL_AFTER_MS);
  return { status: 200, headers, body: videoObject(video) };
}

export function encodeVideoPage(page: VideoPage): DialectReply {
  const body = {
    object: 'list',
    data: page.videos.map(videoObject),
    first_id: page.videos.at(0)?.id ?? null,
    last_id: page.videos.at(-1)?.id ?? null,
    has_more: page.hasMore,
  };
  return { status: 200, body };
}

export function encodeDeleted(video: Video): DialectReply {
  return { status: 200, body: { id: video.id, object: 'video.deleted', deleted: true } };
}

export function encodeModels(models: readonly Model[]): DialectReply {
  const data = models.map((model) => ({
    id: model.name,
    object: 'model',
    created: 0,
    owned_by: model.ownedBy,
  }));
  return { status: 200, body: { object: 'list', data } };
}

/** Its five status words are ours; its sample has no `prompt`. */
function videoObject(video: Video): Record<string, unknown> {
  return {
    id: video.id,
    object: 'video',
    model: video.model,
    status: video.status,
    progress: video.progressPercent,
    created_at: unixSeconds(video.createdAt),
    completed_at: video.completedAt === null ? null : unixSeconds(video.completedAt),
    expires_at: video.expiresAt === null ? null : unixSeconds(video.expiresAt),
    seconds: String(video.durationSeconds),
    size: formatSize(video),
    remixed_from_video_id: video.sourceVideoId,
    error: encodeFailure(video),
  };
}

function encodeFailure({ failure }: Video): Record<string, string> | null {
  return failure === null ? null : { code: failure.code, message: failure.message };
}

function unixSeconds(time: Date): number {
  return Math.floor(time.getTime() / 1000);
}
