/** `reprise assets`: the bytes of results, where they are and whether they are whole. */
import type { Command } from 'commander';
import type { StorageAccess } from '../../app/index.ts';
import { createQuietContext, type CommandContext, type Surroundings } from '../command-context.ts';
import { formatBytes } from '../format-quantity.ts';

type Work = (access: StorageAccess, context: CommandContext, isJson: boolean) => Promise<void>;

interface Options {
  readonly json?: boolean;
  readonly repair?: boolean;
}

export function addAssetsCommand(program: Command, surroundings: Surroundings): void {
  const assets = program
    .command('assets')
    .summary('check, move and revoke access to results')
    .description('Look after the bytes of results, beside a running gateway or without one.');
  assets
    .command('verify')
    .summary('read every byte and compare it with the record')
    .description(
      'Read every byte and compare it with the record. Exits with 1 when there is a fault.',
    )
    .option('--repair', 'remove bytes that no record knows')
    .option('--json', 'print one JSON object')
    .action((options: Options) =>
      withStorage(surroundings, options, (access, context, isJson) =>
        verify(access, context, isJson, options.repair === true),
      ),
    );
  assets
    .command('migrate')
    .summary('move all results to REPRISE_ASSETS_URL')
    .description(
      'Move all results to REPRISE_ASSETS_URL, from the data folder or REPRISE_ASSETS_URL_PREVIOUS. May be stopped and started again.',
    )
    .option('--json', 'print one JSON object')
    .action((options: Options) => withStorage(surroundings, options, migrate));
  assets
    .command('rotate-links')
    .summary('end every link to a result that was ever given')
    .action(() =>
      withStorage(surroundings, {}, async ({ maintenance }, { output }) => {
        await maintenance.rotateLinks();
        output.note('Every link given so far is dead; new ones are good within two seconds.');
      }),
    );
}

async function withStorage(
  surroundings: Surroundings,
  options: Options,
  work: Work,
): Promise<void> {
  const context = createQuietContext(surroundings);
  const { openStorage } = await context.loadLocalParts();
  const access = await openStorage(context.config, context.logger);
  try {
    await work(access, context, options.json === true);
  } finally {
    await access.close();
  }
}

async function verify(
  { maintenance }: StorageAccess,
  { output, signal }: CommandContext,
  isJson: boolean,
  isRepair: boolean,
): Promise<void> {
  let checked = 0;
  const faults: { kind: string; assetId: string; store: string }[] = [];
  await maintenance.verify(isRepair, (verified) => {
    signal.throwIfAborted();
    checked += 1;
    if (!('kind' in verified)) return;
    faults.push(verified);
    if (!isJson) output.print(`${verified.kind}\t${verified.assetId}\t${verified.store}`);
  });
  if (isJson) output.printJson({ checked, isRepaired: isRepair, faults });
  else output.note(`Looked at ${checked}; faults: ${faults.length}.`);
  const left = isRepair ? faults.filter(({ kind }) => kind !== 'stray') : faults;
  if (left.length > 0) throw new Error(`${left.length} faults are left.`);
}

async function migrate(
  { maintenance }: StorageAccess,
  { output, signal }: CommandContext,
  isJson: boolean,
): Promise<void> {
  const counts = { moved: 0, movedBytes: 0, damaged: 0, strays: 0 };
  await maintenance.migrate((moved) => {
    signal.throwIfAborted();
    if (moved.kind === 'moved') {
      counts.moved += 1;
      counts.movedBytes += moved.sizeBytes;
      if (!isJson) output.print(`moved\t${moved.assetId}`);
    } else if (moved.kind === 'damaged') {
      counts.damaged += 1;
      if (!isJson) output.print(`damaged\t${moved.assetId}`);
    } else if (moved.kind === 'stray removed') counts.strays += 1;
  });
  if (isJson) output.printJson({ store: maintenance.storeName, ...counts });
  else {
    const { moved, movedBytes, strays } = counts;
    output.note(`Moved ${moved} (${formatBytes(movedBytes)}), removed ${strays} left over.`);
  }
  if (counts.damaged > 0) {
    throw new Error(`${counts.damaged} are not what was stored, and were left where they are.`);
  }
}
