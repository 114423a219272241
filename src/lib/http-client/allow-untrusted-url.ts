/** What can be told from a URL alone, before any name in it is looked up. */
import ipaddr from 'ipaddr.js';
import { ForbiddenAddressError } from './http-errors.ts';
import { isPublicAddress } from './public-address.ts';

/** Names that mean this machine by definition, whatever a resolver makes of them. */
const LOCAL_NAME = /(^|\.)localhost\.?$/;

/**
 * Throws {@link ForbiddenAddressError} for anything but http(s), and for a host that is given as an
 * address: that is dialled without a lookup, so the guarded lookup would never see it. The URL
 * parser has by then turned decimal, octal, hexadecimal and shortened spellings into dotted ones.
 */
export function allowUntrustedUrl(url: string): void {
  if (!URL.canParse(url)) throw new ForbiddenAddressError('what is no URL');
  const { protocol, hostname } = new URL(url);
  if (protocol !== 'http:' && protocol !== 'https:') throw new ForbiddenAddressError(protocol);
  const host = hostname.replace(/^\[|\]$/g, '');
  const isPrivate = ipaddr.isValid(host) && !isPublicAddress(host);
  if (isPrivate || LOCAL_NAME.test(host)) throw new ForbiddenAddressError(host);
}
