/** The HTTP edge alone: the real server and dialect before an engine that only takes notes. */
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import type { FastifyInstance } from 'fastify';
import type { Character, Command, Principal, StoredFile } from '../../src/core/index.ts';
import { defaultModels, RepriseError } from '../../src/core/index.ts';
import { createEventEncoder } from '../../src/dialects/index.ts';
import { openai } from '../../src/dialects/openai/index.ts';
import type { Engine, Money } from '../../src/engine/index.ts';
import { createServer, type Delivery, type ServerParts } from '../../src/http/index.ts';
import type { Identity } from '../../src/identity/index.ts';
import { samplePrincipal } from './sample-principal.ts';
import { sampleVideo } from './sample-video.ts';
import { createSilentWebhooks } from './silent-webhooks.ts';

export const KEY = 'sk-reprise-test';
export const AUTHORIZED = { authorization: `Bearer ${KEY}` };

export interface HttpEdge extends AsyncDisposable {
  readonly server: FastifyInstance;
  /** What reached the engine. */
  readonly commands: Command[];
  readonly logLines: string[];
  /** Opens a port and gives the base URL. */
  listen(): Promise<string>;
}

export interface HttpEdgeParts {
  /** OpenAI's alone by default. */
  readonly dialects?: ServerParts['dialects'];
  readonly engine?: Partial<Engine>;
  readonly identity?: Partial<Identity>;
  readonly checkReady?: () => Promise<void>;
  readonly delivery?: Delivery;
  readonly studioFolder?: string;
}

export async function createHttpEdge(parts: HttpEdgeParts = {}): Promise<HttpEdge> {
  const commands: Command[] = [];
  const logLines: string[] = [];
  const server = await createServer({
    dialects: parts.dialects ?? [openai],
    encodeEvent: createEventEncoder(parts.dialects ?? [openai]),
    engine: { ...notingEngine(commands), ...parts.engine },
    identity: { ...knowingOneKey(), ...parts.identity },
    publicUrl: null,
    delivery: parts.delivery ?? 'stream',
    studioFolder: parts.studioFolder ?? '/nowhere',
    logger: pino({ level: 'debug' }, { write: (line) => void logLines.push(line) }),
    checkReady: parts.checkReady ?? (async () => undefined),
  });
  return {
    server,
    commands,
    logLines,
    async listen() {
      await server.listen({ host: '127.0.0.1', port: 0 });
      return `http://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
    },
    async [Symbol.asyncDispose]() {
      server.server.closeAllConnections();
      await server.close();
    },
  };
}

const SAMPLE_FILE: StoredFile = {
  id: 'file-1',
  projectId: 'proj_default',
  assetId: 'asset_png_1',
  name: 'first-frame.png',
  purpose: 'vision',
  sizeBytes: 8,
  createdAt: new Date('2026-01-01T00:00:00Z'),
  expiresAt: null,
};
const SAMPLE_CHARACTER: Character = {
  id: 'char_1',
  projectId: 'proj_default',
  name: 'Mochi',
  createdAt: new Date('2026-01-01T00:00:00Z'),
};

function notingEngine(commands: Command[]): Engine {
  const answer = async (_principal: Principal, command: Command) => {
    commands.push(command);
    return sampleVideo();
  };
  return {
    makeVideo: answer,
    quoteVideo: async (_principal, command) => {
      commands.push(command);
      return { amountMicros: 400_000, priceVersion: 'test', lines: [] };
    },
    money: noMoney(),
    prices: { current: unexpected, history: unexpected, publish: unexpected, preview: never },
    setPrices: unexpected,
    getVideo: answer,
    deleteVideo: answer,
    cancelVideo: answer,
    listVideos: async (_principal, command) => {
      commands.push(command);
      return { videos: [], hasMore: false };
    },
    waitForEnd: async () => sampleVideo({ status: 'failed', failure: { code: 'x', message: 'y' } }),
    followEvents: unexpected,
    webhooks: createSilentWebhooks(),
    openContent: unexpected,
    linkContent: (video, variant) => ({
      assetId: video.id,
      expires: 1,
      signature: 'signed',
      fileName: `${video.id}.${variant === 'video' ? 'mp4' : 'webp'}`,
    }),
    linkFile: ({ assetId }) => ({
      assetId,
      expires: 1,
      signature: 'signed',
      fileName: `${assetId}.png`,
    }),
    refreshLinks: async () => undefined,
    openLink: unexpected,
    getBalance: async () => ({
      remainingMicros: 9_150_000,
      heldMicros: 400_000,
      usedMicros: 850_000,
    }),
    listModels: () => [...defaultModels().models.values()],
    getModel: ({ model }) => {
      const found = defaultModels().models.get(model);
      if (found === undefined) throw new RepriseError('model_not_found');
      return found;
    },
    createFile: async () => ({ ...SAMPLE_FILE, mediaType: 'image/png' }),
    getFile: async () => SAMPLE_FILE,
    listFiles: async () => ({ files: [SAMPLE_FILE], hasMore: false }),
    deleteFile: async () => SAMPLE_FILE,
    openFile: async () => {
      throw new RepriseError('file_not_found');
    },
    createCharacter: async () => SAMPLE_CHARACTER,
    getCharacter: async () => SAMPLE_CHARACTER,
    deleteCharacter: async () => SAMPLE_CHARACTER,
    advanceVideo: unexpected,
    keepHouse: unexpected,
  };
}

function noMoney(): Money {
  return {
    readBalance: unexpected,
    setCreditLimit: unexpected,
    transfer: unexpected,
    async *listTransfers() {},
    async *formatStatement() {},
    summarizeUsage: () => [],
    readUsage: unexpected,
    verify: unexpected,
  };
}

function knowingOneKey(): Identity {
  return {
    authenticate: async (secret) => (secret === KEY ? samplePrincipal() : null),
    admit: async () => null,
    forgetPrincipals: () => undefined,
    forgetWholeRates: unexpected,
    ensureDefaultProject: unexpected,
    createProject: unexpected,
    findProject: unexpected,
    listProjects: unexpected,
    updateProject: unexpected,
    hasKeys: unexpected,
    createKey: unexpected,
    ensureKey: unexpected,
    putKey: unexpected,
    deleteKey: unexpected,
    findKey: unexpected,
    listKeys: unexpected,
    updateKey: unexpected,
    rotateKey: unexpected,
    revokeKey: unexpected,
  };
}

function never(): never {
  throw new Error('the test did not expect this call');
}

async function unexpected(): Promise<never> {
  throw new Error('the test did not expect this call');
}
