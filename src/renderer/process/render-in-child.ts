/** Runs one rendering in a process of its own, and clears away what it leaves when it fails. */
import { rm, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { ChildJob } from './child-messages.ts';
import { renderedFiles } from './rendered-files.ts';
import { runChild } from './run-child.ts';

export interface ChildRendering {
  /**
   * Appears only when complete; until then, `<outputPath>.partial` grows beside it. The pictures
   * come beside it too, and all are there when the promise resolves.
   */
  readonly outputPath: string;
  /** Ends the rendering within a second. */
  readonly signal: AbortSignal;
  /** From 0 to 1, rising; 1 comes before the file is in its place. */
  readonly onProgress: (fraction: number) => void;
  /** For the whole rendering. */
  readonly timeoutMs: number;
}

export interface RenderedFiles {
  readonly path: string;
  /** WebP, at most 480 pixels wide and high. */
  readonly thumbnailPath: string;
  /** JPEG: five rows of five frames, evenly spread over the video. */
  readonly spritesheetPath: string;
  readonly sizeBytes: number;
}

/** Rejects with a {@link RenderError}; then no file of it remains. */
export async function renderInChild(
  rendering: ChildRendering,
  jobFor: (outputPath: string) => ChildJob,
): Promise<RenderedFiles> {
  const { signal, timeoutMs, onProgress } = rendering;
  const outputPath = resolve(rendering.outputPath);
  const files = renderedFiles(outputPath);
  try {
    const job = jobFor(outputPath);
    await runChild({ job, writablePaths: files.all, signal, timeoutMs, onProgress });
  } catch (error) {
    for (const path of files.all) await rm(path, { force: true });
    throw error;
  }
  return {
    path: rendering.outputPath,
    thumbnailPath: files.thumbnail,
    spritesheetPath: files.spritesheet,
    sizeBytes: (await stat(outputPath)).size,
  };
}
