/** Moderation: the rules among it, and how several checks become one. */
export { moderateInTurn } from './moderation.ts';
export { createWordListModeration } from './word-list.ts';
