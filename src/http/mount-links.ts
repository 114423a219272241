/** Serves results to whoever has a signed link: browsers, players, programs without a key. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { AssetLink, Engine } from '../engine/index.ts';
import { sendContent } from './send-content.ts';

const PATH = '/files';

/** Absolute, since it is used far from here. */
export function linkUrl(
  publicUrl: string | null,
  request: FastifyRequest,
  { assetId, expires, signature }: AssetLink,
): string {
  const base = publicUrl?.replace(/\/+$/, '') ?? `${request.protocol}://${request.host}`;
  return `${base}${PATH}/${assetId}.mp4?expires=${expires}&signature=${signature}`;
}

export function mountLinks(server: FastifyInstance, engine: Engine): void {
  server.route({
    method: ['GET', 'HEAD'],
    exposeHeadRoute: false,
    url: `${PATH}/:name`,
    handler: async (request, reply) => {
      const { name = '' } = request.params as Record<string, string>;
      const query = request.query as Record<string, unknown>;
      const link: AssetLink = {
        assetId: name.replace(/\.mp4$/, ''),
        expires: Number(query['expires']),
        signature: String(query['signature']),
      };
      const asset = await engine.openLink(link);
      // A page of any origin may play it: the link itself is the permission.
      reply.header('access-control-allow-origin', '*');
      await sendContent(request, reply, asset, name);
    },
  });
}
