/** APIMart's tasks: create a video, ask for its task, extend it, send images for it. */
import type { Dialect } from '../../core/index.ts';
import { encodeError } from './errors.ts';
import { recognizes } from './recognizes.ts';
import { routes } from './routes.ts';

export const apimart: Dialect = {
  id: 'apimart',
  prefixes: ['/apimart/v1'],
  routes,
  recognizes,
  encodeError,
};
