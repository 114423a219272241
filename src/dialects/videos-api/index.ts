/**
 * What the Videos API's own forms have in common wherever they are spoken. No dialect itself: a
 * dialect takes from here what its vendor took over from OpenAI, and writes only the rest.
 */
export { decodeEdit, decodeExtend } from './decode-changes.ts';
export { decodeImageObject, decodeImageUrl } from './decode-image-reference.ts';
export { decodeLength } from './decode-length.ts';
export { decodeGet, decodeList, videoIdInPath } from './decode-lookups.ts';
export { decodeFrameSize } from './decode-frame-size.ts';
export { encodePage } from './encode-results.ts';
export { encodeFailure, unixSeconds, videoReply } from './encode-video.ts';
export { encodeError, errorCode, errorType, isNoMoney, retryHeaders } from './encode-error.ts';
export { MAX_PROMPT_CODE_POINTS } from './max-prompt.ts';
export { videosApiRoutes } from './routes.ts';
