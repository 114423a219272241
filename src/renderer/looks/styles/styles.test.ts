/** What each style does to planes of bytes: properties that hold for any picture. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadKernel } from '../../compositor/load-kernel.ts';
import { STYLES } from '../../scene/scene.ts';
import { createStylist } from './create-stylist.ts';
import { createPaperTexture, TEXTURE_SIZE } from './paper-texture.ts';
import type { PlanarFrame } from './planar-frame.ts';
import { createSurroundings } from './surroundings.ts';
import { toneTable } from './tone-table.ts';

const WIDTH = 96;
const HEIGHT = 64;
/** Wider than the picture, as the compositor's planes may be. */
const STRIDE = 112;
const PADDING = 77;

interface Planes {
  readonly luma: Uint8Array;
  readonly chromaU: Uint8Array;
  readonly chromaV: Uint8Array;
}

function emptyFrame(): PlanarFrame {
  const kernel = loadKernel();
  const [luma, chromaU, chromaV] = [1, 4, 4].map((part) =>
    kernel.allocate((STRIDE * HEIGHT) / part),
  );
  const planes = { luma: luma!, chromaU: chromaU!, chromaV: chromaV! };
  return {
    width: WIDTH,
    height: HEIGHT,
    kernel,
    planes: { ...planes, stride: STRIDE, chromaStride: STRIDE / 2 },
  };
}

/** The frame's own memory, as long as no more is allocated. */
function planesOf({ kernel, planes }: PlanarFrame): Planes {
  const memory = kernel.bytes();
  const planeAt = (address: number, sizeBytes: number): Uint8Array =>
    memory.subarray(address, address + sizeBytes);
  return {
    luma: planeAt(planes.luma, STRIDE * HEIGHT),
    chromaU: planeAt(planes.chromaU, (STRIDE * HEIGHT) / 4),
    chromaV: planeAt(planes.chromaV, (STRIDE * HEIGHT) / 4),
  };
}

/** A bright square on a dark, sloping ground, with some colour. */
function drawPicture({ luma, chromaU, chromaV }: Planes): void {
  for (const plane of [luma, chromaU, chromaV]) plane.fill(PADDING);
  for (let y = 0; y < HEIGHT; y++) {
    for (let x = 0; x < WIDTH; x++) {
      const isSquare = x > 30 && x < 66 && y > 18 && y < 46;
      luma[y * STRIDE + x] = isSquare ? 190 : 50 + x / 2;
      chromaU[(y >> 1) * (STRIDE / 2) + (x >> 1)] = isSquare ? 100 : 150;
      chromaV[(y >> 1) * (STRIDE / 2) + (x >> 1)] = isSquare ? 160 : 118;
    }
  }
}

function picture(): Planes {
  const planes = planesOf(emptyFrame());
  drawPicture(planes);
  return planes;
}

function styled(style: (typeof STYLES)[number], timeSeconds = 1): Planes {
  const frame = emptyFrame();
  const stylise = createStylist(style, frame);
  drawPicture(planesOf(frame));
  stylise?.(timeSeconds);
  return planesOf(frame);
}

const HANDMADE = STYLES.filter((style) => createStylist(style, emptyFrame()) !== null);
const at = (frame: Planes, x: number, y: number): number => frame.luma[y * STRIDE + x]!;

describe('every style with a hand of its own', () => {
  it('is one of the seven that a grade alone cannot give', () => {
    expect(HANDMADE).toHaveLength(7);
  });

  it.each(HANDMADE)('%s keeps to limited range and leaves the padding alone', (style) => {
    const { luma, chromaU, chromaV } = styled(style);
    for (let y = 0; y < HEIGHT; y++) {
      for (let x = 0; x < WIDTH; x++) {
        expect(luma[y * STRIDE + x]).toBeGreaterThanOrEqual(16);
        expect(luma[y * STRIDE + x]).toBeLessThanOrEqual(235);
      }
      expect(luma.subarray(y * STRIDE + WIDTH, (y + 1) * STRIDE)).toEqual(
        new Uint8Array(STRIDE - WIDTH).fill(PADDING),
      );
    }
    for (const plane of [chromaU, chromaV]) {
      for (let y = 0; y < HEIGHT / 2; y++) {
        expect(plane[y * (STRIDE / 2) + WIDTH / 2]).toBe(PADDING);
      }
    }
  });

  it.each(HANDMADE)('%s changes the picture, and the same way each time', (style) => {
    const once = styled(style);
    expect(once.luma).not.toEqual(picture().luma);
    expect(styled(style).luma).toEqual(once.luma);
    expect(styled(style).chromaU).toEqual(once.chromaU);
  });

  it.each(HANDMADE)('%s leaves bright brighter than dark', (style) => {
    const frame = styled(style);
    expect(at(frame, 48, 32)).toBeGreaterThan(at(frame, 10, 32));
  });

  it.each(HANDMADE.filter((style) => style !== 'vintage'))('%s stands still', (style) => {
    expect(styled(style, 3).luma).toEqual(styled(style, 1).luma);
  });
});

describe('single styles', () => {
  it('outlines a bright thing dark outside, in a cartoon and in a drawing', () => {
    for (const style of ['cartoon', 'line_drawing'] as const) {
      const frame = styled(style);
      expect(at(frame, 30, 32)).toBeLessThan(at(frame, 12, 32));
    }
  });

  it('makes lines of light inside its edges, in neon and on a blueprint', () => {
    for (const style of ['neon', 'blueprint'] as const) {
      const frame = styled(style);
      expect(at(frame, 32, 33)).toBeGreaterThan(at(frame, 48, 33) + 4);
    }
  });

  it('has square blocks of one level each as pixel art', () => {
    const frame = styled('pixel');
    for (let y = 0; y < HEIGHT; y += 2) {
      for (let x = 0; x < WIDTH; x += 2) {
        const block = [at(frame, x, y), at(frame, x + 1, y), at(frame, x, y + 1)];
        expect(new Set(block).size).toBe(1);
      }
    }
  });

  it('tells shapes of pixel art further apart than the picture does', () => {
    const apart = (frame: Planes): number => at(frame, 33, 32) - at(frame, 27, 32);
    expect(apart(styled('pixel'))).toBeGreaterThan(apart(picture()));
  });

  it('draws bright things in the dark without a rim of ink', () => {
    const frame = emptyFrame();
    const stylise = createStylist('line_drawing', frame);
    const night = planesOf(frame);
    drawPicture(night);
    night.luma.fill(18);
    for (let y = 30; y < 34; y++) night.luma.fill(150, y * STRIDE + 46, y * STRIDE + 50);
    stylise?.(1);
    expect(at(night, 48, 32)).toBeGreaterThan(at(night, 20, 10) + 50);
    expect(at(night, 44, 32)).toBeGreaterThan(at(night, 20, 10) - 40);
  });

  it('draws without colour with a pencil, and in one blue on a blueprint', () => {
    const drawing = styled('line_drawing');
    const blueprint = styled('blueprint');
    for (let y = 0; y < HEIGHT / 2; y++) {
      for (let x = 0; x < WIDTH / 2; x++) {
        const place = y * (STRIDE / 2) + x;
        expect(Math.abs(drawing.chromaU[place]! - 128)).toBeLessThan(4);
        expect(Math.abs(drawing.chromaV[place]! - 128)).toBeLessThan(4);
        expect(blueprint.chromaU[place]).toBe(blueprint.chromaU[0]);
        expect(blueprint.chromaU[place]).toBeGreaterThan(140);
      }
    }
  });

  it('grains a film anew with every frame, but only a little', () => {
    const before = styled('vintage', 1);
    const after = styled('vintage', 1 + 1 / 24);
    expect(after.luma).not.toEqual(before.luma);
    const source = picture();
    for (let y = 0; y < HEIGHT; y++) {
      for (let x = 0; x < WIDTH; x++) {
        expect(Math.abs(at(before, x, y) - at(source, x, y))).toBeLessThan(10);
      }
    }
  });
});

describe('what styles are made with', () => {
  /** What is around each place of a frame with this luma. */
  function surroundingsOf(
    reach: number,
    draw: (luma: Uint8Array) => void,
  ): { luma: Uint8Array; meanAt: (column: number, row: number) => number } {
    const frame = emptyFrame();
    const around = createSurroundings(frame, reach);
    const { luma } = planesOf(frame);
    draw(luma);
    around.measure();
    const memory = frame.kernel.bytes();
    const meanAt = (column: number, row: number): number =>
      memory[around.means + row * around.stride + column]!;
    return { luma, meanAt };
  }

  it('measures the mean of an even picture as that level, to its very edges', () => {
    const { meanAt } = surroundingsOf(12, (luma) => luma.fill(91));
    for (let row = 0; row < HEIGHT / 2; row++) {
      for (let column = 0; column < WIDTH / 2; column++) expect(meanAt(column, row)).toBe(91);
    }
  });

  it('spreads a bright spot over its reach and no further', () => {
    const { meanAt } = surroundingsOf(12, (dark) => {
      dark.fill(16);
      for (const y of [32, 33]) dark.fill(216, y * STRIDE + 46, y * STRIDE + 52);
    });
    expect(meanAt(24, 16)).toBeGreaterThan(20);
    expect(meanAt(24, 16)).toBeGreaterThan(meanAt(29, 16));
    expect(meanAt(40, 16)).toBe(16);
  });

  it('measures as means are defined, for any picture and any reach', () => {
    const levels = fc.uint8Array({ minLength: STRIDE * HEIGHT, maxLength: STRIDE * HEIGHT });
    fc.assert(
      fc.property(levels, fc.constantFrom(1, 9, 12, 30, 100), (pixels, reach) => {
        const { luma, meanAt } = surroundingsOf(reach, (plane) => plane.set(pixels));
        const wanted = meansByHand(luma, Math.max(1, Math.round(reach / 4)));
        wanted.forEach((level, place) => {
          expect(meanAt(place % (WIDTH / 2), Math.floor(place / (WIDTH / 2)))).toBe(level);
        });
      }),
      { numRuns: 12 },
    );
  });

  it('has paper that is uneven both ways, the same always, and meets itself', () => {
    const paper = createPaperTexture();
    expect(createPaperTexture()).toEqual(paper);
    const mean = paper.reduce((sum, value) => sum + value, 0) / paper.length;
    expect(Math.abs(mean)).toBeLessThan(12);
    expect(Math.max(...paper)).toBeGreaterThan(50);
    const last = TEXTURE_SIZE - 1;
    for (let y = 0; y < TEXTURE_SIZE; y += 17) {
      const row = y * TEXTURE_SIZE;
      expect(Math.abs(paper[row]! - paper[row + last]!)).toBeLessThan(70);
    }
  });

  it('bounds every curve', () => {
    const table = toneTable((level) => level * 3 - 200);
    expect(table[0]).toBe(16);
    expect(table[100]).toBe(100);
    expect(table[255]).toBe(235);
  });
});

/** Of blocks of 2x2 pixels, twice across and down. */
function meansByHand(luma: Uint8Array, radius: number): number[] {
  const [columns, rows] = [WIDTH / 2, HEIGHT / 2];
  const places = Array.from({ length: columns * rows }, (_, place) => place);
  let means = places.map((place) => {
    const corner = Math.floor(place / columns) * 2 * STRIDE + (place % columns) * 2;
    const block = [corner, corner + 1, corner + STRIDE, corner + STRIDE + 1];
    return Math.floor((block.reduce((sum, pixel) => sum + luma[pixel]!, 0) + 2) / 4);
  });
  const within = (line: number, count: number): number => Math.max(0, Math.min(count - 1, line));
  const average = (nearAt: (column: number, row: number, step: number) => number): number[] =>
    places.map((place) => {
      let sum = 0;
      for (let step = -radius; step <= radius; step++) {
        sum += means[nearAt(place % columns, Math.floor(place / columns), step)]!;
      }
      return Math.floor(sum / (2 * radius + 1) + 0.5);
    });
  for (let pass = 0; pass < 2; pass++) {
    means = average((column, row, step) => row * columns + within(column + step, columns));
    means = average((column, row, step) => within(row + step, rows) * columns + column);
  }
  return means;
}
