/** Builds the store of content credentials (C2PA 2.x) of one video: its own manifest, and its source's. */
import { createHash } from 'node:crypto';
import type { Operation } from '../../../core/index.ts';
import { encodeCbor, type CborValue } from './cbor.ts';
import { contentBox, hashOfBox, namedBox, type NamedBox } from './jumbf.ts';
import type { Signer } from './signer.ts';
import type { SourceStore } from './read-store.ts';
import { C2PA_UUID } from './c2pa-uuid.ts';

/** How a video came about. */
export interface Making {
  readonly operation: Operation;
  /** Drawn by rules, or made of somebody else's pixels. */
  readonly isDrawn: boolean;
  /** Pictures and clips that it was drawn from. */
  readonly inputCount: number;
}

export interface StoreParts {
  readonly making: Making;
  /** Null where there is no source, or none whose own credentials are ours to vouch for. */
  readonly source: SourceStore | null;
  /** Of all of the file but the store. */
  readonly fileHash: Uint8Array;
  readonly signer: Signer;
}

const SOURCE_TYPES = 'http://cv.iptc.org/newscodes/digitalsourcetype/';
const GENERATOR = { name: 'Reprise renderer' };

/** As long for one hash of the file as for another. The same parts give the same bytes. */
export function makeStore(parts: StoreParts): Buffer {
  const { making, source, fileHash } = parts;
  const ingredients = making.operation === 'create' ? inputs(making) : [ingredient(source)];
  const assertions = [...ingredients, actions(making, ingredients), fileBinding(fileHash)];
  const id = idOf(assertions);
  const label = `urn:c2pa:${id}`;
  const claim = namedBox('c2cl', 'c2pa.claim.v2', [
    contentBox(
      'cbor',
      encodeCbor({
        instanceID: `xmp:iid:${id}`,
        claim_generator_info: GENERATOR,
        signature: `self#jumbf=/c2pa/${label}/c2pa.signature`,
        created_assertions: assertions.map(linkTo),
        alg: 'sha256',
      }),
    ),
  ]);
  const manifest = namedBox('c2ma', label, [
    namedBox(
      'c2as',
      'c2pa.assertions',
      assertions.map(({ bytes }) => bytes),
    ).bytes,
    claim.bytes,
    namedBox('c2cs', 'c2pa.signature', [signatureOf(claim, parts.signer)]).bytes,
  ]);
  const earlier = source?.manifests.filter((other) => other.label !== label) ?? [];
  const all = [...earlier, manifest].map(({ bytes }) => bytes);
  return namedBox('c2pa', 'c2pa', all).bytes;
}

function signatureOf(claim: NamedBox, signer: Signer): Buffer {
  return contentBox('cbor', signer.sign(claimContent(claim)));
}

/** What stands behind the label, which is the last part of the only content. */
function claimContent({ bytes }: NamedBox): Buffer {
  const headerBytes = 8;
  const description = bytes.readUInt32BE(headerBytes);
  return bytes.subarray(headerBytes + description + headerBytes);
}

function assertion(label: string, content: CborValue): NamedBox {
  return namedBox('cbor', label, [contentBox('cbor', encodeCbor(content))]);
}

function linkTo(box: NamedBox): { url: string; hash: Buffer } {
  return { url: `self#jumbf=c2pa.assertions/${box.label}`, hash: hashOfBox(box) };
}

/** The order of events: what was opened or made, and then what was done to it. */
function actions({ operation, isDrawn }: Making, ingredients: readonly NamedBox[]): NamedBox {
  const digitalSourceType = `${SOURCE_TYPES}${isDrawn ? 'algorithmicMedia' : 'algorithmicallyEnhanced'}`;
  const links = ingredients.map(linkTo);
  const parameters = links.length > 0 ? { parameters: { ingredients: links } } : null;
  const made: CborValue = { action: 'c2pa.created', digitalSourceType, ...parameters };
  const opened: CborValue = { action: 'c2pa.opened', ...parameters };
  const changed: CborValue = { action: 'c2pa.edited', digitalSourceType, description: operation };
  return assertion('c2pa.actions.v2', {
    actions: operation === 'create' ? [made] : [opened, changed],
  });
}

function ingredient(source: SourceStore | null): NamedBox {
  const about = { relationship: 'parentOf', 'dc:title': 'Source video', 'dc:format': 'video/mp4' };
  return assertion('c2pa.ingredient.v3', source === null ? about : { ...about, ...chain(source) });
}

/** The source's credentials go with it, and what was found when they were looked at. */
function chain({ active, signature }: SourceStore): { readonly [key: string]: CborValue } {
  const manifestUrl = `self#jumbf=/c2pa/${active.label}`;
  const url = `${manifestUrl}/c2pa.signature`;
  return {
    validationResults: {
      activeManifest: {
        success: ['claimSignature.insideValidity', 'claimSignature.validated'].map((code) => ({
          code,
          url,
        })),
        informational: [],
        failure: [{ code: 'signingCredential.untrusted', url }],
      },
    },
    activeManifest: { url: manifestUrl, alg: 'sha256', hash: hashOfBox(active) },
    claimSignature: { url, alg: 'sha256', hash: hashOfBox(signature) },
  };
}

function inputs({ inputCount }: Making): NamedBox[] {
  return Array.from({ length: inputCount }, (_, index) =>
    assertion(index === 0 ? 'c2pa.ingredient.v3' : `c2pa.ingredient.v3__${index}`, {
      relationship: 'inputTo',
      'dc:title': `Input ${index + 1}`,
    }),
  );
}

/** Readers demand exactly these to be left out: what tells of the file, not what it shows. */
function fileBinding(fileHash: Uint8Array): NamedBox {
  return assertion('c2pa.hash.bmff.v3', {
    exclusions: [
      { xpath: '/uuid', data: [{ offset: 8, value: C2PA_UUID }] },
      { xpath: '/ftyp' },
      { xpath: '/mfra' },
    ],
    alg: 'sha256',
    hash: fileHash,
    name: 'the whole file',
  });
}

/** In the form of a random id, which is what readers expect, but taken from what it stands for. */
function idOf(assertions: readonly NamedBox[]): string {
  const hash = createHash('sha256');
  for (const box of assertions) hash.update(hashOfBox(box));
  const bytes = hash.digest().subarray(0, 16);
  bytes[6] = 0x40 | ((bytes[6] ?? 0) & 0x0f);
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  const hex = bytes.toString('hex');
  return [0, 8, 12, 16, 20]
    .map((start, index, starts) => hex.slice(start, starts[index + 1]))
    .join('-');
}
