/** Where the key comes from with which a gateway signs content credentials. */
import { link, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hasErrorCode } from '../../../lib/has-error-code.ts';
import { randomHex } from '../../../lib/random.ts';
import { makeCertificates } from './make-certificates.ts';
import { readSigner, type Signer } from './signer.ts';

/** The file is there and cannot be used; its message says why. */
export class SignerError extends Error {
  override readonly name = 'SignerError';
}

export const SIGNER_FILE = 'content-credentials.pem';

export interface SignerParts {
  readonly dataDir: string;
  /** Seals a key that is made here; null leaves it to the rights of the file. */
  readonly secretKey: string | null;
  readonly now: Date;
}

/**
 * The operator may put a key and certificates of their own in the file; where there is none, one is
 * made.
 */
export async function loadSigner({ dataDir, secretKey, now }: SignerParts): Promise<Signer> {
  const path = join(dataDir, SIGNER_FILE);
  const pem = (await read(path)) ?? (await make(path, secretKey, now));
  try {
    return readSigner(pem, secretKey);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new SignerError(
      `${path} must hold a private key (Ed25519 or P-256) and its certificates as PEM: ${reason}`,
      { cause: error },
    );
  }
}

async function read(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (hasErrorCode(error, 'ENOENT')) return null;
    throw error;
  }
}

/**
 * Whole or not at all: half a key would stop every later start. Of several gateways that start
 * together on one folder, the first one's is everybody's.
 */
async function make(path: string, secretKey: string | null, now: Date): Promise<string> {
  const { privateKey, chain } = makeCertificates(now);
  const sealing = secretKey === null ? {} : { cipher: 'aes-256-cbc', passphrase: secretKey };
  const key = privateKey.export({ type: 'pkcs8', format: 'pem', ...sealing });
  const pem = [key.toString(), ...chain.map(toPem)].join('');
  const partial = `${path}.${randomHex(8)}.partial`;
  try {
    await writeFile(partial, pem, { mode: 0o600, flush: true });
    await link(partial, path);
  } catch (error) {
    if (!hasErrorCode(error, 'EEXIST')) throw error;
  } finally {
    await rm(partial, { force: true });
  }
  return await readFile(path, 'utf8');
}

function toPem(certificate: Buffer): string {
  const lines = certificate.toString('base64').match(/.{1,64}/gu) ?? [];
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
}
