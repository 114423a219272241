/** Work together with what was, and was not, understood of the prompt that asked for it. */
import type { PlannedScene } from '../../renderer/index.ts';

export interface Planned<Work> {
  readonly work: Work;
  readonly understanding: PlannedScene['understanding'];
  /** Of the characters that the prompt names. */
  readonly names?: readonly string[];
}
