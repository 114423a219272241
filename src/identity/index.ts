/** Projects, keys, and the principal that a key proves. */
export { createIdentity, IDENTITY_CHANNEL, type Identity } from './identity.ts';
export type { IssuedKey, KeyChanges, KeyRecord, NewKey } from './keys.ts';
export { DEFAULT_PROJECT_ID, type NewProject, type Project } from './projects.ts';
export type { ProjectChanges } from './projects.ts';
