/**
 * Builds the studio into web/dist, where the gateway serves it from; npm does so after each install.
 * Where Vite is not installed, as in an install without what developers need, nothing is built.
 */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

const ROOT = join(import.meta.dirname, '..');
const OUTPUT = join(ROOT, 'web', 'dist');
const PACKED = /\.(html|js|css|svg)$/;

// Whatever is said here otherwise, as in tests: React for developers is twice as large and slow.
process.env['NODE_ENV'] = 'production';
const vite = await import('vite').catch((error: unknown) => {
  process.stderr.write(`The studio is not built, Vite cannot be loaded: ${String(error)}\n`);
  return null;
});
if (vite !== null) {
  await vite.build({
    root: join(ROOT, 'web'),
    base: '/studio/',
    configFile: false,
    logLevel: 'error',
    build: {
      outDir: OUTPUT,
      emptyOutDir: true,
      assetsInlineLimit: 0,
      target: 'es2023',
      // What knows `light-dark()`; rewritten for older ones, a chosen theme would not hold.
      cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
      modulePreload: { polyfill: false },
      rolldownOptions: {
        output: { codeSplitting: { groups: [{ name: 'errors', test: /docs[\\/]errors/ }] } },
      },
    },
  });
  await packFiles();
}

/** A packed copy beside each file, so that no request waits for the packing. */
async function packFiles(): Promise<void> {
  const names = await readdir(OUTPUT, { recursive: true });
  const texts = names.filter((name) => PACKED.test(name)).map((name) => join(OUTPUT, name));
  await Promise.all(
    texts.map(async (path) => {
      const packed = await promisify(gzip)(await readFile(path), { level: 9 });
      await writeFile(`${path}.gz`, packed);
    }),
  );
}
