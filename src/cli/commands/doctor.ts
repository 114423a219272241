/** `reprise doctor`: what the settings amount to, and whether what they name works. */
import { join } from 'node:path';
import type { Command } from 'commander';
import type { Installation } from '../../app/index.ts';
import type { Config } from '../../config/index.ts';
import { createLogger } from '../../lib/logger.ts';
import { createQuietContext, type CommandContext, type Surroundings } from '../command-context.ts';
import { describeFileConfig } from '../describe-file-config.ts';
import { describeFailure } from '../report-failure.ts';

export function addDoctorCommand(program: Command, surroundings: Surroundings): void {
  program
    .command('doctor')
    .summary('check the settings, and what they name')
    .description(
      'Say what the settings and the configuration file amount to, and check that the database answers, assets can be written, and the moderation service answers. Ends with 1 on a fault.',
    )
    .option('--json', 'print one JSON object')
    .action((options: { readonly json?: boolean }) =>
      examine(createQuietContext(surroundings), options.json === true),
    );
}

interface Finding {
  readonly name: string;
  /** What was looked at. */
  readonly what: string;
  /** What is wrong; null when nothing is. */
  readonly fault: string | null;
}

async function examine(context: CommandContext, asJson: boolean): Promise<void> {
  const { config, output, environment } = context;
  // What a check has to say is in its line.
  const logger = createLogger('silent');
  const { examineInstallation } = await context.loadLocalParts();
  const configuration = config.configPath ?? 'no file; REPRISE_CONFIG names one';
  const findings: Finding[] = [];
  const add = async (name: string, what: string, check: () => unknown) => {
    const fault = await faultOf(check);
    findings.push({ name, what, fault });
    if (asJson) return;
    output.print(`${fault === null ? 'ok   ' : 'FAULT'}  ${name}: ${fault ?? what}`);
  };

  let installation: Installation | null = null;
  await add('configuration', configuration, () => {
    installation = examineInstallation(config, logger, environment);
  });
  // With a file that cannot be read, the rest is still worth knowing.
  const found = installation ?? examineInstallation({ ...config, configPath: null }, logger);
  const lines = installation === null ? [] : describeFileConfig(found.file);
  if (!asJson) for (const line of lines) output.print(`       ${line}`);
  await add('database', describeDatabase(config), () => found.checkDatabase());
  await add('assets', describeAssets(config), () => found.checkAssets());
  if (found.file.moderation.endpoint !== null) {
    await add('moderation', 'the service answers', () => found.checkModeration());
  }
  if (asJson) output.printJson({ configuration: lines, findings });
  const faults = findings.filter(({ fault }) => fault !== null).length;
  if (faults > 0) throw new Error(`${faults} of ${findings.length} checks found a fault.`);
}

async function faultOf(check: () => unknown): Promise<string | null> {
  try {
    await check();
    return null;
  } catch (error) {
    // What callers are told says less than its cause.
    const cause = error instanceof Error && error.name === 'RepriseError' ? error.cause : error;
    return describeFailure(cause ?? error);
  }
}

function describeAssets({ assetsUrl, dataDir }: Config): string {
  if (assetsUrl === null) return join(dataDir, 'assets');
  return assetsUrl.kind === 'folder' ? assetsUrl.folder : `the bucket ${assetsUrl.bucket}`;
}

/** Credentials stay out of it. */
function describeDatabase({ databaseUrl, dataDir }: Config): string {
  if (databaseUrl === null) return `the embedded PostgreSQL in ${dataDir}`;
  const { host, pathname } = new URL(databaseUrl);
  return `PostgreSQL at ${host}${pathname}`;
}
