/** Resolves a name and refuses it when any of its addresses is not public. */
import { lookup as resolveName, type LookupAddress, type LookupOptions } from 'node:dns';
import { ForbiddenAddressError } from './http-errors.ts';
import { isPublicAddress } from './public-address.ts';

type LookupCallback = (
  error: Error | null,
  address: string | LookupAddress[],
  family?: number,
) => void;

/**
 * Used by the socket itself, so the address that was checked is the address that is dialled: a name
 * that answers differently the second time (DNS rebinding) gains nothing.
 */
export function guardedLookup(
  hostname: string,
  options: LookupOptions,
  callback: LookupCallback,
): void {
  resolveName(hostname, { ...options, all: true }, (error, addresses) => {
    const first = addresses?.[0];
    if (error !== null || first === undefined) {
      callback(error ?? new Error(`${hostname} has no address`), '');
    } else if (!addresses.every((entry) => isPublicAddress(entry.address))) {
      callback(new ForbiddenAddressError(hostname), '');
    } else if (options.all === true) {
      callback(null, addresses);
    } else {
      callback(null, first.address, first.family);
    }
  });
}
