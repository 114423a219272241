/** `reprise webhooks`: who is told of events, what was sent, and sending it again. */
import type { Command } from 'commander';
import { createQuietContext, type CommandContext, type Surroundings } from '../command-context.ts';
import { formatTable } from '../format-table.ts';
import { withGateway } from '../gateway-session.ts';
import type { WebhookClient } from '../webhook-client.ts';

interface JsonOption {
  readonly json?: boolean;
}

interface CreateOptions extends JsonOption {
  readonly name: string;
  readonly events: readonly string[];
}

interface DeliveriesOptions extends JsonOption {
  readonly state?: string;
}

/** OpenAI's own two. */
const DEFAULT_EVENTS = ['video.completed', 'video.failed'];

export function addWebhooksCommand(program: Command, surroundings: Surroundings): void {
  const webhooks = program
    .command('webhooks')
    .summary('be told when videos end')
    .description('Have events sent to your own server, and see what came of it.');
  const run = (work: (client: WebhookClient, context: CommandContext) => Promise<void>) => {
    const context = createQuietContext(surroundings);
    return withGateway(context, ({ client }) => work(client.webhooks, context));
  };
  webhooks
    .command('list')
    .summary('show the endpoints')
    .option('--json', 'print one JSON object')
    .action((options: JsonOption) => run((client, context) => list(client, context, options)));
  webhooks
    .command('create')
    .summary('make an endpoint, and print its signing secret, once')
    .argument('<url>', 'where events are sent')
    .option('--name <name>', 'what it is for', 'unnamed')
    .option('--events <type...>', 'what it is told of', DEFAULT_EVENTS)
    .option('--json', 'print one JSON object')
    .action((url: string, options: CreateOptions) =>
      run((client, context) => create(client, context, url, options)),
    );
  webhooks
    .command('delete')
    .summary('end an endpoint')
    .argument('<id>', 'as `reprise webhooks list` shows it')
    .action((id: string) =>
      run(async (client, { output }) => {
        await client.delete(id);
        output.note(`Deleted ${id}.`);
      }),
    );
  webhooks
    .command('test')
    .summary('send an event that did not happen')
    .argument('<id>', 'an endpoint')
    .option('--event <type>', 'of which type', 'video.completed')
    .action((id: string, { event }: { readonly event: string }) =>
      run(async (client, { output }) => {
        const { status_code: status } = await client.test(id, event);
        output.note(`It was taken: the answer had status ${status}.`);
      }),
    );
  webhooks
    .command('deliveries')
    .summary('show what was sent to an endpoint, newest first')
    .argument('<id>', 'an endpoint')
    .option('--state <state>', 'only waiting, delivered or dead ones')
    .option('--json', 'print one JSON object')
    .action((id: string, options: DeliveriesOptions) =>
      run((client, context) => deliveries(client, context, id, options)),
    );
  webhooks
    .command('replay')
    .summary('send again what was given up, or what is named')
    .argument('<id>', 'an endpoint')
    .argument('[delivery...]', 'deliveries of it; without any, all dead ones')
    .action((id: string, named: readonly string[]) =>
      run(async (client, { output }) => {
        const { replayed } = await client.replay(id, named);
        output.note(`${replayed} will be sent again.`);
      }),
    );
}

async function list(
  client: WebhookClient,
  { output }: CommandContext,
  { json }: JsonOption,
): Promise<void> {
  const page = await client.list();
  if (json === true) return output.printJson(page);
  const rows = page.data.map(({ id, name, url, event_types: types, disabled }) => [
    id,
    name,
    url ?? 'callback URLs',
    types.join(' '),
    disabled ? 'disabled' : 'enabled',
  ]);
  output.print(formatTable([['ID', 'NAME', 'URL', 'EVENTS', 'STATE'], ...rows]));
}

async function create(
  client: WebhookClient,
  { output }: CommandContext,
  url: string,
  { name, events, json }: CreateOptions,
): Promise<void> {
  const endpoint = await client.create({ url, name, event_types: events });
  if (json === true) return output.printJson(endpoint);
  output.print(endpoint.signing_secret);
  output.note(`Made ${endpoint.id}. Its secret is shown only this once: keep it.`);
}

async function deliveries(
  client: WebhookClient,
  { output }: CommandContext,
  id: string,
  { state, json }: DeliveriesOptions,
): Promise<void> {
  const page = await client.deliveries(id, state ?? null);
  if (json === true) return output.printJson(page);
  const rows = page.data.map((delivery) => {
    const last = delivery.attempts.at(-1);
    return [
      delivery.id,
      delivery.event_type,
      delivery.video_id,
      delivery.state,
      String(delivery.attempts.length),
      last === undefined ? '' : `${last.duration_ms} ms`,
      last?.failure ?? (last === undefined ? '' : String(last.status_code)),
    ];
  });
  const heading = ['ID', 'EVENT', 'VIDEO', 'STATE', 'ATTEMPTS', 'LAST TOOK', 'LAST ANSWER'];
  output.print(formatTable([heading, ...rows]));
}
