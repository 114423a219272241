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

async function remixFrames(prompt: string): Promise<LabFrame[]> {
  const { path } = await client.make(`/${original.id}/remix`, { prompt });
  return await readForComparison(path);
}

describe('a remix', () => {
  let bestDecoy = 0;

  beforeAll(async () => {
    const decoys = await Promise.all(
      ['one', 'two', 'three', 'four'].map((take) => make(`${PROMPT}, take ${take}`)),
    );
    for (const { path } of decoys) {
      const { struct } = compareVideos(originalFrames, await readForComparison(path));
      expect(struct).toBeLessThanOrEqual(0.45);
      bestDecoy = Math.max(bestDecoy, struct);
    }
  }, 240_000);

  test.each(['添加日落滤镜效果', 'Make it snow', 'Change it to night'])(
    '"%s" keeps layout and motion',
    async (prompt) => {
      const likeness = compareVideos(originalFrames, await remixFrames(prompt));
      expect(likeness.struct).toBeGreaterThanOrEqual(0.6);
      expect(likeness.struct).toBeGreaterThanOrEqual(bestDecoy + 0.2);
      expect(likeness.motion).toBeGreaterThanOrEqual(0.7);
    },
  );

  test('with golden light is warmer, and at night darker', async () => {
    const golden = compareVideos(originalFrames, await remixFrames('golden hour light'));
    expect(golden.aShift).toBeGreaterThanOrEqual(3);
    expect(golden.bShift).toBeGreaterThanOrEqual(12);
    const night = compareVideos(originalFrames, await remixFrames('at night'));
    expect(night.lightnessShift).toBeLessThanOrEqual(-20);
  });

  test('with a named palette shows each of its colours', async () => {
    const frames = await remixFrames('Shift the color palette to teal, sand, and rust');
    const palette = ['#1f7a7a', '#dcc59a', '#a4472a'];
    const shares = hueShares(frames, palette);
    expect(shares.any).toBeGreaterThanOrEqual(0.45);
    expect(shares.any).toBeGreaterThanOrEqual(hueShares(originalFrames, palette).any + 0.3);
    for (const share of shares.each) expect(share).toBeGreaterThanOrEqual(0.03);
  });
});

describe('an extension', () => {
  test.each([
    ['The boat sails on', 5],
    ['Night falls over the lake', 4],
  ])('"%s" goes on without a seam for %d s', async (prompt, added) => {
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
  });
});

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
