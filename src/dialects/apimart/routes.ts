/** Every route of the dialect on one screen. */
import type { DialectRoute } from '../../core/index.ts';
import { lookups, taskRoutes } from '../videos-api/index.ts';
import * as decode from './decode.ts';
import { encodeBalance } from './encode-balance.ts';
import * as encode from './encode.ts';
import { decodeUpload } from './decode-upload.ts';
import { encodeUpload } from './encode-upload.ts';

/** OpenAI's path for another operation: here it makes the video longer. */
export const REMIX_PATH = '/videos/:videoId/remix';

export const routes: readonly DialectRoute[] = [
  {
    method: 'POST',
    path: '/videos/generations',
    kind: 'create',
    decode: decode.decodeCreate,
    encode: encode.encodeSubmitted,
  },
  {
    method: 'POST',
    path: REMIX_PATH,
    kind: 'extend',
    decode: decode.decodeExtend,
    encode: encode.encodeSubmitted,
  },
  ...taskRoutes('/tasks', encode.encodeTask),
  {
    method: 'GET',
    path: '/videos/:videoId/content',
    kind: 'open_content',
    decode: lookups.decodeOpenContent,
  },
  {
    method: 'POST',
    path: '/uploads/images',
    kind: 'create_file',
    decode: decodeUpload,
    encode: encodeUpload,
  },
  // One page is on the key's balance, the other on the account's: here the project has the money.
  ...['/balance', '/user/balance'].map((path) => ({
    method: 'GET' as const,
    path,
    kind: 'get_balance' as const,
    decode: () => ({ kind: 'get_balance' as const }),
    encode: encodeBalance,
  })),
];
