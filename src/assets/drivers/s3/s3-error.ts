/** What an S3 service answers instead of doing what it was asked. */
import { readBody, type HttpResponse } from '../../../lib/http-client/index.ts';
import { StorageFullError, StorageUnavailableError } from '../../asset-driver.ts';
import { readElement } from './read-xml.ts';

/** As several services spell it; none of them is in Amazon's list. */
const FULL_CODES: ReadonlySet<string> = new Set([
  'InsufficientStorage',
  'QuotaExceeded',
  'StorageFull',
  'XMinioStorageFull',
]);
const MAX_ERROR_BYTES = 64 * 1024;
const STATUS_FULL = 507;

/** An {@link UnavailableError} too: whatever an operator can mend is worth another try later. */
export class S3Error extends StorageUnavailableError {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string) {
    super(`the S3 service answered ${status} ${code}`);
    this.status = status;
    this.code = code;
  }

  /** Sent again at once it may well succeed. */
  get isPassing(): boolean {
    return this.status === 429 || this.status === 408 || [500, 502, 503, 504].includes(this.status);
  }

  get isMissingKey(): boolean {
    // An answer to HEAD has no body that could say what is missing.
    return this.status === 404 && this.code !== 'NoSuchBucket' && this.code !== 'NoSuchUpload';
  }
}

export async function readS3Error(
  method: string,
  response: HttpResponse,
): Promise<S3Error | StorageFullError> {
  const body = method === 'HEAD' ? '' : await readText(response);
  const code = readElement(body, 'Code') ?? response.statusText;
  const error = new S3Error(response.status, code);
  const isFull = response.status === STATUS_FULL || FULL_CODES.has(code);
  return isFull ? new StorageFullError('the S3 service has no room', { cause: error }) : error;
}

async function readText(response: HttpResponse): Promise<string> {
  try {
    return String(await readBody(response, MAX_ERROR_BYTES));
  } catch {
    return '';
  }
}
