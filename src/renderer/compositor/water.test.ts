/** The water loop against its rules written out: mirror, tint, glitter, and drift with time. */

import { describe, expect, it } from 'vitest';
import { type Kernel, loadKernel } from './load-kernel.ts';

const COLUMNS = 64;
const ROWS = 48;
const HORIZON = 24;
const MAP = 256;

interface WaterOptions {
  readonly choppiness?: number;
  readonly mirror?: number;
  readonly glitter?: number;
  readonly time?: number;
  readonly waves?: (x: number, y: number) => readonly [number, number];
}

const DEEP = [60, 140, 110] as const;
const SUN = [220, 118, 138] as const;
const SUN_X = 40;

/** The sky above: each row has a luma and chroma of its own. */
function skyLuma(row: number): number {
  return 60 + row * 5;
}

function paintWater(options: WaterOptions = {}): Uint8Array {
  const { choppiness = 0, mirror = 1, glitter = 0, time = 0, waves = () => [0, 0] } = options;
  const kernel: Kernel = loadKernel();
  const lumaBytes = COLUMNS * ROWS;
  const luma = kernel.allocate((lumaBytes * 3) / 2);
  const map = kernel.allocate(MAP * MAP * 8);
  const scratch = kernel.allocate(2 * 2064);
  const settings = kernel.allocate(60);
  const bytes = kernel.bytes();
  for (let row = 0; row < HORIZON; row++) {
    bytes.fill(skyLuma(row), luma + row * COLUMNS, luma + (row + 1) * COLUMNS);
  }
  bytes.fill(100, luma + lumaBytes, luma + (lumaBytes * 3) / 2);
  const slopes = new Float32Array(bytes.buffer, map, MAP * MAP * 2);
  for (let y = 0; y < MAP; y++) {
    for (let x = 0; x < MAP; x++) slopes.set(waves(x, y), (y * MAP + x) * 2);
  }
  const [deepY, deepU, deepV] = DEEP;
  const [sunY, sunU, sunV] = SUN;
  new Float32Array(bytes.buffer, settings, 15).set([
    ROWS - HORIZON,
    100,
    0,
    time,
    choppiness,
    deepY,
    deepU,
    deepV,
    SUN_X,
    glitter,
    sunY,
    sunU,
    sunV,
    mirror,
    0.2,
  ]);
  const chromaU = luma + lumaBytes;
  const chromaV = chromaU + lumaBytes / 4;
  kernel.water(
    luma,
    chromaU,
    chromaV,
    COLUMNS,
    COLUMNS / 2,
    COLUMNS,
    HORIZON,
    ROWS,
    map,
    scratch,
    settings,
  );
  return kernel.bytes().slice(luma, luma + (lumaBytes * 3) / 2);
}

function rowOf(frame: Uint8Array, row: number): Uint8Array {
  return frame.subarray(row * COLUMNS, (row + 1) * COLUMNS);
}

const wavy = (x: number, y: number): readonly [number, number] => [
  Math.sin((x / MAP) * 12 * Math.PI),
  Math.cos((y / MAP) * 10 * Math.PI + x / 20),
];

describe('calm water', () => {
  it('mirrors the sky row by row, tinted more with depth', () => {
    const frame = paintWater();
    for (let row = HORIZON; row < ROWS; row++) {
      const depth = row - HORIZON;
      const fraction = (depth + 0.5) / (ROWS - HORIZON);
      const share = 1 - 0.42 * Math.sqrt(fraction);
      const source = Math.max(0, Math.trunc(HORIZON - 1 - depth * 0.92));
      const wanted = DEEP[0] + (skyLuma(source) - DEEP[0]) * share;
      for (const value of rowOf(frame, row))
        expect(Math.abs(value - wanted)).toBeLessThanOrEqual(1);
    }
  });

  it('leaves the sky above the horizon as it was', () => {
    const frame = paintWater({ choppiness: 1, waves: wavy, glitter: 1 });
    for (let row = 0; row < HORIZON; row++) {
      expect(new Set(rowOf(frame, row))).toEqual(new Set([skyLuma(row)]));
    }
  });

  it('shows its own colour where it mirrors least', () => {
    const frame = paintWater({ mirror: 0 });
    const chromaRow = (COLUMNS / 2) * (HORIZON / 2 + 4);
    const u = frame[COLUMNS * ROWS + chromaRow]!;
    expect(Math.abs(u - (DEEP[1] + (100 - DEEP[1]) * 0.05))).toBeLessThanOrEqual(1);
  });
});

describe('waves', () => {
  it('break the mirror picture and travel with time', () => {
    const calm = paintWater();
    const now = paintWater({ choppiness: 2, waves: wavy });
    const later = paintWater({ choppiness: 2, waves: wavy, time: 0.4 });
    expect(now).not.toEqual(calm);
    expect(now).not.toEqual(later);
    expect(paintWater({ choppiness: 2, waves: wavy })).toEqual(now);
  });

  it('keep every level within limited range, however steep they are', () => {
    const steep = paintWater({
      choppiness: 9,
      glitter: 5,
      time: 1e4,
      waves: (x, y) => [x % 2 === 0 ? 9 : -9, y % 2 === 0 ? 9 : -9],
    });
    const luma = steep.subarray(HORIZON * COLUMNS, COLUMNS * ROWS);
    expect(Math.min(...luma)).toBeGreaterThanOrEqual(16);
    expect(Math.max(...luma)).toBeLessThanOrEqual(240);
  });
});

describe('glitter', () => {
  it('brightens the column under the sun and nothing far from it', () => {
    const without = rowOf(paintWater(), ROWS - 4);
    const withSun = rowOf(paintWater({ glitter: 3 }), ROWS - 4);
    expect(withSun[SUN_X]!).toBeGreaterThan(without[SUN_X]! + 8);
    expect(withSun[2]).toBe(without[2]);
  });
});
