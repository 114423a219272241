/** A gateway did not do what its dialect promises; the message says what came instead. */

export class ConformanceFailure extends Error {
  override readonly name = 'ConformanceFailure';
}
