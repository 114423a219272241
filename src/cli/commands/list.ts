/** `reprise list`: the videos of a project. */
import { type Command, InvalidArgumentError, Option } from 'commander';
import type { ApiClient } from '../api-client.ts';
import type { ApiVideo, ApiVideoPage } from '../api-video.ts';
import { createQuietContext, type CommandContext, type Surroundings } from '../command-context.ts';
import { withGateway } from '../gateway-session.ts';
import { formatVideoTable } from '../video-table.ts';

interface ListOptions {
  readonly limit: number;
  readonly order: 'asc' | 'desc';
  readonly all?: boolean;
  readonly json?: boolean;
}

interface VideoList {
  readonly videos: readonly ApiVideo[];
  readonly hasMore: boolean;
}

const DEFAULT_LIMIT = 20;
/** The API gives no more at once. */
const MAX_LIMIT = 100;

export function addListCommand(program: Command, surroundings: Surroundings): void {
  program
    .command('list')
    .summary('show your videos')
    .description('Show your videos as a table, newest first.')
    .option('-n, --limit <number>', `how many, 1 to ${MAX_LIMIT}`, parseLimit, DEFAULT_LIMIT)
    .addOption(
      new Option('--order <order>', 'by time of creation').choices(['asc', 'desc']).default('desc'),
    )
    .option('-a, --all', 'all there are, whatever the limit')
    .option('--json', 'print one JSON object instead of a table')
    .action((options: ListOptions) => list(createQuietContext(surroundings), options));
}

async function list(context: CommandContext, options: ListOptions): Promise<void> {
  const { output } = context;
  const found = await withGateway(context, ({ client }) => collect(client, options));
  if (options.json === true) {
    output.printJson(encodeList(found));
    return;
  }
  if (found.videos.length === 0) {
    output.note('There are no videos yet. Make one: reprise create "A lake at dawn" --watch');
    return;
  }
  output.print(formatVideoTable(found.videos, output.stdout.columns ?? null));
  if (found.hasMore) output.note('There are more: use --limit or --all.');
}

async function collect(
  client: ApiClient,
  { limit, order, all = false }: ListOptions,
): Promise<VideoList> {
  const videos: ApiVideo[] = [];
  let after: string | null = null;
  for (;;) {
    const query = { limit: all ? MAX_LIMIT : limit, order, after };
    const page: ApiVideoPage = await client.list(query);
    videos.push(...page.data);
    const next = page.last_id ?? page.data.at(-1)?.id ?? null;
    // A gateway that names the same page again would keep us here for ever.
    const canGoOn = page.has_more && next !== null && next !== after;
    if (!all || !canGoOn) return { videos, hasMore: page.has_more };
    after = next;
  }
}

/** One page in the API's own shape, however many pages it took. */
function encodeList({ videos, hasMore }: VideoList): Record<string, unknown> {
  return {
    object: 'list',
    data: videos,
    first_id: videos.at(0)?.id ?? null,
    last_id: videos.at(-1)?.id ?? null,
    has_more: hasMore,
  };
}

function parseLimit(text: string): number {
  const limit = Number(text);
  if (/^\d{1,3}$/.test(text) && limit >= 1 && limit <= MAX_LIMIT) return limit;
  throw new InvalidArgumentError(`Give a whole number from 1 to ${MAX_LIMIT}.`);
}
