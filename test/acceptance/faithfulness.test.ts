/**
 * A remix is the same video with one thing changed, an extension really continues, and a reference
 * image really is the first frame: measured on the delivered mp4s, against decoys.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCanvas } from '@napi-rs/canvas';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { decodeWhole, toRgb } from '../support/decode-frames.ts';
import {
  createGatewayClient,
  type GatewayClient,
  type MadeVideo,
} from '../support/gateway-client.ts';
import { probeMp4 } from '../support/probe-mp4.ts';
import { readForComparison } from '../support/read-frames.ts';
import { compareVideos, hueShares, psnr, type LabFrame } from '../support/video-metrics.ts';

const SECONDS = 4;
const FRAMES_PER_SECOND = 24;
const PROMPT = 'A sailing boat on a calm lake at noon';

let folder: string;
let client: GatewayClient;
let original: MadeVideo;
let originalFrames: LabFrame[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reprise-faithfulness-'));
  client = createGatewayClient(inject('gateway'), folder);
  original = await make(PROMPT);
  originalFrames = await readForComparison(original.path);
});
afterAll(() => rm(folder, { recursive: true }));

function make(prompt: string): Promise<MadeVideo> {
  return client.make('', { prompt, size: '1280x720', seconds: String(SECONDS) });
}

function remix(prompt: string): Promise<MadeVideo> {
  return client.make(`/${original.id}/remix`, { prompt });
}

const REMIXES = {
  sunset: '添加日落滤镜效果',
  snow: 'Make it snow',
  night: 'Change it to night',
  golden: 'golden hour light',
  palette: 'Shift the color palette to teal, sand, and rust',
} as const;
type Remix = keyof typeof REMIXES;

const DECOYS = ['one', 'two', 'three', 'four'].map((take) => `${PROMPT}, take ${take}`);

describe('a remix', () => {
  let decoyStructs: number[];
  let frames: Record<Remix, LabFrame[]>;

  // All are asked for at once, so that the gateway is never without work.
  beforeAll(async () => {
    const names = Object.keys(REMIXES) as Remix[];
    const [decoys, remixes] = await Promise.all([
      Promise.all(DECOYS.map((prompt) => make(prompt))),
      Promise.all(names.map((name) => remix(REMIXES[name]))),
    ]);
    decoyStructs = [];
    for (const { path } of decoys) {
      decoyStructs.push(compareVideos(originalFrames, await readForComparison(path)).struct);
    }
    const entries: [Remix, LabFrame[]][] = [];
    for (const [index, { path }] of remixes.entries()) {
      entries.push([names[index]!, await readForComparison(path)]);
    }
    frames = Object.fromEntries(entries) as typeof frames;
  }, 240_000);

  test('is told apart from other videos of the same words', () => {
    expect(decoyStructs).toHaveLength(DECOYS.length);
    expect(Math.max(...decoyStructs)).toBeLessThanOrEqual(0.45);
  });

  test.each(['sunset', 'snow', 'night'] as const)('to %s keeps layout and motion', (name) => {
    const likeness = compareVideos(originalFrames, frames[name]);
    expect(likeness.struct).toBeGreaterThanOrEqual(0.6);
    expect(likeness.struct).toBeGreaterThanOrEqual(Math.max(...decoyStructs) + 0.2);
    expect(likeness.motion).toBeGreaterThanOrEqual(0.7);
    expect(likeness.edge).toBeGreaterThanOrEqual(0.45);
  });

  test.each(['sunset', 'golden'] as const)('to %s light is warmer', (name) => {
    const warm = compareVideos(originalFrames, frames[name]);
    expect(warm.aShift).toBeGreaterThanOrEqual(3);
    expect(warm.bShift).toBeGreaterThanOrEqual(12);
  });

  test('to night is darker', () => {
    const dark = compareVideos(originalFrames, frames.night);
    expect(dark.lightnessShift).toBeLessThanOrEqual(-20);
  });

  test('with a named palette shows each of its colours', () => {
    const palette = ['#1f7a7a', '#dcc59a', '#a4472a'];
    const shares = hueShares(frames.palette, palette);
    expect(shares.any).toBeGreaterThanOrEqual(0.45);
    expect(shares.any).toBeGreaterThanOrEqual(hueShares(originalFrames, palette).any + 0.3);
    for (const share of shares.each) expect(share).toBeGreaterThanOrEqual(0.03);
  });
});

test.each([
  ['The boat sails on', 5],
  ['Night falls over the lake', 4],
])(
  'an extension, "%s", goes on without a seam for %d s',
  async (prompt, added) => {
    const body = { prompt, seconds: added, video: { id: original.id } };
    const { path } = await client.make('/extensions', body);
    const { sampleCount } = (await probeMp4(path)).video ?? {};
    expect(sampleCount).toBe((SECONDS + added) * FRAMES_PER_SECOND);
    const seam = SECONDS * FRAMES_PER_SECOND;
    const numbers = Array.from({ length: 13 }, (_, index) => seam - 7 + index);
    const frames = await decodeWhole(
      path,
      numbers.map((number) => (number + 0.5) / FRAMES_PER_SECOND),
    );
    const pairs = frames
      .slice(1)
      .map((frame, index) => psnr(frames[index]?.data ?? frame.data, frame.data));
    const atSeam = pairs[6] ?? 0;
    const neighbours = pairs.filter((_, index) => index !== 6).toSorted((a, b) => a - b);
    const median = neighbours[Math.floor(neighbours.length / 2)] ?? 0;
    expect(atSeam).toBeGreaterThanOrEqual(median - 1.5);
    // A frame shown twice would be nearly equal to its neighbour.
    expect(Math.max(...pairs)).toBeLessThan(median + 12);
  },
  240_000,
);

test('a reference image is the first frame, and then it moves', async () => {
  const canvas = createCanvas(1280, 720);
  const context = canvas.getContext('2d');
  const gradient = context.createLinearGradient(0, 0, 1280, 720);
  gradient.addColorStop(0, '#20507a');
  gradient.addColorStop(1, '#e0a860');
  context.fillStyle = gradient;
  context.fillRect(0, 0, 1280, 720);
  context.fillStyle = '#7a3020';
  context.fillRect(420, 260, 300, 240);
  const picture = canvas.toBuffer('image/png');
  const { path } = await client.make('', {
    prompt: 'slowly moving closer',
    size: '1280x720',
    seconds: '4',
    input_reference: { image_url: `data:image/png;base64,${picture.toString('base64')}` },
  });
  const [first, later] = await decodeWhole(path, [0, 3]);
  const wanted = await toRgb(picture, 1280, 720);
  expect(psnr(wanted.data, first?.data ?? wanted.data)).toBeGreaterThanOrEqual(35);
  expect(psnr(wanted.data, later?.data ?? wanted.data)).toBeLessThan(32);
});
