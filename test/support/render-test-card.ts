/** A program that renders a slow test card to the path it is given; meant to be killed. */
import { renderVideoWith } from '../../src/renderer/process/render-video.ts';
import { SLOW_SEED, testCardScene } from './test-card.ts';

const outputPath = process.argv[2] ?? '';

await renderVideoWith(new URL('./test-card-worker.ts', import.meta.url), {
  scene: testCardScene({ seed: SLOW_SEED, durationSeconds: 60 }),
  outputPath,
  signal: new AbortController().signal,
  onProgress: (fraction) => process.stdout.write(`${fraction}\n`),
  timeoutMs: 600_000,
});
