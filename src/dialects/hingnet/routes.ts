/** Every route of the dialect: those of the Videos API. */
import type { DialectRoute } from '../../core/index.ts';
import { videosApiRoutes } from '../videos-api/index.ts';
import * as decode from './decode.ts';
import * as encode from './encode.ts';

export const routes: readonly DialectRoute[] = videosApiRoutes({ ...decode, ...encode });
