/** The built-in PostgreSQL could not be started; the message says what to do. */

export class EmbeddedPostgresFailed extends Error {
  override readonly name = 'EmbeddedPostgresFailed';
}
