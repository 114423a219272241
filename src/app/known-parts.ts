/** What `reprise.yaml` may name. */
import { DIALECTS } from '../dialects/index.ts';

export const KNOWN_PARTS = {
  providerIds: ['builtin'],
  dialectIds: DIALECTS.map(({ id }) => id),
};
