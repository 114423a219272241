/** What the built-in provider works with. */
import type { renderVideo } from '../../renderer/index.ts';

export interface BuiltinParts {
  /** Exists, and belongs to this process alone. */
  readonly workFolder: string;
  /** Videos drawn at once. */
  readonly concurrency: number;
  readonly render: typeof renderVideo;
}
