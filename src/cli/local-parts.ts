/** What a command needs only when it runs a gateway itself, or draws. */
import type {
  Gateway,
  Installation,
  Administration,
  LocalAccess,
  StorageAccess,
} from '../app/index.ts';
import type { Config, Environment } from '../config/index.ts';
import type { Logger } from '../lib/logger.ts';

export interface LocalParts {
  startGateway(config: Config, logger: Logger): Promise<Gateway>;
  findLocalGateway(config: Config, logger: Logger): Promise<LocalAccess | null>;
  startLocalGateway(config: Config, logger: Logger): Promise<LocalAccess>;
  openAdministration(config: Config, logger: Logger): Promise<Administration>;
  examineInstallation(config: Config, logger: Logger, environment?: Environment): Installation;
  openStorage(config: Config, logger: Logger): Promise<StorageAccess>;
  drawSideBySide(
    videos: readonly { readonly path: string; readonly label: string }[],
    outputPath: string,
  ): Promise<void>;
}

/** Loaded on demand: `--help`, and a command that talks to a gateway elsewhere, need none of it. */
export async function loadLocalParts(): Promise<LocalParts> {
  const app = await import('../app/index.ts');
  const { drawSideBySide } = await import('../renderer/index.ts');
  const { startGateway, findLocalGateway, startLocalGateway, openAdministration } = app;
  const { examineInstallation, openStorage } = app;
  return {
    startGateway,
    findLocalGateway,
    startLocalGateway,
    openAdministration,
    examineInstallation,
    openStorage,
    drawSideBySide,
  };
}
