/** Makes the engine of everything it works with; each part is stopped with the gateway. */
import { rm } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { createAssets, enterReader, leaveReader, openLinks } from '../assets/index.ts';
import { ConfigError, type Config, type FileConfig } from '../config/index.ts';
import { moderations, type Moderation } from '../core/index.ts';
import { listLivingInstances } from '../db/index.ts';
import { createEventEncoder, createEventSigner, DIALECTS } from '../dialects/index.ts';
import { createEngine, type Engine } from '../engine/index.ts';
import { createPriceLists } from '../ledger/index.ts';
import { systemClock } from '../lib/clock.ts';
import type { Logger } from '../lib/logger.ts';
import {
  claimWorkFolder,
  createBuiltinProvider,
  createChatReader,
  loadSigner,
  SignerError,
  type Signer,
} from '../providers/builtin/index.ts';
import { createOpenaiModeration } from '../providers/openai-moderation/index.ts';
import { remakeVideo, renderVideo } from '../renderer/index.ts';
import { createNews, createWebhooks, loadSeal } from '../webhooks/index.ts';
import type { Ground } from './ground.ts';
import { openStoresOf } from './open-stores-of.ts';

export async function composeEngine(ground: Ground, parts: AsyncDisposableStack): Promise<Engine> {
  const { config, file, dataDir, database, connection, logger } = ground;
  const { instanceId } = ground.presence;
  const living = () => listLivingInstances(database);
  const workFolder = await claimWorkFolder(join(dataDir, 'work'), instanceId, await living());
  parts.defer(() => rm(workFolder, { recursive: true, force: true }));
  const builtin = createBuiltinProvider({
    workFolder,
    concurrency: renderConcurrency(config),
    clock: systemClock,
    render: renderVideo,
    remake: remakeVideo,
    readPrompt: file.understanding === null ? null : createChatReader(file.understanding, logger),
    signer: await openSigner(ground),
  });
  const stores = openStoresOf(config);
  await enterReader(database, instanceId, stores);
  parts.defer(() => leaveReader(database, instanceId));
  const assets = createAssets({
    database,
    stores,
    reserveBytes: config.assetReserveMegabytes * 1_000_000,
    instanceId,
    listLivingInstances: living,
    clock: systemClock,
    links: await openLinks(database, systemClock),
  });
  const webhooks = createWebhooks({
    database,
    clock: systemClock,
    logger,
    seal: await loadSeal({ ...config, dataDir, database, isEmbedded: config.databaseUrl === null }),
    targets: config.webhookTargets,
    encodeEvent: createEventEncoder(DIALECTS, config.publicUrl),
    signEvent: createEventSigner(DIALECTS),
  });
  const delivering = webhooks.startDelivering();
  parts.defer(() => delivering.stop());
  const onPublished = () => delivering.wake();
  const news = await createNews({ database, connection, clock: systemClock, logger, onPublished });
  parts.defer(() => news.stop());
  return createEngine({
    database,
    news,
    webhooks,
    assets,
    models: file.models,
    prices: createPriceLists(database, file.prices, systemClock),
    providers: new Map([[builtin.id, builtin]]),
    moderation: composeModeration(file, logger),
    clock: systemClock,
    logger,
    assetTtlSeconds: config.assetTtlSeconds,
  });
}

/** The words first: they cost nothing to look for. */
function composeModeration({ moderation }: FileConfig, logger: Logger): Moderation {
  const words = moderations.createWordListModeration(moderation.wordList);
  if (moderation.endpoint === null) return words;
  const service = createOpenaiModeration(moderation.endpoint, logger);
  return moderations.moderateInTurn([words, service]);
}

/** The file may be the operator's own, and then has to be right before anything is signed with it. */
async function openSigner({ config, dataDir }: Ground): Promise<Signer> {
  try {
    return await loadSigner({ dataDir, secretKey: config.secretKey, now: systemClock.now() });
  } catch (error) {
    if (error instanceof SignerError) throw new ConfigError(error.message);
    throw error;
  }
}

/** Drawing and encoding one video keep two cores busy. */
function renderConcurrency({ renderConcurrency: chosen }: Config): number {
  return chosen > 0 ? chosen : Math.max(1, Math.floor(availableParallelism() / 2));
}
