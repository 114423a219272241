/** Tells the operator, at each start, of a key that is given here and was ended by other means. */
import type { GivenKey } from '../identity/index.ts';
import type { Logger } from '../lib/logger.ts';

/** How a secret begins tells which it is, and of the shortest leaves ten letters to guess. */
const SHOWN_LETTERS = 6;

const MESSAGES = {
  revoked: 'a key that is given here was revoked: its secret lets nobody in',
  rotated:
    'a key that is given here was rotated: the secret before lets nobody in once its time is over',
  expired: 'a key that is given here has expired: its secret lets nobody in',
} as const;

/** `where` says what to change. Gives whether the given secret is good. */
export function warnOfEndedKey(
  logger: Logger,
  where: string,
  secret: string,
  { key, end }: GivenKey,
): boolean {
  if (end === null) return true;
  const { id: keyId, name, projectId } = key;
  const beginning = `${secret.slice(0, SHOWN_LETTERS)}…`;
  const message = `${MESSAGES[end]}. Put another secret into ${where}, or take it out.`;
  logger.warn({ keyId, name, projectId, beginning, where }, message);
  return false;
}
