/** OpenAI's Videos API as its SDKs call it. */
import type { Dialect } from '../../core/index.ts';
import { errors } from '../videos-api/index.ts';
import { encodeEvent } from './encode-event.ts';
import { replyHeaders } from './reply-headers.ts';
import { routes } from './routes.ts';

export const openai: Dialect = {
  id: 'openai',
  prefixes: ['/openai/v1', '/openai'],
  routes,
  encodeError: errors.encodeError,
  encodeEvent,
  replyHeaders,
};
