/** A request that every dialect understands on each of its routes. */
import type { DialectRequest, DialectRoute, UploadedFile } from '../../src/core/index.ts';

/** Each route reads what it knows of it, and must leave the rest alone. */
const SAMPLE_FIELDS = {
  model: 'sora-2',
  prompt: '湖上的黎明',
  name: 'Mochi',
  purpose: 'vision',
  url: 'https://receiver.example/',
  event_types: ['video.completed'],
  event_type: 'video.completed',
} as const;

const FILE_FIELDS: Readonly<Record<string, string>> = {
  create_file: 'file',
  create_character: 'video',
};

export function sampleRequest(route: DialectRoute, videoId: string): DialectRequest {
  const params = { videoId, fileId: 'file-1', characterId: 'char_1', model: 'sora-2' };
  const common = { params: { ...params, endpointId: 'whe_1' }, query: {} };
  if (route.method !== 'POST') return { ...common, body: undefined, files: [] };
  const fileField = FILE_FIELDS[route.kind];
  const file: UploadedFile = {
    fieldName: fileField ?? '',
    fileName: 'a.bin',
    bytes: Buffer.from('bytes'),
  };
  return {
    ...common,
    body: { ...SAMPLE_FIELDS, ...sourceFields(route, videoId) },
    files: fileField === undefined ? [] : [file],
  };
}

/** Where a path does not say which video is changed, the body does. */
function sourceFields({ kind, path }: DialectRoute, videoId: string): Record<string, unknown> {
  if (path.includes(':videoId')) return {};
  if (kind === 'remix') return { video_id: videoId };
  if (kind === 'extend') return { video: { id: videoId }, seconds: '4' };
  return kind === 'edit' ? { video: { id: videoId } } : {};
}
