/** Every route of the dialect: its own tasks, and the Videos API with the tasks' names in it. */
import type { DialectRoute } from '../../core/index.ts';
import { taskRoutes, videosApiRoutes } from '../videos-api/index.ts';
import { decodeCreate } from './decode.ts';
import { encodeVideo, encodeVideoPage } from './encode-video.ts';
import { encodeSubmitted, encodeTask } from './encode.ts';

export const routes: readonly DialectRoute[] = [
  {
    method: 'POST',
    path: '/video/generations',
    kind: 'create',
    decode: decodeCreate,
    encode: encodeSubmitted,
  },
  ...taskRoutes('/video/generations', encodeTask),
  ...videosApiRoutes({ decodeCreate, encodeVideo, encodeVideoPage }),
];
