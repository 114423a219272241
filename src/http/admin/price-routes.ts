/** Prices: those that hold, and setting others. */
import { z } from 'zod';
import { pricing, type PriceBook, type PriceRow } from '../../core/index.ts';
import type { AdminParts, AdminRoute } from './admin-route.ts';
import { readAdminBody, text } from './read-admin-body.ts';

const unitMicros = z.number().int().min(0).max(pricing.MAX_UNIT_MICROS).default(0);
const ROW = z.strictObject({
  model: text,
  operations: z
    .array(z.enum(['create', 'remix', 'edit', 'extend']))
    .min(1)
    .nullable()
    .default(null),
  resolution: text.nullable().default(null),
  per_second_micros: unitMicros,
  per_video_micros: unitMicros,
  per_reference_micros: unitMicros,
  audio_per_second_micros: unitMicros,
});
const LIST = z.strictObject({ rows: z.array(ROW).max(1000) });

export function priceRoutes({ engine }: AdminParts): readonly AdminRoute[] {
  const { prices } = engine;

  return [
    {
      method: 'GET',
      path: '/prices',
      handle: async () => encodeBook(await prices.current()),
    },

    {
      method: 'GET',
      path: '/prices/history',
      handle: async () => {
        const lists = await prices.history();
        const data = lists.map(({ version, rows, actor, createdAt }) => ({
          object: 'price_list',
          version,
          actor,
          created_at: createdAt.toISOString(),
          rows: rows.map(encodeRow),
        }));
        return { object: 'list', data };
      },
    },

    {
      method: 'PUT',
      path: '/prices',
      handle: async (request) => {
        const rows = readAdminBody(LIST, request.body).rows.map(decodeRow);
        return encodeBook(await engine.setPrices(rows, request.principal?.keyId ?? 'unknown'));
      },
    },
  ];
}

function decodeRow(row: z.infer<typeof ROW>): PriceRow {
  return {
    model: row.model,
    operations: row.operations,
    resolution: row.resolution,
    perSecondMicros: row.per_second_micros,
    perVideoMicros: row.per_video_micros,
    perReferenceMicros: row.per_reference_micros,
    audioPerSecondMicros: row.audio_per_second_micros,
  };
}

function encodeBook({ version, rows }: PriceBook): Record<string, unknown> {
  return { object: 'price_book', version, currency: 'usd', rows: rows.map(encodeRow) };
}

function encodeRow(row: PriceRow): Record<string, unknown> {
  return {
    model: row.model,
    operations: row.operations,
    resolution: row.resolution,
    per_second_micros: row.perSecondMicros,
    per_video_micros: row.perVideoMicros,
    per_reference_micros: row.perReferenceMicros,
    audio_per_second_micros: row.audioPerSecondMicros,
  };
}
