/** Turns a picture file into the data URL that a request carries. */
import { open } from 'node:fs/promises';

/** The longest data URL of the Videos API has 20,971,520 letters, and four letters hold three bytes. */
const MAX_SIZE_BYTES = 15_700_000;
const SIGNATURE_BYTES = 12;

export async function readReferenceImage(path: string): Promise<string> {
  const file = await open(path, 'r').catch((error: unknown) => {
    throw new Error(`The reference image ${path} cannot be read.`, { cause: error });
  });
  try {
    const { size } = await file.stat();
    if (size > MAX_SIZE_BYTES) {
      throw new Error(
        `The reference image ${path} has ${size} bytes; at most ${MAX_SIZE_BYTES} go.`,
      );
    }
    const bytes = await file.readFile();
    const mediaType = detectMediaType(bytes);
    if (mediaType === null) {
      throw new Error(`The reference image ${path} is neither JPEG, PNG, WebP nor GIF.`);
    }
    return `data:${mediaType};base64,${bytes.toString('base64')}`;
  } finally {
    await file.close();
  }
}

/** By content: a wrong file name would be a wrong media type. */
function detectMediaType(bytes: Buffer): string | null {
  const signature = bytes.subarray(0, SIGNATURE_BYTES).toString('latin1');
  if (signature.startsWith('\u0089PNG\r\n')) return 'image/png';
  if (signature.startsWith('\u00ff\u00d8\u00ff')) return 'image/jpeg';
  if (/^GIF8[79]a/.test(signature)) return 'image/gif';
  if (/^RIFF[\s\S]{4}WEBP/.test(signature)) return 'image/webp';
  return null;
}
