/** What a test and the processes that it kills say to each other. */
import type { DatabaseConnection } from '../../src/db/index.ts';

export type Course = 'completed' | 'failed' | 'cancelled' | 'deleted';

/** One video, in a project of its own. */
export interface Case {
  readonly course: Course;
  readonly projectId: string;
}

export interface Orders {
  readonly connection: DatabaseConnection;
  /** Where bytes are kept. */
  readonly folder: string;
  /** What a process that was killed has left. */
  readonly previous: Case | null;
  /** To be begun, and not to be survived. */
  readonly next: (Case & { readonly killAt: number }) | null;
}

/** How a case stands after it was taken over. */
export interface Ending {
  readonly videoId: string;
  readonly videos: number;
  readonly status: string;
  readonly jobs: number;
  readonly availableMicros: number;
  readonly heldMicros: number;
  readonly chargedMicros: number;
}
