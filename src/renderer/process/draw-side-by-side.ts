/** One picture that shows several videos at a glance, a row of stills for each. */
import { writeFile, rename } from 'node:fs/promises';
import { partialPath } from '../encoding/partial-path.ts';
import type { SideBySideRow } from './child-messages.ts';
import { runChild } from './run-child.ts';

const TIMEOUT_MS = 120_000;

/** Writes a PNG; rejects with a {@link RenderError} when a video cannot be decoded. */
export async function drawSideBySide(
  rows: readonly SideBySideRow[],
  outputPath: string,
  signal: AbortSignal = new AbortController().signal,
): Promise<void> {
  const job = { type: 'draw_side_by_side', rows } as const;
  const [picture] = await runChild({
    job,
    writablePaths: [],
    signal,
    timeoutMs: TIMEOUT_MS,
    onProgress: () => {},
  });
  if (picture === undefined) throw new TypeError('the child returned no picture');
  await writeFile(partialPath(outputPath), Buffer.from(picture, 'base64'));
  await rename(partialPath(outputPath), outputPath);
}
