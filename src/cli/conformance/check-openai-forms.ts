/** The forms in which OpenAI's SDKs send the same request; each makes a video of its own. */
import { QUICK_REASON } from './checklist.ts';
import { formFields, multipartBody, type MultipartBody } from './multipart-body.ts';
import { createOpenaiVideo, deleteOpenaiVideo, pollOpenaiVideo } from './openai-videos.ts';
import { plainPng } from './plain-png.ts';
import type { SuiteContext } from './suite.ts';

const WANTED = { prompt: 'Ein See 湖 🌅', seconds: '4', size: '720x1280' } as const;

export async function checkOpenaiForms(context: SuiteContext, model: string): Promise<void> {
  const wanted = { ...WANTED, model };
  const png = plainPng(720, 1280);
  const reference = { name: 'input_reference', fileName: 'first.png', file: png };
  const dataUrl = `data:image/png;base64,${png.toString('base64')}`;
  const forms: readonly (readonly [string, MultipartBody])[] = [
    ['create with a form', multipartBody(...formFields(wanted))],
    ['create with a file before the fields', multipartBody(reference, ...formFields(wanted))],
    [
      'create with bracketed fields',
      multipartBody(...formFields({ ...wanted, 'input_reference[image_url]': dataUrl })),
    ],
  ];
  for (const [feature, body] of forms) {
    if (context.isQuick) {
      context.list.skip(feature, QUICK_REASON);
      continue;
    }
    await context.list.check(feature, async (tell) => {
      const { id } = await createOpenaiVideo(context, { path: '/videos', body }, wanted);
      await pollOpenaiVideo(context, id);
      await deleteOpenaiVideo(context, id);
      tell(id);
    });
  }
}
