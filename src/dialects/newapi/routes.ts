/** Every route of the dialect: its own tasks, and the Videos API with the tasks' names in it. */
import type { DialectRoute } from '../../core/index.ts';
import { decodeGet, videoIdInPath, videosApiRoutes } from '../videos-api/index.ts';
import { decodeCreate, decodeOpenContent, decodeRemix } from './decode.ts';
import { encodeVideo, encodeVideoPage } from './encode-video.ts';
import * as encode from './encode.ts';

export const routes: readonly DialectRoute[] = [
  {
    method: 'POST',
    path: '/video/generations',
    kind: 'create',
    decode: decodeCreate,
    encode: encode.encodeSubmitted,
  },
  {
    method: 'GET',
    path: '/video/generations/:videoId',
    kind: 'get',
    decode: decodeGet,
    encode: encode.encodeTask,
  },
  // Ours: the vendor's pages have the word for its outcome, and no such request.
  {
    method: 'POST',
    path: '/video/generations/:videoId/cancel',
    kind: 'cancel',
    decode: (request) => ({ kind: 'cancel', videoId: videoIdInPath(request) }),
    encode: encode.encodeTask,
  },
  ...videosApiRoutes({
    decodeCreate,
    decodeRemix,
    decodeOpenContent,
    encodeVideo,
    encodeVideoPage,
  }),
];
