/** Subjects that need water: where a setting can have some, they bring it. */

import type { Subject } from '../../scene/scene.ts';

export const ON_WATER: ReadonlySet<Subject> = new Set(['boat', 'fish'] as const);
