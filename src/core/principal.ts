/** Who is asking: the project that a key proves, what the key may do, and how much of it. */

/** `videos` makes and reads, `read` only reads, `admin` runs the gateway. */
const SCOPES = ['videos', 'read', 'admin'] as const;
export type Scope = (typeof SCOPES)[number];

/** What may be spent, in millionths of a US dollar; null means without limit. */
export interface Budget {
  readonly totalMicros: number | null;
  /** Per day and per month of UTC. */
  readonly dayMicros: number | null;
  readonly monthMicros: number | null;
}

/** Null means without limit, for a key: without a limit beside its project's. */
export interface Limits {
  /** Videos in the making at once. */
  readonly runningLimit: number | null;
  /** Videos that wait for their turn. */
  readonly queueDepth: number | null;
  /** Requests that make something; asking how a video stands is free. */
  readonly requestsPerMinute: number | null;
  readonly budget: Budget;
}

/** A project always has a limit of what it may run at once. */
export interface ProjectLimits extends Limits {
  readonly runningLimit: number;
}

export const NO_LIMITS: Limits = Object.freeze({
  runningLimit: null,
  queueDepth: null,
  requestsPerMinute: null,
  budget: Object.freeze({ totalMicros: null, dayMicros: null, monthMicros: null }),
});

/** How many requests that make something may come now, of so many a minute. */
export interface RequestAllowance {
  readonly limit: number;
  readonly remaining: number;
  /** Until as many as the limit may come at once again. */
  readonly wholeInMs: number;
}

export interface Principal {
  readonly projectId: string;
  readonly keyId: string;
  readonly scopes: readonly Scope[];
  /** The names of the models it may use; null means all. */
  readonly models: readonly string[] | null;
  /** The id of the dialect that the key's programs speak; null if nobody said. */
  readonly dialect: string | null;
  readonly projectLimits: ProjectLimits;
  readonly keyLimits: Limits;
  /** How long results are kept that are asked for now; null means as the model or the gateway says. */
  readonly assetTtlSeconds: number | null;
}

/** What is left out stays as it is; null takes a limit away. */
export type LimitChanges = Partial<Omit<Limits, 'budget'>> & {
  readonly budget?: Partial<Budget>;
};

export function changeLimits<Whole extends Limits>(limits: Whole, changes: LimitChanges): Whole {
  return { ...limits, ...changes, budget: { ...limits.budget, ...changes.budget } };
}
