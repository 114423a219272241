/** What an mp4 is made of: pictures and sound, asked for in order. */

import type { Provenance } from './mp4-writer.ts';

export interface StereoSamples {
  readonly left: Float32Array;
  readonly right: Float32Array;
}

export interface Mp4Source {
  /** Even numbers of pixels. */
  readonly width: number;
  readonly height: number;
  readonly frameCount: number;
  /** A whole number, and one that divides the sound's 48,000 samples a second. */
  readonly framesPerSecond: number;
  /** Whether they hold pictures from elsewhere, which may be noise; none when left out. */
  readonly isForeign?: boolean;
  /** What the file says of its making; `drawn` when left out. */
  readonly provenance?: Provenance;
  /** I420 bytes, rows without padding, valid until the next call; frames are asked for in order. */
  readFrame(frameIndex: number): Promise<Uint8Array>;
  /** Samples at 48 kHz from an absolute position on. */
  readSound(firstSample: number, sampleCount: number): StereoSamples;
}
