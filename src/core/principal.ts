/** Who is asking: the project that a key proves. */

export interface Principal {
  readonly projectId: string;
  readonly keyId: string;
  /** How many of the project's videos may be in the making at once. */
  readonly runningLimit: number;
  /** The id of the dialect that the key's programs speak; null if nobody said. */
  readonly dialect: string | null;
}
