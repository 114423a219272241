/** `reprise ledger`: balances, top-ups, statements, usage, and the proof that it all adds up. */
import { writeFile } from 'node:fs/promises';
import { InvalidArgumentError, type Command } from 'commander';
import type { Administration } from '../../app/index.ts';
import { money } from '../../core/index.ts';
import { systemClock } from '../../lib/clock.ts';
import { randomHex } from '../../lib/random.ts';
import type { Surroundings } from '../command-context.ts';
import { formatTable } from '../format-table.ts';
import { parseDollars } from '../limit-options.ts';
import type { Output } from '../output.ts';
import { UsageError } from '../usage-error.ts';
import { withAdministration } from '../with-administration.ts';

type Books = Administration['money'];
type Dimension = Parameters<Books['summarizeUsage']>[1][number];

interface TransferOptions {
  readonly reason: string;
  readonly id?: string;
}

interface PeriodOptions {
  readonly from?: Date;
  readonly to?: Date;
  readonly project?: string;
  readonly by?: readonly Dimension[];
  readonly format?: 'csv' | 'json';
  readonly output?: string;
  readonly json?: boolean;
}

const DEFAULT_PERIOD_MS = 30 * 24 * 3600 * 1000;

export function addLedgerCommand(program: Command, surroundings: Surroundings): void {
  const run = (work: (access: Administration, output: Output) => Promise<void>) =>
    withAdministration(surroundings, (access, { output }) => work(access, output));
  const ledger = program
    .command('ledger')
    .summary('balances, top-ups, statements, usage, and a proof of them')
    .description('The money of this data folder or database.');

  ledger
    .command('balance')
    .summary('show what a project has')
    .argument('[project]', 'its id', 'proj_default')
    .option('--json', 'print one JSON object')
    .action((project: string, { json }: PeriodOptions) =>
      run(async (access, output) => {
        await requireProject(access, project);
        await balance(access, output, project, json === true);
      }),
    );
  addByHand(ledger, run, 'top-up', 'add money to a project', 'top_up');
  addByHand(ledger, run, 'adjust', 'add money, or take it away', 'adjustment');
  ledger
    .command('refund')
    .summary('give back what a video was charged')
    .argument('<project>', 'its id')
    .argument('<video>', "the video's id")
    .argument('[dollars]', 'how much of it; all that is left by default', parseDollars)
    .requiredOption('--reason <text>', 'why, for the record')
    .option('--id <id>', 'the same id is done once (default: a new one)')
    .action((project: string, videoId: string, amount: number | undefined, why: TransferOptions) =>
      run(async (access, output) => {
        const wish = { kind: 'refund', videoId, amountMicros: amount ?? null } as const;
        const common = await commonOf(access, project, why);
        const { amountMicros } = await access.money.transfer({ ...common, ...wish });
        output.note(`Refunded ${money.formatMicros(amountMicros)}.`);
      }),
    );
  addPeriod(ledger.command('statement').summary("print a project's transfers"))
    .argument('[project]', 'its id', 'proj_default')
    .option('--format <format>', 'csv or json', 'csv')
    .option('-o, --output <file>', 'write it to a file')
    .action((project: string, options: PeriodOptions) =>
      run((access, output) => statement(access, output, project, options)),
    );
  addPeriod(ledger.command('usage').summary('show what was made and what it cost'))
    .option('--project <id>', 'only of one project')
    .option('--by <dimensions>', 'day,project,key,model,operation', parseDimensions)
    .option('--json', 'print one JSON object')
    .action((options: PeriodOptions) => run((access, output) => usage(access, output, options)));
  ledger
    .command('verify')
    .summary('recompute every balance and prove that the books are right')
    .option('--json', 'print one JSON object')
    .action(({ json }: PeriodOptions) =>
      run((access, output) => verify(access, output, json === true)),
    );
}

function addByHand(
  ledger: Command,
  run: (work: (access: Administration, output: Output) => Promise<void>) => Promise<void>,
  name: string,
  summary: string,
  kind: 'top_up' | 'adjustment',
): void {
  ledger
    .command(name)
    .summary(summary)
    .argument('<project>', 'its id')
    .argument('<dollars>', 'such as 12.50', parseDollars)
    .requiredOption('--reason <text>', 'why, for the record')
    .option('--id <id>', 'the same id is done once (default: a new one)')
    .action((project: string, amountMicros: number, why: TransferOptions) =>
      run(async (access, output) => {
        if (amountMicros === 0 || (kind === 'top_up' && amountMicros < 0)) {
          throw new UsageError('The amount must be above 0.');
        }
        const common = await commonOf(access, project, why);
        await access.money.transfer({ ...common, kind, amountMicros });
        await balance(access, output, project, false);
      }),
    );
}

async function requireProject({ identity }: Administration, id: string): Promise<void> {
  if ((await identity.findProject(id)) !== null) return;
  throw new UsageError(`There is no project "${id}".`);
}

async function commonOf(
  access: Administration,
  projectId: string,
  { reason, id = randomHex(8) }: TransferOptions,
) {
  await requireProject(access, projectId);
  return { projectId, requestId: id, reason, actor: 'command line' };
}

async function balance(
  { money: books }: Administration,
  output: Output,
  projectId: string,
  asJson: boolean,
): Promise<void> {
  const found = await books.readBalance(projectId);
  if (asJson) {
    output.printJson({ ...found });
    return;
  }
  const credit = found.creditLimitMicros;
  output.print(
    formatTable([
      ['AVAILABLE', 'HELD', 'CHARGED', 'CREDIT'],
      [
        money.formatMicros(found.availableMicros),
        money.formatMicros(found.heldMicros),
        money.formatMicros(found.chargedMicros),
        credit === null ? 'no limit' : money.formatMicros(credit),
      ],
    ]),
  );
}

async function statement(
  access: Administration,
  output: Output,
  projectId: string,
  { from, to, format = 'csv', output: path }: PeriodOptions,
): Promise<void> {
  if (!['csv', 'json'].includes(format)) throw new UsageError('--format must be csv or json.');
  await requireProject(access, projectId);
  const query = { projectId, from: from ?? null, to: to ?? null };
  const pieces = access.money.formatStatement(query, format);
  if (path !== undefined) {
    await writeFile(path, pieces);
    output.note(`Wrote ${path}.`);
    return;
  }
  for await (const piece of pieces) output.stdout.write(piece);
}

async function usage(
  access: Administration,
  output: Output,
  {
    project,
    from,
    to = systemClock.now(),
    by = ['day', 'model', 'operation'],
    json,
  }: PeriodOptions,
): Promise<void> {
  if (project !== undefined) await requireProject(access, project);
  const start = from ?? new Date(to.getTime() - DEFAULT_PERIOD_MS);
  const rows = await access.money.readUsage({ projectId: project ?? null, from: start, to });
  const sums = access.money.summarizeUsage(rows, by);
  if (json === true) {
    output.printJson({ from: start, to, usage: sums });
    return;
  }
  const lines = sums.map((sum) => [
    ...by.map((dimension) => sum.of[dimension] ?? ''),
    String(sum.videos),
    String(sum.completed),
    String(sum.released),
    money.formatMicros(sum.chargedMicros),
  ]);
  const head = by.map((dimension) => dimension.toUpperCase());
  output.print(formatTable([[...head, 'VIDEOS', 'COMPLETED', 'RELEASED', 'CHARGED'], ...lines]));
}

async function verify(
  { money: books }: Administration,
  output: Output,
  asJson: boolean,
): Promise<void> {
  const report = await books.verify();
  const isBalanced = report.faults.length === 0;
  if (asJson) output.printJson({ isBalanced, ...report });
  else for (const fault of report.faults) output.print(fault);
  const { accounts, transfers, videos } = report;
  const checked = `${accounts} accounts, ${transfers} transfers, ${videos} videos`;
  if (!isBalanced) throw new BooksDisagree(`The books disagree in ${report.faults.length} places.`);
  if (!asJson) output.print(`The books balance: ${checked}.`);
}

class BooksDisagree extends Error {
  override readonly name = 'BooksDisagree';
}

function addPeriod(command: Command): Command {
  return command
    .option('--from <time>', 'its beginning, such as 2026-11-01', parseTime)
    .option('--to <time>', 'its end, not included', parseTime);
}

function parseTime(text: string): Date {
  const time = new Date(text);
  if (!Number.isNaN(time.getTime())) return time;
  throw new InvalidArgumentError('Use a time such as 2026-11-01.');
}

const DIMENSIONS: readonly Dimension[] = ['day', 'project', 'key', 'model', 'operation'];

function parseDimensions(text: string): Dimension[] {
  return text.split(',').map((name) => {
    const dimension = DIMENSIONS.find((known) => known === name);
    if (dimension !== undefined) return dimension;
    throw new InvalidArgumentError(`Use some of: ${DIMENSIONS.join(', ')}.`);
  });
}
