/** Requests as ezmodel's pages print them and as OpenAI's SDKs send them, turned into commands. */
import type { CreateCommand, DialectRequest } from '../../core/index.ts';
import { decodeNewVideo } from '../videos-api/index.ts';
import { decodeFirstFrame, FIRST_FRAME_PARAMS } from './decode-first-frame.ts';

export function decodeCreate(request: DialectRequest): CreateCommand {
  return decodeNewVideo(request, {
    imageParams: FIRST_FRAME_PARAMS,
    decodeImages: decodeFirstFrame,
  });
}
