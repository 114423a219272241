/** What OpenAI's API makes of a finished video: a remix, an edit, a longer one. */
import { QUICK_REASON, type Basis } from './checklist.ts';
import type { CheckedRequest } from './conformance-client.ts';
import { formFields, multipartBody } from './multipart-body.ts';
import type { OpenaiVideo } from './openai-schemas.ts';
import {
  checkOpenaiContent,
  createOpenaiVideo,
  deleteOpenaiVideo,
  pollOpenaiVideo,
} from './openai-videos.ts';
import type { SuiteContext } from './suite.ts';

const PROMPT = 'The same at night, in heavy rain';
const ADDED_SECONDS = '4';

interface Change {
  readonly feature: string;
  request(id: string): Omit<CheckedRequest, 'method'>;
  expected(source: OpenaiVideo): Partial<OpenaiVideo>;
}

const CHANGES: readonly Change[] = [
  {
    feature: 'remix',
    request: (id) => ({ path: `/videos/${id}/remix`, json: { prompt: PROMPT } }),
    expected: ({ id, seconds }) => ({ remixed_from_video_id: id, seconds }),
  },
  {
    feature: 'edit with bracketed fields',
    request: (id) => ({
      path: '/videos/edits',
      body: multipartBody(...formFields({ 'video[id]': id, prompt: PROMPT })),
    }),
    expected: ({ seconds }) => ({ seconds }),
  },
  {
    feature: 'extension is the stitched whole',
    request: (id) => ({
      path: '/videos/extensions',
      json: { video: { id }, prompt: PROMPT, seconds: ADDED_SECONDS },
    }),
    expected: ({ seconds }) => ({ seconds: String(Number(seconds) + Number(ADDED_SECONDS)) }),
  },
];

export async function checkOpenaiChanges(
  context: SuiteContext,
  completed: Basis<OpenaiVideo>,
): Promise<void> {
  for (const { feature, request, expected } of CHANGES) {
    if (context.isQuick) {
      context.list.skip(feature, QUICK_REASON);
      continue;
    }
    await context.list.checkWith(completed, feature, async (source, tell) => {
      const wanted = { model: source.model, size: source.size, ...expected(source) };
      const { id } = await createOpenaiVideo(context, request(source.id), wanted);
      const { task } = await pollOpenaiVideo(context, id);
      tell(await checkOpenaiContent(context, task));
      await deleteOpenaiVideo(context, id);
    });
  }
}
