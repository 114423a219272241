/** Every route of the dialect: those of the Videos API, and the remix by its own path. */
import type { DialectRoute } from '../../core/index.ts';
import { changes, videosApiRoutes } from '../videos-api/index.ts';
import { decodeCreate } from './decode.ts';
import { encodeVideo, encodeVideoPage } from './encode.ts';

export const routes: readonly DialectRoute[] = [
  ...videosApiRoutes({ decodeCreate, encodeVideo, encodeVideoPage }),
  {
    method: 'POST',
    path: '/videos/remix',
    kind: 'remix',
    decode: (request) => changes.decodeRemix(request),
    encode: encodeVideo,
  },
];
