/** Money: balances, top-ups, adjustments, refunds, statements, usage, and the proof of it all. */
import { Readable } from 'node:stream';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { recordTransfer, recordUsage, USAGE_DIMENSIONS } from '../../engine/index.ts';
import type { TransferWish } from '../../engine/index.ts';
import { systemClock } from '../../lib/clock.ts';
import { randomHex } from '../../lib/random.ts';
import type { AdminParts, AdminRoute } from './admin-route.ts';
import { encodeBalance } from './encode-admin.ts';
import { requireProject } from './project-routes.ts';
import { instant, micros, readAdminBody, signedMicros, text } from './read-admin-body.ts';

/** The same id is done once, so a request whose answer was lost can be sent again. */
const WHY = {
  reason: text,
  id: z
    .string()
    .regex(/^[\w.:-]{1,100}$/, 'use up to 100 letters, digits, . : - or _')
    .optional(),
};
const TOP_UP = z.strictObject({ ...WHY, amount_micros: micros.min(1) });
const ADJUSTMENT = z.strictObject({ ...WHY, amount_micros: signedMicros });
const REFUND = z.strictObject({
  ...WHY,
  video_id: text,
  amount_micros: micros.min(1).optional(),
});
const PERIOD = z.object({ from: instant.optional(), to: instant.optional() });
const STATEMENT = PERIOD.extend({ format: z.enum(['json', 'csv']).default('json') });
const USAGE = PERIOD.extend({
  project: text.optional(),
  group_by: z
    .string()
    .default(USAGE_DIMENSIONS.join(','))
    .transform((value) => value.split(','))
    .pipe(z.array(z.enum(USAGE_DIMENSIONS)).min(1)),
});
const DEFAULT_PERIOD_MS = 30 * 24 * 3600 * 1000;

export function moneyRoutes({ engine, identity }: AdminParts): readonly AdminRoute[] {
  const { money } = engine;

  async function transfer(
    request: FastifyRequest,
    { id, reason }: { readonly id?: string | undefined; readonly reason: string },
    what: TransferWish,
  ) {
    const { id: projectId } = await requireProject(identity, request.params);
    const actor = request.principal?.keyId ?? 'unknown';
    const why = { projectId, requestId: id ?? randomHex(8), reason, actor };
    return { object: 'transfer', ...recordTransfer(await money.transfer({ ...why, ...what })) };
  }

  return [
    {
      method: 'GET',
      path: '/projects/:id/balance',
      handle: async (request) => {
        const { id } = await requireProject(identity, request.params);
        return encodeBalance(await money.readBalance(id));
      },
    },

    {
      method: 'POST',
      path: '/projects/:id/top-ups',
      handle: async (request) => {
        const body = readAdminBody(TOP_UP, request.body);
        return await transfer(request, body, { kind: 'top_up', amountMicros: body.amount_micros });
      },
    },

    {
      method: 'POST',
      path: '/projects/:id/adjustments',
      handle: async (request) => {
        const body = readAdminBody(ADJUSTMENT, request.body);
        return await transfer(request, body, {
          kind: 'adjustment',
          amountMicros: body.amount_micros,
        });
      },
    },

    {
      method: 'POST',
      path: '/projects/:id/refunds',
      handle: async (request) => {
        const body = readAdminBody(REFUND, request.body);
        const amountMicros = body.amount_micros ?? null;
        return await transfer(request, body, {
          kind: 'refund',
          videoId: body.video_id,
          amountMicros,
        });
      },
    },

    {
      method: 'GET',
      path: '/projects/:id/statement',
      handle: async (request, reply) => {
        const { id: projectId } = await requireProject(identity, request.params);
        const { from = null, to = null, format } = readAdminBody(STATEMENT, request.query);
        const mediaType = format === 'csv' ? 'text/csv' : 'application/json';
        reply.header('content-type', `${mediaType}; charset=utf-8`);
        return await reply.send(
          Readable.from(money.formatStatement({ projectId, from, to }, format)),
        );
      },
    },

    {
      method: 'GET',
      path: '/usage',
      handle: async (request) => {
        const query = readAdminBody(USAGE, request.query);
        const to = query.to ?? systemClock.now();
        const from = query.from ?? new Date(to.getTime() - DEFAULT_PERIOD_MS);
        const rows = await money.readUsage({ projectId: query.project ?? null, from, to });
        const data = money.summarizeUsage(rows, query.group_by).map(recordUsage);
        return { object: 'list', from: from.toISOString(), to: to.toISOString(), data };
      },
    },

    {
      method: 'POST',
      path: '/ledger/verify',
      handle: async () => {
        const { faults, ...counts } = await money.verify();
        return {
          object: 'ledger.verification',
          is_balanced: faults.length === 0,
          ...counts,
          faults,
        };
      },
    },
  ];
}
