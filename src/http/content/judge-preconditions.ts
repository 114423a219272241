/** Decides by the conditions of a request whether its bytes are sent, in the order HTTP gives them. */
import type { IncomingHttpHeaders } from 'node:http';

/** What tells one state of the bytes from another. Both are strong: the bytes never change. */
export interface Validators {
  /** With its quotation marks. */
  readonly etag: string;
  readonly lastModified: Date;
}

export type Verdict = 'send' | 'not_modified' | 'failed';

export function judgePreconditions(headers: IncomingHttpHeaders, is: Validators): Verdict {
  const ifMatch = headers['if-match'];
  const unmodifiedSince = readDate(headers['if-unmodified-since']);
  if (ifMatch !== undefined) {
    if (!namesEtag(ifMatch, is.etag, 'strong')) return 'failed';
  } else if (unmodifiedSince !== null && toSecond(is.lastModified) > unmodifiedSince) {
    return 'failed';
  }
  const ifNoneMatch = headers['if-none-match'];
  if (ifNoneMatch !== undefined) {
    return namesEtag(ifNoneMatch, is.etag, 'weak') ? 'not_modified' : 'send';
  }
  const modifiedSince = readDate(headers['if-modified-since']);
  return modifiedSince !== null && toSecond(is.lastModified) <= modifiedSince
    ? 'not_modified'
    : 'send';
}

/** Whether parts may be sent: what the client has already must be of the same bytes. */
export function mayContinue(ifRange: string | undefined, is: Validators): boolean {
  if (ifRange === undefined) return true;
  if (ifRange.includes('"')) return ifRange.trim() === is.etag;
  return readDate(ifRange) === toSecond(is.lastModified);
}

/** `*` stands for whatever there is. A weak name only says that what it names looks the same. */
function namesEtag(list: string, etag: string, comparison: 'strong' | 'weak'): boolean {
  if (list.trim() === '*') return true;
  const names = list.match(/(?:W\/)?"[^"]*"/g) ?? [];
  return names.some((name) => name === etag || (comparison === 'weak' && name === `W/${etag}`));
}

/** HTTP's dates count whole seconds. Null for what is no date, which is then no condition. */
function readDate(text: string | undefined): number | null {
  const time = Date.parse(text ?? '');
  return Number.isNaN(time) ? null : Math.floor(time / 1000);
}

function toSecond(date: Date): number {
  return Math.floor(date.getTime() / 1000);
}
