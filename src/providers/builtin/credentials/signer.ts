/** Signs content credentials with one key, in the name of its certificate. */
import { createPrivateKey, sign, verify, X509Certificate, type KeyObject } from 'node:crypto';
import { encodeCbor, Tagged } from './cbor.ts';

export interface Signer {
  /** A COSE_Sign1 (RFC 9052) over the claim; always of the same length. */
  sign(claim: Uint8Array): Buffer;
  /** Whether this same signer has signed that claim. */
  hasSigned(claim: Uint8Array, signature: Buffer): boolean;
}

const SIGN1_TAG = 18;
const ALGORITHM = 1;
const CERTIFICATES = 33;
const SIGNATURE_BYTES = 64;
/** By the key's kind: its number in COSE, and what Node hashes with. */
const ALGORITHMS = new Map([
  ['ed25519', { number: -8, hash: null }],
  ['prime256v1', { number: -7, hash: 'sha256' }],
]);

/** Throws where the key is of another kind, or the first certificate is not its own. */
export function createSigner(privateKey: KeyObject, chain: readonly Buffer[]): Signer {
  const [first] = chain;
  if (first === undefined) throw new TypeError('there is no certificate');
  const own = new X509Certificate(first);
  if (!own.checkPrivateKey(privateKey)) {
    throw new TypeError('the first certificate is not that of the private key');
  }
  const kind = privateKey.asymmetricKeyDetails?.namedCurve ?? privateKey.asymmetricKeyType ?? '';
  const algorithm = ALGORITHMS.get(kind);
  if (algorithm === undefined) {
    throw new TypeError(`a key of kind ${kind} is none of ${[...ALGORITHMS.keys()].join(', ')}`);
  }
  const { number, hash } = algorithm;
  const certificates = chain.length === 1 ? first : chain;
  const header = encodeCbor(
    new Map<number, number | Buffer | readonly Buffer[]>([
      [ALGORITHM, number],
      [CERTIFICATES, certificates],
    ]),
  );
  // The claim itself is not repeated in the signature.
  const envelope = (signature: Uint8Array): Buffer =>
    encodeCbor(new Tagged(SIGN1_TAG, [header, {}, null, signature]));
  const signedPart = (claim: Uint8Array): Buffer =>
    encodeCbor(['Signature1', header, new Uint8Array(), claim]);
  const dsaEncoding = 'ieee-p1363';
  return {
    sign(claim) {
      return envelope(sign(hash, signedPart(claim), { key: privateKey, dsaEncoding }));
    },
    hasSigned(claim, signature) {
      const value = signature.subarray(-SIGNATURE_BYTES);
      if (!envelope(value).equals(signature)) return false;
      return verify(hash, signedPart(claim), { key: own.publicKey, dsaEncoding }, value);
    },
  };
}

/** Of one text that holds a private key and its certificates, as PEM; throws where it does not. */
export function readSigner(pem: string, passphrase: string | null): Signer {
  const key = createPrivateKey({ key: pem, format: 'pem', passphrase: passphrase ?? undefined });
  const blocks = pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/gu) ?? [];
  return createSigner(
    key,
    blocks.map((block) => new X509Certificate(block).raw),
  );
}
