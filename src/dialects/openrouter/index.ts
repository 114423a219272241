/** OpenRouter's video jobs: submit, poll, download, and what each model can do. */
import type { Dialect } from '../../core/index.ts';
import { encodeEvent, signEvent } from './encode-event.ts';
import { encodeError } from './errors.ts';
import { routes } from './routes.ts';

export const openrouter: Dialect = {
  id: 'openrouter',
  prefixes: ['/openrouter/api/v1', '/api/v1'],
  routes,
  encodeError,
  encodeEvent,
  signEvent,
};
