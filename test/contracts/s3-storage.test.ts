/** The S3 driver keeps the storage contract, with and without a prefix. */
import { afterAll, beforeAll } from 'vitest';
import { openStores } from '../../src/assets/index.ts';
import { startS3Double, type S3Double } from '../support/s3-double.ts';
import { testStorage } from './storage-contract.ts';

let plain: S3Double;
let prefixed: S3Double;
beforeAll(async () => {
  [plain, prefixed] = await Promise.all([startS3Double(), startS3Double('some/where')]);
});
afterAll(async () => {
  await Promise.all([plain[Symbol.asyncDispose](), prefixed[Symbol.asyncDispose]()]);
});

const openDriver = ({ location }: S3Double) => openStores('not used', location, null)[0].driver;

testStorage('s3', async () => openDriver(plain));
testStorage('s3 below a prefix', async () => openDriver(prefixed));
