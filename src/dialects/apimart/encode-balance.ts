/** What is left and what is spent, in US dollars and in APIMart's credits: of a key and of a user. */
import { money, type AccountBalance, type DialectReply } from '../../core/index.ts';

/** Ten credits are a dollar: its answers show 9.15 beside 91.5. */
const CREDITS_PER_DOLLAR = 10;
/** Source: the pages on balances. */
const UNLIMITED = -1;

export function encodeKeyBalance(balance: AccountBalance): DialectReply {
  const body = { ...balanceObject(balance), unlimited_quota: balance.remainingMicros === null };
  return { status: 200, body };
}

export function encodeUserBalance(balance: AccountBalance): DialectReply {
  return { status: 200, body: balanceObject(balance) };
}

function balanceObject({ remainingMicros, usedMicros }: AccountBalance): Record<string, unknown> {
  const isUnlimited = remainingMicros === null;
  return {
    success: true,
    remain_balance: isUnlimited ? UNLIMITED : money.inDollars(remainingMicros),
    remain_credits: isUnlimited ? UNLIMITED : inCredits(remainingMicros),
    used_balance: money.inDollars(usedMicros),
    used_credits: inCredits(usedMicros),
  };
}

export function inCredits(micros: number): number {
  return money.inDollars(micros * CREDITS_PER_DOLLAR);
}
