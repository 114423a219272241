/** `reprise demo`: the whole job once, from a prompt to files that can be looked at. */
import { mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Command } from 'commander';
import type { ApiClient } from '../api-client.ts';
import type { ApiVideo } from '../api-video.ts';
import { createQuietContext, type CommandContext, type Surroundings } from '../command-context.ts';
import { DEMO_ORIGINAL, DEMO_VARIATIONS, type DemoStep } from '../demo-steps.ts';
import { formatBytes } from '../format-quantity.ts';
import { formatTable } from '../format-table.ts';
import { withGateway } from '../gateway-session.ts';
import { parseSeconds } from '../make-options.ts';
import { saveVideo } from '../save-video.ts';
import { assertCompleted } from '../assert-completed.ts';
import { waitForVideo } from '../wait-for-video.ts';

interface DemoOptions {
  readonly out: string;
  readonly seconds: string;
}

interface MadeFile {
  readonly path: string;
  readonly label: string;
  readonly durationSeconds: string;
  readonly frameSize: string;
  readonly sizeBytes: number;
  readonly tookMs: number;
}

const PICTURE = 'side-by-side.png';
const HEADING = ['FILE', 'SECONDS', 'PIXELS', 'SIZE', 'TOOK'];

export function addDemoCommand(program: Command, surroundings: Surroundings): void {
  program
    .command('demo')
    .summary('do the whole job once: create, remix, extend, download')
    .description('Create a video, remix it twice, extend it, and save everything with a picture.')
    .option('--out <folder>', 'where the files go', 'out')
    .option('-s, --seconds <number>', 'length of the first video: 4, 8 or 12', parseSeconds, '8')
    .action((options: DemoOptions) => demo(createQuietContext(surroundings), options));
}

async function demo(context: CommandContext, { out, seconds }: DemoOptions): Promise<void> {
  const { output } = context;
  await mkdir(out, { recursive: true });
  await withGateway(context, async ({ client, isOwnGateway }) => {
    if (isOwnGateway) output.note('No gateway is running, so the demo runs one of its own.');
    const makeFile = createMaker(context, client, out);
    const original = await makeFile(DEMO_ORIGINAL, null, seconds);
    const files = [original.file];
    for (const step of DEMO_VARIATIONS) {
      files.push((await makeFile(step, original.video, seconds)).file);
    }
    const picturePath = join(out, PICTURE);
    const pictureMs = await drawPicture(context, files, picturePath);
    const { size: pictureBytes } = await stat(picturePath);
    const pictureRow = [picturePath, '', '', formatBytes(pictureBytes), formatTook(pictureMs)];
    output.print(formatTable([HEADING, ...files.map(describeFile), pictureRow]));
  });
}

type MakeFile = (
  step: DemoStep,
  source: ApiVideo | null,
  seconds: string,
) => Promise<{ readonly video: ApiVideo; readonly file: MadeFile }>;

function createMaker(context: CommandContext, client: ApiClient, folder: string): MakeFile {
  const { output, clock } = context;
  return async (step, source, seconds) => {
    output.note(`${step.fileName}: ${step.prompt}`);
    const startMs = clock.monotonicMs();
    const submitted = await step.submit(client, source?.id ?? '', seconds);
    const video = await waitForVideo(context, client, submitted.id, { isJson: false });
    assertCompleted(video);
    const path = join(folder, step.fileName);
    const saved = await saveVideo(context, client, video.id, path);
    const file = {
      path,
      label: step.label,
      durationSeconds: video.seconds,
      frameSize: video.size,
      sizeBytes: saved.size_bytes,
      tookMs: clock.monotonicMs() - startMs,
    };
    return { video, file };
  };
}

/** Returns the milliseconds it took. */
async function drawPicture(
  context: CommandContext,
  files: readonly MadeFile[],
  path: string,
): Promise<number> {
  const startMs = context.clock.monotonicMs();
  const { drawSideBySide } = await context.loadLocalParts();
  await drawSideBySide(files, path);
  return context.clock.monotonicMs() - startMs;
}

function describeFile(file: MadeFile): string[] {
  return [
    file.path,
    file.durationSeconds,
    file.frameSize,
    formatBytes(file.sizeBytes),
    formatTook(file.tookMs),
  ];
}

function formatTook(durationMs: number): string {
  return `${(durationMs / 1000).toFixed(1)} s`;
}
