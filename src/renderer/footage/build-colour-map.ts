/** The table that takes each colour of a frame to what a change in CIELAB makes of it. */
import type { Kernel } from '../compositor/load-kernel.ts';
import { yuvFromColour } from '../compositor/yuv.ts';
import { clamp, type Colour } from '../looks/colour.ts';
import { colourFromLab, type Lab, labFromColour } from '../looks/lab.ts';
import {
  type ColourMap,
  createColourMap,
  MAP_ENTRIES,
  MAP_STEP,
  type MapCell,
} from './colour-map.ts';

/** What is done to one colour. */
export type LabChange = (colour: Lab) => Lab;

/** Channels this far outside of sRGB are met only where a codec has overshot. */
const SLACK = 24;

export function buildColourMap(kernel: Kernel, change: LabChange): ColourMap {
  const lumas = new Float32Array(MAP_ENTRIES);
  const cell = {
    luma: new Uint8Array(256),
    chromaU: new Uint8Array(MAP_ENTRIES),
    chromaV: new Uint8Array(MAP_ENTRIES),
  };
  return createColourMap(kernel, (entryU, entryV) => {
    fillCell(cell, entryU, entryV, lumas, change);
    return cell;
  });
}

function fillCell(
  cell: MapCell,
  entryU: number,
  entryV: number,
  lumas: Float32Array,
  change: LabChange,
): void {
  let isKnown = false;
  for (let entryY = 0; entryY < MAP_ENTRIES; entryY++) {
    const colour = colourFromYuv(entryY * MAP_STEP, entryU * MAP_STEP, entryV * MAP_STEP);
    // A colour that no screen can show is given what its neighbour of the same hue has.
    if (!isShowable(colour) && isKnown) {
      lumas[entryY] = lumas[entryY - 1]!;
      cell.chromaU[entryY] = cell.chromaU[entryY - 1]!;
      cell.chromaV[entryY] = cell.chromaV[entryY - 1]!;
      continue;
    }
    isKnown ||= isShowable(colour);
    const [y, u, v] = changedBeyond(colour, change);
    lumas[entryY] = clamp(y, 0, 255);
    cell.chromaU[entryY] = Math.round(clamp(u, 0, 255));
    cell.chromaV[entryY] = Math.round(clamp(v, 0, 255));
  }
  for (let luma = 0; luma < 256; luma++) {
    const entry = luma >> 2;
    const share = (luma & 3) / MAP_STEP;
    const value = lumas[entry]! + (lumas[entry + 1]! - lumas[entry]!) * share;
    cell.luma[luma] = Math.round(value);
  }
}

/**
 * Colours at the edge of what can be shown are dithered from entries beyond it. What becomes of those
 * goes on as it does within, by as much; with what becomes of the edge, all would be drawn inwards.
 */
function changedBeyond(colour: Colour, change: LabChange): Colour {
  const changed = (shown: Colour): Colour =>
    yuvFromColour(colourFromLab(change(labFromColour(shown))));
  const [red, green, blue] = colour;
  const edge: Colour = [clamp(red, 0, 255), clamp(green, 0, 255), clamp(blue, 0, 255)];
  const atEdge = changed(edge);
  if (edge.every((part, index) => part === colour[index])) return atEdge;
  const within = changed([2 * edge[0] - red, 2 * edge[1] - green, 2 * edge[2] - blue]);
  return [2 * atEdge[0] - within[0], 2 * atEdge[1] - within[1], 2 * atEdge[2] - within[2]];
}

function isShowable(colour: Colour): boolean {
  return colour.every((part) => part >= -SLACK && part <= 255 + SLACK);
}

/** BT.709 limited range. */
export function colourFromYuv(y: number, u: number, v: number): Colour {
  const luma = 1.164384 * (y - 16);
  return [
    luma + 1.792741 * (v - 128),
    luma - 0.213249 * (u - 128) - 0.532909 * (v - 128),
    luma + 2.112402 * (u - 128),
  ];
}
