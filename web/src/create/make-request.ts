/** A request that makes a video, as it is sent: JSON, or a form where a picture goes along. */
import type { Wish } from '../api/create-gateway.ts';

export interface MakeRequest {
  /** Below the API's prefix. */
  readonly path: string;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly image: Blob | null;
}

export function bodyOf({ fields, image }: MakeRequest): Pick<Wish, 'json' | 'form'> {
  if (image === null) return { json: fields };
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, String(value));
  form.set('input_reference', image, nameOf(image));
  return { form };
}

function nameOf(image: Blob): string {
  return image instanceof File ? image.name : `reference.${image.type.split('/')[1] ?? 'png'}`;
}
