/** Names the files that one rendering leaves, and those that it grows on the way. */
import { partialPath } from '../encoding/partial-path.ts';

export interface RenderedFiles {
  readonly video: string;
  readonly thumbnail: string;
  readonly spritesheet: string;
  /** Everything that may be there while it runs, and nothing of which may stay when it fails. */
  readonly all: readonly string[];
}

export function renderedFiles(outputPath: string): RenderedFiles {
  const thumbnail = `${outputPath}.thumbnail.webp`;
  const spritesheet = `${outputPath}.spritesheet.jpg`;
  const complete = [outputPath, thumbnail, spritesheet];
  const all = [...complete, ...complete.map(partialPath)];
  return { video: outputPath, thumbnail, spritesheet, all };
}
