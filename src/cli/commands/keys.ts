/** `reprise keys`: who may use the gateway, and how much of it. */
import { Option, type Command } from 'commander';
import type { Administration } from '../../app/index.ts';
import { NO_LIMITS, type Scope } from '../../core/index.ts';
import { systemClock } from '../../lib/clock.ts';
import type { Surroundings } from '../command-context.ts';
import { formatTable } from '../format-table.ts';
import {
  addLimitOptions,
  applyLimitOptions,
  describeBudget,
  type LimitOptions,
} from '../limit-options.ts';
import type { Output } from '../output.ts';
import { UsageError } from '../usage-error.ts';
import { withAdministration } from '../with-administration.ts';

interface KeyOptions extends LimitOptions {
  readonly name?: string;
  readonly project?: string;
  readonly dialect?: string;
  readonly scope?: readonly Scope[];
  readonly model?: readonly string[];
  readonly expires?: Date;
  readonly overlap?: number;
  readonly json?: boolean;
}

type KeyRecord = Awaited<ReturnType<Administration['identity']['listKeys']>>[number];

export function addKeysCommand(program: Command, surroundings: Surroundings): void {
  const run = (work: (access: Administration, output: Output) => Promise<void>) =>
    withAdministration(surroundings, (access, { output }) => work(access, output));
  const keys = program
    .command('keys')
    .summary('make, show, change, rotate and revoke keys')
    .description('Who may use the gateway on this data folder or database, and how much of it.');

  addKeyOptions(keys.command('create').summary('make a key and print it, once'))
    .option('--project <id>', 'the project it is for (default: the default project)')
    .option('--json', 'print one JSON object')
    .action((options: KeyOptions) => run((access, output) => create(access, output, options)));
  keys
    .command('list')
    .summary('show the keys, without their secrets')
    .option('--project <id>', 'only those of one project')
    .option('--json', 'print one JSON object')
    .action((options: KeyOptions) => run((access, output) => list(access, output, options)));
  addKeyOptions(keys.command('update').summary('change what a key may do'))
    .argument('<id>', 'as `reprise keys list` shows it')
    .action((id: string, options: KeyOptions) =>
      run((access, output) => update(access, output, id, options)),
    );
  keys
    .command('rotate')
    .summary('give a key a new secret and print it, once')
    .argument('<id>', 'as `reprise keys list` shows it')
    .option('--overlap <seconds>', 'how long the old secret stays good', Number, 0)
    .option('--json', 'print one JSON object')
    .action((id: string, options: KeyOptions) =>
      run((access, output) => rotate(access, output, id, options)),
    );
  keys
    .command('revoke')
    .summary('end a key, at once')
    .argument('<id>', 'as `reprise keys list` shows it')
    .action((id: string) => run((access, output) => revoke(access, output, id)));
}

function addKeyOptions(command: Command): Command {
  const scope = new Option('--scope <scope...>', 'what it may do (default: videos)');
  return addLimitOptions(
    command
      .option('--name <name>', 'what it is for')
      .option('--dialect <id>', "what its programs speak below /v1, where that is not OpenAI's")
      .addOption(scope.choices(['videos', 'read', 'admin']))
      .option('--model <name...>', 'the models it may use (default: all)')
      .option('--expires <time>', 'when it ends, such as 2027-01-01', parseTime),
  );
}

async function create(access: Administration, output: Output, options: KeyOptions): Promise<void> {
  requireKnown(access, options);
  const { project, scope, json } = options;
  if (project !== undefined && (await access.identity.findProject(project)) === null) {
    throw new UsageError(`There is no project "${project}".`);
  }
  const { key, secret } = await access.identity.createKey({
    name: options.name ?? 'unnamed',
    dialect: options.dialect ?? null,
    models: options.model ?? null,
    expiresAt: options.expires ?? null,
    limits: applyLimitOptions(NO_LIMITS, options),
    ...(project === undefined ? {} : { projectId: project }),
    ...(scope === undefined ? {} : { scopes: scope }),
  });
  printSecret(output, key, secret, json === true);
}

async function list(
  { identity }: Administration,
  output: Output,
  { project, json }: KeyOptions,
): Promise<void> {
  const keys = await identity.listKeys(project);
  if (json === true) {
    output.printJson({ keys });
    return;
  }
  const rows = keys.map((key) => [
    key.id,
    key.projectId,
    key.name,
    key.scopes.join(' '),
    key.dialect ?? 'openai',
    describeBudget(key.limits.budget),
    key.revokedAt === null ? (key.expiresAt?.toISOString() ?? 'never') : 'revoked',
  ]);
  const head = ['ID', 'PROJECT', 'NAME', 'SCOPES', 'DIALECT', 'BUDGET', 'ENDS'];
  output.print(formatTable([head, ...rows]));
}

async function update(
  access: Administration,
  output: Output,
  id: string,
  options: KeyOptions,
): Promise<void> {
  requireKnown(access, options);
  const current = found(await access.identity.findKey(id), id);
  const { name, dialect, scope, model, expires } = options;
  await access.identity.updateKey(id, {
    ...(name === undefined ? {} : { name }),
    ...(dialect === undefined ? {} : { dialect }),
    ...(scope === undefined ? {} : { scopes: scope }),
    ...(model === undefined ? {} : { models: model }),
    ...(expires === undefined ? {} : { expiresAt: expires }),
    limits: applyLimitOptions(current.limits, options),
  });
  output.note(`Changed ${id}.`);
}

async function rotate(
  { identity }: Administration,
  output: Output,
  id: string,
  { overlap = 0, json }: KeyOptions,
): Promise<void> {
  if (!Number.isInteger(overlap) || overlap < 0) {
    throw new UsageError('--overlap must be a whole number of seconds.');
  }
  const issued = await identity.rotateKey(id, overlap);
  if (issued === null) throw new UsageError(`There is no key "${id}" that is good.`);
  printSecret(output, issued.key, issued.secret, json === true);
}

async function revoke({ identity }: Administration, output: Output, id: string): Promise<void> {
  found(await identity.revokeKey(id), id);
  output.note(`Revoked ${id}.`);
}

function printSecret(output: Output, key: KeyRecord, secret: string, asJson: boolean): void {
  if (asJson) {
    output.printJson({ key: secret, ...key });
    return;
  }
  output.print(secret);
  output.note(`${key.id}. Shown only this once: keep it.`);
}

function requireKnown(access: Administration, { dialect, model = [] }: KeyOptions): void {
  const { dialectIds, modelNames } = access;
  if (dialect !== undefined && !dialectIds.includes(dialect)) {
    throw new UsageError(`There is no dialect "${dialect}"; there are: ${dialectIds.join(', ')}.`);
  }
  const unknown = model.find((name) => !modelNames.includes(name));
  if (unknown === undefined) return;
  throw new UsageError(`There is no model "${unknown}"; there are: ${modelNames.join(', ')}.`);
}

function parseTime(text: string): Date {
  const time = new Date(text);
  if (Number.isNaN(time.getTime())) {
    throw new UsageError(`"${text}" is no time; use one such as 2027-01-01.`);
  }
  if (time > systemClock.now()) return time;
  throw new UsageError(`"${text}" has passed; to end a key now, revoke it.`);
}

function found(key: KeyRecord | null, id: string): KeyRecord {
  if (key !== null) return key;
  throw new UsageError(`There is no key "${id}".`);
}
