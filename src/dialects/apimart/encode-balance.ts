/** What is left and what is spent, in US dollars and in APIMart's credits. */
import type { AccountBalance, DialectReply } from '../../core/index.ts';

const MICROS_PER_DOLLAR = 1_000_000;
/** Ten credits are a dollar: its answers show 9.15 beside 91.5. */
const CREDITS_PER_DOLLAR = 10;
/** Source: the pages on balances. */
const UNLIMITED = -1;

export function encodeBalance({ remainingMicros, usedMicros }: AccountBalance): DialectReply {
  const isUnlimited = remainingMicros === null;
  const body = {
    success: true,
    remain_balance: isUnlimited ? UNLIMITED : inDollars(remainingMicros),
    remain_credits: isUnlimited ? UNLIMITED : inCredits(remainingMicros),
    used_balance: inDollars(usedMicros),
    used_credits: inCredits(usedMicros),
    unlimited_quota: isUnlimited,
  };
  return { status: 200, body };
}

export function inDollars(micros: number): number {
  return micros / MICROS_PER_DOLLAR;
}

export function inCredits(micros: number): number {
  return (micros * CREDITS_PER_DOLLAR) / MICROS_PER_DOLLAR;
}
