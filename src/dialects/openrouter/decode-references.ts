/** `frame_images` and `input_references`: images by URL or data URL, the first frame first. */
import { requestFields, type DialectRequest, type ReferenceInput } from '../../core/index.ts';
import { decodeImage, filesOf, unwrapJson } from '../videos-api/index.ts';

const FRAMES = 'frame_images';
const REFERENCES = 'input_references';

const { invalid, isFields, isGiven, missing } = requestFields;

export const IMAGES = { imageParams: [FRAMES, REFERENCES], decodeImages };

function decodeImages(
  request: DialectRequest,
  fields: requestFields.Fields,
): readonly ReferenceInput[] {
  const [file] = IMAGES.imageParams.flatMap((param) => filesOf(request, param));
  if (file !== undefined) {
    throw invalid(
      file.fieldName,
      `'${file.fieldName}' must be JSON with URLs; files are not accepted.`,
    );
  }
  const frames = readList(fields, FRAMES);
  if (frames.length > 1) throw invalid(FRAMES, `'${FRAMES}' must be one image, the first frame.`);
  return [
    ...frames.map((frame, index) => decodeFrame(frame, `${FRAMES}[${index}]`)),
    ...readList(fields, REFERENCES).map((part, index) =>
      readImage(part, `${REFERENCES}[${index}]`),
    ),
  ];
}

function readList(fields: requestFields.Fields, name: string): readonly unknown[] {
  const value = unwrapJson(fields[name]);
  if (!isGiven(value)) return [];
  if (Array.isArray(value)) return value;
  throw invalid(name, `'${name}' must be an array.`);
}

function decodeFrame(value: unknown, param: string): ReferenceInput {
  const image = readImage(value, param);
  requireChoice(value, 'frame_type', 'first_frame', param);
  return image;
}

function readImage(value: unknown, param: string): ReferenceInput {
  requireChoice(value, 'type', 'image_url', param);
  const image = isFields(value) ? value['image_url'] : null;
  const urlParam = `${param}.image_url.url`;
  const given = isFields(image) ? image['url'] : null;
  if (!isGiven(given)) throw missing(urlParam);
  const decoded = typeof given === 'string' ? decodeImage(given, urlParam) : null;
  if (decoded === null) throw invalid(urlParam, `'${urlParam}' must be a string.`);
  return decoded;
}

/** Video and sound as references, and a last frame, are choices that no model here has. */
function requireChoice(value: unknown, name: string, choice: string, param: string): void {
  if (!isFields(value)) throw invalid(param, `'${param}' must be an object.`);
  if (!isGiven(value[name])) throw missing(`${param}.${name}`);
  if (value[name] === choice) return;
  throw invalid(`${param}.${name}`, `'${param}.${name}' must be: ${choice}.`);
}
