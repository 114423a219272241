/**
 * Renders the gallery: `npm run gallery`, or some of it: `npm run gallery -- --only 3,7`.
 *
 * In `out/gallery/` there are then a video for each prompt and a page with stills and players, and
 * beside them `out/gallery/contact-sheet.png`, which shows all of them at a glance.
 */
import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { extractStills, planScene, renderVideo } from '../src/renderer/index.ts';
import { GALLERY_PROMPTS, type GalleryPrompt } from './gallery-prompts.ts';

const FOLDER = join(import.meta.dirname, '..', 'out', 'gallery');
const COLUMNS = 4;
const CELL_WIDTH = 480;
const CELL_HEIGHT = 270;
const GAP = 6;

interface Shown extends GalleryPrompt {
  readonly name: string;
  readonly report: string;
  readonly still: Buffer;
}

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '6' },
    size: { type: 'string', default: '960x540' },
    only: { type: 'string' },
  },
});
const seconds = Number(values.seconds);
const [long = 960, short = 540] = values.size.split('x').map(Number);
const chosen = values.only?.split(',').map(Number);

async function show(shownPrompt: GalleryPrompt, index: number): Promise<Shown> {
  const { prompt, isUpright } = shownPrompt;
  const { scene, understanding } = planScene({
    prompt,
    width: isUpright ? short : long,
    height: isUpright ? long : short,
    durationSeconds: seconds,
    // As the gateway does it: the same prompt is the same video every time.
    seed: createHash('sha256').update(prompt).digest().readUInt32BE(),
    hasReferenceImage: false,
  });
  const name = `${String(index + 1).padStart(2, '0')}.mp4`;
  const outputPath = join(FOLDER, name);
  const signal = new AbortController().signal;
  await renderVideo({ scene, outputPath, signal, onProgress: () => {}, timeoutMs: 900_000 });
  const [still] = await extractStills(outputPath, [seconds * 0.6]);
  if (still === undefined) throw new Error(`no still of ${name}`);
  await writeFile(join(FOLDER, `${name}.png`), still);
  const { unknown, notDrawn, limited = [], wordmarks = [], confidence } = understanding;
  const report = JSON.stringify({ confidence, unknown, notDrawn, limited, wordmarks });
  process.stdout.write(`${name} ${prompt}\n`);
  return { ...shownPrompt, name, report, still };
}

async function drawSheet(shown: readonly Shown[]): Promise<Buffer> {
  const rows = Math.ceil(shown.length / COLUMNS);
  const sheet = createCanvas(COLUMNS * (CELL_WIDTH + GAP) + GAP, rows * (CELL_HEIGHT + GAP) + GAP);
  const pen = sheet.getContext('2d');
  pen.fillStyle = '#16181c';
  pen.fillRect(0, 0, sheet.width, sheet.height);
  for (const [index, { still }] of shown.entries()) {
    const image = await loadImage(still);
    const scale = Math.min(CELL_WIDTH / image.width, CELL_HEIGHT / image.height);
    const left = GAP + (index % COLUMNS) * (CELL_WIDTH + GAP);
    const top = GAP + Math.floor(index / COLUMNS) * (CELL_HEIGHT + GAP);
    const width = image.width * scale;
    pen.drawImage(image, left + (CELL_WIDTH - width) / 2, top, width, image.height * scale);
  }
  return sheet.toBuffer('image/png');
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

function pageOf(shown: readonly Shown[]): string {
  const figures = shown.map(
    ({ name, prompt, report }) => `<figure>
<video src="${name}" poster="${name}.png" controls loop muted playsinline preload="none"></video>
<figcaption>${escapeHtml(prompt)}<small>${escapeHtml(report)}</small></figcaption>
</figure>`,
  );
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Reprise: gallery of the built-in renderer</title>
<style>
body { margin: 24px; background: #16181c; color: #e8e6e1; font: 15px/1.5 system-ui, sans-serif; }
main { display: grid; grid-template-columns: repeat(auto-fill, minmax(340px, 1fr)); gap: 20px; }
figure { margin: 0; }
video { width: 100%; aspect-ratio: 16 / 9; background: #000; border-radius: 6px; }
small { display: block; color: #8d9199; overflow-wrap: anywhere; }
</style>
<h1>Gallery of the built-in renderer</h1>
<main>
${figures.join('\n')}
</main>
</html>
`;
}

await mkdir(FOLDER, { recursive: true });
const shown: Shown[] = [];
for (const [index, prompt] of GALLERY_PROMPTS.entries()) {
  if (chosen === undefined || chosen.includes(index + 1)) shown.push(await show(prompt, index));
}
await writeFile(join(FOLDER, 'index.html'), pageOf(shown));
await writeFile(join(FOLDER, 'contact-sheet.png'), await drawSheet(shown));
process.stdout.write(`${join(FOLDER, 'index.html')}\n`);
