/**
 * What the gateway knows and no vendor has a field for, to be read with any key: who the key is, how
 * far its money goes, what models can do, and videos whole. What changes something is asked for in
 * the words of a dialect.
 */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ContentVariant, Dialect, Principal, Video } from '../../core/index.ts';
import type { Engine } from '../../engine/index.ts';
import type { Identity } from '../../identity/index.ts';
import { authenticate } from '../authenticate.ts';
import { linkUrl } from '../mount-links.ts';
import { requirePermission } from '../permissions.ts';
import { sendError } from '../send-error.ts';
import { encodeBalance, encodeKey } from './encode-caller.ts';
import { encodeModel } from './encode-model.ts';
import { encodeVideo, type LinkTo } from './encode-video.ts';
import { readListQuery } from './read-list-query.ts';

export const OWN_PREFIX = '/reprise/v1';

export interface OwnApiParts {
  readonly engine: Pick<
    Engine,
    'getVideo' | 'listVideos' | 'listModels' | 'getBalance' | 'linkContent' | 'refreshLinks'
  >;
  readonly identity: Pick<Identity, 'authenticate'>;
  readonly publicUrl: string | null;
  /** In whose shape errors are answered. */
  readonly speaker: Dialect;
}

/** To be registered below {@link OWN_PREFIX}. */
export async function mountOwnApi(server: FastifyInstance, parts: OwnApiParts): Promise<void> {
  const { engine, identity, publicUrl, speaker } = parts;
  server.setErrorHandler((error, request, reply) => sendError(speaker, error, request, reply));
  server.addHook('onRequest', async (request) => {
    request.dialect = speaker;
    request.principal = await authenticate(identity, request);
    requirePermission(request.principal, 'get');
  });
  for (const { path, handle } of routesOf(engine, publicUrl)) {
    server.route({ method: 'GET', url: path, handler: handle });
  }
}

interface OwnRoute {
  readonly path: string;
  handle(request: FastifyRequest): Promise<unknown>;
}

function routesOf(
  engine: OwnApiParts['engine'],
  publicUrl: OwnApiParts['publicUrl'],
): readonly OwnRoute[] {
  const linkerFor =
    (request: FastifyRequest): LinkTo =>
    (video: Video, variant: ContentVariant) => {
      const link = engine.linkContent(video, variant);
      return link === null ? null : linkUrl(publicUrl, request, link);
    };
  return [
    { path: '/key', handle: async (request) => encodeKey(principalOf(request)) },
    {
      path: '/balance',
      handle: async (request) => encodeBalance(await engine.getBalance(principalOf(request))),
    },
    {
      path: '/models',
      handle: async (request) => {
        const { models: allowed } = principalOf(request);
        const models = engine.listModels();
        const usable = models.filter(({ name }) => allowed === null || allowed.includes(name));
        return { object: 'list', data: usable.map(encodeModel) };
      },
    },
    {
      path: '/videos',
      handle: async (request) => {
        const command = readListQuery(request.query as Record<string, unknown>);
        const { videos, hasMore } = await engine.listVideos(principalOf(request), command);
        await engine.refreshLinks();
        const data = videos.map((video) => encodeVideo(video, linkerFor(request)));
        return { object: 'list', data, has_more: hasMore };
      },
    },
    {
      path: '/videos/:videoId',
      handle: async (request) => {
        const { videoId } = request.params as { videoId: string };
        const video = await engine.getVideo(principalOf(request), { kind: 'get', videoId });
        await engine.refreshLinks();
        return encodeVideo(video, linkerFor(request));
      },
    },
  ];
}

function principalOf({ principal }: FastifyRequest): Principal {
  if (principal === null) throw new Error('the request was not authenticated');
  return principal;
}
