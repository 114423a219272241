/** What somebody is about to ask for, held to what the chosen model can do. */
import type { Model } from '../api/api-objects.ts';
import type { MakeRequest } from './make-request.ts';

export interface Draft {
  readonly prompt: string;
  /** Null means the first that there is; likewise below. */
  readonly modelId: string | null;
  readonly size: string | null;
  readonly seconds: number | null;
}

export const EMPTY_DRAFT: Draft = { prompt: '', modelId: null, size: null, seconds: null };

export interface Choice {
  readonly model: Model;
  readonly size: string;
  readonly seconds: number;
}

/** What was chosen for one model stays chosen for another that has it too. */
export function chooseFor(draft: Draft, models: readonly Model[]): Choice | null {
  const model = models.find(({ id }) => id === draft.modelId) ?? models[0];
  if (model === undefined) return null;
  const size = model.sizes.find((one) => one === draft.size) ?? model.sizes[0] ?? '';
  const seconds = model.seconds.find((one) => one === draft.seconds) ?? model.seconds[0] ?? 0;
  return { model, size, seconds };
}

export function requestFor(prompt: string, choice: Choice, image: Blob | null): MakeRequest {
  const { model, size, seconds } = choice;
  const fields = { model: model.id, prompt, size, seconds: String(seconds) };
  return { path: '/videos', fields, image };
}

/** In letters as people count them, as the gateway does. */
export function lengthOf(prompt: string): number {
  return [...prompt].length;
}
