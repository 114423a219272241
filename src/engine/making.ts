/** What the use cases that make a video work with. */
import type { Asked } from './asked.ts';
import type { EngineParts } from './engine.ts';
import type { QueueTogether } from './queue-together.ts';

export interface MakerParts extends EngineParts {
  readonly queueTogether: QueueTogether;
}

export interface MakingParts extends MakerParts {
  readonly asked: Asked;
}
