/** What rooms need to run their SQL, the same inside and outside a transaction. */

export interface Statement {
  /** Unique in the program and at most 63 bytes: the server plans each name once per connection. */
  readonly name: string;
  readonly text: string;
}

export interface QueryResult<Row> {
  readonly rows: Row[];
  /** Rows returned or changed. */
  readonly rowCount: number;
}

/**
 * Values travel apart from the text. A plain object becomes JSON and a JavaScript array becomes an
 * SQL array, so an array that is meant as JSON must be passed as text.
 */
export interface Queryable {
  query<Row = Record<string, unknown>>(
    statement: Statement,
    values: readonly unknown[],
  ): Promise<QueryResult<Row>>;
  /**
   * Tells every process that listens to the channel, once the transaction is committed; outside
   * one, at once. It may be lost with the process, so whoever listens has to look as well.
   */
  notifyAfterCommit(channel: string, payload: string): void;
}
