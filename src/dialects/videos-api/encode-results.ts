/** Lists, deletions and models as OpenAI's reference shows them. */
import type { DialectReply, Model, Video, VideoPage } from '../../core/index.ts';

/** Its ends are the ids that its videos have in it, which some dialects take from elsewhere. */
export function encodePage(
  { videos, hasMore }: VideoPage,
  encodeVideo: (video: Video) => { readonly id?: unknown },
): DialectReply {
  const data = videos.map((video) => encodeVideo(video));
  const body = {
    object: 'list',
    data,
    first_id: data.at(0)?.id ?? null,
    last_id: data.at(-1)?.id ?? null,
    has_more: hasMore,
  };
  return { status: 200, body };
}

export function encodeDeleted(video: Video): DialectReply {
  return { status: 200, body: { id: video.id, object: 'video.deleted', deleted: true } };
}

export function encodeModels(models: readonly Model[]): DialectReply {
  return { status: 200, body: { object: 'list', data: models.map(modelObject) } };
}

export function encodeModel(model: Model): DialectReply {
  return { status: 200, body: modelObject(model) };
}

function modelObject({ name, ownedBy }: Model): Record<string, unknown> {
  return { id: name, object: 'model', created: 0, owned_by: ownedBy };
}
