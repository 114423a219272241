/**
 * Footage: a video that exists only as a file, and what is to become of it, as plain JSON that is
 * stored with the new video. Nothing of it can be drawn anew, so what changes are its colours, what
 * falls or is written in front of it, and its length.
 */
import type { Overlay, Palette, Style, TimeOfDay, Tone, Weather } from '../scene/scene.ts';

/** Null stands for what it already is. */
export interface FootageLook {
  readonly time: TimeOfDay | null;
  readonly weather: Weather | null;
  readonly style: Style | null;
  readonly palette: Palette | null;
  readonly tone?: Tone;
}

export interface Footage {
  readonly version: 1;
  /** Unsigned 32-bit; places rain and snow. */
  readonly seed: number;
  /** Even numbers of pixels. */
  readonly width: number;
  readonly height: number;
  /** Of the file. */
  readonly sourceSeconds: number;
  /** What comes after its end; 0 for a remix. */
  readonly addedSeconds: number;
  /** Whether the file's own part comes first in the result, or is left out. */
  readonly keepsSource: boolean;
  /** From its beginning on for a remix, for an extension from its end on. */
  readonly look: FootageLook;
  /** Their times are those of the result. */
  readonly overlays?: readonly Overlay[];
}

export function footageSeconds({ sourceSeconds, addedSeconds, keepsSource }: Footage): number {
  return addedSeconds + (keepsSource ? sourceSeconds : 0);
}
