/** Where an export goes. */
import type { Readable } from 'node:stream';

/** As much of an asset as is needed to copy it. */
export interface ExportedAsset {
  readonly mediaType: string;
  readonly sizeBytes: number;
  readonly sha256: string;
  open(): Promise<Readable>;
}

export interface ExportTarget {
  /** Gives whether it was there already, from a run before. Rejects where the bytes are damaged. */
  writeAsset(path: string, asset: ExportedAsset): Promise<boolean>;
  writeText(path: string, text: string): Promise<void>;
  /** The last: with it all is there. */
  finish(path: string, text: string): Promise<void>;
  /** After a failure; what may be of use for going on stays. */
  abandon(): Promise<void>;
}
