/** What the admin API works with, and a route of it. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Dialect } from '../../core/index.ts';
import type { Engine } from '../../engine/index.ts';
import type { Identity } from '../../identity/index.ts';

export interface AdminParts {
  readonly engine: Pick<Engine, 'money' | 'prices' | 'setPrices' | 'listModels'>;
  readonly identity: Identity;
  /** In whose shape errors are answered. */
  readonly speaker: Dialect;
  readonly dialectIds: readonly string[];
}

export interface AdminRoute {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below the API's prefix. */
  readonly path: string;
  /** What it gives is the answer's body, unless it has sent one itself. */
  handle(request: FastifyRequest, reply: FastifyReply): Promise<unknown>;
}
