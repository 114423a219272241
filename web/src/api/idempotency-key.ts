/** A name for one wish, so that sending it twice makes one video. */

/** `crypto.randomUUID` is missing where the studio is opened over plain HTTP from elsewhere. */
export function newIdempotencyKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return `studio-${[...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}
