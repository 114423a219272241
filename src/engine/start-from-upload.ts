/** Accepts an edit or an extension of an mp4 that the caller sent along. */
import type { VideoHeader } from '../assets/index.ts';
import type {
  EditCommand,
  ExtendCommand,
  ModelCapabilities,
  Principal,
  Size,
  SourceInput,
  Video,
} from '../core/index.ts';
import {
  checkPrompt,
  checkRepeated,
  chooseExtendedDuration,
  findModel,
} from './check-capabilities.ts';
import type { MakingParts } from './making.ts';
import { inspectUploadedVideo } from './inspect-uploaded-video.ts';
import { queueVideo } from './queue-video.ts';
import { storeUploads } from './store-uploads.ts';

type UploadedSource = Extract<SourceInput, { kind: 'upload' }>;

/** The upload is looked at before anything is stored, and removed when the video has ended. */
export async function startFromUpload(
  engine: MakingParts,
  principal: Principal,
  { bytes, param }: UploadedSource,
  command: EditCommand | ExtendCommand,
): Promise<Video> {
  const model = findModel(engine.models, command.model);
  const { capabilities } = model;
  checkPrompt(capabilities, command.prompt);
  engine.webhooks.checkCallback(command.callback);
  const header = await inspectUploadedVideo(bytes, param, capabilities.maxExtendedSeconds);
  const sourceSeconds = Math.max(1, Math.round(header.durationSeconds));
  const wanted = {
    operation: command.kind,
    model: model.name,
    providerId: model.providerId,
    prompt: command.prompt,
    ...fitSize(capabilities, header),
    durationSeconds:
      command.kind === 'edit'
        ? sourceSeconds
        : chooseExtendedDuration(capabilities, sourceSeconds, command),
    billedSeconds: command.kind === 'edit' ? sourceSeconds : command.addedSeconds,
    sourceVideoId: null,
    sourceAlias: null,
    keepsSource: command.kind === 'edit' || command.keepsSource,
    callback: command.callback,
  };
  if (command.kind === 'extend') checkRepeated({ ...command, model: null }, wanted);
  const { mediaType, ...shape } = header;
  const upload = { kind: 'upload', mediaType, bytes } as const;
  return await storeUploads(engine, principal, [upload], async (transaction, [assetId = '']) => {
    const inputs = { references: [], characters: [], source: { assetId, ...shape } };
    return await queueVideo(transaction, engine, principal, wanted, inputs);
  });
}

/**
 * The upload's own size, so that nothing is cut off or stretched: as even numbers, which encoders
 * need, and no larger than the model's largest picture.
 */
function fitSize(capabilities: ModelCapabilities, { width, height }: VideoHeader): Size {
  const sides = capabilities.sizes.flatMap((size) => [size.width, size.height]);
  const areas = capabilities.sizes.map((size) => size.width * size.height);
  const scale = Math.min(
    1,
    Math.max(...sides) / Math.max(width, height),
    Math.sqrt(Math.max(...areas) / (width * height)),
  );
  return { width: toEven(width * scale), height: toEven(height * scale) };
}

function toEven(pixels: number): number {
  return 2 * Math.floor(pixels / 2);
}
