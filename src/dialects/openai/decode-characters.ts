/** `characters` of a new video: at most two, `[{"id": …}]` or `characters[][id]` in a form. */
import { requestFields } from '../../core/index.ts';
import { unwrapJson } from '../videos-api/index.ts';

const PARAM = 'characters';
/** Source: OpenAI's video generation guide. */
const MAX_CHARACTERS = 2;
const ALLOWED = `'${PARAM}' must be a list of at most ${MAX_CHARACTERS} different characters: [{"id": "char_..."}].`;

const { invalid, isFields, isGiven, readRequiredText } = requestFields;

export function decodeCharacters(fields: requestFields.Fields): readonly string[] {
  const value = unwrapJson(fields[PARAM]);
  if (!isGiven(value)) return [];
  const entries = listOf(value);
  if (entries.length > MAX_CHARACTERS) throw invalid(PARAM, ALLOWED);
  const ids = entries.map((entry) => {
    const id = isFields(entry) ? entry['id'] : entry;
    if (typeof id !== 'string') throw invalid(PARAM, ALLOWED);
    return readRequiredText({ [PARAM]: id }, PARAM);
  });
  if (new Set(ids).size < ids.length) throw invalid(PARAM, ALLOWED);
  return ids;
}

/** Also what forms make of one: `characters[0][id]`, or `characters[id]` for a single one. */
function listOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  if (!isFields(value) || 'id' in value) return [value];
  const names = Object.keys(value);
  if (!names.every((name) => /^\d{1,2}$/.test(name))) throw invalid(PARAM, ALLOWED);
  return names.map((name) => value[name]);
}
