/** The guarded HTTP client. */
export { readBody, sendRequest, type HttpRequest, type HttpResponse } from './http-client.ts';
export { ForbiddenAddressError, ResponseTooLargeError, UnreachableError } from './http-errors.ts';
export { postJson, type ConfiguredService } from './post-json.ts';
