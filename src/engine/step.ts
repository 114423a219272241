/** One claimed step of the job that makes a video, with what it works on. */
import type { Provider } from '../core/index.ts';
import type { Claim } from '../queue/index.ts';
import type { EngineParts } from './engine.ts';
import type { StoredVideo } from './video-store.ts';

export interface Step {
  readonly engine: EngineParts;
  readonly claim: Claim;
  readonly video: StoredVideo;
  readonly provider: Provider;
  /** Aborts when the gateway stops. */
  readonly signal: AbortSignal;
}
