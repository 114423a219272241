/** Something we depend on, such as the database, does not answer right now; asking again helps. */

export class UnavailableError extends Error {
  override readonly name: string = 'UnavailableError';
}
