/** Decides whether an address belongs to the public internet, so that nobody can use us to reach ours. */
import ipaddr from 'ipaddr.js';

/** The only part of IPv6 that is assigned to the public internet. */
const PUBLIC_IPV6 = ipaddr.IPv6.parseCIDR('2000::/3');

/**
 * True for globally routable unicast only: loopback, private, link-local (cloud metadata), carrier
 * NAT, multicast, documentation ranges and every way of wrapping IPv4 into IPv6 are refused.
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.parse(address);
  if (parsed.range() !== 'unicast') return false;
  return parsed instanceof ipaddr.IPv4 || parsed.match(PUBLIC_IPV6);
}
