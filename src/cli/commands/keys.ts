/** `reprise keys`: who may use the gateway, and how much of it. */
import { Option, type Command } from 'commander';
import type { Administration } from '../../app/index.ts';
import type { Scope } from '../../core/index.ts';
import { systemClock } from '../../lib/clock.ts';
import type { Surroundings } from '../command-context.ts';
import { formatTable } from '../format-table.ts';
import {
  addLimitOptions,
  describeBudget,
  readLimitOptions,
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
  /** `none` takes what was set away; null only inside, as with limits. */
  readonly expires?: Date | 'none';
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
      .option('--dialect <id>', 'what its programs speak below /v1, or "none" for OpenAI\'s')
      .addOption(scope.choices(['videos', 'read', 'admin']))
      .option('--model <name...>', 'the models it may use, or "all" (default: all)')
      .option('--expires <time>', 'when it ends, such as 2027-01-01, or "none"', parseTime),
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
    dialect: dialectOf(options.dialect ?? 'none'),
    models: modelsOf(options.model ?? ALL_MODELS),
    expiresAt: endOf(options.expires ?? 'none'),
    limits: readLimitOptions(options),
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
  const { name, dialect, scope, model, expires } = options;
  const changed = await access.identity.updateKey(id, {
    ...(name === undefined ? {} : { name }),
    ...(dialect === undefined ? {} : { dialect: dialectOf(dialect) }),
    ...(scope === undefined ? {} : { scopes: scope }),
    ...(model === undefined ? {} : { models: modelsOf(model) }),
    ...(expires === undefined ? {} : { expiresAt: endOf(expires) }),
    limits: readLimitOptions(options),
  });
  found(changed, id);
  output.note(`Changed ${id}.`);
}

/** A week, as over the admin API. */
const MAX_OVERLAP_SECONDS = 7 * 24 * 3600;

async function rotate(
  { identity }: Administration,
  output: Output,
  id: string,
  { overlap = 0, json }: KeyOptions,
): Promise<void> {
  if (!Number.isInteger(overlap) || overlap < 0 || overlap > MAX_OVERLAP_SECONDS) {
    throw new UsageError(
      `--overlap must be a whole number of seconds, at most ${MAX_OVERLAP_SECONDS}.`,
    );
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

const ALL_MODELS = ['all'];

function dialectOf(option: string): string | null {
  return option === 'none' ? null : option;
}

/** Only alone: beside others it would be the name of one. */
function modelsOf(names: readonly string[]): readonly string[] | null {
  return names.join() === ALL_MODELS.join() ? null : names;
}

function endOf(option: Date | 'none'): Date | null {
  return option === 'none' ? null : option;
}

function requireKnown(access: Administration, options: KeyOptions): void {
  const { dialectIds, modelNames } = access;
  const dialect = dialectOf(options.dialect ?? 'none');
  if (dialect !== null && !dialectIds.includes(dialect)) {
    throw new UsageError(`There is no dialect "${dialect}"; there are: ${dialectIds.join(', ')}.`);
  }
  const models = modelsOf(options.model ?? ALL_MODELS) ?? [];
  const unknown = models.find((name) => !modelNames.includes(name));
  if (unknown === undefined) return;
  throw new UsageError(`There is no model "${unknown}"; there are: ${modelNames.join(', ')}.`);
}

function parseTime(text: string): Date | 'none' {
  if (text === 'none') return text;
  const time = new Date(text);
  if (Number.isNaN(time.getTime())) {
    throw new UsageError(`"${text}" is no time; use one such as 2027-01-01, or "none".`);
  }
  if (time > systemClock.now()) return time;
  throw new UsageError(`"${text}" has passed; to end a key now, revoke it.`);
}

function found(key: KeyRecord | null, id: string): KeyRecord {
  if (key !== null) return key;
  throw new UsageError(`There is no key "${id}".`);
}
