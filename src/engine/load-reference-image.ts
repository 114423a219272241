/** Gets the bytes of a reference image, wherever they are, and refuses what is no fitting image. */
import { buffer } from 'node:stream/consumers';
import { AssetMissingError, inspectImage, type ImageHeader } from '../assets/index.ts';
import { formatSize, RepriseError } from '../core/index.ts';
import type {
  CreateCommand,
  ErrorCode,
  ModelCapabilities,
  Principal,
  ReferenceInput,
  Size,
} from '../core/index.ts';
import {
  ForbiddenAddressError,
  readBody,
  ResponseTooLargeError,
  sendRequest,
  UnreachableError,
} from '../lib/http-client/index.ts';
import type { EngineParts } from './engine.ts';
import { fileNotFound, openFile } from './files.ts';
import { findLinked } from './find-linked.ts';
import type { SharedInput } from './share-inputs.ts';

/** The Videos API's own bound for a data URL is 20,971,520 letters. */
const MAX_REFERENCE_BYTES = 20 * 1024 * 1024;
/** Some bytes can claim any size, and a decoder has to hold it all. */
const MAX_REFERENCE_PIXELS = 50_000_000;
const FETCH_TIMEOUT_MS = 20_000;

export interface ReferenceImage {
  readonly kind: 'reference';
  /** Set where a file of the project keeps the bytes already. */
  readonly shared: SharedInput | null;
  readonly bytes: Buffer;
  readonly mediaType: ImageHeader['mediaType'];
}

export async function loadReferenceImages(
  engine: EngineParts,
  principal: Principal,
  capabilities: ModelCapabilities,
  { references: inputs }: Pick<CreateCommand, 'references'>,
  size: Size,
): Promise<ReferenceImage[]> {
  const { maxReferenceImages, referenceMustMatchSize } = capabilities;
  const [first] = inputs;
  if (first !== undefined && inputs.length > maxReferenceImages) {
    throw new RepriseError('invalid_parameter', {
      param: first.param,
      publicText: `At most ${maxReferenceImages} reference ${maxReferenceImages === 1 ? 'image is' : 'images are'} allowed; ${inputs.length} were sent.`,
    });
  }
  const requiredSize = referenceMustMatchSize ? size : null;
  return await Promise.all(
    inputs.map(async (input) => {
      const { bytes, shared } = await loadInput(engine, principal, input);
      return { kind: 'reference', shared, bytes, mediaType: inspect(input, bytes, requiredSize) };
    }),
  );
}

/** Throws where it is no image that fits. */
function inspect(
  input: ReferenceInput,
  bytes: Buffer,
  requiredSize: Size | null,
): ImageHeader['mediaType'] {
  if (bytes.byteLength > MAX_REFERENCE_BYTES) throw tooLarge(input);
  const header = inspectImage(bytes);
  if (header === null) throw new RepriseError('reference_not_an_image', { param: input.param });
  if (header.width * header.height > MAX_REFERENCE_PIXELS) {
    throw new RepriseError('reference_too_large', {
      param: input.param,
      publicText: `The reference image is ${formatSize(header)}; at most ${MAX_REFERENCE_PIXELS} pixels are allowed.`,
    });
  }
  if (requiredSize !== null && formatSize(header) !== formatSize(requiredSize)) {
    throw new RepriseError('reference_size_mismatch', {
      param: input.param,
      publicText: `Inpaint image must match the requested width and height: it is ${formatSize(header)}, the video is ${formatSize(requiredSize)}.`,
    });
  }
  return header.mediaType;
}

type LoadedInput = Pick<ReferenceImage, 'bytes' | 'shared'>;

async function loadInput(
  engine: EngineParts,
  principal: Principal,
  input: ReferenceInput,
): Promise<LoadedInput> {
  if (input.kind === 'file') return await loadFile(engine, principal, input);
  if (input.kind === 'bytes') return { bytes: input.bytes, shared: null };
  if (input.url.startsWith('data:')) return { bytes: decodeDataUrl(input), shared: null };
  return (
    (await loadLinked(engine, principal, input)) ?? {
      bytes: await fetchImage(input),
      shared: null,
    }
  );
}

/** What the gateway gave a link to is read here: its own address may be one that nobody may ask. */
async function loadLinked(
  engine: EngineParts,
  principal: Principal,
  input: ReferenceInput & { kind: 'url' },
): Promise<LoadedInput | null> {
  const linked = await findLinked(engine, principal, input.url);
  if (linked === null) return null;
  const { asset, assetId, isFile } = linked;
  if (asset.sizeBytes > MAX_REFERENCE_BYTES) throw tooLarge(input);
  const missing = () => new RepriseError('reference_unreachable', { param: input.param });
  const opened = await asset.open().catch((error: unknown) => {
    throw error instanceof AssetMissingError ? missing() : error;
  });
  // Pictures of a result go with it, whoever has come to need them.
  return { bytes: await buffer(opened), shared: isFile ? { assetId, missing } : null };
}

async function loadFile(
  engine: EngineParts,
  principal: Principal,
  { fileId, param }: ReferenceInput & { kind: 'file' },
): Promise<LoadedInput> {
  const { file, asset } = await openFile(engine, principal, { fileId }, param);
  return {
    bytes: await buffer(await asset.open()),
    shared: { assetId: file.assetId, missing: () => fileNotFound(fileId, param) },
  };
}

/** `data:image/png;base64,…`; other encodings of images are not seen in practice. */
function decodeDataUrl(input: ReferenceInput & { kind: 'url' }): Buffer {
  const match = /^data:image\/[a-z+.-]+;base64,/i.exec(input.url);
  if (match === null) throw new RepriseError('reference_not_an_image', { param: input.param });
  return Buffer.from(input.url.slice(match[0].length), 'base64');
}

async function fetchImage(input: ReferenceInput & { kind: 'url' }): Promise<Buffer> {
  if (!URL.canParse(input.url)) {
    throw new RepriseError('reference_address_forbidden', { param: input.param });
  }
  try {
    const response = await sendRequest({
      url: input.url,
      trust: 'untrusted',
      timeoutMs: FETCH_TIMEOUT_MS,
    });
    if (!response.ok) {
      await response.body?.cancel();
      throw new UnreachableError(`it answered with status ${response.status}`);
    }
    return await readBody(response, MAX_REFERENCE_BYTES);
  } catch (error) {
    throw translate(error, input);
  }
}

function translate(error: unknown, input: ReferenceInput): unknown {
  const fail = (code: ErrorCode) => new RepriseError(code, { param: input.param, cause: error });
  if (error instanceof ForbiddenAddressError) return fail('reference_address_forbidden');
  if (error instanceof ResponseTooLargeError) return tooLarge(input);
  if (error instanceof UnreachableError) return fail('reference_unreachable');
  return error;
}

function tooLarge(input: ReferenceInput): RepriseError {
  return new RepriseError('reference_too_large', {
    param: input.param,
    publicText: `The reference image is larger than ${MAX_REFERENCE_BYTES} bytes.`,
  });
}
