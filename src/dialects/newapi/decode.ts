/** Requests of new-api's video tasks, turned into commands. Source: its documentation and code. */
import type { CreateCommand, DialectRequest } from '../../core/index.ts';
import { decodeImages, decodeNewVideo } from '../videos-api/index.ts';

const IMAGE_PARAMS = ['image', 'images', 'input_reference'];

export function decodeCreate(request: DialectRequest): CreateCommand {
  return decodeNewVideo(request, {
    imageParams: IMAGE_PARAMS,
    decodeImages: (_request, fields) => decodeImages(request, fields, IMAGE_PARAMS),
  });
}
