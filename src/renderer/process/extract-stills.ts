/** Pictures out of an mp4, decoded in a process of its own: the file need not be trusted. */
import { runChild } from './run-child.ts';

const TIMEOUT_MS = 60_000;

/**
 * One PNG per time, in the order asked for: the frame that is on the screen at that moment, or the
 * last one for a time after the end. Rejects with a {@link RenderError}.
 */
export async function extractStills(
  videoPath: string,
  timesSeconds: readonly number[],
  signal: AbortSignal = new AbortController().signal,
): Promise<Buffer[]> {
  const job = { type: 'extract_stills', videoPath, timesSeconds } as const;
  const pictures = await runChild({
    job,
    writablePaths: [],
    signal,
    timeoutMs: TIMEOUT_MS,
    onProgress: () => {},
  });
  return pictures.map((picture) => Buffer.from(picture, 'base64'));
}
