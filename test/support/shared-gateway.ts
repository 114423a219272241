/** One gateway for all acceptance tests of a run. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startGateway, TEST_KEY } from './start-gateway.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    gateway: { readonly baseUrl: string; readonly apiKey: string };
  }
}

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = await mkdtemp(join(tmpdir(), 'reprise-acceptance-'));
  const gateway = await startGateway({ dataDir, environment: { REPRISE_WEBHOOK_TARGETS: 'any' } });
  project.provide('gateway', { baseUrl: gateway.baseUrl, apiKey: TEST_KEY });
  return async () => {
    await gateway.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
}
