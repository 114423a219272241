/** What a configuration file amounts to, in a few lines for its operator; tells no secret. */
import type { FileConfig, FileLimits, FileProject, ModerationSettings } from '../config/index.ts';
import { money } from '../core/index.ts';

export function describeFileConfig(file: FileConfig): string[] {
  const { defaultModel, models } = file.models;
  return [
    ...file.projects.map(describeProject),
    `models: ${[...models.keys()].join(', ')}; ${defaultModel} where none is named`,
    `prices: ${file.prices.version}, ${file.prices.rows.length} rows`,
    `moderation: ${describeModeration(file.moderation)}`,
    ...(file.understanding === null
      ? []
      : [`prompts: read by ${describeChat(file.understanding)}`]),
  ];
}

function describeProject({ id, limits, creditLimitMicros, keys }: FileProject): string {
  const parts = [
    ...describeLimits(limits),
    ...(creditLimitMicros === undefined ? [] : [`credit ${usd(creditLimitMicros)}`]),
    keys.length === 0
      ? 'no keys'
      : `keys ${keys.map(({ name, scopes }) => `${name} (${scopes.join(', ')})`).join(', ')}`,
  ];
  return `project ${id}: ${parts.join('; ')}`;
}

function describeLimits({ runningLimit, queueDepth, requestsPerMinute, budget }: FileLimits) {
  const rows: [name: string, value: string | undefined][] = [
    ['running', count(runningLimit)],
    ['waiting', count(queueDepth)],
    ['requests a minute', count(requestsPerMinute)],
    ['budget', usd(budget?.totalMicros)],
    ['budget a day', usd(budget?.dayMicros)],
    ['budget a month', usd(budget?.monthMicros)],
  ];
  return rows.flatMap(([name, value]) => (value === undefined ? [] : [`${name} ${value}`]));
}

function describeModeration({ wordList, endpoint }: ModerationSettings): string {
  const { builtIn, add, allow } = wordList;
  const words = `${builtIn ? 'built-in words' : 'no built-in words'}, ${add.length} more, ${allow.length} allowed`;
  if (endpoint === null) return words;
  const { host } = new URL(endpoint.url);
  return `${words}; service at ${host}, without its answer requests are ${endpoint.onFailure === 'refuse' ? 'refused' : 'allowed'}`;
}

function describeChat({ model, url }: NonNullable<FileConfig['understanding']>): string {
  return `${model} at ${new URL(url).host}, by the built-in words without its answer`;
}

function count(value: number | null | undefined): string | undefined {
  return value === null ? 'unlimited' : value?.toString();
}

function usd(micros: number | null | undefined): string | undefined {
  if (micros === undefined) return undefined;
  return micros === null ? 'unlimited' : money.formatMicros(micros);
}
