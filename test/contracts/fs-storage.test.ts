/** The file system driver keeps the contract of storage drivers. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { createFsDriver } from '../../src/assets/index.ts';
import { testStorage } from './storage-contract.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reprise-storage-'));
});
afterAll(() => rm(folder, { recursive: true }));

testStorage('fs', async () => createFsDriver(folder));
