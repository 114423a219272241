/** The prices that hold: those of the start, and over them what an operator has set since. */
import { pricing, type PriceBook, type PriceRow } from '../core/index.ts';
import type { Queryable } from '../db/index.ts';
import type { Clock } from '../lib/clock.ts';
import * as statements from './statements.ts';

export interface PriceList {
  /** Grows with each. */
  readonly version: number;
  readonly rows: readonly PriceRow[];
  readonly actor: string;
  readonly createdAt: Date;
}

export interface PriceLists {
  /**
   * In a transaction it must be read there: if it took a connection of its own, as many callers as
   * there are connections would each wait for one more.
   */
  current(transaction?: Queryable): Promise<PriceBook>;
  /**
   * What `rows` would make of the prices of the start, without setting them. Throws a RangeError
   * for a row that no price could be computed from.
   */
  preview(rows: readonly PriceRow[]): PriceBook;
  /** From now on; an empty list gives the prices of the start back. Throws as `preview` does. */
  publish(rows: readonly PriceRow[], actor: string): Promise<PriceBook>;
  /** Newest first, at most a hundred. */
  history(): Promise<readonly PriceList[]>;
}

/** How long other replicas may go on with the list before; what is quoted stays with its video. */
const KEPT_MS = 1000;

export function createPriceLists(database: Queryable, start: PriceBook, clock: Clock): PriceLists {
  let kept: { readonly book: PriceBook; readonly untilMs: number } | null = null;

  function keep(book: PriceBook): PriceBook {
    kept = { book, untilMs: clock.monotonicMs() + KEPT_MS };
    return book;
  }

  function over(rows: readonly PriceRow[], version: string): PriceBook {
    return rows.length === 0
      ? start
      : pricing.overlayPrices(start, `${start.version}+${version}`, rows);
  }

  return {
    async current(transaction = database) {
      if (kept !== null && kept.untilMs > clock.monotonicMs()) return kept.book;
      const { rows } = await transaction.query<PriceList>(statements.FIND_PRICE_LIST, []);
      const latest = rows[0];
      return keep(latest === undefined ? start : over(latest.rows, String(latest.version)));
    },

    preview: (rows) => over(rows, 'preview'),

    async publish(rows, actor) {
      // A list that no price can be computed from would stop every gateway that reads it.
      over(rows, 'preview');
      // As text: an array would become one of SQL's.
      const values = [JSON.stringify(rows), actor, clock.now()];
      const made = await database.query<PriceList>(statements.INSERT_PRICE_LIST, values);
      return keep(over(rows, String(made.rows[0]?.version)));
    },

    async history() {
      return (await database.query<PriceList>(statements.LIST_PRICE_LISTS, [])).rows;
    },
  };
}
