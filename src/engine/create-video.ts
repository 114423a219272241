/** Accepts a new video. */
import type { CreateCommand, Principal, Video } from '../core/index.ts';
import { characterNotFound, findOwnCharacter } from './characters.ts';
import { checkPrompt, chooseDuration, chooseSize, findModel } from './check-capabilities.ts';
import type { MakingParts } from './making.ts';
import { checkContent } from './check-content.ts';
import { requestVideo } from './draft-video.ts';
import { loadReferenceImages, type ReferenceImage } from './load-reference-image.ts';
import { queueVideo } from './queue-video.ts';
import { shareInputs } from './share-inputs.ts';
import { storeUploads } from './store-uploads.ts';
import type { VideoInputs } from './video-inputs.ts';

const CHARACTERS_PARAM = 'characters';
const NO_INPUTS: VideoInputs = { references: [], characters: [], source: null };

/** Throws a RepriseError before anything is stored if the request is at fault. */
export async function createVideo(
  engine: MakingParts,
  principal: Principal,
  command: CreateCommand,
): Promise<Video> {
  const model = findModel(engine.models, command.model);
  const { capabilities } = model;
  const size = chooseSize(capabilities, command.size);
  const durationSeconds = chooseDuration(capabilities, command.durationSeconds);
  checkPrompt(capabilities, command.prompt);
  engine.webhooks.checkCallback(command.callback);
  const characters = await findCharacters(engine, principal, command.characterIds ?? []);
  const images = await loadReferenceImages(engine, principal, capabilities, command, size);
  await checkContent(engine, command.prompt, command.references, images);
  const wanted = {
    operation: 'create',
    model: model.name,
    providerId: model.providerId,
    prompt: command.prompt,
    ...size,
    durationSeconds,
    billedSeconds: durationSeconds,
    sourceVideoId: null,
    sourceAlias: null,
    keepsSource: true,
    callback: command.callback,
  } as const;
  // Nothing but words: it has nothing to lock that could keep others waiting.
  if (images.length + characters.length === 0 && !engine.asked.isDryRun) {
    return await engine.queueTogether(requestVideo(engine, principal, wanted, NO_INPUTS));
  }
  const uploads = images.filter(({ shared }) => shared === null);
  return await storeUploads(engine, principal, uploads, async (transaction, assetIds) => {
    const shared = [...images.flatMap((image) => image.shared ?? []), ...characters];
    await shareInputs(transaction, engine, shared);
    const references = inOrder(images, assetIds);
    const named = characters.map(({ assetId, name }) => ({ assetId, name }));
    const inputs = { references, characters: named, source: null };
    return await queueVideo(transaction, engine, principal, wanted, inputs);
  });
}

/** Those that were just stored take the new ids one after the other. */
function inOrder(
  images: readonly ReferenceImage[],
  newAssetIds: readonly string[],
): { readonly assetId: string }[] {
  const fresh = newAssetIds.values();
  return images.map(({ shared }) => ({ assetId: shared?.assetId ?? fresh.next().value ?? '' }));
}

async function findCharacters(
  engine: MakingParts,
  principal: Principal,
  characterIds: readonly string[],
) {
  return await Promise.all(
    characterIds.map(async (id) => {
      const { assetId, name } = await findOwnCharacter(engine, principal, id, CHARACTERS_PARAM);
      return { assetId, name, missing: () => characterNotFound(id, CHARACTERS_PARAM) };
    }),
  );
}
