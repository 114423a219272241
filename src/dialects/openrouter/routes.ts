/** Every route of the dialect on one screen. */
import type { DialectRoute } from '../../core/index.ts';
import { taskRoutes } from '../videos-api/index.ts';
import * as decode from './decode.ts';
import { encodeModels } from './encode-models.ts';
import * as encode from './encode.ts';

export const routes: readonly DialectRoute[] = [
  {
    method: 'POST',
    path: '/videos',
    kind: 'create',
    decode: decode.decodeCreate,
    encode: encode.encodeSubmitted,
  },
  {
    method: 'GET',
    path: '/videos/models',
    kind: 'list_models',
    decode: () => ({ kind: 'list_models' }),
    encode: encodeModels,
  },
  ...taskRoutes('/videos', encode.encodeJob),
  {
    method: 'GET',
    path: '/videos/:videoId/content',
    kind: 'open_content',
    decode: decode.decodeOpenContent,
  },
];
