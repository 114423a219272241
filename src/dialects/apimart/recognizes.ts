/**
 * Tells APIMart's extension from OpenAI's remix, which has the same path: only APIMart's body names
 * a model, and beside it the form of the video or a task in the path.
 */
import { requestFields, type DialectRequest, type DialectRoute } from '../../core/index.ts';
import { REMIX_PATH } from './routes.ts';

const OWN_FIELDS = ['raw', 'aspect_ratio', 'resolution'];
const TASK_PREFIX = 'task_';

const { isFields, isGiven } = requestFields;

export function recognizes(route: DialectRoute, { body, params }: DialectRequest): boolean {
  if (route.method !== 'POST' || route.path !== REMIX_PATH) return false;
  if (!isFields(body) || !isGiven(body['model'])) return false;
  if (OWN_FIELDS.some((name) => isGiven(body[name]))) return true;
  return params['videoId']?.startsWith(TASK_PREFIX) ?? false;
}
