/** What the webhooks work with. */
import type { EventEncoder, EventSigner, WebhookCommand } from '../core/index.ts';
import type { Database } from '../db/index.ts';
import type { Clock } from '../lib/clock.ts';
import type { Logger } from '../lib/logger.ts';
import type { Seal } from '../lib/seal.ts';
import type { WebhookTargets } from './check-target.ts';

export interface WebhookParts {
  readonly database: Database;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly seal: Seal;
  readonly targets: WebhookTargets;
  readonly encodeEvent: EventEncoder;
  readonly signEvent: EventSigner;
}

export type CommandOf<Kind extends WebhookCommand['kind']> = Extract<
  WebhookCommand,
  { kind: Kind }
>;
