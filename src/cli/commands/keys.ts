/** `reprise keys`: who may use the gateway. */
import { type Command } from 'commander';
import type { Administration } from '../../app/index.ts';
import { createQuietContext, type CommandContext, type Surroundings } from '../command-context.ts';
import { formatTable } from '../format-table.ts';
import { UsageError } from '../usage-error.ts';

interface CreateOptions {
  readonly name: string;
  readonly dialect?: string;
  readonly json?: boolean;
}

export function addKeysCommand(program: Command, surroundings: Surroundings): void {
  const keys = program
    .command('keys')
    .summary('make, show and revoke keys')
    .description('Make, show and revoke the keys of this data folder or database.');
  keys
    .command('create')
    .summary('make a key and print it, once')
    .option('--name <name>', 'what it is for', 'unnamed')
    .option('--dialect <id>', "what its programs speak below /v1, where that is not OpenAI's")
    .option('--json', 'print one JSON object')
    .action((options: CreateOptions) =>
      withKeys(createQuietContext(surroundings), (access, context) =>
        create(access, context, options),
      ),
    );
  keys
    .command('list')
    .summary('show the keys, without their secrets')
    .option('--json', 'print one JSON object')
    .action((options: { readonly json?: boolean }) =>
      withKeys(createQuietContext(surroundings), (access, context) =>
        list(access, context, options.json === true),
      ),
    );
  keys
    .command('revoke')
    .summary('end a key')
    .argument('<id>', 'as `reprise keys list` shows it')
    .action((id: string) =>
      withKeys(createQuietContext(surroundings), (access, context) => revoke(access, context, id)),
    );
}

async function withKeys(
  context: CommandContext,
  work: (access: Administration, context: CommandContext) => Promise<void>,
): Promise<void> {
  const { openAdministration } = await context.loadLocalParts();
  const access = await openAdministration(context.config, context.logger);
  try {
    await work(access, context);
  } finally {
    await access.close();
  }
}

async function create(
  { identity, dialectIds }: Administration,
  { output }: CommandContext,
  { name, dialect, json }: CreateOptions,
): Promise<void> {
  if (dialect !== undefined && !dialectIds.includes(dialect)) {
    throw new UsageError(`There is no dialect "${dialect}"; there are: ${dialectIds.join(', ')}.`);
  }
  const { secret: key } = await identity.createKey({ name, dialect: dialect ?? null });
  if (json === true) {
    output.printJson({ key, name, dialect: dialect ?? null });
    return;
  }
  output.print(key);
  output.note('Shown only this once: keep it.');
}

async function list(
  { identity }: Administration,
  { output }: CommandContext,
  asJson: boolean,
): Promise<void> {
  const keys = await identity.listKeys();
  if (asJson) {
    output.printJson({ keys });
    return;
  }
  const rows = keys.map(({ id, name, dialect, createdAt, expiresAt }) => [
    id,
    name,
    dialect ?? 'openai',
    createdAt.toISOString(),
    expiresAt?.toISOString() ?? 'never',
  ]);
  output.print(formatTable([['ID', 'NAME', 'DIALECT', 'CREATED', 'EXPIRES'], ...rows]));
}

async function revoke(
  { identity }: Administration,
  { output }: CommandContext,
  id: string,
): Promise<void> {
  if ((await identity.revokeKey(id)) === null) throw new UsageError(`There is no key "${id}".`);
  output.note(`Revoked ${id}.`);
}
