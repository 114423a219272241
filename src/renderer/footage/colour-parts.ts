/**
 * Finds what parts the colours of a clip fall into: sky from ground, skin from wall, or at least
 * light from dark, whatever divides this clip most.
 */
import { smoothstep } from '../looks/colour.ts';
import type { Lab } from '../looks/lab.ts';

export interface ColourParts {
  /** Of each part, from one end of the dividing axis to the other. */
  readonly means: readonly Lab[];
  /** How much of a colour belongs to each part; they add up to 1. */
  sharesOf(colour: Lab): readonly number[];
  /** Gives every part one of as many colours, each to the one it resembles most on the whole. */
  assign(targets: readonly Lab[]): readonly Lab[];
}

/** Lightness divides less well than hue: it is everywhere, while hues tell things apart. */
const LIGHTNESS_WEIGHT = 0.7;
/** No part is smaller than the first share, so that each of a palette's colours is really seen. */
const CUTS = [
  [0.22, 0.45],
  [0.55, 0.78],
] as const;
const BINS = 128;
/** Of the way from the border between two parts to the nearer one's mean. */
const TRANSITION = 0.7;

export function findColourParts(samples: readonly Lab[]): ColourParts {
  const centre = meanOf(samples);
  const axis = mainAxis(samples, centre);
  const along = ([lightness, a, b]: Lab): number =>
    (lightness - centre[0]) * LIGHTNESS_WEIGHT * axis[0] +
    (a - centre[1]) * axis[1] +
    (b - centre[2]) * axis[2];
  const places = samples.map(along).toSorted((one, other) => one - other);
  const [low, high] = CUTS.map((range) => widestGap(places, range)) as [number, number];
  const means = [0, 1, 2].map((part) => {
    const members = samples.filter((sample) => {
      const place = along(sample);
      return (place < low ? 0 : place < high ? 1 : 2) === part;
    });
    return members.length > 0 ? meanOf(members) : centre;
  });
  // What is typical of a part belongs to it wholly; only what lies between two is shared.
  const reachAt = (cut: number, before: Lab, after: Lab): number =>
    Math.max(0.2, TRANSITION * Math.min(cut - along(before), along(after) - cut));
  const lowReach = reachAt(low, means[0]!, means[1]!);
  const highReach = reachAt(high, means[1]!, means[2]!);
  const sharesOf = (colour: Lab): readonly number[] => {
    const place = along(colour);
    const overLow = smoothstep(low - lowReach, low + lowReach, place);
    const overHigh = smoothstep(high - highReach, high + highReach, place);
    return [1 - overLow, overLow * (1 - overHigh), overLow * overHigh];
  };
  return { means, sharesOf, assign: (targets) => bestOrder(means, targets) };
}

function meanOf(samples: readonly Lab[]): Lab {
  const sum = [0, 0, 0];
  for (const sample of samples) sample.forEach((part, index) => (sum[index]! += part));
  return sum.map((part) => part / Math.max(1, samples.length)) as unknown as Lab;
}

/** The direction of greatest spread, by repeated multiplication with the covariance. */
function mainAxis(samples: readonly Lab[], centre: Lab): Lab {
  const covariance = Array.from({ length: 9 }, () => 0);
  for (const [lightness, a, b] of samples) {
    const parts = [(lightness - centre[0]) * LIGHTNESS_WEIGHT, a - centre[1], b - centre[2]];
    for (let index = 0; index < 9; index++) {
      covariance[index]! += parts[Math.floor(index / 3)]! * parts[index % 3]!;
    }
  }
  let axis = [1, 0.01, 0.01];
  for (let round = 0; round < 24; round++) {
    const next = [0, 3, 6].map((row) =>
      axis.reduce((sum, part, column) => sum + part * covariance[row + column]!, 0),
    );
    const length = Math.hypot(...next);
    if (length === 0) break;
    axis = next.map((part) => part / length);
  }
  return axis as unknown as Lab;
}

/** Where between two shares of the sorted places fewest of them lie. */
function widestGap(places: readonly number[], [from, to]: readonly [number, number]): number {
  const lowest = places[Math.floor(places.length * from)] ?? 0;
  const highest = places[Math.floor(places.length * to)] ?? 0;
  const width = (highest - lowest) / BINS;
  if (width <= 0) return lowest;
  const counts = Array.from({ length: BINS }, () => 0);
  for (const place of places) {
    const bin = Math.floor((place - lowest) / width);
    if (bin >= 0 && bin < BINS) counts[bin]!++;
  }
  // A gap is a stretch, not one empty bin.
  const reach = 6;
  let best = 0;
  let fewest = Infinity;
  for (let bin = reach; bin < BINS - reach; bin++) {
    const near = counts.slice(bin - reach, bin + reach + 1).reduce((sum, count) => sum + count, 0);
    if (near < fewest) [fewest, best] = [near, bin];
  }
  return lowest + (best + 0.5) * width;
}

const ORDERS = [
  [0, 1, 2],
  [0, 2, 1],
  [1, 0, 2],
  [1, 2, 0],
  [2, 0, 1],
  [2, 1, 0],
] as const;

function bestOrder(means: readonly Lab[], targets: readonly Lab[]): readonly Lab[] {
  let best: readonly Lab[] = targets;
  let least = Infinity;
  for (const order of ORDERS) {
    const assigned = order.map((index) => targets[index]!);
    const cost = assigned.reduce((sum, target, index) => sum + distance(means[index]!, target), 0);
    if (cost < least) [least, best] = [cost, assigned];
  }
  return best;
}

function distance(one: Lab, other: Lab): number {
  return Math.hypot((one[0] - other[0]) * 1.3, one[1] - other[1], one[2] - other[2]);
}
