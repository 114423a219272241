/**
 * What the gateway's process and a renderer's child say to each other, as JSON.
 *
 * The child decodes pictures and videos that strangers sent, so its messages are checked like any
 * other input before they are believed.
 */
import type { Footage } from '../footage/footage.ts';
import type { Scene } from '../scene/scene.ts';
import { RENDER_ERROR_KINDS, type RenderErrorKind } from './render-error.ts';

export interface RenderJob {
  readonly type: 'render';
  readonly scene: Scene;
  readonly outputPath: string;
  readonly referenceImagePaths: readonly string[];
  readonly characterPaths: readonly string[];
  /** Of each reference image but the last. */
  readonly shotSeconds: number;
  readonly framesPerSecond: number;
  /** Of the scene; those before it are not shown. */
  readonly firstFrame: number;
  /** URL of the module that runs in the drawing thread. */
  readonly drawWorker: string;
}

export interface RemakeJob {
  readonly type: 'remake';
  readonly footage: Footage;
  readonly sourcePath: string;
  readonly outputPath: string;
}

export interface ExtractStillsJob {
  readonly type: 'extract_stills';
  readonly videoPath: string;
  readonly timesSeconds: readonly number[];
}

export interface SideBySideRow {
  readonly path: string;
  /** Printable ASCII; anything else is drawn as a question mark. */
  readonly label: string;
}

export interface SideBySideJob {
  readonly type: 'draw_side_by_side';
  readonly rows: readonly SideBySideRow[];
}

export type ChildJob = RenderJob | RemakeJob | ExtractStillsJob | SideBySideJob;

export type ChildMessage =
  /** Also the sign of life: a child that sends none for long is taken for dead. */
  | { readonly type: 'progress'; readonly fraction: number }
  /** Pictures as base64; empty for jobs whose result is a file. */
  | { readonly type: 'done'; readonly pictures: readonly string[] }
  | { readonly type: 'failed'; readonly kind: RenderErrorKind; readonly detail: string };

/** Null for anything that is not a well-formed message. */
export function parseChildMessage(value: unknown): ChildMessage | null {
  if (typeof value !== 'object' || value === null || !('type' in value)) return null;
  switch (value.type) {
    case 'progress':
      return 'fraction' in value && isFraction(value.fraction)
        ? { type: 'progress', fraction: value.fraction }
        : null;
    case 'done':
      return 'pictures' in value && isTexts(value.pictures)
        ? { type: 'done', pictures: value.pictures }
        : null;
    case 'failed':
      return 'kind' in value && 'detail' in value && typeof value.detail === 'string'
        ? { type: 'failed', kind: readKind(value.kind), detail: value.detail }
        : null;
    default:
      return null;
  }
}

function isFraction(value: unknown): value is number {
  return typeof value === 'number' && value >= 0 && value <= 1;
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((entry) => typeof entry === 'string');
}

function readKind(value: unknown): RenderErrorKind {
  return RENDER_ERROR_KINDS.find((kind) => kind === value) ?? 'crashed';
}
