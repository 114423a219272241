/** What a person reads when the gateway has started. */

export interface GatewayDescription {
  /** Without `/v1`. */
  readonly baseUrl: string;
  readonly dataDir: string;
  /** Null when it was shown before, or the operator chose one. */
  readonly firstKey: string | null;
  readonly hasChosenKey: boolean;
}

export function describeGateway(gateway: GatewayDescription): string {
  const apiUrl = `${gateway.baseUrl}/v1`;
  const lines = [
    'Reprise is running.',
    '',
    `  Base URL   ${apiUrl}`,
    `  Studio     ${gateway.baseUrl}/`,
    `  Data       ${gateway.dataDir}`,
    `  API key    ${describeKey(gateway)}`,
    '',
  ];
  if (gateway.firstKey !== null) lines.push(...firstSteps(apiUrl, gateway.firstKey));
  return lines.join('\n');
}

function describeKey({ firstKey, hasChosenKey }: GatewayDescription): string {
  if (firstKey !== null) return `${firstKey}   (shown only this once: keep it)`;
  return hasChosenKey
    ? 'the one in REPRISE_API_KEY'
    : 'the one shown at the first start, or one you set as REPRISE_API_KEY';
}

function firstSteps(apiUrl: string, key: string): string[] {
  return [
    'Try it from another terminal:',
    '',
    `  curl ${apiUrl}/videos -H "Authorization: Bearer ${key}" -F model=sora-2 -F prompt="A sailing boat crosses a calm lake"`,
    '',
    'or with the npm package openai:',
    '',
    "  import OpenAI from 'openai';",
    `  const client = new OpenAI({ baseURL: '${apiUrl}', apiKey: '${key}' });`,
    "  const video = await client.videos.create({ model: 'sora-2', prompt: 'A sailing boat crosses a calm lake' });",
    '',
  ];
}
