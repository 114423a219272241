/** What the checks of one dialect are given. */
import type { Clock } from '../../lib/clock.ts';
import type { InspectedVideo } from '../../renderer/index.ts';
import type { Checklist } from './checklist.ts';
import type { ConformanceClient } from './conformance-client.ts';

export interface SuiteContext {
  readonly list: Checklist;
  readonly client: ConformanceClient;
  /** Make one short video and nothing else. */
  readonly isQuick: boolean;
  /** Instead of the model that the dialect's own pages name. */
  readonly model: string | null;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  inspectVideo(bytes: Uint8Array): Promise<InspectedVideo>;
}

export type Suite = (context: SuiteContext) => Promise<void>;
