/** Every route of the dialect on one screen. */
import type { DialectRoute } from '../../core/index.ts';
import { decodeGet } from '../videos-api/index.ts';
import * as decode from './decode.ts';
import * as encode from './encode.ts';

export const routes: readonly DialectRoute[] = [
  {
    method: 'POST',
    path: '/video/generations',
    kind: 'create',
    decode: decode.decodeCreate,
    encode: encode.encodeSubmitted,
  },
  {
    method: 'GET',
    path: '/video/generations/:videoId',
    kind: 'get',
    decode: decodeGet,
    encode: encode.encodeTask,
  },
];
