/** `image`, `images` and `input_reference`: URLs, data URLs or files; an image named twice is one. */
import { requestFields, type DialectRequest, type ReferenceInput } from '../../core/index.ts';
import { decodeImageUrl } from '../videos-api/index.ts';

const PARAMS = ['image', 'images', 'input_reference'];

const { invalid, isGiven } = requestFields;

export function decodeReferences(
  { files }: DialectRequest,
  fields: requestFields.Fields,
): readonly ReferenceInput[] {
  const named = PARAMS.flatMap((param) => [
    ...files
      .filter(({ fieldName }) => fieldName.split('[', 1)[0] === param)
      .map(({ bytes }): ReferenceInput => ({ kind: 'bytes', bytes, param })),
    ...decodeUrls(fields[param], param),
  ]);
  return withoutRepeats(named);
}

function decodeUrls(value: unknown, param: string): ReferenceInput[] {
  if (!isGiven(value)) return [];
  if (!Array.isArray(value)) return [decodeUrl(value, param)];
  return value.map((url, index) => decodeUrl(url, `${param}[${index}]`));
}

function decodeUrl(value: unknown, param: string): ReferenceInput {
  const url = decodeImageUrl(value, param);
  if (url === null) throw invalid(param, `'${param}' must be the URL or data URL of an image.`);
  return { kind: 'url', url, param };
}

/** Programs repeat the first of `images` as `image`, for servers that know only one of the two. */
function withoutRepeats(references: readonly ReferenceInput[]): readonly ReferenceInput[] {
  const urls = new Set<string>();
  return references.filter((reference) => {
    if (reference.kind !== 'url') return true;
    const isNew = !urls.has(reference.url);
    urls.add(reference.url);
    return isNew;
  });
}
