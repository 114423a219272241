/** What every provider must do; each one's test calls this. */
import { setTimeout as sleep } from 'node:timers/promises';
import { buffer } from 'node:stream/consumers';
import { Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import type {
  PollResult,
  Provider,
  ProviderContext,
  ProviderRequest,
} from '../../src/core/index.ts';
import type { JsonValue } from '../../src/lib/json.ts';
import { createLogger } from '../../src/lib/logger.ts';
import { randomId } from '../../src/lib/random.ts';

export interface ProviderUnderTest {
  /** A new provider over the same service, as after a restart. */
  open(): Provider;
  /** A create request that the service fulfils. */
  readonly request: ProviderRequest;
}

export function contextFor(
  idempotencyKey: string,
  signal: AbortSignal = new AbortController().signal,
): ProviderContext {
  return {
    idempotencyKey,
    logger: createLogger('silent'),
    signal,
    openReferenceImage: async () => Readable.from([Buffer.from('an image')]),
    openCharacterClip: async () => Readable.from([Buffer.from('a clip')]),
    openSourceVideo: async () => Readable.from([Buffer.from('a source')]),
  };
}

export async function pollToEnd(
  provider: Provider,
  operation: JsonValue,
  context: ProviderContext,
): Promise<PollResult> {
  for (;;) {
    const result = await provider.poll(operation, context);
    if (result.state !== 'pending') return result;
    expect(result.pollAfterMs).toBeGreaterThan(0);
    if (result.progressPercent !== null) {
      expect(result.progressPercent).toBeGreaterThanOrEqual(0);
      expect(result.progressPercent).toBeLessThanOrEqual(100);
    }
    await sleep(Math.min(result.pollAfterMs, 20));
  }
}

/** The bytes of every output, by its kind. */
async function bytesOf(result: PollResult): Promise<Map<string, Buffer>> {
  if (result.state !== 'succeeded') throw new Error(`it ended as ${result.state}`);
  const bytes = new Map<string, Buffer>();
  for (const output of result.outputs) {
    const { kind, mediaType } = output;
    expect(mediaType).toMatch(kind === 'video' ? /^video\/mp4$/ : /^image\/(jpeg|png|webp)$/);
    expect([...bytes.keys()]).not.toContain(kind);
    bytes.set(kind, await buffer(await output.open()));
    expect(bytes.get(kind)?.byteLength).toBeGreaterThan(0);
  }
  expect([...bytes.keys()]).toContain('video');
  return bytes;
}

export function testProvider(name: string, subject: ProviderUnderTest): void {
  describe(`the provider ${name} keeps the contract`, () => {
    test('an operation is plain JSON that survives being stored', async () => {
      const operation = await subject.open().submit(subject.request, contextFor(randomId()));
      expect(JSON.parse(JSON.stringify(operation))).toEqual(operation);
    });

    test('a submission ends in bytes, which can be opened more than once', async () => {
      const provider = subject.open();
      const context = contextFor(randomId());
      const operation = await provider.submit(subject.request, context);
      const result = await pollToEnd(provider, operation, context);
      const bytes = await bytesOf(result);
      expect(await bytesOf(await provider.poll(operation, context))).toEqual(bytes);
      await provider.discard?.(operation, context);
    });

    test('a restart in the middle goes on from the stored operation alone', async () => {
      const context = contextFor(randomId());
      const first = subject.open();
      const operation = await first.submit(subject.request, context);
      await first.poll(operation, context);
      await first.cancel?.(operation, context);
      const second = subject.open();
      const stored = JSON.parse(JSON.stringify(operation)) as JsonValue;
      expect(await bytesOf(await pollToEnd(second, stored, context))).toBeDefined();
      await second.discard?.(stored, context);
    });

    test('cancelling and discarding may be repeated, and may come first', async () => {
      const provider = subject.open();
      const context = contextFor(randomId());
      const operation = await provider.submit(subject.request, context);
      for (let times = 0; times < 2; times += 1) {
        await provider.cancel?.(operation, context);
        await provider.discard?.(operation, context);
      }
    });

    test('declares what to do about an ambiguous submission, and can do it', async () => {
      const provider = subject.open();
      expect(['resend', 'lookup', 'fail']).toContain(provider.ambiguousSubmit);
      expect(provider.lookup !== undefined).toBe(provider.ambiguousSubmit === 'lookup');
      if (provider.ambiguousSubmit !== 'resend') return;
      const context = contextFor(randomId());
      const once = await provider.submit(subject.request, context);
      expect(await provider.submit(subject.request, context)).toEqual(once);
      await provider.discard?.(once, context);
    });
  });
}
