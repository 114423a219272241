/** A signed mp4 plays as before, says how it came about, and notices every change. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { BufferSource, EncodedPacketSink, Input, MP4 } from 'mediabunny';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readCredentials } from '../../../../test/support/read-credentials.ts';
import { tinyMp4 } from '../../../../test/support/tiny-mp4.ts';
import { makeCertificates } from './make-certificates.ts';
import type { Making } from './make-store.ts';
import { UnusualLayout } from './mp4-layout.ts';
import { openSigned } from './open-signed.ts';
import { readStore, type SourceStore } from './read-store.ts';
import { createSigner, type Signer } from './signer.ts';

const CREATED: Making = { operation: 'create', isDrawn: true, inputCount: 0 };
const REMIXED: Making = { operation: 'remix', isDrawn: true, inputCount: 0 };
const SOURCE_TYPES = 'http://cv.iptc.org/newscodes/digitalsourcetype/';

function madeSigner(): Signer {
  const { privateKey, chain } = makeCertificates(new Date('2026-11-26T22:00:00Z'));
  return createSigner(privateKey, chain);
}

const signer = madeSigner();
let folder: string;
let plain: Buffer;
let path: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reprise-signed-'));
  plain = await tinyMp4();
  path = join(folder, 'plain.mp4');
  await writeFile(path, plain);
});
afterAll(() => rm(folder, { recursive: true }));

async function sign(
  making: Making = CREATED,
  source: SourceStore | null = null,
  as: Signer = signer,
): Promise<Buffer> {
  return await buffer(await openSigned(path, { making, source, signer: as }));
}

const storeOf = (file: Buffer, as: Signer = signer) => readStore(Readable.from([file]), as);

async function packetsOf(file: Buffer): Promise<Buffer[]> {
  using input = new Input({ source: new BufferSource(file), formats: [MP4] });
  const track = await input.getPrimaryVideoTrack();
  const packets: Buffer[] = [];
  if (track === null) return packets;
  for await (const packet of new EncodedPacketSink(track).packets()) {
    packets.push(Buffer.from(packet.data));
  }
  return packets;
}

describe('a signed video', () => {
  test('has every picture where its index says', async () => {
    const packets = await packetsOf(await sign());
    expect(packets).toHaveLength(96);
    expect(packets).toEqual(await packetsOf(plain));
  });

  test('says that a program drew it by rules, and is true', async () => {
    const [manifest, ...others] = readCredentials(await sign());
    expect(others).toEqual([]);
    expect(manifest?.faults).toEqual([]);
    expect(manifest?.assertions.get('c2pa.actions.v2')).toEqual({
      actions: [{ action: 'c2pa.created', digitalSourceType: `${SOURCE_TYPES}algorithmicMedia` }],
    });
  });

  test('is the same file each time', async () => {
    expect(await sign()).toEqual(await sign());
    expect(await sign(REMIXED)).not.toEqual(await sign());
  });

  test('names what it was drawn from', async () => {
    const [manifest] = readCredentials(await sign({ ...CREATED, inputCount: 2 }));
    expect(manifest?.faults).toEqual([]);
    expect([...(manifest?.assertions.keys() ?? [])]).toEqual([
      'c2pa.ingredient.v3',
      'c2pa.ingredient.v3__1',
      'c2pa.actions.v2',
      'c2pa.hash.bmff.v3',
    ]);
    const inputs = ['c2pa.ingredient.v3', 'c2pa.ingredient.v3__1'];
    for (const label of inputs) {
      expect(manifest?.assertions.get(label)).toMatchObject({ relationship: 'inputTo' });
    }
  });

  test('that was changed afterwards is found out, wherever that was', async () => {
    const file = await sign();
    for (const share of [0.3, 0.6, 0.9]) {
      const changed = Buffer.from(file);
      changed[Math.floor(plain.byteLength * share) + file.byteLength - plain.byteLength]! ^= 1;
      const readable = () => readCredentials(changed)[0]?.faults ?? ['unreadable'];
      let faults: readonly string[];
      try {
        faults = readable();
      } catch {
        faults = ['unreadable'];
      }
      expect(faults).not.toEqual([]);
    }
  });
});

describe('a change', () => {
  test('carries all that was said of the videos before it', async () => {
    const first = await sign();
    const second = await sign(REMIXED, await storeOf(first));
    const changed: Making = { operation: 'extend', isDrawn: false, inputCount: 0 };
    const third = await sign(changed, await storeOf(second));
    const chain = readCredentials(third);
    expect(chain.flatMap(({ faults }) => faults)).toEqual([]);
    expect(chain.map(({ label }) => label)).toEqual([
      ...readCredentials(second).map(({ label }) => label),
      chain[2]?.label,
    ]);
    for (const [index, before] of chain.slice(0, 2).entries()) {
      expect(chain[index + 1]?.assertions.get('c2pa.ingredient.v3')).toMatchObject({
        relationship: 'parentOf',
        activeManifest: { url: `self#jumbf=/c2pa/${before.label}` },
        claimSignature: { url: `self#jumbf=/c2pa/${before.label}/c2pa.signature` },
      });
    }
    expect(chain[2]?.assertions.get('c2pa.actions.v2')).toMatchObject({
      actions: [
        { action: 'c2pa.opened', parameters: { ingredients: [{}] } },
        { action: 'c2pa.edited', digitalSourceType: `${SOURCE_TYPES}algorithmicallyEnhanced` },
      ],
    });
  });

  test('of a file without credentials has a source of which nothing is known', async () => {
    expect(await storeOf(plain)).toBeNull();
    const [manifest, ...others] = readCredentials(await sign(REMIXED, await storeOf(plain)));
    expect(others).toEqual([]);
    expect(manifest?.faults).toEqual([]);
    expect(manifest?.assertions.get('c2pa.ingredient.v3')).toEqual({
      relationship: 'parentOf',
      'dc:title': 'Source video',
      'dc:format': 'video/mp4',
    });
  });

  test('vouches for nothing that another has signed, or that is broken', async () => {
    expect(await storeOf(await sign(CREATED, null, madeSigner()))).toBeNull();
    const file = await sign();
    const storeEnd = file.indexOf('moov') - 4;
    for (let position = 0; position < storeEnd; position += 7) {
      expect(await storeOf(file.subarray(0, position))).toBeNull();
      const broken = Buffer.from(file);
      broken.writeUInt8(broken.readUInt8(position) ^ 0xff, position);
      // What it says of the file is not looked at here, only who has said it.
      await storeOf(broken);
    }
  });

  test('begins a new chain where the one before has become too long', async () => {
    let file = await sign();
    let longest = 0;
    for (let step = 0; step < 60; step += 1) {
      const source = await storeOf(file);
      file = await sign({ ...REMIXED, inputCount: 0 }, source);
      const manifests = readCredentials(file).length;
      if (manifests === 1) break;
      longest = manifests;
    }
    expect(readCredentials(file)).toHaveLength(1);
    expect(longest).toBeGreaterThan(20);
  });
});

describe('refused is', () => {
  test.each([
    ['nothing', () => Buffer.alloc(0)],
    ['a text', () => Buffer.from('{"this is": "no mp4", "whatever": "it is called"}')],
    ['a file that has been cut', () => plain.subarray(0, plain.byteLength - 1)],
    ['a file without its index', () => plain.subarray(0, plain.indexOf('moov') - 4)],
    ['a file that begins otherwise', () => plain.subarray(plain.indexOf('moov') - 4)],
  ])('%s', async (_name, content) => {
    const odd = join(folder, 'odd.mp4');
    await writeFile(odd, content());
    const parts = { making: CREATED, source: null, signer };
    await expect(openSigned(odd, parts)).rejects.toThrow(UnusualLayout);
  });
});
