/** Finds the gateway that is checked, or runs one for as long as the checks last. */
import { ConfigError } from '../../config/index.ts';
import type { CommandContext } from '../command-context.ts';
import type { GatewayAccess } from '../api-transport.ts';

export interface OpenTarget extends GatewayAccess {
  close(): Promise<void>;
}

export interface TargetChoice {
  readonly baseUrl: string | null;
  readonly key: string | null;
}

/** What the command line names goes before the settings; what neither names is here. */
export async function openTarget(
  { config, logger, loadLocalParts }: CommandContext,
  choice: TargetChoice,
): Promise<OpenTarget> {
  const baseUrl = choice.baseUrl ?? config.baseUrl;
  const key = choice.key ?? config.apiKey;
  if (baseUrl !== null) {
    if (key === null) {
      throw new ConfigError(
        'REPRISE_API_KEY is not set; it or --key must hold a key of that gateway.',
      );
    }
    return { baseUrl, key, close: async () => {} };
  }
  const { findLocalGateway, startLocalGateway } = await loadLocalParts();
  const running = await findLocalGateway(config, logger);
  return running ?? (await startLocalGateway(config, logger));
}
