/** The video tasks of new-api, which one-api and its other descendants share. */
import type { Dialect } from '../../core/index.ts';
import { encodeError } from '../videos-api/index.ts';
import { routes } from './routes.ts';

export const newapi: Dialect = { id: 'newapi', prefixes: ['/newapi/v1'], routes, encodeError };
