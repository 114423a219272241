/** Starts one instance of the compiled kernel; each has its own memory, freed as a whole. */

import { readFileSync } from 'node:fs';

type Address = number;

/** Noise of `count` places, an even number, each an f64. */
type NoiseFunction = (
  table: Address,
  xs: Address,
  ys: Address,
  results: Address,
  count: number,
  period: number,
  octaves: number,
  gain: number,
) => void;

export interface KernelFunctions {
  allocate(sizeBytes: number): Address;
  readonly fractalNoise: NoiseFunction;
  readonly ridgedNoise: NoiseFunction;
  planarFromRgba(
    rgba: Address,
    columns: number,
    rows: number,
    luma: Address,
    alpha: Address,
    stride: number,
    chromaU: Address,
    chromaV: Address,
    chromaAlpha: Address,
    chromaStride: number,
  ): void;
  findSpans(alpha: Address, stride: number, columns: number, rows: number, spans: Address): void;
  over(
    target: Address,
    targetStride: number,
    columns: number,
    firstRow: number,
    endRow: number,
    colour: Address,
    alpha: Address,
    stride: number,
    placement: Address,
    spans: Address,
    opacity: number,
    period: number,
  ): void;
  /** Returns the block whose colour the table lacks, or the number of all blocks. */
  recolour(
    luma: Address,
    chromaU: Address,
    chromaV: Address,
    stride: number,
    chromaStride: number,
    columns: number,
    rows: number,
    filled: Address,
    lumaTable: Address,
    chromaTable: Address,
    firstBlock: number,
  ): number;
  stamp(
    plane: Address,
    stride: number,
    columns: number,
    rows: number,
    mask: Address,
    maskColumns: number,
    maskRows: number,
    left: number,
    top: number,
    scale: number,
    opacity: number,
    colour: number,
  ): void;
  grade(
    plane: Address,
    stride: number,
    columns: number,
    rows: number,
    columnGains: Address,
    rowGains: Address,
    pivot: number,
    offset: number,
    lowest: number,
    highest: number,
  ): void;
  surroundings(
    luma: Address,
    stride: number,
    columns: number,
    rows: number,
    radius: number,
    means: Address,
    between: Address,
    meanStride: number,
    line: Address,
  ): void;
  retone(
    luma: Address,
    stride: number,
    means: Address,
    meanStride: number,
    columns: number,
    rows: number,
    table: Address,
  ): void;
  retoneOnPaper(
    luma: Address,
    stride: number,
    means: Address,
    meanStride: number,
    columns: number,
    rows: number,
    tones: Address,
    paper: Address,
    grains: Address,
    places: Address,
    shrink: number,
  ): void;
  flatten(
    plane: Address,
    stride: number,
    columns: number,
    rows: number,
    side: number,
    levels: Address,
  ): void;
  roughen(
    luma: Address,
    stride: number,
    columns: number,
    rows: number,
    grains: Address,
    firstGrain: number,
    lift: number,
  ): void;
  tint(
    plane: Address,
    stride: number,
    columns: number,
    rows: number,
    tinted: Address,
    turns: Address,
    sign: number,
    down: number,
  ): void;
  blend(target: Address, other: Address, sizeBytes: number, weight: number): void;
  water(
    luma: Address,
    chromaU: Address,
    chromaV: Address,
    stride: number,
    chromaStride: number,
    columns: number,
    horizon: number,
    endRow: number,
    waves: Address,
    scratch: Address,
    settings: Address,
  ): void;
}

export interface Kernel extends KernelFunctions {
  /** A fresh view of the memory; any `allocate` may make an older view useless. */
  bytes(): Uint8Array;
}

/** The part of the platform's WebAssembly that is used here; Node's own types leave it out. */
interface WebAssemblyApi {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object, imports: object) => { readonly exports: object };
}

interface KernelExports extends KernelFunctions {
  readonly memory: { readonly buffer: ArrayBuffer };
}

const { WebAssembly } = globalThis as unknown as { WebAssembly: WebAssemblyApi };

let compiled: object | undefined;

function kernelModule(): object {
  compiled ??= new WebAssembly.Module(readFileSync(new URL('kernel.wasm', import.meta.url)));
  return compiled;
}

export function loadKernel(): Kernel {
  const exports = new WebAssembly.Instance(kernelModule(), {}).exports as KernelExports;
  return { ...exports, bytes: () => new Uint8Array(exports.memory.buffer) };
}
