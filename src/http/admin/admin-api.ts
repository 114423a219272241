/** The admin API: projects, keys, money, for whoever has a key with the scope `admin`. */
import type { FastifyInstance } from 'fastify';
import type { Dialect } from '../../core/index.ts';
import type { Engine } from '../../engine/index.ts';
import type { Identity } from '../../identity/index.ts';
import { authenticate } from '../authenticate.ts';
import { requireScope } from '../permissions.ts';
import { sendError } from '../send-error.ts';
import { mountKeys } from './mount-keys.ts';
import { mountMoney } from './mount-money.ts';
import { mountPrices } from './mount-prices.ts';
import { mountProjects } from './mount-projects.ts';

export interface AdminParts {
  readonly engine: Pick<Engine, 'money' | 'prices' | 'setPrices' | 'listModels'>;
  readonly identity: Identity;
  /** In whose shape errors are answered. */
  readonly speaker: Dialect;
  readonly dialectIds: readonly string[];
}

export const ADMIN_PREFIX = '/admin/v1';

/** To be registered below {@link ADMIN_PREFIX}. */
export async function mountAdminApi(server: FastifyInstance, parts: AdminParts): Promise<void> {
  server.setErrorHandler((error, request, reply) =>
    sendError(parts.speaker, error, request, reply),
  );
  server.addHook('onRequest', async (request) => {
    request.dialect = parts.speaker;
    request.principal = await authenticate(parts.identity, request);
    requireScope(request.principal, ['admin']);
  });
  mountProjects(server, parts);
  mountKeys(server, parts);
  mountMoney(server, parts);
  mountPrices(server, parts);
}
