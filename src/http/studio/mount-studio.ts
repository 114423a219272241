/** Serves the studio's built files: one page for every path of it, and what that page loads. */
import { open } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { hasErrorCode } from '../../lib/has-error-code.ts';
import type { Delivery } from '../content/hand-over.ts';
import { pageHeaders } from './page-headers.ts';

export interface StudioParts {
  /** Where the build leaves the studio; read at each request, so that a start costs nothing. */
  readonly studioFolder: string;
  readonly delivery: Delivery;
}

/** Below it the studio's paths cannot be taken for those of an API. */
const STUDIO_PREFIX = '/studio';
const PAGES = /^(create|webhooks(\/[\w-]+)?|videos\/[\w-]+|errors\/\w+)?$/;
/** Their names hold a hash of their content. */
const ASSET_CACHE = 'public, max-age=31536000, immutable';
const ASSET_NAME = /^[\w-]+(\.[\w-]+)*\.(js|css|svg|woff2)$/;
const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.html': 'text/html; charset=utf-8',
};
const NOT_BUILT =
  'The studio is not built here: run "npm run build:studio" in the folder of Reprise, and load this page again.\n';

export function mountStudio(server: FastifyInstance, parts: StudioParts): void {
  const headers = pageHeaders(parts.delivery);
  const sendPage = async (request: FastifyRequest, reply: FastifyReply) => {
    reply.headers(headers);
    if (await sendFile(request, reply, join(parts.studioFolder, 'index.html'))) return;
    await reply.code(503).type('text/plain; charset=utf-8').send(NOT_BUILT);
  };
  // A double slash is a base URL put together wrongly, and its client reads JSON.
  const home = async (request: FastifyRequest, reply: FastifyReply) =>
    request.url.startsWith('//') ? reply.callNotFound() : sendPage(request, reply);
  server.get('/', home);
  const asset = async (request: FastifyRequest, reply: FastifyReply) => {
    const { name } = request.params as { name: string };
    reply.headers({ 'x-content-type-options': 'nosniff', 'cache-control': ASSET_CACHE });
    const path = join(parts.studioFolder, 'assets', name);
    if (ASSET_NAME.test(name) && (await sendFile(request, reply, path))) return;
    await sendNotFound(reply);
  };
  server.get(`${STUDIO_PREFIX}/assets/:name`, asset);
  const page = async (request: FastifyRequest, reply: FastifyReply) => {
    const { '*': path = '' } = request.params as { '*'?: string };
    return PAGES.test(path.replace(/\/$/, '')) ? sendPage(request, reply) : sendNotFound(reply);
  };
  server.get(STUDIO_PREFIX, page);
  server.get(`${STUDIO_PREFIX}/*`, page);
}

/** False when it does not exist. The build leaves a packed copy beside each file. */
async function sendFile(
  request: FastifyRequest,
  reply: FastifyReply,
  path: string,
): Promise<boolean> {
  const isPacked = /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
  const packed = isPacked ? await openFile(`${path}.gz`) : null;
  const file = packed ?? (await openFile(path));
  if (file === null) return false;
  await using handle = file;
  const bytes = await handle.readFile();
  reply.headers({
    'content-type': MEDIA_TYPES[extname(path)] ?? 'application/octet-stream',
    'content-length': bytes.length,
    vary: 'accept-encoding',
    ...(packed === null ? {} : { 'content-encoding': 'gzip' }),
  });
  await reply.send(bytes);
  return true;
}

async function openFile(path: string) {
  try {
    return await open(path);
  } catch (error) {
    if (hasErrorCode(error, 'ENOENT')) return null;
    throw error;
  }
}

async function sendNotFound(reply: FastifyReply): Promise<void> {
  reply.headers({ 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' });
  await reply.code(404).type('text/plain; charset=utf-8').send('There is nothing here.\n');
}
