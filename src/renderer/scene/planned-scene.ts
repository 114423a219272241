/** A scene together with what was, and was not, understood of the prompt that asked for it. */
import type { Understanding } from '../understanding/understanding.ts';
import type { Scene } from './scene.ts';

export interface PlannedScene {
  readonly scene: Scene;
  readonly understanding: Understanding;
}
