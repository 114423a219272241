/** A key, as it is known and as it is asked for. */
import type { LimitChanges, Limits, Scope } from '../core/index.ts';

export interface KeyRecord {
  readonly id: string;
  readonly projectId: string;
  readonly name: string;
  readonly scopes: readonly Scope[];
  /** Null means every model. */
  readonly models: readonly string[] | null;
  /** The id of the dialect its programs speak; null means OpenAI's. */
  readonly dialect: string | null;
  readonly limits: Limits;
  readonly createdAt: Date;
  readonly expiresAt: Date | null;
  readonly revokedAt: Date | null;
  /** Until when the secret before the last rotation is good as well. */
  readonly previousUntil: Date | null;
}

export interface NewKey {
  readonly name: string;
  /** The default project's when left out. */
  readonly projectId?: string;
  /** Makes and reads videos when left out. */
  readonly scopes?: readonly Scope[];
  readonly models?: readonly string[] | null;
  readonly dialect?: string | null;
  readonly limits?: LimitChanges;
  readonly expiresAt?: Date | null;
}
