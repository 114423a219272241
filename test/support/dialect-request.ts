/** Requests with only what a decoder is to look at, and how it refused them. */
import { RepriseError, type DialectRequest, type UploadedFile } from '../../src/core/index.ts';

export interface Refusal {
  readonly code: string;
  readonly param: string | null;
  readonly text: string;
}

export function request(parts: Partial<DialectRequest> = {}): DialectRequest {
  return { params: {}, query: {}, body: undefined, files: [], ...parts };
}

export function file(fieldName: string, content = 'image'): UploadedFile {
  return { fieldName, fileName: 'a.bin', bytes: Buffer.from(content) };
}

/** Fails the test when nothing is refused, or something else goes wrong. */
export function refusal(run: () => unknown): Refusal {
  try {
    run();
  } catch (error) {
    if (!(error instanceof RepriseError)) throw error;
    return { code: error.code, param: error.param, text: error.publicText };
  }
  throw new Error('it was accepted');
}
