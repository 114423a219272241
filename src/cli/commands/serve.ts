/** `reprise serve`: the gateway itself, until it is asked to stop. */
import { once } from 'node:events';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { createContext, type CommandContext, type Surroundings } from '../command-context.ts';
import { describeGateway } from '../describe-gateway.ts';
import { InterruptedError } from '../stop-reasons.ts';

export function addServeCommand(program: Command, surroundings: Surroundings): void {
  program
    .command('serve')
    .summary('run the gateway')
    .description('Run the gateway: the API, and the work it takes on. Ctrl-C stops it.')
    .action(() => serve(createContext(surroundings)));
}

async function serve(context: CommandContext): Promise<void> {
  const { config, logger, output, signal } = context;
  const { startGateway } = await context.loadLocalParts();
  const gateway = await startGateway(config, logger);
  try {
    const dataDir = resolve(config.dataDir);
    const { baseUrl, hasChosenKey } = gateway;
    const firstKey = await gateway.issueFirstKey();
    output.print(describeGateway({ baseUrl, dataDir, firstKey, hasChosenKey }));
    if (!signal.aborted) await once(signal, 'abort');
  } finally {
    await gateway.stop();
  }
  // To be asked to stop is how a server ends well; anything else is not.
  if (!(signal.reason instanceof InterruptedError)) throw signal.reason;
}
