/**
 * Makes a key and a chain of certificates for it, for a gateway to which nobody has given one.
 *
 * Content credentials want a certificate that another one has signed. The other one's key is used
 * once and forgotten, so nothing else can ever be signed with it.
 */
import { createHash, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { randomSecret } from '../../../lib/random.ts';
import { bits, der, instant, integer, objectId, octets, sequence, set, text, yes } from './der.ts';

export interface MadeCertificates {
  readonly privateKey: KeyObject;
  /** DER; the key's own certificate first. */
  readonly chain: readonly Buffer[];
}

/** No clock vouches for the time of a signature here, so it is good only as long as this is. */
const VALID_YEARS = 20;
/** A machine whose clock is a little behind must not find it unborn. */
const BORN_EARLIER_MS = 24 * 60 * 60 * 1000;
const SERIAL_BYTES = 16;

const ED25519 = sequence(objectId('1.3.101.112'));
const ORGANISATION = '2.5.4.10';
const COMMON_NAME = '2.5.4.3';

const BASIC_CONSTRAINTS = '2.5.29.19';
const KEY_USAGE = '2.5.29.15';
const EXTENDED_KEY_USAGE = '2.5.29.37';
const SUBJECT_KEY_ID = '2.5.29.14';
const AUTHORITY_KEY_ID = '2.5.29.35';
/** The one purpose that every reader of content credentials knows. */
const EMAIL_PROTECTION = '1.3.6.1.5.5.7.3.4';

/** Ed25519 signs the same bytes the same way, so that the same video stays the same file. */
export function makeCertificates(now: Date): MadeCertificates {
  const root = generateKeyPairSync('ed25519');
  const own = generateKeyPairSync('ed25519');
  const rootKeyId = keyIdOf(root.publicKey);
  const certify = (subject: string, key: KeyObject, extensions: readonly Buffer[]): Buffer => {
    const body = sequence(
      der(0xa0, integer(Buffer.from([2]))),
      integer(serial()),
      ED25519,
      nameOf('Reprise self-made root'),
      validity(now),
      nameOf(subject),
      key.export({ type: 'spki', format: 'der' }),
      der(0xa3, sequence(...extensions)),
    );
    return sequence(body, ED25519, bits(sign(null, body, root.privateKey)));
  };
  const rootCertificate = certify('Reprise self-made root', root.publicKey, [
    extension(BASIC_CONSTRAINTS, sequence(yes()), true),
    extension(KEY_USAGE, bits(Buffer.from([0b0000_0110]), 1), true),
    extension(SUBJECT_KEY_ID, octets(rootKeyId)),
  ]);
  const ownCertificate = certify('Reprise gateway', own.publicKey, [
    extension(BASIC_CONSTRAINTS, sequence(), true),
    extension(KEY_USAGE, bits(Buffer.from([0b1000_0000]), 7), true),
    extension(EXTENDED_KEY_USAGE, sequence(objectId(EMAIL_PROTECTION))),
    extension(SUBJECT_KEY_ID, octets(keyIdOf(own.publicKey))),
    extension(AUTHORITY_KEY_ID, sequence(der(0x80, rootKeyId))),
  ]);
  return { privateKey: own.privateKey, chain: [ownCertificate, rootCertificate] };
}

function serial(): Buffer {
  const bytes = randomSecret(SERIAL_BYTES);
  // Otherwise a first byte of nothing would be one too many.
  bytes[0] = (bytes[0] ?? 0) | 0x80;
  return bytes;
}

function keyIdOf(key: KeyObject): Buffer {
  return createHash('sha1')
    .update(key.export({ type: 'spki', format: 'der' }))
    .digest();
}

function nameOf(common: string): Buffer {
  const part = (id: string, value: string): Buffer => set(sequence(objectId(id), text(value)));
  return sequence(part(ORGANISATION, 'Reprise'), part(COMMON_NAME, common));
}

function validity(now: Date): Buffer {
  const end = new Date(now);
  end.setUTCFullYear(end.getUTCFullYear() + VALID_YEARS);
  return sequence(instant(new Date(now.getTime() - BORN_EARLIER_MS)), instant(end));
}

function extension(id: string, value: Buffer, isCritical = false): Buffer {
  return sequence(objectId(id), ...(isCritical ? [yes()] : []), octets(value));
}
