/** `reprise conformance`: does a gateway keep what a dialect promises? */
import { type Command, InvalidArgumentError, Option } from 'commander';
import type { CheckResult } from '../conformance/checklist.ts';
import { openTarget } from '../conformance/open-target.ts';
import { type CheckedDialect, DIALECTS, runConformance } from '../conformance/run-conformance.ts';
import { createQuietContext, type CommandContext, type Surroundings } from '../command-context.ts';
import { formatTable } from '../format-table.ts';
import { toSingleLine } from '../terminal-text.ts';

interface ConformanceOptions {
  readonly baseUrl?: string;
  readonly key?: string;
  readonly dialect?: readonly CheckedDialect[];
  readonly prefix?: string;
  readonly model?: string;
  readonly quick?: boolean;
  readonly json?: boolean;
}

const HEADING = ['DIALECT', 'FEATURE', 'RESULT', 'DETAIL'];

const NOTES = `
The gateway may be any: without --base-url it is the one of REPRISE_BASE_URL, or the local one.
A gateway that answers GET /openai/v1/models is taken to be a Reprise, which has a path for each
dialect; all are checked there. Elsewhere it is openai at /v1, unless --dialect and --prefix say
otherwise. The checks make videos, twenty-two in all dialects, which cost money where videos do.

Ends with 1 when a check fails. What could not be looked at is skipped, with the reason.
`;

export function addConformanceCommand(program: Command, surroundings: Surroundings): void {
  program
    .command('conformance')
    .summary('check what a gateway promises')
    .description('Check a gateway feature by feature: its answers, and the videos it makes.')
    .option('--base-url <url>', 'the gateway, with or without /v1 at the end', parseUrl)
    .option('--key <key>', 'a key of that gateway; better in REPRISE_API_KEY, unseen by others')
    .addOption(new Option('--dialect <names...>', 'which ones to check').choices(DIALECTS))
    .option('--prefix <path>', 'where the dialect is, for example /v1', parsePrefix)
    .option('--model <name>', 'instead of the one that the dialect usually has')
    .option('--quick', 'make one video of 4 seconds for each dialect at most')
    .option('--json', 'print one JSON object instead of a table')
    .addHelpText('after', NOTES)
    .action((options: ConformanceOptions) =>
      conformance(createQuietContext(surroundings), options),
    );
}

async function conformance(context: CommandContext, options: ConformanceOptions): Promise<void> {
  const { baseUrl = null, key = null, dialect = [], prefix = null, model = null } = options;
  const target = await openTarget(context, { baseUrl, key });
  let results: readonly CheckResult[];
  try {
    const wishes = { dialects: dialect, prefix, model, isQuick: options.quick === true };
    results = await runConformance(context, target, wishes);
  } finally {
    await target.close();
  }
  const failed = count(results, 'fail');
  if (options.json === true) {
    const counts = { passed: count(results, 'pass'), failed, skipped: count(results, 'skip') };
    context.output.printJson({ ...counts, checks: results });
  } else {
    context.output.print(formatTable([HEADING, ...results.map(describe)]));
  }
  if (failed > 0) throw new Error(`${failed} of ${results.length} checks failed`);
}

function count(results: readonly CheckResult[], outcome: CheckResult['outcome']): number {
  return results.filter((result) => result.outcome === outcome).length;
}

/** Details repeat what a gateway sent, so they are made safe for a terminal. */
function describe({ dialect, feature, outcome, detail }: CheckResult): string[] {
  return [dialect, feature, outcome, toSingleLine(detail)];
}

function parseUrl(text: string): string {
  if (/^https?:\/\//.test(text) && URL.canParse(text)) return text;
  throw new InvalidArgumentError('Give an http:// or https:// URL.');
}

function parsePrefix(text: string): string {
  const path = text.replace(/\/+$/, '');
  if (/^(\/[\w.-]+)*$/.test(path)) return path;
  throw new InvalidArgumentError('Give a path that starts with a slash.');
}
