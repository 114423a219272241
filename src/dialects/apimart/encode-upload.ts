/** An uploaded image as APIMart answers: without an envelope. */
import type { DialectReply, EncodeContext, NewFile } from '../../core/index.ts';
import { unixSeconds } from '../videos-api/index.ts';

export function encodeUpload(file: NewFile, context: EncodeContext): DialectReply {
  const body = {
    url: context.fileUrl(file),
    filename: file.name,
    content_type: file.mediaType,
    bytes: file.sizeBytes,
    created_at: unixSeconds(file.createdAt),
  };
  return { status: 200, body };
}
