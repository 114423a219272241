/** The files of a form that belong to a parameter: `images`, `images[]` and `images[0]` alike. */
import type { DialectRequest, UploadedFile } from '../../core/index.ts';

export function filesOf({ files }: DialectRequest, param: string): readonly UploadedFile[] {
  return files.filter(({ fieldName }) => fieldName.split('[', 1)[0] === param);
}
