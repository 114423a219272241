/**
 * Compiles the compositor's kernel to the committed `kernel.wasm`; with `--check` it writes nothing
 * and fails when the committed file is not what the source gives.
 */

import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..');
const SOURCE = 'src/renderer/compositor/kernel.wasm.ts';
const OUTPUT = 'src/renderer/compositor/kernel.wasm';

function compile(outputPath: string): void {
  const compiler = join(ROOT, 'node_modules/assemblyscript/bin/asc.js');
  const options = [
    '--enable',
    'simd,relaxed-simd',
    '--runtime',
    'stub',
    '-O3',
    '--noAssert',
    '--use',
    'abort=',
  ];
  const { status } = spawnSync(
    process.execPath,
    [compiler, SOURCE, ...options, '--outFile', outputPath],
    { cwd: ROOT, stdio: 'inherit' },
  );
  if (status !== 0) throw new Error('The kernel does not compile; see the messages above.');
}

async function check(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'reprise-kernel-'));
  try {
    const fresh = join(folder, 'kernel.wasm');
    compile(fresh);
    const same = (await readFile(fresh)).equals(await readFile(join(ROOT, OUTPUT)));
    if (!same) throw new Error(`${OUTPUT} is out of date: run node scripts/build-kernel.ts`);
  } finally {
    await rm(folder, { recursive: true });
  }
}

if (process.argv.includes('--check')) await check();
else compile(join(ROOT, OUTPUT));
