/** `reprise projects`: who owns videos and money. */
import { InvalidArgumentError, type Command } from 'commander';
import type { Administration } from '../../app/index.ts';
import { money } from '../../core/index.ts';
import type { Surroundings } from '../command-context.ts';
import { formatTable } from '../format-table.ts';
import {
  addLimitOptions,
  describeBudget,
  limitOf,
  parseAmountLimit,
  readLimitOptions,
  type LimitOption,
  type LimitOptions,
} from '../limit-options.ts';
import type { Output } from '../output.ts';
import { UsageError } from '../usage-error.ts';
import { withAdministration } from '../with-administration.ts';

interface ProjectOptions extends LimitOptions {
  readonly id?: string;
  readonly name?: string;
  readonly creditLimit?: LimitOption;
  readonly keepResults?: LimitOption;
  readonly json?: boolean;
}

export function addProjectsCommand(program: Command, surroundings: Surroundings): void {
  const run = (work: (access: Administration, output: Output) => Promise<void>) =>
    withAdministration(surroundings, (access, { output }) => work(access, output));
  const projects = program
    .command('projects')
    .summary('make, show and change projects')
    .description('Who owns videos and money on this data folder or database.');
  const keep = 'how long results are kept, or "none" for as models and the gateway say';
  const credit = 'how far the balance may go below zero, or "none" for without limit';

  addLimitOptions(projects.command('create').summary('make a project'))
    .requiredOption('--name <name>', 'what it is called')
    .option('--id <id>', 'proj_ and a name; made up when left out')
    .option('--credit-limit <dollars>', `${credit} (default: 0)`, parseAmountLimit)
    .option('--keep-results <seconds>', keep, parseKeptSeconds)
    .action((options: ProjectOptions) => run((access, output) => create(access, output, options)));
  projects
    .command('list')
    .summary('show the projects and what they have')
    .option('--json', 'print one JSON object')
    .action((options: ProjectOptions) => run((access, output) => list(access, output, options)));
  addLimitOptions(projects.command('update').summary('change a project'))
    .argument('<id>', 'as `reprise projects list` shows it')
    .option('--name <name>', 'what it is called')
    .option('--credit-limit <dollars>', credit, parseAmountLimit)
    .option('--keep-results <seconds>', keep, parseKeptSeconds)
    .action((id: string, options: ProjectOptions) =>
      run((access, output) => update(access, output, id, options)),
    );
}

async function create(
  access: Administration,
  output: Output,
  options: ProjectOptions,
): Promise<void> {
  const { id, name = 'unnamed' } = options;
  if (id !== undefined && !/^proj_[\w-]{1,60}$/.test(id)) {
    throw new UsageError("--id must be 'proj_' and up to 60 letters, digits, - or _.");
  }
  requireRunning(options);
  const made = await access.identity.createProject({ name, ...(id === undefined ? {} : { id }) });
  if (made === null) throw new UsageError(`There is a project "${id}" already.`);
  await update(access, output, made.id, options);
  output.print(made.id);
}

async function list(
  { identity, money: books }: Administration,
  output: Output,
  { json }: ProjectOptions,
): Promise<void> {
  const projects = await identity.listProjects();
  const balances = await Promise.all(projects.map(({ id }) => books.readBalance(id)));
  if (json === true) {
    const described = projects.map((project, index) => ({ ...project, balance: balances[index] }));
    output.printJson({ projects: described });
    return;
  }
  const rows = projects.map(({ id, name, limits }, index) => {
    const balance = balances[index];
    const credit = balance?.creditLimitMicros ?? null;
    return [
      id,
      name,
      money.formatMicros(balance?.availableMicros ?? 0),
      money.formatMicros(balance?.heldMicros ?? 0),
      credit === null ? 'no limit' : money.formatMicros(credit),
      String(limits.runningLimit),
      describeBudget(limits.budget),
    ];
  });
  const head = ['ID', 'NAME', 'AVAILABLE', 'HELD', 'CREDIT', 'RUNNING', 'BUDGET'];
  output.print(formatTable([head, ...rows]));
}

async function update(
  { identity, money: books }: Administration,
  output: Output,
  id: string,
  options: ProjectOptions,
): Promise<void> {
  requireRunning(options);
  const { runningLimit, ...limits } = readLimitOptions(options);
  const { name, creditLimit, keepResults } = options;
  const changed = await identity.updateProject(id, {
    ...(name === undefined ? {} : { name }),
    ...(keepResults === undefined ? {} : { assetTtlSeconds: limitOf(keepResults) }),
    limits: { ...limits, ...(typeof runningLimit === 'number' ? { runningLimit } : {}) },
  });
  if (changed === null) throw new UsageError(`There is no project "${id}".`);
  if (creditLimit !== undefined) await books.setCreditLimit(id, limitOf(creditLimit));
  output.note(`${id} is as wanted.`);
}

/** Asked before anything is made, which a refusal would leave behind half done. */
function requireRunning({ runningLimit }: LimitOptions): void {
  if (runningLimit !== 'none') return;
  throw new UsageError('--running-limit of a project must be a number above 0.');
}

function parseKeptSeconds(text: string): LimitOption {
  if (text === 'none') return text;
  const seconds = Number(text);
  if (/^\d{2,9}$/.test(text) && seconds >= 60 && seconds <= 315_360_000) return seconds;
  throw new InvalidArgumentError('Use whole seconds from 60 to 315360000, or "none".');
}
