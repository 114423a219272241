import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readPng } from '../../../test/support/read-png.ts';
import { TEST_CARD_COLOUR, testCardGrey, testCardScene } from '../../../test/support/test-card.ts';
import { drawSideBySide } from './draw-side-by-side.ts';
import { renderVideoWith } from './render-video.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reprise-side-'));
});
afterAll(() => rm(folder, { recursive: true }));

test('a row for each video: its label, then stills from its first frame to its last', async () => {
  const path = join(folder, 'card.mp4');
  await renderVideoWith(new URL('../../../test/support/test-card-worker.ts', import.meta.url), {
    scene: testCardScene({ durationSeconds: 1 }),
    outputPath: path,
    signal: new AbortController().signal,
    onProgress: () => {},
    timeoutMs: 30_000,
  });
  const outputPath = join(folder, 'side.png');
  await drawSideBySide(
    [
      { path, label: 'original' },
      { path, label: 'remix' },
    ],
    outputPath,
  );
  const names = (await readdir(folder)).filter((name) => !name.startsWith('card.mp4.'));
  expect(names.toSorted()).toEqual(['card.mp4', 'side.png']);
  const picture = await readPng(await readFile(outputPath));
  const rowHeight = (picture.height - 10) / 2;
  for (const top of [10, 10 + rowHeight]) {
    for (const [column, frame] of [
      [0, 0],
      [3, 23],
    ] as const) {
      const x = 10 + column * 410 + 200;
      expect(Math.abs(picture.at(x, top + 70).red - testCardGrey(frame))).toBeLessThan(5);
      expect(Math.abs(picture.at(x, top + 200).red - TEST_CARD_COLOUR.red)).toBeLessThan(5);
    }
  }
});

test('a file that is no video is an error, and no picture appears', async () => {
  const path = join(folder, 'fake.mp4');
  await writeFile(path, 'no video');
  const outputPath = join(folder, 'none.png');
  const drawing = drawSideBySide([{ path, label: 'fake' }], outputPath);
  await expect(drawing).rejects.toMatchObject({ name: 'RenderError', kind: 'crashed' });
  expect(await readdir(folder)).not.toContain('none.png');
});
