/** What a provider is told about a video, and what it may use while it works. */
import type { Readable } from 'node:stream';
import type { ProviderContext, ProviderRequest, ProviderSource } from '../core/index.ts';
import type { JsonValue } from '../lib/json.ts';
import { findAttempt, type Attempt } from './attempt-store.ts';
import type { EngineParts } from './engine.ts';
import type { Step } from './step.ts';
import { findInputs, type SourceVideoInput, type VideoInputs } from './video-inputs.ts';
import { findVideos, type StoredVideo } from './video-store.ts';

type ChooseInput = (inputs: VideoInputs) => { readonly assetId: string } | null | undefined;

export function providerContext(
  { engine, video, signal }: Step,
  attempt: Pick<Attempt, 'id'>,
): ProviderContext {
  async function open(what: string, choose: ChooseInput): Promise<Readable> {
    const input = choose(await findInputs(engine.database, video.id));
    if (input == null) throw new Error(`${video.id} has no ${what}`);
    return (await engine.assets.open(input.assetId)).bytes;
  }
  return {
    idempotencyKey: attempt.id,
    logger: engine.logger.child({ videoId: video.id }),
    signal,
    openReferenceImage: (index) => open(`reference image ${index}`, (of) => of.references[index]),
    openCharacterClip: (index) => open(`character ${index}`, (of) => of.characters[index]),
    openSourceVideo: () => open('source', (of) => of.source),
  };
}

export async function providerRequest({ engine, video }: Step): Promise<ProviderRequest> {
  const inputs = await findInputs(engine.database, video.id);
  return {
    operation: video.operation,
    model: video.model,
    prompt: video.prompt,
    width: video.width,
    height: video.height,
    durationSeconds: video.durationSeconds,
    keepsSource: video.keepsSource,
    referenceImageCount: inputs.references.length,
    characters: inputs.characters.map(({ name }) => ({ name })),
    source: inputs.source === null ? null : await describeSource(engine, video, inputs.source),
  };
}

async function describeSource(
  { database }: EngineParts,
  { providerId, sourceVideoId }: StoredVideo,
  { width, height, durationSeconds }: SourceVideoInput,
): Promise<ProviderSource> {
  let operation: JsonValue | null = null;
  if (sourceVideoId !== null) {
    const source = (await findVideos(database, [sourceVideoId])).get(sourceVideoId);
    const attempt = await findAttempt(database, sourceVideoId);
    if (source?.providerId === providerId) operation = attempt?.operation ?? null;
  }
  return { operation, durationSeconds, width, height };
}
