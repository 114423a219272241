/** The engine on a real database and real files, with a provider and a clock that a test directs. */
import { createAssets, createFsDriver, type AssetDriver } from '../../src/assets/index.ts';
import { defaultModels, pricing } from '../../src/core/index.ts';
import type {
  CreateCommand,
  ModelCatalogue,
  Moderation,
  Principal,
  Video,
} from '../../src/core/index.ts';
import { createPriceLists } from '../../src/ledger/index.ts';
import type { Database } from '../../src/db/index.ts';
import { createEngine, type Engine } from '../../src/engine/index.ts';
import { createLogger } from '../../src/lib/logger.ts';
import { claimJobs } from '../../src/queue/index.ts';
import type { News } from '../../src/webhooks/index.ts';
import { testLinks } from './test-links.ts';
import { samplePrincipal } from './sample-principal.ts';
import { createSilentWebhooks } from './silent-webhooks.ts';
import { createScriptedProvider, type Script, type ScriptedProvider } from './scripted-provider.ts';

export const CREATE: CreateCommand = {
  kind: 'create',
  prompt: 'a lake',
  model: null,
  size: null,
  durationSeconds: null,
  references: [],
  characterIds: [],
};

export interface OpenEngineParts {
  readonly database: Database;
  readonly news: News;
  /** Where bytes are kept. */
  readonly folder: string;
  /** Instead of the plain driver of that folder. */
  readonly driver?: AssetDriver;
  readonly reserveBytes?: number;
  now(): Date;
  readonly script?: Script;
  readonly moderation?: Moderation;
  /** How long each model's results are kept, where that differs from the hour all others have. */
  readonly modelTtlSeconds?: number;
}

export interface OpenEngine {
  readonly engine: Engine;
  readonly provider: ScriptedProvider;
  /** By video, where its end is to be told. */
  readonly callbacks: ReadonlyMap<string, string>;
  /** Runs the steps that are due, at most so many, as this instance; gives how many it ran. */
  run(maxSteps?: number, instanceId?: number): Promise<number>;
  get(id: string, principal?: Principal): Promise<Video>;
}

export function openEngine(parts: OpenEngineParts): OpenEngine {
  const { database, news, folder, now, script = {} } = parts;
  const provider = createScriptedProvider(script);
  const clock = { now, monotonicMs: () => now().getTime() };
  const assets = createAssets({
    database,
    stores: [{ name: 'fs', driver: parts.driver ?? createFsDriver(folder) }],
    reserveBytes: parts.reserveBytes ?? 0,
    instanceId: 1,
    listLivingInstances: async () => [],
    clock,
    links: testLinks(clock),
  });
  const callbacks = new Map<string, string>();
  const engine = createEngine({
    database,
    news,
    webhooks: createSilentWebhooks(callbacks),
    assets,
    models: scriptedModels(parts.modelTtlSeconds),
    moderation: parts.moderation ?? { check: async () => ({ outcome: 'allowed' }) },
    prices: createPriceLists(database, pricing.defaultPrices(), clock),
    providers: new Map([[provider.id, provider]]),
    clock,
    logger: createLogger('silent'),
    assetTtlSeconds: 3600,
  });
  return {
    engine,
    provider,
    callbacks,
    get: (id, principal = samplePrincipal()) =>
      engine.getVideo(principal, { kind: 'get', videoId: id }),
    async run(maxSteps = 100, instanceId = 1) {
      let steps = 0;
      while (steps < maxSteps) {
        const [claim] = await claimJobs(database, instanceId, 1);
        if (claim === undefined) break;
        await engine.advanceVideo(claim, new AbortController().signal);
        steps += 1;
      }
      return steps;
    },
  };
}

/** The default models, made by the scripted provider. */
function scriptedModels(assetTtlSeconds?: number): ModelCatalogue {
  const { defaultModel, models } = defaultModels();
  const rows = [...models.values()].map((model) => ({
    ...model,
    providerId: 'scripted',
    ...(assetTtlSeconds === undefined ? {} : { assetTtlSeconds }),
  }));
  return { defaultModel, models: new Map(rows.map((model) => [model.name, model])) };
}
