/** Finds the gateway that a command talks to, or runs one for as long as the command does. */
import { ConfigError } from '../config/index.ts';
import { createApiClient, type ApiClient } from './api-client.ts';
import type { GatewayAccess } from './api-transport.ts';
import type { CommandContext } from './command-context.ts';

export interface GatewaySession {
  readonly client: ApiClient;
  /** The gateway ends with the command, so whatever is not waited for stays undone. */
  readonly isOwnGateway: boolean;
}

interface OpenAccess extends GatewayAccess {
  readonly isOwnGateway: boolean;
  close(): Promise<void>;
}

/** Whatever happens in `work`, the key is withdrawn and a gateway of our own is stopped. */
export async function withGateway<Result>(
  context: CommandContext,
  work: (session: GatewaySession) => Promise<Result>,
): Promise<Result> {
  const access = await openAccess(context);
  try {
    context.signal.throwIfAborted();
    const client = createApiClient(access, context.signal);
    return await work({ client, isOwnGateway: access.isOwnGateway });
  } finally {
    await access.close();
  }
}

async function openAccess(context: CommandContext): Promise<OpenAccess> {
  const { config, logger } = context;
  if (config.baseUrl !== null) return remoteAccess(config.baseUrl, config.apiKey);
  const { findLocalGateway, startLocalGateway } = await context.loadLocalParts();
  const running = await findLocalGateway(config, logger);
  const local = running ?? (await startLocalGateway(config, logger));
  return {
    baseUrl: local.baseUrl,
    key: local.key,
    isOwnGateway: running === null,
    close: () => local.close(),
  };
}

function remoteAccess(baseUrl: string, key: string | null): OpenAccess {
  if (key === null) {
    throw new ConfigError(
      'REPRISE_API_KEY is not set; with REPRISE_BASE_URL it must hold a key of that gateway.',
    );
  }
  return { baseUrl, key, isOwnGateway: false, close: async () => {} };
}
