/** Every route of the dialect on one screen. */
import type { DialectRoute } from '../../core/index.ts';
import * as decode from './decode.ts';
import * as encode from './encode.ts';

export const routes: readonly DialectRoute[] = [
  {
    method: 'POST',
    path: '/videos',
    kind: 'create',
    decode: decode.decodeCreate,
    encode: encode.encodeVideo,
  },
  {
    method: 'GET',
    path: '/videos',
    kind: 'list',
    decode: decode.decodeList,
    encode: encode.encodeVideoPage,
  },
  {
    method: 'POST',
    path: '/videos/remix',
    kind: 'remix',
    decode: decode.decodeRemix,
    encode: encode.encodeVideo,
  },
  {
    method: 'POST',
    path: '/videos/edits',
    kind: 'edit',
    decode: decode.decodeEdit,
    encode: encode.encodeVideo,
  },
  {
    method: 'POST',
    path: '/videos/extensions',
    kind: 'extend',
    decode: decode.decodeExtend,
    encode: encode.encodeVideo,
  },
  {
    method: 'GET',
    path: '/videos/:videoId',
    kind: 'get',
    decode: decode.decodeGet,
    encode: encode.encodeVideo,
  },
  {
    method: 'DELETE',
    path: '/videos/:videoId',
    kind: 'delete',
    decode: decode.decodeDelete,
    encode: encode.encodeDeleted,
  },
  {
    method: 'POST',
    path: '/videos/:videoId/remix',
    kind: 'remix',
    decode: decode.decodeRemix,
    encode: encode.encodeVideo,
  },
  {
    method: 'GET',
    path: '/videos/:videoId/content',
    kind: 'open_content',
    decode: decode.decodeOpenContent,
  },
  {
    method: 'GET',
    path: '/models',
    kind: 'list_models',
    decode: () => ({ kind: 'list_models' }),
    encode: encode.encodeModels,
  },
];
