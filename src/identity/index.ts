/** Projects, keys, and the principal that a key proves. */
export { createIdentity, DEFAULT_PROJECT_ID, type Identity } from './identity.ts';
