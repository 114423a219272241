/** The code of a system or SQL error, such as `ENOENT` or `40001`; empty when there is none. */

export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
