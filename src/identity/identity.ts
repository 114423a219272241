/** Projects and keys: who is asking, and how often. */
import type { Queryable } from '../db/index.ts';
import type { Clock } from '../lib/clock.ts';
import { createGivenKeys, type GivenKeys } from './given-keys.ts';
import { createKeys, type Keys } from './keys.ts';
import { createPrincipals, type Principals } from './principals.ts';
import { createProjects, type Projects } from './projects.ts';
import { createRequestRates, type RequestRates } from './request-rates.ts';
import { NOTIFY } from './statements.ts';

export interface Identity extends Projects, Keys, GivenKeys, Principals, RequestRates {}

/** Whoever makes one hands on what is notified on {@link IDENTITY_CHANNEL} to `forgetPrincipals`. */
export function createIdentity(database: Queryable, clock: Clock): Identity {
  const principals = createPrincipals(database, clock);
  const tellOfChange = async () => {
    principals.forgetPrincipals();
    await database.query(NOTIFY, []);
  };
  const keys = createKeys(database, clock, tellOfChange);
  return {
    ...createProjects(database, clock, tellOfChange),
    ...keys,
    ...createGivenKeys(database, clock, keys, tellOfChange),
    ...principals,
    ...createRequestRates(database),
  };
}

/** Where a change of any key or project is notified. */
export const IDENTITY_CHANNEL = 'identity';
