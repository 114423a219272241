/** Links to single assets that need no key: signed, and good until a stated second. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { assetFileName } from './asset-id.ts';

export interface AssetLink {
  readonly assetId: string;
  /** Unix seconds. */
  readonly expires: number;
  readonly signature: string;
}

/** A link with the name that the file has under it. */
export interface SignedLink extends AssetLink {
  readonly fileName: string;
}

export function signLink(secret: Buffer, assetId: string, expiresAt: Date): SignedLink {
  const expires = Math.floor(expiresAt.getTime() / 1000);
  const signature = signatureOf(secret, assetId, expires);
  return { assetId, expires, signature, fileName: assetFileName(assetId) };
}

/** Compared in constant time, so that a signature cannot be guessed letter by letter. */
export function isLinkGood(secret: Buffer, link: AssetLink, now: Date): boolean {
  const expected = Buffer.from(signatureOf(secret, link.assetId, link.expires));
  const given = Buffer.from(link.signature);
  const isSigned = expected.byteLength === given.byteLength && timingSafeEqual(expected, given);
  return isSigned && link.expires * 1000 > now.getTime();
}

function signatureOf(secret: Buffer, assetId: string, expires: number): string {
  return createHmac('sha256', secret).update(`${assetId}.${expires}`).digest('base64url');
}
