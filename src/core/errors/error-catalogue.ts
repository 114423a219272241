/**
 * Every error that can leave the gateway, once. The owner says whose fault it is; a caller's error
 * must never count against an upstream. Each code has a page, docs/errors/<code>.md. A code is
 * never given another meaning.
 */

export type ErrorOwner = 'caller' | 'quota' | 'upstream' | 'gateway' | 'operator';

export interface ErrorEntry {
  readonly owner: ErrorOwner;
  readonly status: number;
  /** Whether the same request may succeed when it is sent again. */
  readonly retryable: boolean;
  /** Sent when the place that failed has nothing more precise to say. */
  readonly publicText: string;
}

function entry(
  owner: ErrorOwner,
  status: number,
  retryable: boolean,
  publicText: string,
): ErrorEntry {
  return Object.freeze({ owner, status, retryable, publicText });
}

export const ERROR_CATALOGUE = Object.freeze({
  missing_api_key: entry(
    'caller',
    401,
    false,
    'You did not provide an API key. Send it in the header "Authorization: Bearer YOUR_KEY".',
  ),
  invalid_api_key: entry('caller', 401, false, 'Incorrect API key provided.'),
  permission_denied: entry('caller', 403, false, 'This key may not do that.'),
  missing_parameter: entry('caller', 400, false, 'A required parameter is missing.'),
  invalid_parameter: entry('caller', 400, false, 'A parameter has a value that is not allowed.'),
  prompt_too_long: entry('caller', 400, false, 'The prompt is too long.'),
  model_not_found: entry('caller', 404, false, 'The requested model does not exist.'),
  invalid_json: entry('caller', 400, false, 'The body is not valid JSON.'),
  invalid_multipart: entry('caller', 400, false, 'The multipart body is malformed or incomplete.'),
  unsupported_media_type: entry(
    'caller',
    415,
    false,
    'The content type is not supported. Use application/json or multipart/form-data.',
  ),
  body_too_large: entry('caller', 413, false, 'The request body is too large.'),
  malformed_request: entry('caller', 400, false, 'The request is malformed or broke off.'),
  request_timeout: entry('caller', 408, true, 'The request did not arrive in time.'),
  headers_too_large: entry('caller', 431, false, 'The request headers are too large.'),
  video_not_found: entry('caller', 404, false, 'No such video.'),
  project_not_found: entry('caller', 404, false, 'No such project.'),
  key_not_found: entry('caller', 404, false, 'No such key.'),
  file_not_found: entry('caller', 404, false, 'No such file.'),
  webhook_endpoint_not_found: entry('caller', 404, false, 'No such webhook endpoint.'),
  webhook_test_failed: entry('caller', 400, false, 'The endpoint did not take the event.'),
  route_not_found: entry('caller', 404, false, 'Unknown request URL.'),
  method_not_allowed: entry('caller', 405, false, 'This URL does not support this method.'),
  video_not_completed: entry(
    'caller',
    400,
    false,
    'The video is not completed. Wait until its status is "completed".',
  ),
  video_expired: entry('caller', 404, false, 'The video has expired and its content is gone.'),
  variant_not_available: entry('caller', 404, false, 'The video has no content of this variant.'),
  precondition_failed: entry(
    'caller',
    412,
    false,
    'The content is not what the conditions of the request ask for.',
  ),
  range_not_satisfiable: entry('caller', 416, false, 'The requested range is not there.'),
  extension_too_long: entry('caller', 400, false, 'The extended video would be too long.'),
  reference_not_an_image: entry(
    'caller',
    400,
    false,
    'The reference is not an image. Allowed are JPEG, PNG, WebP and GIF.',
  ),
  reference_size_mismatch: entry(
    'caller',
    400,
    false,
    'Inpaint image must match the requested width and height',
  ),
  reference_unreachable: entry('caller', 400, false, 'The reference image could not be fetched.'),
  reference_address_forbidden: entry(
    'caller',
    400,
    false,
    'The reference image must be at a public http or https address.',
  ),
  reference_too_large: entry('caller', 400, false, 'The reference image is too large.'),
  idempotency_conflict: entry(
    'caller',
    422,
    false,
    "The header 'Idempotency-Key' was used before with another request.",
  ),
  insufficient_balance: entry('quota', 429, false, 'The project has not enough credit left.'),
  budget_exceeded: entry('quota', 429, false, 'The video would go beyond the budget.'),
  rate_limit_exceeded: entry('quota', 429, true, 'Too many requests. Try again in a while.'),
  queue_full: entry('quota', 429, true, 'As many videos wait for their turn as may wait.'),
  video_upload_refused: entry(
    'caller',
    400,
    false,
    'The uploaded video cannot be used. Allowed is a whole mp4 with exactly one video track.',
  ),
  character_not_found: entry('caller', 404, false, 'No such character.'),
  file_limit_reached: entry(
    'quota',
    400,
    false,
    'The project has as many files and characters as it may have.',
  ),
  generation_failed: entry('upstream', 500, true, 'The video could not be generated.'),
  generation_timeout: entry('upstream', 504, true, 'The video was not generated in time.'),
  upstream_unavailable: entry(
    'upstream',
    502,
    true,
    'The service that makes the video is temporarily unavailable. Try again later.',
  ),
  content_policy_violation: entry(
    'caller',
    400,
    false,
    'The request was refused by the content policy.',
  ),
  moderation_unavailable: entry(
    'operator',
    503,
    true,
    'The request could not be checked against the content policy. Try again in a moment.',
  ),
  prompt_not_understood: entry(
    'caller',
    400,
    false,
    'Not all of the prompt was understood, and it asked to be strict.',
  ),
  cancelled: entry('caller', 400, false, 'The video was cancelled.'),
  storage_full: entry('operator', 507, true, 'The server has no room to store the video.'),
  service_unavailable: entry(
    'operator',
    503,
    true,
    'The server is not ready. Try again in a moment.',
  ),
  internal_error: entry('gateway', 500, true, 'The server had an error. Try again.'),
} as const satisfies Record<string, ErrorEntry>);

export type ErrorCode = keyof typeof ERROR_CATALOGUE;
