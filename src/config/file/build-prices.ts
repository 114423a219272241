/** The list prices with the configuration file's over them. */
import { createHash } from 'node:crypto';
import { formatSize, pricing } from '../../core/index.ts';
import type { ModelCatalogue, PriceBook, PriceRow } from '../../core/index.ts';
import type { Complain } from './complaint.ts';
import type { ParsedFile } from './file-schema.ts';

/** Complains of a row that fits no model, and of a model that no row fits. */
export function buildPrices(
  file: ParsedFile,
  catalogue: ModelCatalogue,
  complain: Complain,
): PriceBook {
  const base = withLikenesses(pricing.defaultPrices(), file);
  const overlay = [...rowsOfModels(file), ...rowsOfPrices(file, catalogue, complain)];
  const isChanged = overlay.length > 0 || file.models !== undefined;
  const book = pricing.overlayPrices(base, base.version, overlay);
  if (!isChanged) return book;
  // The version is made from the rows, so that replicas with the same file agree on it.
  const prices = pricing.createPriceBook(versionOf(book.rows), book.rows);
  const unpriced = pricing.findUnpriced(prices, catalogue);
  if (unpriced !== null) {
    complain(
      ['prices'],
      `has no price for ${unpriced.operation} of ${unpriced.model} at ${formatSize(unpriced)}; a model that is priced here is priced by this list alone.`,
    );
  }
  return prices;
}

function versionOf(rows: readonly PriceRow[]): string {
  return `file-${createHash('sha256').update(JSON.stringify(rows)).digest('hex').slice(0, 12)}`;
}

/** A model that is like another has its list price. */
function withLikenesses(base: PriceBook, file: ParsedFile): PriceBook {
  const alike = Object.entries(file.models ?? {}).flatMap(([name, { like }]) =>
    like === undefined || like === name
      ? []
      : base.rows.filter(({ model }) => model === like).map((row) => ({ ...row, model: name })),
  );
  const renamed = new Set(alike.map(({ model }) => model));
  const rest = base.rows.filter(({ model }) => !renamed.has(model));
  return pricing.createPriceBook(base.version, [...rest, ...alike]);
}

function rowsOfModels(file: ParsedFile): PriceRow[] {
  return Object.entries(file.models ?? {}).flatMap(([model, { price }]) =>
    price === undefined ? [] : [priceRow({ model, ...price })],
  );
}

function rowsOfPrices(
  file: ParsedFile,
  { models }: ModelCatalogue,
  complain: Complain,
): PriceRow[] {
  const rows = (file.prices ?? []).map(priceRow);
  for (const [index, { model }] of rows.entries()) {
    if ([...models.keys()].some((name) => pricing.matchesModel(model, name))) continue;
    const names = [...models.keys()].join(', ');
    complain(['prices', index, 'model'], `fits no model; models are: ${names}.`);
  }
  return rows;
}

function priceRow(parsed: NonNullable<ParsedFile['prices']>[number]): PriceRow {
  return {
    model: parsed.model,
    operations: parsed.operations ?? null,
    resolution: parsed.resolution ?? null,
    perSecondMicros: parsed.perSecondUsd ?? 0,
    perVideoMicros: parsed.perVideoUsd ?? 0,
    perReferenceMicros: parsed.perReferenceUsd ?? 0,
    audioPerSecondMicros: parsed.audioPerSecondUsd ?? 0,
  };
}
