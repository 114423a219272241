/** The video tasks of new-api, which one-api and its other descendants share. */
import type { Dialect } from '../../core/index.ts';
import { errors } from '../videos-api/index.ts';
import { routes } from './routes.ts';

const { encodeError } = errors;

export const newapi: Dialect = { id: 'newapi', prefixes: ['/newapi/v1'], routes, encodeError };
