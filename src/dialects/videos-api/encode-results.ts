/** Lists, deletions and models as OpenAI's reference shows them. */
import type { DialectReply, Model, Page, Video } from '../../core/index.ts';

/** Its ends are the ids that its items have in it, which for videos some dialects take from elsewhere. */
export function encodePage<Item>(
  { items, hasMore }: Page<Item>,
  encode: (item: Item) => { readonly id?: unknown },
): DialectReply {
  const data = items.map((item) => encode(item));
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
