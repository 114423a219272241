/** Every route of the dialect: those of the Videos API, and the remix by its own path. */
import type { DialectRoute } from '../../core/index.ts';
import { decodeEdit, decodeExtend, videosApiRoutes } from '../videos-api/index.ts';
import * as decode from './decode.ts';
import * as encode from './encode.ts';

export const routes: readonly DialectRoute[] = [
  ...videosApiRoutes({ ...decode, ...encode, decodeEdit, decodeExtend }),
  {
    method: 'POST',
    path: '/videos/remix',
    kind: 'remix',
    decode: decode.decodeRemix,
    encode: encode.encodeVideo,
  },
];
