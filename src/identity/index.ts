/** Projects, keys, and the principal that a key proves. */
export type { GivenKey } from './given-keys.ts';
export { createIdentity, IDENTITY_CHANNEL, type Identity } from './identity.ts';
export type { KeyRecord, NewKey } from './key-record.ts';
export type { IssuedKey, KeyChanges } from './keys.ts';
export { DEFAULT_PROJECT_ID, type NewProject, type Project } from './projects.ts';
export type { ProjectChanges } from './projects.ts';
