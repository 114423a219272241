/** A provider whose answers a test decides, and that remembers what it was asked. */
import { Readable } from 'node:stream';
import type {
  PollResult,
  Provider,
  ProviderContext,
  ProviderOutput,
  ProviderRequest,
} from '../../src/core/index.ts';
import type { JsonValue } from '../../src/lib/json.ts';

export interface ScriptedProvider extends Provider {
  readonly submissions: { readonly key: string; readonly request: ProviderRequest }[];
  readonly cancelled: JsonValue[];
  readonly discarded: JsonValue[];
}

export interface Script {
  readonly ambiguousSubmit?: Provider['ambiguousSubmit'];
  submit?(request: ProviderRequest, context: ProviderContext): Promise<JsonValue>;
  poll?(operation: JsonValue, context: ProviderContext): Promise<PollResult>;
  lookup?(context: ProviderContext): Promise<JsonValue | null>;
}

/** An output whose bytes are a text. */
export function textOutput(
  kind: ProviderOutput['kind'],
  mediaType: string,
  text: string,
): ProviderOutput {
  return { kind, mediaType, open: async () => Readable.from([Buffer.from(text)]) };
}

export function succeedWith(text: string): PollResult {
  return {
    state: 'succeeded',
    outputs: [textOutput('video', 'video/mp4', text)],
  };
}

export function createScriptedProvider(script: Script = {}): ScriptedProvider {
  const submissions: ScriptedProvider['submissions'] = [];
  const cancelled: JsonValue[] = [];
  const discarded: JsonValue[] = [];
  return {
    id: 'scripted',
    ambiguousSubmit: script.ambiguousSubmit ?? 'resend',
    submissions,
    cancelled,
    discarded,
    async submit(request, context) {
      submissions.push({ key: context.idempotencyKey, request });
      return (await script.submit?.(request, context)) ?? { of: context.idempotencyKey };
    },
    poll: async (operation, context) =>
      (await script.poll?.(operation, context)) ?? succeedWith('an mp4'),
    ...(script.lookup === undefined ? {} : { lookup: script.lookup.bind(script) }),
    async cancel(operation) {
      cancelled.push(operation);
    },
    async discard(operation) {
      discarded.push(operation);
    },
  };
}
