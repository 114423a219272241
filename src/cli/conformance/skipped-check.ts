/** A feature could not be looked at; the message says why. */

export class SkippedCheck extends Error {
  override readonly name = 'SkippedCheck';
}
