/** Projects, keys, and the principal that a key proves. */
export { createIdentity, DEFAULT_PROJECT_ID, type Identity, type KeyRecord } from './identity.ts';
