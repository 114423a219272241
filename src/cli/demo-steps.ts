/** What the demo makes: one video, and what becomes of it. */
import type { ApiClient } from './api-client.ts';
import type { ApiVideo } from './api-video.ts';

export interface DemoStep {
  readonly fileName: string;
  /** In the picture; printable ASCII. */
  readonly label: string;
  readonly prompt: string;
  /** `sourceId` means nothing to the first step. */
  submit(client: ApiClient, sourceId: string, seconds: string): Promise<ApiVideo>;
}

const BOAT_PROMPT = 'A sailing boat crosses a calm mountain lake, gentle waves';
const TEAL_PROMPT = 'Shift the color palette to teal, sand, and rust, with a warm backlight';
/** Add a sunset filter. */
const SUNSET_PROMPT = '添加日落滤镜效果';
const EXTENSION_PROMPT = 'The boat sails on across the lake';
const EXTENSION_SECONDS = '4';

export const DEMO_ORIGINAL: DemoStep = {
  fileName: 'original.mp4',
  label: 'original',
  prompt: BOAT_PROMPT,
  submit: (client, _sourceId, seconds) =>
    client.create({ model: 'sora-2', prompt: BOAT_PROMPT, seconds, size: '1280x720' }),
};

export const DEMO_VARIATIONS: readonly DemoStep[] = [
  {
    fileName: 'remix-teal.mp4',
    label: 'remix: teal, sand, and rust, with a warm backlight',
    prompt: TEAL_PROMPT,
    submit: (client, sourceId) => client.remix(sourceId, TEAL_PROMPT),
  },
  {
    fileName: 'remix-sunset.mp4',
    label: 'remix: a sunset filter, asked for in Chinese',
    prompt: SUNSET_PROMPT,
    submit: (client, sourceId) => client.remix(sourceId, SUNSET_PROMPT),
  },
  {
    fileName: 'extended.mp4',
    label: 'extended by 4 seconds',
    prompt: EXTENSION_PROMPT,
    submit: (client, sourceId) =>
      client.extend(sourceId, EXTENSION_PROMPT, { seconds: EXTENSION_SECONDS }),
  },
];
