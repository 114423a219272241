/** How a video gets on, in whatever form the place it is shown in allows. */
import type { ApiVideo } from './api-video.ts';

export interface ProgressDisplay {
  show(video: ApiVideo): void;
  /** The gateway does not answer for the moment. */
  showFailure(failure: Error): void;
  /** Leaves the terminal on a fresh line. Idempotent. */
  end(): void;
}
