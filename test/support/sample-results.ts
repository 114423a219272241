/** One result of every command that a dialect encodes. */
import { defaultModels } from '../../src/core/index.ts';
import type { Character, EncodedKind, NewFile, ResultOf, Video } from '../../src/core/index.ts';
import { sampleVideo } from './sample-video.ts';

export const VIDEO: Video = sampleVideo({
  status: 'completed',
  progressPercent: 100,
  resultAssetId: 'asset_mp4_1',
  resultSizeBytes: 1000,
  completedAt: new Date('2026-11-21T08:00:19Z'),
  expiresAt: new Date('2026-11-22T08:00:19Z'),
});

const FILE: NewFile = {
  id: 'file-1',
  projectId: 'proj_default',
  assetId: 'asset_png_1',
  name: 'a.png',
  purpose: 'vision',
  sizeBytes: 8,
  mediaType: 'image/png',
  createdAt: new Date('2026-11-21T08:00:00Z'),
  expiresAt: null,
};

const CHARACTER: Character = {
  id: 'char_1',
  projectId: 'proj_default',
  name: 'Mochi',
  createdAt: new Date('2026-11-21T08:00:00Z'),
};

const ENDPOINT: ResultOf['rotate_webhook_secret'] = {
  id: 'whe_1',
  name: 'mine',
  url: 'https://receiver.example/',
  eventTypes: ['video.completed'],
  secretHint: 'abcd',
  secret: 'whsec_abcd',
  disabledReason: null,
  createdAt: new Date('2026-11-21T08:00:00Z'),
  updatedAt: new Date('2026-11-21T08:00:00Z'),
};

const [MODEL] = [...defaultModels().models.values()];
if (MODEL === undefined) throw new Error('there is no model');

export const SAMPLE_RESULTS: { readonly [Kind in EncodedKind]: ResultOf[Kind] } = {
  create: VIDEO,
  remix: VIDEO,
  edit: VIDEO,
  extend: VIDEO,
  get: VIDEO,
  list: { videos: [VIDEO], hasMore: false },
  delete: VIDEO,
  cancel: VIDEO,
  list_models: [MODEL],
  get_model: MODEL,
  create_file: FILE,
  get_file: FILE,
  list_files: { files: [FILE], hasMore: false },
  delete_file: FILE,
  create_character: CHARACTER,
  get_character: CHARACTER,
  delete_character: CHARACTER,
  get_balance: { remainingMicros: 9_150_000, heldMicros: 400_000, usedMicros: 850_000 },
  create_webhook_endpoint: ENDPOINT,
  list_webhook_endpoints: { items: [ENDPOINT], hasMore: false },
  get_webhook_endpoint: ENDPOINT,
  update_webhook_endpoint: ENDPOINT,
  delete_webhook_endpoint: ENDPOINT,
  rotate_webhook_secret: ENDPOINT,
  test_webhook_endpoint: { endpointId: ENDPOINT.id, type: 'video.completed', status: 200 },
  list_event_types: ['video.completed'],
  list_deliveries: { items: [], hasMore: false },
  replay_deliveries: { count: 1 },
};
