/**
 * Tries the S3 store against a real service, call by call, and says what it saw:
 *
 *   node scripts/try-s3.ts "s3://test:tester:testing@reprise-try?endpoint=http://127.0.0.1:6400"
 *
 * The bucket is made if it is not there; what is put into it is removed again. `start-swift.sh`
 * brings up a service that checks signatures truly. Ends with 1 when something is not as it must be.
 */
import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { AwsClient } from 'aws4fetch';
import { openStores, type AssetDriver } from '../src/assets/index.ts';
import { parseStorageLocation, type BucketLocation } from '../src/lib/storage-location.ts';

const LARGE_BYTES = 40_000_000;
const ANSWER = { mediaType: 'video/mp4', contentDisposition: 'attachment; filename="a b.mp4"' };

const location = parseStorageLocation(process.argv[2] ?? '');
if (location?.kind !== 'bucket') throw new Error('give an s3:// URL with its credentials');
const driver = driverOf(location);
const made: string[] = [];

function driverOf(bucket: BucketLocation): AssetDriver {
  return openStores('not used', bucket, null)[0].driver;
}

function newKey(): string {
  const key = `asset_mp4_${randomBytes(16).toString('hex')}`;
  made.push(key);
  return key;
}

function* chunksOf(bytes: Buffer): Generator<Buffer> {
  for (let at = 0; at < bytes.byteLength; at += 65_536) yield bytes.subarray(at, at + 65_536);
}

async function listKeys(): Promise<string[]> {
  const keys: string[] = [];
  for await (const key of driver.list()) keys.push(key);
  return keys;
}

async function makeBucket({
  endpoint,
  bucket,
  region,
  accessKeyId,
  secretAccessKey,
}: BucketLocation) {
  const client = new AwsClient({
    accessKeyId: accessKeyId ?? '',
    secretAccessKey: secretAccessKey ?? '',
    region,
    service: 's3',
    retries: 0,
  });
  const answer = await client.fetch(`${endpoint}/${bucket}`, { method: 'PUT' });
  return `${answer.status}`;
}

const large = randomBytes(LARGE_BYTES);
const largeKey = newKey();

const CHECKS: readonly (readonly [name: string, check: () => Promise<string | void>])[] = [
  ['the bucket is made, or there', () => makeBucket(location)],
  [
    'nothing, and a little, arrive whole',
    async () => {
      for (const text of ['', 'hello']) {
        const key = newKey();
        const stored = await driver.put(key, Readable.from([Buffer.from(text)]));
        const sha256 = createHash('sha256').update(text).digest('hex');
        assert.deepEqual(stored, { sizeBytes: text.length, sha256 });
        assert.equal(String(await buffer(await driver.open(key))), text);
      }
    },
  ],
  [
    'a large one goes up in parts',
    async () => {
      const stored = await driver.put(largeKey, Readable.from(chunksOf(large)));
      assert.equal(stored.sizeBytes, LARGE_BYTES);
      assert.equal(await driver.measure(largeKey), LARGE_BYTES);
      return `${LARGE_BYTES / 1e6} MB`;
    },
  ],
  [
    'and comes back the same',
    async () => assert.ok((await buffer(await driver.open(largeKey))).equals(large)),
  ],
  [
    'any part of it comes alone, across the edges of parts too',
    async () => {
      const edge = 5 * 1024 * 1024;
      for (const [firstByte, lastByte] of [
        [0, 0],
        [edge - 10, edge + 10],
        [LARGE_BYTES - 1, LARGE_BYTES - 1],
        [1, LARGE_BYTES - 2],
      ] as const) {
        const part = await buffer(await driver.open(largeKey, { firstByte, lastByte }));
        assert.ok(part.equals(large.subarray(firstByte, lastByte + 1)));
      }
    },
  ],
  [
    'an upload that breaks off leaves nothing',
    async () => {
      const key = newKey();
      const broken = Readable.from(
        (function* breakOff() {
          yield large.subarray(0, 12_000_000);
          throw new Error('broken off');
        })(),
      );
      await assert.rejects(driver.put(key, broken), /broken off/);
      assert.equal(await driver.measure(key), null);
      assert.ok(!(await listKeys()).includes(key));
    },
  ],
  [
    'everything is listed',
    async () => {
      const keys = await listKeys();
      assert.ok(keys.includes(largeKey));
      return `${keys.length} keys`;
    },
  ],
  [
    'a signed link works in parts, and for nothing else',
    async () => {
      const url = (await driver.sign?.(largeKey, ANSWER, new Date(Date.now() + 60_000))) ?? '';
      const part = await fetch(url, { headers: { range: 'bytes=100-199' } });
      assert.equal(part.status, 206);
      assert.ok(Buffer.from(await part.arrayBuffer()).equals(large.subarray(100, 200)));
      const changed = await fetch(url.replace('a%20b', 'another'));
      assert.notEqual(changed.status, 200);
      await changed.body?.cancel();
      const disposition = part.headers.get('content-disposition');
      return `as ${part.headers.get('content-type')}, ${disposition}`;
    },
  ],
  [
    'a wrong secret is refused',
    async () => {
      const stranger = driverOf({ ...location, secretAccessKey: 'wrong' });
      await assert.rejects(
        stranger.put(newKey(), Readable.from([Buffer.from('x')])),
        /S3 service answered 403/,
      );
      await assert.rejects(stranger.open(largeKey), /S3 service answered 403/);
    },
  ],
  [
    'what is deleted is gone',
    async () => {
      for (const key of made) await driver.delete(key);
      for (const key of made) assert.equal(await driver.measure(key), null);
      await assert.rejects(driver.open(largeKey), /no such asset/);
      const left = await listKeys();
      assert.ok(made.every((key) => !left.includes(key)));
    },
  ],
];

for (const [name, check] of CHECKS) {
  const startedAt = performance.now();
  const said = await check();
  const elapsedMs = Math.round(performance.now() - startedAt);
  process.stdout.write(`ok  ${name}${said === undefined ? '' : `: ${said}`} (${elapsedMs} ms)\n`);
}
