/** Children keep their compiled modules in a folder of their own, if the process that starts them keeps its. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';

const run = promisify(execFile);

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reprise-compiled-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** A process of its own, because the cache stays on for as long as a process lives. */
async function renderIn(cache: string): Promise<void> {
  const urlOf = (path: string): string => JSON.stringify(new URL(path, import.meta.url).href);
  const program = `
    import { enableCompileCache } from 'node:module';
    enableCompileCache(${JSON.stringify(cache)});
    const { renderVideoWith } = await import(${urlOf('./render-video.ts')});
    const { testCardScene } = await import(${urlOf('../../../test/support/test-card.ts')});
    await renderVideoWith(new URL(${urlOf('../../../test/support/test-card-worker.ts')}), {
      scene: testCardScene(),
      outputPath: ${JSON.stringify(join(folder, 'out.mp4'))},
      signal: new AbortController().signal,
      onProgress: () => {},
      timeoutMs: 60_000,
    });
    process.exit(0);`;
  await run(process.execPath, ['--input-type=module', '-e', program]);
  expect(existsSync(join(folder, 'out.mp4'))).toBe(true);
}

async function filesIn(path: string): Promise<string[]> {
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map(({ name }) => name);
}

test('modules are compiled once for all children', async () => {
  const cache = join(folder, 'cache');
  await renderIn(cache);
  const kept = await filesIn(join(cache, 'reprise-renderer'));
  expect(kept.length).toBeGreaterThan(10);
  await renderIn(cache);
  expect((await filesIn(join(cache, 'reprise-renderer'))).toSorted()).toEqual(kept.toSorted());
});
