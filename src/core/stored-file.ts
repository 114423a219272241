/** What a caller keeps here to refer to: files, and characters from clips. */

export interface StoredFile {
  readonly id: string;
  readonly projectId: string;
  readonly assetId: string;
  /** As its owner calls it. */
  readonly name: string;
  /** What its owner wants it for; nothing here depends on it. */
  readonly purpose: string;
  readonly sizeBytes: number;
  readonly createdAt: Date;
  /** From then on it is gone; null means it stays until it is deleted. */
  readonly expiresAt: Date | null;
}

/** One that has just come, and what its bytes were seen to be. */
export interface NewFile extends StoredFile {
  readonly mediaType: string;
}

/** Somebody or something from a clip, whom prompts call by this name. */
export interface Character {
  readonly id: string;
  readonly projectId: string;
  readonly name: string;
  readonly createdAt: Date;
}
