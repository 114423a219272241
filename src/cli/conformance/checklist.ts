/** Runs checks one after the other and keeps what came of each. */
import {
  ForbiddenAddressError,
  ResponseTooLargeError,
  UnreachableError,
} from '../../lib/http-client/index.ts';
import { ConformanceFailure } from './conformance-failure.ts';
import { SkippedCheck } from './skipped-check.ts';

export interface CheckResult {
  readonly dialect: string;
  readonly feature: string;
  readonly outcome: 'pass' | 'fail' | 'skip';
  /** What was measured, what was wrong, or why nothing was looked at. */
  readonly detail: string;
}

/** What a later check needs of an earlier one; `undefined` when that one did not pass. */
export type Basis<Value> = Value | undefined;

/** Called by a check to tell what it measured. */
export type Tell = (detail: string) => void;

/** Why `--quick` leaves a check out. */
export const QUICK_REASON = 'makes a video more than --quick allows';

export interface Checklist {
  readonly results: readonly CheckResult[];
  /** Never rejects for a fault of the gateway: that is a result. */
  check<Value>(feature: string, work: (tell: Tell) => Promise<Value>): Promise<Basis<Value>>;
  /** The same for a check that builds on another. */
  checkWith<Given, Value>(
    basis: Basis<Given>,
    feature: string,
    work: (given: Given, tell: Tell) => Promise<Value>,
  ): Promise<Basis<Value>>;
  skip(feature: string, reason: string): void;
}

const MISSING_BASIS = 'a check that this one builds on did not pass';

export function createChecklist(
  dialect: string,
  onResult: (result: CheckResult) => void,
): Checklist {
  const results: CheckResult[] = [];
  const add = (feature: string, outcome: CheckResult['outcome'], detail: string): void => {
    const result = { dialect, feature, outcome, detail };
    results.push(result);
    onResult(result);
  };
  const checklist: Checklist = {
    results,
    skip: (feature, reason) => add(feature, 'skip', reason),
    async check(feature, work) {
      let detail = '';
      try {
        const value = await work((told) => {
          detail = told;
        });
        add(feature, 'pass', detail);
        return value;
      } catch (error) {
        if (error instanceof SkippedCheck) add(feature, 'skip', error.message);
        else if (isGatewaysFault(error)) add(feature, 'fail', describe(error));
        else throw error;
        return undefined;
      }
    },
    async checkWith(basis, feature, work) {
      if (basis === undefined) {
        add(feature, 'skip', MISSING_BASIS);
        return undefined;
      }
      return await checklist.check(feature, (tell) => work(basis, tell));
    },
  };
  return checklist;
}

/** Anything else is a fault of our own, or the user's wish to stop. */
function isGatewaysFault(error: unknown): error is Error {
  return (
    error instanceof ConformanceFailure ||
    error instanceof ForbiddenAddressError ||
    error instanceof UnreachableError ||
    error instanceof ResponseTooLargeError
  );
}

function describe(error: Error): string {
  return error.cause instanceof Error && !(error instanceof ConformanceFailure)
    ? `${error.message}: ${error.cause.message}`
    : error.message;
}
