/** Makes a new mp4 and its two pictures of an existing one, in a process of its own. */
import type { Footage } from '../footage/footage.ts';
import { renderInChild, type ChildRendering, type RenderedFiles } from './render-in-child.ts';

export interface RemakeRequest extends ChildRendering {
  readonly footage: Footage;
  /** Anything at all; it need not be a video. */
  readonly sourcePath: string;
}

/**
 * Rejects with a {@link RenderError}, of kind `source_video` if the file cannot be taken; then no
 * file of it remains.
 */
export async function remakeVideo(request: RemakeRequest): Promise<RenderedFiles> {
  const { footage, sourcePath } = request;
  return await renderInChild(request, (outputPath) => ({
    type: 'remake',
    footage,
    sourcePath,
    outputPath,
  }));
}
