/** The course of every command that makes a video: submit, then wait and save if asked to. */
import type { ApiClient } from './api-client.ts';
import type { ApiVideo } from './api-video.ts';
import { checkTarget } from './check-target.ts';
import { createQuietContext, type CommandContext, type Surroundings } from './command-context.ts';
import { withGateway, type GatewaySession } from './gateway-session.ts';
import { describeSaved, saveVideo, STANDARD_OUTPUT } from './save-video.ts';
import { InterruptedError } from './stop-reasons.ts';
import { assertCompleted } from './assert-completed.ts';
import { waitForVideo } from './wait-for-video.ts';

export interface MakeOptions {
  readonly watch?: boolean;
  /** A path, or `-`. */
  readonly output?: string;
  readonly json?: boolean;
}

type Submit = (client: ApiClient) => Promise<ApiVideo>;

/** The id goes to standard output as soon as it exists, alone on its line, for scripts to keep. */
export async function makeVideo(
  surroundings: Surroundings,
  options: MakeOptions,
  submit: Submit,
): Promise<void> {
  const context = createQuietContext(surroundings);
  await checkTarget(context, options.output, options.json === true);
  await withGateway(context, async (session) => {
    const video = await submit(session.client);
    if (options.json !== true) announce(context, video, options);
    const isWatched = mustWatch(context, session, options);
    if (isWatched) await follow(context, session, video, options);
    else if (options.json === true) context.output.printJson(video);
  });
}

function announce({ output }: CommandContext, video: ApiVideo, options: MakeOptions): void {
  if (options.output === STANDARD_OUTPUT) output.note(video.id);
  else output.print(video.id);
}

/** Without a running gateway nobody would make the video after we are gone. */
function mustWatch(
  { output }: CommandContext,
  { isOwnGateway }: GatewaySession,
  options: MakeOptions,
): boolean {
  if (options.watch === true || options.output !== undefined) return true;
  if (isOwnGateway) output.note('No gateway is running, so this command makes the video itself.');
  return isOwnGateway;
}

async function follow(
  context: CommandContext,
  { client, isOwnGateway }: GatewaySession,
  submitted: ApiVideo,
  options: MakeOptions,
): Promise<void> {
  const { output } = context;
  const isJson = options.json === true;
  try {
    const video = await waitForVideo(context, client, submitted.id, { isJson });
    const isSaved = options.output !== undefined && video.status === 'completed';
    const saved = isSaved ? await saveVideo(context, client, video.id, options.output) : null;
    if (isJson) output.printJson({ ...video, ...saved });
    assertCompleted(video);
    if (saved !== null && !isJson) output.note(describeSaved(saved));
  } catch (error) {
    if (error instanceof InterruptedError) output.note(describeLeft(submitted.id, isOwnGateway));
    throw error;
  }
}

function describeLeft(videoId: string, isOwnGateway: boolean): string {
  const what = isOwnGateway
    ? 'Stopped; the video waits where it is. To go on with it'
    : 'Stopped waiting; the gateway goes on. To wait again';
  return `${what}: reprise watch ${videoId}`;
}
