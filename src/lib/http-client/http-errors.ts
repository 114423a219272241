/** What can go wrong with an outbound request besides an answer with an error status. */

/** The URL leads to an address that is not on the public internet, or is not http(s). */
export class ForbiddenAddressError extends Error {
  override readonly name = 'ForbiddenAddressError';

  constructor(target: string) {
    super(`${target} is not a public http(s) address`);
  }
}

/** The answer is larger than the caller of the client allowed. */
export class ResponseTooLargeError extends Error {
  override readonly name = 'ResponseTooLargeError';

  constructor(maxBytes: number) {
    super(`the response is larger than ${maxBytes} bytes`);
  }
}

/** No usable answer: refused, reset, timed out, or too many redirects. */
export class UnreachableError extends Error {
  override readonly name = 'UnreachableError';
}
