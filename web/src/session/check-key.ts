/** Asks the gateway whose key it is, and says plainly what is wrong with one that will not do. */
import { ApiError } from '../api/api-error.ts';
import type { CallersKey } from '../api/api-objects.ts';
import { createGateway, OWN } from '../api/create-gateway.ts';

export async function checkKey(key: string): Promise<CallersKey> {
  try {
    return await createGateway({ key }).get<CallersKey>(`${OWN}/key`);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    if (error.status === 401) {
      throw new ApiError(
        'This key is not known here. It may have been mistyped, revoked, or ended.',
        {
          status: 401,
          code: error.code,
        },
      );
    }
    if (error.status === 403) {
      throw new ApiError(
        "This key may not see videos: the studio needs one with the scope 'videos', or 'read' to look only.",
        { status: 403, code: error.code },
      );
    }
    throw error;
  }
}

/** What people paste along with it. */
export function tidyKey(text: string): string {
  return text
    .trim()
    .replace(/^authorization:\s*/i, '')
    .replace(/^bearer\s+/i, '')
    .replace(/^(['"])(.*)\1$/, '$2')
    .trim();
}
