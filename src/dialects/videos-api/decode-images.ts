/**
 * Images in any of several fields, each of them one or a list. What a field repeats of another is
 * one image; in a list, whoever names an image twice wants to see it twice.
 */
import { requestFields, type DialectRequest, type ReferenceInput } from '../../core/index.ts';
import { decodeImage } from './decode-image-reference.ts';
import { filesOf } from './files-of.ts';
import { unwrapJson } from './unwrap-json.ts';

/** What vendors call them, for a program that has changed its vendor and not its fields. */
export const USUAL_IMAGE_PARAMS = [
  'input_reference',
  'image',
  'images',
  'image_urls',
  'first_frame_image',
];

const { invalid, isGiven } = requestFields;

/** In the order of the fields, and in each of them files first: a form does not tell which came first. */
export function decodeImages(
  request: DialectRequest,
  fields: requestFields.Fields,
  params: readonly string[],
): readonly ReferenceInput[] {
  return params.flatMap((param) => [
    ...filesOf(request, param).map(({ bytes }): ReferenceInput => ({
      kind: 'bytes',
      bytes,
      param,
    })),
    ...decodeValues(unwrapJson(fields[param]), param),
  ]);
}

/** Those in fields that other vendors have, after those in the dialect's own. */
export function addUsualImages(
  request: DialectRequest,
  fields: requestFields.Fields,
  own: { readonly params: readonly string[]; readonly images: readonly ReferenceInput[] },
): readonly ReferenceInput[] {
  const others = USUAL_IMAGE_PARAMS.filter((param) => !own.params.includes(param));
  return withoutRepeats([...own.images, ...decodeImages(request, fields, others)]);
}

function decodeValues(value: unknown, param: string): ReferenceInput[] {
  if (!isGiven(value)) return [];
  if (!Array.isArray(value)) return [decodeValue(value, param)];
  return value.map((image, index) => decodeValue(image, `${param}[${index}]`));
}

function decodeValue(value: unknown, param: string): ReferenceInput {
  const image = decodeImage(value, param);
  if (image !== null) return image;
  throw invalid(
    param,
    `'${param}' must be an image: a file, a URL, {"image_url": "..."} or {"file_id": "..."}.`,
  );
}

/** Programs repeat the first of `images` as `image`, for servers that know only one of the two. */
function withoutRepeats(references: readonly ReferenceInput[]): readonly ReferenceInput[] {
  const fieldsOf = new Map<string, string>();
  return references.filter((reference) => {
    if (reference.kind !== 'url') return true;
    const field = reference.param.split(/[.[]/u, 1)[0] ?? '';
    const first = fieldsOf.get(reference.url) ?? field;
    fieldsOf.set(reference.url, first);
    return first === field;
  });
}
