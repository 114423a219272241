/**
 * What the Videos API's own forms have in common wherever they are spoken. No dialect itself: a
 * dialect takes from here what its vendor took over from OpenAI, and writes only the rest.
 */
export * as changes from './decode-changes.ts';
export { decodeFrameSize } from './decode-frame-size.ts';
export { decodeImage } from './decode-image-reference.ts';
export { decodeImages } from './decode-images.ts';
export * as lookups from './decode-lookups.ts';
export { decodeNewVideo } from './decode-new-video.ts';
export { encodePage } from './encode-results.ts';
export { decodeRemixSource } from './decode-remix-source.ts';
export { encodeFailure, unixSeconds, videoReply } from './encode-video.ts';
export * as errors from './encode-error.ts';
export { filesOf } from './files-of.ts';
export { MAX_PROMPT_CODE_POINTS } from './max-prompt.ts';
export { NAMED_SIZES } from './named-sizes.ts';
export * as refusals from './refusals.ts';
export { takeFile } from './take-file.ts';
export { videosApiRoutes } from './routes.ts';
export { taskRoutes } from './task-routes.ts';
export { unwrapJson } from './unwrap-json.ts';
