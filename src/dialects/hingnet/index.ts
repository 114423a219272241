/** HingNet's video API: Sora videos in words of its own, Veo videos nearly in OpenAI's. */
import type { Dialect } from '../../core/index.ts';
import { encodeError } from './errors.ts';
import { routes } from './routes.ts';

export const hingnet: Dialect = {
  id: 'hingnet',
  prefixes: ['/hingnet/v1'],
  routes,
  encodeError,
};
