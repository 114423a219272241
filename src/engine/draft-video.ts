/** A video that is asked for, as it will be if nothing speaks against it. */
import { pricing, RepriseError, videoIds } from '../core/index.ts';
import type { CallbackInput, PriceBook, Principal } from '../core/index.ts';
import type { HoldRequest } from '../ledger/index.ts';
import type { NewJob } from '../queue/index.ts';
import type { Asked } from './asked.ts';
import { findModel } from './check-capabilities.ts';
import { ADVANCE_VIDEO, type EngineParts } from './engine.ts';
import type { VideoInputs } from './video-inputs.ts';
import type { NewVideo } from './video-store.ts';

export interface VideoToQueue extends Omit<
  NewVideo,
  'id' | 'alias' | 'projectId' | 'keyId' | 'price' | 'createdAt' | 'assetTtlSeconds'
> {
  /** What is to be paid for: of an extension only what it adds. */
  readonly billedSeconds: number;
  /** Where its end is told. */
  readonly callback: CallbackInput | undefined;
}

/** What is left to see is whether there is money and room for it. */
export interface QueueRequest {
  readonly principal: Principal;
  readonly asked: Asked;
  readonly wanted: VideoToQueue;
  /** The model that is paid for. */
  readonly variantOf: string;
  readonly inputs: VideoInputs;
}

export interface Draft extends Pick<QueueRequest, 'principal' | 'asked' | 'inputs'> {
  readonly video: NewVideo;
  readonly callback: CallbackInput | undefined;
  readonly job: NewJob;
  readonly hold: HoldRequest;
}

/** Throws `invalid_parameter` for a callback and `model_not_found`. */
export function requestVideo(
  { models, webhooks, asked }: Pick<EngineParts, 'models' | 'webhooks'> & { readonly asked: Asked },
  principal: Principal,
  wanted: VideoToQueue,
  inputs: VideoInputs,
): QueueRequest {
  const { variantOf = wanted.model } = findModel(models, wanted.model);
  requireAllowed(principal, wanted.model, variantOf);
  webhooks.checkCallback(wanted.callback);
  return { principal, asked, wanted, variantOf, inputs };
}

/** Under a new id each time: a transaction that is tried again writes other rows. */
export function draftVideo(
  { principal, asked, wanted, variantOf, inputs }: QueueRequest,
  prices: PriceBook,
  createdAt: Date,
): Draft {
  const { billedSeconds, callback, ...shape } = wanted;
  const { projectId, keyId, projectLimits, keyLimits, assetTtlSeconds } = principal;
  const price = pricing.quotePrice(prices, {
    ...shape,
    model: variantOf,
    durationSeconds: billedSeconds,
    hasAudio: true,
    referenceCount: inputs.references.length,
  });
  const id = videoIds.newVideoId();
  const alias = videoIds.newVideoAlias(createdAt);
  return {
    principal,
    asked,
    inputs,
    callback,
    video: { ...shape, id, alias, projectId, keyId, price, createdAt, assetTtlSeconds },
    job: {
      id,
      kind: ADVANCE_VIDEO,
      partition: projectId,
      runningLimit: projectLimits.runningLimit,
      lane: { name: keyId, runningLimit: keyLimits.runningLimit },
    },
    hold: {
      videoId: id,
      projectId,
      keyId,
      model: variantOf,
      operation: shape.operation,
      amountMicros: price.amountMicros,
      projectBudget: projectLimits.budget,
      keyBudget: keyLimits.budget,
    },
  };
}

/** A model that a key may not use does not exist for it. */
function requireAllowed({ models }: Principal, name: string, variantOf: string): void {
  if (models === null || models.includes(name) || models.includes(variantOf)) return;
  throw new RepriseError('model_not_found', {
    param: 'model',
    publicText: `The model '${name}' does not exist or this key may not use it. Models: ${models.join(', ')}.`,
  });
}
