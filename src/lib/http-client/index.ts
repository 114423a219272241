/** The guarded HTTP client. */
export { readBody, sendRequest, type HttpRequest } from './http-client.ts';
export { ForbiddenAddressError, ResponseTooLargeError, UnreachableError } from './http-errors.ts';
