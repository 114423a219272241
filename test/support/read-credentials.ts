/** Looks into the content credentials of an mp4, and finds whether they are true, for tests. */
import { createHash, createPublicKey, verify, X509Certificate } from 'node:crypto';
import { readBoxes, requireBox, type Box } from './mp4-boxes.ts';
import { readCbor, type Cbor } from './read-cbor.ts';

export interface Manifest {
  readonly label: string;
  readonly claim: Record<string, Cbor>;
  /** By their labels. */
  readonly assertions: ReadonlyMap<string, Record<string, Cbor>>;
  /** What is wrong with it; empty for one that is true. */
  readonly faults: readonly string[];
}

interface Named {
  readonly label: string;
  readonly body: DataView;
}

/** Oldest first; none where the file has no credentials. */
export function readCredentials(file: Buffer): Manifest[] {
  const boxes = readBoxes(viewOf(file));
  const second = boxes[1];
  if (second?.type !== 'uuid') return [];
  const store = bufferOf(second.body).subarray(16 + 4 + 9 + 8);
  const [root] = childrenOf(viewOf(store), null);
  if (root?.label !== 'c2pa') throw new Error('the store is not called c2pa');
  const manifests = childrenOf(root.body).map((box) => readManifest(box));
  const own = manifests.at(-1);
  const binding = own?.assertions.get('c2pa.hash.bmff.v3')?.['hash'];
  const isBound = Buffer.isBuffer(binding) && binding.equals(hashOfFile(boxes));
  return isBound ? manifests : manifests.map((manifest) => withFault(manifest, 'the file differs'));
}

function readManifest({ label, body }: Named): Manifest {
  const parts = childrenOf(body);
  const part = (name: string): Named => {
    const found = parts.find((candidate) => candidate.label === name);
    if (found === undefined) throw new Error(`the manifest has no ${name}`);
    return found;
  };
  const claimBytes = contentOf(part('c2pa.claim.v2'));
  const claim = readCbor(claimBytes) as Record<string, Cbor>;
  const boxes = childrenOf(part('c2pa.assertions').body);
  const faults: string[] = [];
  const links = claim['created_assertions'] as { url: string; hash: Buffer }[];
  for (const { url, hash } of links) {
    const box = boxes.find((candidate) => url === `self#jumbf=c2pa.assertions/${candidate.label}`);
    if (box === undefined) faults.push(`${url} is missing`);
    else if (!sha256(box.body).equals(hash)) faults.push(`${url} differs`);
  }
  if (links.length !== boxes.length) faults.push('not every assertion is claimed');
  if (!isSigned(claimBytes, contentOf(part('c2pa.signature'))))
    faults.push('the signature is wrong');
  const assertions = new Map(
    boxes.map((box) => [box.label, readCbor(contentOf(box)) as Record<string, Cbor>]),
  );
  return { label, claim, assertions, faults };
}

function withFault(manifest: Manifest, fault: string): Manifest {
  return { ...manifest, faults: [...manifest.faults, fault] };
}

function isSigned(claim: Buffer, envelope: Buffer): boolean {
  const { tag, value } = readCbor(envelope) as { tag: number; value: Cbor };
  if (tag !== 18) return false;
  const [header, , , signature] = value as [Buffer, Cbor, null, Buffer];
  const { 1: algorithm, 33: chain } = readCbor(header) as Record<string, Cbor>;
  const certificates = (Array.isArray(chain) ? chain : [chain]) as Buffer[];
  const key = createPublicKey(new X509Certificate(certificates[0] ?? '').publicKey.export(PEM));
  const length = (bytes: Buffer): Buffer =>
    bytes.byteLength < 256
      ? Buffer.from([0x58, bytes.byteLength])
      : Buffer.from([0x59, bytes.byteLength >> 8, bytes.byteLength & 0xff]);
  const signed = Buffer.concat([
    Buffer.from([0x84, 0x6a]),
    Buffer.from('Signature1'),
    length(header),
    header,
    Buffer.from([0x40]),
    length(claim),
    claim,
  ]);
  const hash = algorithm === -8 ? null : 'sha256';
  return verify(hash, signed, { key, dsaEncoding: 'ieee-p1363' }, signature);
}

const PEM = { type: 'spki', format: 'pem' } as const;

/** Of each box but those that tell of the file: where it lies, and what it holds. */
function hashOfFile(boxes: readonly Box[]): Buffer {
  const hash = createHash('sha256');
  for (const { type, start, body } of boxes) {
    if (type === 'ftyp' || type === 'uuid') continue;
    const place = Buffer.alloc(8);
    place.writeBigUInt64BE(BigInt(start));
    const headerBytes = body.byteOffset - start;
    hash.update(place).update(Buffer.from(body.buffer, start, headerBytes + body.byteLength));
  }
  return hash.digest();
}

function childrenOf(view: DataView, described: string | null = 'jumd'): Named[] {
  return readBoxes(view)
    .filter(({ type }) => type !== described)
    .map(({ body }) => {
      const description = bufferOf(requireBox(readBoxes(body), 'jumd').body);
      return { label: description.toString('utf8', 17, description.indexOf(0, 17)), body };
    });
}

function contentOf({ body }: Named): Buffer {
  return bufferOf(requireBox(readBoxes(body), 'cbor').body);
}

function sha256(view: DataView): Buffer {
  return createHash('sha256').update(bufferOf(view)).digest();
}

function viewOf(bytes: Buffer): DataView {
  // The boxes say where they start in the file, so the file has to start where its memory does.
  const copy = new Uint8Array(bytes);
  return new DataView(copy.buffer);
}

function bufferOf(view: DataView): Buffer {
  return Buffer.from(view.buffer, view.byteOffset, view.byteLength);
}
