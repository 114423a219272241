/** Every route of the dialect on one screen. */
import type { DialectRoute } from '../../core/index.ts';
import { lookups, taskRoutes } from '../videos-api/index.ts';
import * as decode from './decode.ts';
import { encodeKeyBalance, encodeUserBalance } from './encode-balance.ts';
import * as encode from './encode.ts';
import { decodeUpload } from './decode-upload.ts';
import { encodeUpload } from './encode-upload.ts';

/** OpenAI's path for another operation: here it makes the video longer. */
export const REMIX_PATH = '/videos/:videoId/remix';

const BALANCE = {
  method: 'GET',
  kind: 'get_balance',
  decode: () => ({ kind: 'get_balance' }) as const,
} as const;

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
  // One page is on the key's balance, the other on the user's: here the project has the money.
  { ...BALANCE, path: '/balance', encode: encodeKeyBalance },
  { ...BALANCE, path: '/user/balance', encode: encodeUserBalance },
];
