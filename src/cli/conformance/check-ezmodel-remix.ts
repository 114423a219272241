/** The remix of ezmodel, by its own path and by that of OpenAI's SDKs; each makes a video. */
import { QUICK_REASON, type Basis } from './checklist.ts';
import type { CheckedRequest } from './conformance-client.ts';
import { expectGood, expectValues } from './expect-answer.ts';
import { expectVideo } from './expect-video.ts';
import { ezmodelVideoSchema, type EzmodelVideo } from './ezmodel-schemas.ts';
import { pollEzmodelVideo } from './poll-ezmodel-video.ts';
import type { SuiteContext } from './suite.ts';

const PROMPT = 'Shift the color palette to teal, sand, and rust, with a warm backlight';

const WAYS: readonly {
  readonly feature: string;
  request(id: string): Pick<CheckedRequest, 'path' | 'json'>;
}[] = [
  {
    feature: 'remix by video_id',
    request: (id) => ({ path: '/videos/remix', json: { video_id: id, prompt: PROMPT } }),
  },
  {
    feature: 'remix by the path of the SDKs',
    request: (id) => ({ path: `/videos/${id}/remix`, json: { prompt: PROMPT } }),
  },
];

export async function checkEzmodelRemix(
  context: SuiteContext,
  completed: Basis<EzmodelVideo>,
): Promise<void> {
  const { list, client } = context;
  for (const { feature, request } of WAYS) {
    if (context.isQuick) {
      list.skip(feature, QUICK_REASON);
      continue;
    }
    await list.checkWith(completed, feature, async (source, tell) => {
      const answer = await client.send({ method: 'POST', ...request(source.id) });
      const video = expectGood(answer, ezmodelVideoSchema);
      const { model, size, seconds } = source;
      expectValues('video', video, { model, size, seconds, remixed_from_video_id: source.id });
      await pollEzmodelVideo(context, video.id);
      const path = `/videos/${video.id}/content`;
      const content = await client.send({ method: 'GET', path });
      tell(await expectVideo(context, content, { size, durationSeconds: Number(seconds) }));
    });
  }
}
