/** The dialect of ezmodel's video API: OpenAI's, with a remix of its own and the word `cancelled`. */
import type { Dialect } from '../../core/index.ts';
import { encodeError } from './errors.ts';
import { routes } from './routes.ts';

export const ezmodel: Dialect = {
  id: 'ezmodel',
  prefixes: ['/ezmodel/v1'],
  routes,
  encodeError,
};
