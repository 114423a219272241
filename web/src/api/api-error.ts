/** A request that did not succeed: refused by the gateway, or never answered. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  /** 0 when there was no answer. */
  readonly status: number;
  readonly code: string;
  /** The field at fault, in the API's words. */
  readonly param: string | null;

  constructor(
    message: string,
    { status = 0, code = 'unreachable', param = null as string | null } = {},
  ) {
    super(message);
    this.status = status;
    this.code = code;
    this.param = param;
  }

  /** Nothing is wrong with the request: the gateway is away, or will be back. */
  get isPassing(): boolean {
    return this.status === 0 || this.status === 502 || this.status === 503 || this.status === 504;
  }
}
