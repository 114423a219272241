/** The admin API: projects, keys, money and prices, for whoever has a key with the scope `admin`. */
import type { FastifyInstance } from 'fastify';
import { authenticate } from '../authenticate.ts';
import { requireScope } from '../permissions.ts';
import { sendError } from '../send-error.ts';
import type { AdminParts } from './admin-route.ts';
import { keyRoutes } from './key-routes.ts';
import { moneyRoutes } from './money-routes.ts';
import { priceRoutes } from './price-routes.ts';
import { projectRoutes } from './project-routes.ts';

export const ADMIN_PREFIX = '/admin/v1';

/** To be registered below {@link ADMIN_PREFIX}. */
export async function mountAdminApi(server: FastifyInstance, parts: AdminParts): Promise<void> {
  server.setErrorHandler((error, request, reply) =>
    sendError(parts.speaker, error, request, reply),
  );
  const routes = [projectRoutes, keyRoutes, moneyRoutes, priceRoutes];
  for (const { method, path, handle } of routes.flatMap((routesOf) => routesOf(parts))) {
    server.route({
      method,
      url: path,
      // Before the body is read: nobody unknown may make us take it in.
      onRequest: async (request) => {
        request.dialect = parts.speaker;
        request.principal = await authenticate(parts.identity, request);
        requireScope(request.principal, ['admin']);
      },
      handler: handle,
    });
  }
}
