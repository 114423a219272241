/** Results in the shapes of HingNet's pages. */
import { isTerminal } from '../../core/index.ts';
import type { DialectReply, EncodeContext, Model, Video, VideoPage } from '../../core/index.ts';
import { encodeVideoObject } from './encode-video-object.ts';

/** Its pages' own loops wait five seconds; nobody has to wait longer than this. */
const POLL_AFTER_MS = 1000;

export function encodeVideo(video: Video, context: EncodeContext): DialectReply {
  const headers: Record<string, string> = { 'x-reprise-served-by': video.providerId };
  if (!isTerminal(video.status)) headers['openai-poll-after-ms'] = String(POLL_AFTER_MS);
  return { status: 200, headers, body: encodeVideoObject(video, context) };
}

/** Its pages show no ends and no sign that there is more: one asks until nothing comes. */
export function encodeVideoPage({ videos }: VideoPage, context: EncodeContext): DialectReply {
  const data = videos.map((video) => encodeVideoObject(video, context));
  return { status: 200, body: { object: 'list', data } };
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
