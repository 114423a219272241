/** The one error that is meant to reach a caller: a code of the catalogue and what to say about it. */
import type { RequestAllowance } from '../principal.ts';
import { ERROR_CATALOGUE, type ErrorCode, type ErrorEntry } from './error-catalogue.ts';

export interface RepriseErrorDetail {
  /** Replaces the catalogue's text; names the remedy and the bound. */
  readonly publicText?: string;
  /** The caller's parameter that is at fault, as the caller names it. */
  readonly param?: string;
  /** Of the video that it is about: some vendors answer by its family. */
  readonly model?: string;
  /** Logged, never sent. */
  readonly internal?: string;
  readonly retryAfterSeconds?: number;
  /** What was left of the caller's requests a minute. */
  readonly allowance?: RequestAllowance;
  readonly cause?: unknown;
}

export class RepriseError extends Error {
  override readonly name = 'RepriseError';
  readonly code: ErrorCode;
  readonly publicText: string;
  readonly param: string | null;
  readonly model: string | null;
  readonly internal: string | null;
  readonly retryAfterSeconds: number | null;
  readonly allowance: RequestAllowance | null;

  constructor(code: ErrorCode, detail: RepriseErrorDetail = {}) {
    const publicText = detail.publicText ?? ERROR_CATALOGUE[code].publicText;
    super(publicText, { cause: detail.cause });
    this.code = code;
    this.publicText = publicText;
    this.param = detail.param ?? null;
    this.model = detail.model ?? null;
    this.internal = detail.internal ?? null;
    this.retryAfterSeconds = detail.retryAfterSeconds ?? null;
    this.allowance = detail.allowance ?? null;
  }

  get entry(): ErrorEntry {
    return ERROR_CATALOGUE[this.code];
  }
}
