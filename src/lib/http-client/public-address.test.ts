/** Only addresses of the public internet pass, in any spelling. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPublicAddress } from './public-address.ts';

describe('isPublicAddress', () => {
  it.each(['1.1.1.1', '8.8.8.8', '93.184.216.34', '2606:4700:4700::1111', '2a00:1450:4001::65'])(
    'accepts %s',
    (address) => {
      expect(isPublicAddress(address)).toBe(true);
    },
  );

  it.each([
    ['this host', '0.0.0.0'],
    ['this network', '0.1.2.3'],
    ['loopback', '127.0.0.1'],
    ['all of loopback', '127.255.255.254'],
    ['private', '10.0.0.1'],
    ['private', '172.16.0.1'],
    ['private', '172.31.255.255'],
    ['private', '192.168.1.1'],
    ['carrier NAT', '100.64.0.1'],
    ['link-local', '169.254.0.1'],
    ['cloud metadata', '169.254.169.254'],
    ['Alibaba metadata', '100.100.100.200'],
    ['protocol assignments', '192.0.0.1'],
    ['documentation', '192.0.2.1'],
    ['documentation', '198.51.100.1'],
    ['documentation', '203.0.113.1'],
    ['benchmarks', '198.18.0.1'],
    ['multicast', '224.0.0.1'],
    ['reserved', '240.0.0.1'],
    ['broadcast', '255.255.255.255'],
    ['unspecified', '::'],
    ['loopback', '::1'],
    ['unique local', 'fd00::1'],
    ['AWS metadata', 'fd00:ec2::254'],
    ['link-local', 'fe80::1'],
    ['link-local with a zone', 'fe80::1%eth0'],
    ['site-local', 'fec0::1'],
    ['multicast', 'ff02::1'],
    ['documentation', '2001:db8::1'],
    ['wrapped loopback', '::ffff:127.0.0.1'],
    ['wrapped loopback in hexadecimal', '::ffff:7f00:1'],
    ['wrapped public', '::ffff:8.8.8.8'],
    ['wrapped the old way', '::127.0.0.1'],
    ['wrapped the old way, private', '::10.0.0.1'],
    ['NAT64', '64:ff9b::7f00:1'],
    ['local NAT64', '64:ff9b:1::7f00:1'],
    ['6to4', '2002:7f00:1::'],
    ['Teredo', '2001:0:7f00:1::'],
    ['outside what is assigned', '4000::1'],
    ['no address', 'localhost'],
    ['no address', ''],
    ['no address', '1.2.3.4.5'],
  ])('refuses %s: %s', (_name, address) => {
    expect(isPublicAddress(address)).toBe(false);
  });

  it('refuses every private address however it is wrapped', () => {
    const octet = fc.integer({ min: 0, max: 255 });
    const first = fc.constantFrom('10', '127', '192.168', '169.254', '0');
    fc.assert(
      fc.property(first, octet, octet, octet, (prefix, b, c, d) => {
        const dotted = [...prefix.split('.'), b, c, d].slice(0, 4).join('.');
        for (const address of [dotted, `::ffff:${dotted}`, `::${dotted}`, `64:ff9b::${dotted}`]) {
          expect(isPublicAddress(address)).toBe(false);
        }
      }),
    );
  });
});
