/** The kernel's vector loops against the same rules written out pixel by pixel. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Kernel, loadKernel } from './load-kernel.ts';

const byte = fc.integer({ min: 0, max: 255 });

function place(kernel: Kernel, values: ArrayLike<number>): number {
  const address = kernel.allocate(values.length);
  kernel.bytes().set(Array.from(values), address);
  return address;
}

function placeWords(kernel: Kernel, values: readonly number[]): number {
  const address = kernel.allocate(values.length * 4);
  new Int32Array(kernel.bytes().buffer, address, values.length).set(values);
  return address;
}

function read(kernel: Kernel, address: number, count: number): number[] {
  return [...kernel.bytes().subarray(address, address + count)];
}

/** What `over` promises for one pixel, without its shortcuts; the kernel may round by one less. */
function overPixel(under: number, colour: number, cover: number): number {
  return Math.min(255, colour + (under * (255 - cover)) / 255);
}

describe('over', () => {
  const WIDTH = 16;
  const STRIDE = 64;

  /** One row over one row; returns the target row. */
  function layRow(options: {
    under: number[];
    colour: number[];
    cover: number[];
    sourceX: number;
    step: number;
    opacity: number;
  }): number[] {
    const kernel = loadKernel();
    const target = place(kernel, options.under);
    const pad = (values: number[]): number[] => [
      ...values,
      ...Array(STRIDE - values.length).fill(0),
    ];
    const colour = place(kernel, [...pad(options.colour), ...pad([])]);
    const alpha = place(kernel, [...pad(options.cover), ...pad([])]);
    const spans = kernel.allocate(16);
    kernel.findSpans(alpha, STRIDE, options.cover.length, 2, spans);
    const { sourceX, step } = options;
    const rowTable = placeWords(kernel, [
      0,
      Math.round(sourceX * 65536),
      Math.round(step * 65536),
      1,
    ]);
    kernel.over(
      target,
      WIDTH,
      WIDTH,
      0,
      1,
      colour,
      alpha,
      STRIDE,
      rowTable,
      spans,
      options.opacity,
      0,
    );
    return read(kernel, target, WIDTH);
  }

  const row = fc.array(byte, { minLength: WIDTH, maxLength: WIDTH });
  const source = fc.array(fc.tuple(byte, byte), { minLength: WIDTH, maxLength: WIDTH });

  it('is colour plus what the cover lets through, at any shift, scale and opacity', () => {
    const shift = fc.integer({ min: 0, max: 2047 }).map((value) => value / 256);
    const step = fc.constantFrom(1, 0.6, 0.83, 0.95, 1.3);
    fc.assert(
      fc.property(row, source, shift, step, byte, (under, pixels, sourceX, scale, opacity) => {
        const cover = pixels.map(([alpha]) => alpha);
        const colour = pixels.map(([alpha, value]) => Math.min(alpha, value));
        const result = layRow({ under, colour, cover, sourceX, step: scale, opacity });
        const sample = (values: number[], x: number): number => {
          const left = Math.floor(x);
          const share = x - left;
          return (values[left] ?? 0) * (1 - share) + (values[left + 1] ?? 0) * share;
        };
        result.forEach((value, x) => {
          const at = sourceX + x * scale;
          const strength = opacity / 256;
          const wanted = overPixel(
            under[x]!,
            sample(colour, at) * strength,
            sample(cover, at) * strength,
          );
          expect(Math.abs(value - wanted)).toBeLessThanOrEqual(4);
        });
      }),
      { numRuns: 300 },
    );
  });

  it('leaves the target alone where the layer has no cover, and copies it where it is opaque', () => {
    const under = Array.from({ length: WIDTH }, (_, x) => x * 9);
    const cover = under.map((_, x) => (x < 8 ? 255 : 0));
    const colour = under.map((_, x) => (x < 8 ? 200 - x : 0));
    const result = layRow({ under, colour, cover, sourceX: 0, step: 1, opacity: 256 });
    expect(result).toEqual(under.map((value, x) => (x < 8 ? 200 - x : value)));
  });
});

describe('planarFromRgba', () => {
  it('agrees with BT.709 limited range to one level, chroma as the mean of four pixels', () => {
    const pixel = fc.tuple(byte, byte, byte, byte).map(([red, green, blue, alpha]) => {
      const scaled = (part: number): number => Math.round((part * alpha) / 255);
      return [scaled(red), scaled(green), scaled(blue), alpha];
    });
    fc.assert(
      fc.property(fc.array(pixel, { minLength: 4, maxLength: 4 }), (pixels) => {
        const kernel = loadKernel();
        const rgba = place(kernel, pixels.flat());
        const [luma, alpha, u, v, chromaAlpha] = [0, 1, 2, 3, 4].map(() => kernel.allocate(64));
        kernel.planarFromRgba(rgba, 2, 2, luma!, alpha!, 2, u!, v!, chromaAlpha!, 1);
        pixels.forEach(([red, green, blue, cover], index) => {
          const wanted = (16 * cover!) / 255 + 0.1826 * red! + 0.6142 * green! + 0.062 * blue!;
          expect(Math.abs(read(kernel, luma! + index, 1)[0]! - wanted)).toBeLessThanOrEqual(1);
        });
        const mean = [0, 1, 2, 3].map(
          (part) => pixels.reduce((sum, one) => sum + one[part]!, 0) / 4,
        );
        const wantedU =
          (128 * mean[3]!) / 255 - 0.1006 * mean[0]! - 0.3386 * mean[1]! + 0.4392 * mean[2]!;
        const wantedV =
          (128 * mean[3]!) / 255 + 0.4392 * mean[0]! - 0.3989 * mean[1]! - 0.0403 * mean[2]!;
        expect(Math.abs(read(kernel, u!, 1)[0]! - wantedU)).toBeLessThanOrEqual(1);
        expect(Math.abs(read(kernel, v!, 1)[0]! - wantedV)).toBeLessThanOrEqual(1);
      }),
      { numRuns: 200 },
    );
  });
});

describe('findSpans', () => {
  it('brackets the covered columns of each row', () => {
    const kernel = loadKernel();
    const alpha = place(kernel, [0, 0, 9, 0, 7, 0, 0, 0, /* empty row */ 0, 0, 0, 0, 0, 0, 0, 0]);
    const spans = kernel.allocate(16);
    kernel.findSpans(alpha, 8, 8, 2, spans);
    expect([...new Int32Array(kernel.bytes().buffer, spans, 4)]).toEqual([2, 5, 0, 0]);
  });
});

describe('blend', () => {
  it('mixes two frames by the weight', () => {
    const frames = fc.array(fc.tuple(byte, byte), { minLength: 16, maxLength: 16 });
    fc.assert(
      fc.property(frames, fc.integer({ min: 0, max: 256 }), (pairs, weight) => {
        const kernel = loadKernel();
        const target = place(
          kernel,
          pairs.map(([one]) => one),
        );
        const other = place(
          kernel,
          pairs.map(([, two]) => two),
        );
        kernel.blend(target, other, 16, weight);
        const wanted = pairs.map(([one, two]) => (one * (256 - weight) + two * weight) >> 8);
        expect(read(kernel, target, 16)).toEqual(wanted);
      }),
    );
  });
});

describe('grade', () => {
  it('turns values around the pivot by the sum of row and column gain, within bounds', () => {
    const gain = fc.integer({ min: 0, max: 9000 });
    const values = fc.array(byte, { minLength: 8, maxLength: 8 });
    fc.assert(
      fc.property(values, gain, gain, byte, (pixels, columnGain, rowGain, pivot) => {
        const kernel = loadKernel();
        const plane = place(kernel, pixels);
        const columns = kernel.allocate(16);
        const rows = kernel.allocate(2);
        new Int16Array(kernel.bytes().buffer, columns, 8).fill(columnGain);
        new Int16Array(kernel.bytes().buffer, rows, 1).fill(rowGain);
        kernel.grade(plane, 8, 8, 1, columns, rows, pivot, 3, 16, 235);
        pixels.forEach((value, x) => {
          const turned = pivot + 3 + ((value - pivot) * (columnGain + rowGain)) / 8192;
          const wanted = Math.max(16, Math.min(235, turned));
          expect(Math.abs(read(kernel, plane + x, 1)[0]! - wanted)).toBeLessThanOrEqual(1);
        });
      }),
    );
  });
});

describe('stamp', () => {
  it('presses a mask at whole pixels without touching its surroundings', () => {
    const kernel = loadKernel();
    const plane = place(kernel, Array(64).fill(100));
    const mask = place(kernel, [0, 0, 0, 0, 0, 255, 128, 0, 0, 0, 0, 0]);
    kernel.stamp(plane, 8, 8, 8, mask, 4, 3, 2 * 65536, 3 * 65536, 65536, 256, 200);
    const result = read(kernel, plane, 64);
    expect(result[4 * 8 + 3]).toBe(200);
    expect(result[4 * 8 + 4]).toBe(150);
    expect(result.filter((value) => value !== 100)).toHaveLength(2);
  });

  it('spreads a half pixel shift evenly and keeps within the plane', () => {
    const kernel = loadKernel();
    const plane = place(kernel, Array(64).fill(0));
    const mask = place(kernel, [0, 0, 0, 0, 255, 0, 0, 0, 0]);
    kernel.stamp(plane, 8, 8, 8, mask, 3, 3, 2.5 * 65536, 3 * 65536, 65536, 256, 200);
    const result = read(kernel, plane, 64);
    expect([result[4 * 8 + 3], result[4 * 8 + 4]]).toEqual([100, 100]);
    kernel.stamp(plane, 8, 8, 8, mask, 3, 3, -1 * 65536, -1 * 65536, 65536, 256, 50);
    expect(read(kernel, plane, 1)).toEqual([50]);
    expect(read(kernel, plane - 8, 8)).toEqual(Array(8).fill(0));
  });
});

describe('what styles do', () => {
  const COLUMNS = 16;
  const ROWS = 4;
  const STRIDE = 32;
  const levels = fc.array(byte, { minLength: STRIDE * ROWS, maxLength: STRIDE * ROWS });
  const table = fc.array(byte, { minLength: 256, maxLength: 256 });

  /** Of each pixel inside of the plane what it should have become; outside, what it was. */
  function expectPlane(
    kernel: Kernel,
    plane: number,
    before: readonly number[],
    wantedAt: (x: number, y: number) => number,
  ): void {
    const wanted = before.map((level, at) =>
      at % STRIDE < COLUMNS ? wantedAt(at % STRIDE, Math.floor(at / STRIDE)) : level,
    );
    expect(read(kernel, plane, before.length)).toEqual(wanted);
  }

  it('retones each level by the mean around it', () => {
    fc.assert(
      fc.property(levels, levels, table, (pixels, around, shades) => {
        const kernel = loadKernel();
        const plane = place(kernel, pixels);
        const means = place(kernel, around);
        const levelOf = (level: number, mean: number): number =>
          shades[level ^ ((mean * 7) & 255)]!;
        const tones = place(
          kernel,
          Array.from({ length: 65_536 }, (_, index) => levelOf(index & 255, index >> 8)),
        );
        kernel.retone(plane, STRIDE, means, STRIDE, COLUMNS / 2, ROWS / 2, tones);
        expectPlane(kernel, plane, pixels, (x, y) =>
          levelOf(pixels[y * STRIDE + x]!, around[(y >> 1) * STRIDE + (x >> 1)]!),
        );
      }),
      { numRuns: 20 },
    );
  });

  it('flattens blocks to their mean, smaller ones at the end', () => {
    fc.assert(
      fc.property(levels, table, fc.constantFrom(1, 3, 6), (pixels, shades, side) => {
        const kernel = loadKernel();
        const plane = place(kernel, pixels);
        kernel.flatten(plane, STRIDE, COLUMNS, ROWS, side, place(kernel, shades));
        expectPlane(kernel, plane, pixels, (x, y) => {
          const [left, top] = [x - (x % side), y - (y % side)];
          const block = pixels.filter((_, at) => {
            const [column, row] = [at % STRIDE, Math.floor(at / STRIDE)];
            const isAcross = column >= left && column < Math.min(COLUMNS, left + side);
            return isAcross && row >= top && row < Math.min(ROWS, top + side);
          });
          return shades[Math.round(block.reduce((sum, level) => sum + level, 0) / block.length)]!;
        });
      }),
      { numRuns: 50 },
    );
  });

  it('roughens every pixel within limited range, by grains in their order', () => {
    fc.assert(
      fc.property(levels, fc.integer({ min: 0, max: 4095 }), (pixels, first) => {
        const kernel = loadKernel();
        const plane = place(kernel, pixels);
        const grains = Float32Array.from({ length: 4096 }, (_, index) => (index % 97) / 7 - 6);
        const address = kernel.allocate(grains.byteLength);
        new Float32Array(kernel.bytes().buffer, address, grains.length).set(grains);
        kernel.roughen(plane, STRIDE, COLUMNS, ROWS, address, first, 0.75);
        let grain = first;
        expectPlane(kernel, plane, pixels, (x, y) => {
          grain = (grain * 5 + 1237 + (y & 7)) & 4095;
          const level = pixels[y * STRIDE + x]! + grains[grain]! + 0.75;
          return Math.floor(Math.max(16, Math.min(235, level)) + 0.5);
        });
      }),
      { numRuns: 30 },
    );
  });

  it('adds to a level on paper what the grain there does', () => {
    fc.assert(
      fc.property(levels, levels, table, (pixels, around, grainAt) => {
        const kernel = loadKernel();
        const plane = place(kernel, pixels);
        const means = place(kernel, around);
        const numbers = (values: readonly number[]): number => {
          const address = kernel.allocate(values.length * 8);
          new Float64Array(kernel.bytes().buffer, address, values.length).set(values);
          return address;
        };
        const tones = numbers(
          Array.from({ length: 65_536 }, (_, index) => [index & 255, index % 7]).flat(),
        );
        const paper = place(
          kernel,
          Array.from({ length: 65_536 }, (_, index) => grainAt[(index * 5 + (index >> 8)) & 255]!),
        );
        const grains = numbers(Array.from({ length: 256 }, (_, grain) => grain / 37 - 3));
        const places = kernel.allocate(COLUMNS * 2);
        new Uint16Array(kernel.bytes().buffer, places, COLUMNS).set(
          Array.from({ length: COLUMNS }, (_, x) => x * 3),
        );
        kernel.retoneOnPaper(
          plane,
          STRIDE,
          means,
          STRIDE,
          COLUMNS,
          ROWS,
          tones,
          paper,
          grains,
          places,
          1.5,
        );
        expectPlane(kernel, plane, pixels, (x, y) => {
          const level = pixels[y * STRIDE + x]!;
          const index = around[(y >> 1) * STRIDE + (x >> 1)]! * 256 + level;
          const spot = Math.floor(y * 1.5) * 256 + x * 3;
          const grain = grainAt[(spot * 5 + (spot >> 8)) & 255]!;
          const toned = (index & 255) + (index % 7) * (grain / 37 - 3);
          return Math.floor(Math.max(16, Math.min(235, toned)) + 0.5);
        });
      }),
      { numRuns: 10 },
    );
  });

  it('tints chroma across and down', () => {
    fc.assert(
      fc.property(levels, fc.constantFrom(-1, 1), (pixels, sign) => {
        const kernel = loadKernel();
        const plane = place(kernel, pixels);
        const tinted = kernel.allocate(256 * 8);
        const turns = kernel.allocate(COLUMNS * 8);
        const { buffer } = kernel.bytes();
        new Float64Array(buffer, tinted, 256).set(Array.from({ length: 256 }, (_, u) => u * 1.1));
        new Float64Array(buffer, turns, COLUMNS).set(
          Array.from({ length: COLUMNS }, (_, x) => x / 3),
        );
        kernel.tint(plane, STRIDE, COLUMNS, ROWS, tinted, turns, sign, 20);
        expectPlane(kernel, plane, pixels, (x, y) => {
          const turned = pixels[y * STRIDE + x]! * 1.1 + (sign * x) / 3 + (y / ROWS - 0.5) * 20;
          return Math.floor(Math.max(16, Math.min(240, turned)));
        });
      }),
      { numRuns: 30 },
    );
  });
});
