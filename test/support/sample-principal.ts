/** Somebody who asks; every test says only what matters to it. */
import { NO_LIMITS, type Principal } from '../../src/core/index.ts';

export function samplePrincipal(changes: Partial<Principal> = {}): Principal {
  return {
    projectId: 'proj_default',
    keyId: 'key_1',
    scopes: ['videos', 'admin'],
    models: null,
    dialect: null,
    projectLimits: { ...NO_LIMITS, runningLimit: 2 },
    keyLimits: NO_LIMITS,
    assetTtlSeconds: null,
    ...changes,
  };
}
