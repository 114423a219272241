/** Balances as APIMart's two pages print them. */
import { describe, expect, it } from 'vitest';
import type { AccountBalance } from '../../core/index.ts';
import { encodeKeyBalance, encodeUserBalance } from './encode-balance.ts';
import { apimart } from './index.ts';

describe('a balance', () => {
  it.each<[AccountBalance, number[], boolean]>([
    [
      { remainingMicros: 10_500_000, heldMicros: 7, usedMicros: 2_300_000 },
      [10.5, 105, 2.3, 23],
      false,
    ],
    [{ remainingMicros: 0, heldMicros: 7, usedMicros: 1 }, [0, 0, 0.000001, 0.00001], false],
    [{ remainingMicros: -400_000, heldMicros: 7, usedMicros: 0 }, [-0.4, -4, 0, 0], false],
    [{ remainingMicros: null, heldMicros: 7, usedMicros: 25_500_000 }, [-1, -1, 25.5, 255], true],
  ])('of %j is in dollars and in credits', (balance, numbers, isUnlimited) => {
    const [remain_balance, remain_credits, used_balance, used_credits] = numbers;
    const ofUser = { success: true, remain_balance, remain_credits, used_balance, used_credits };
    expect(encodeUserBalance(balance)).toEqual({ status: 200, body: ofUser });
    const ofKey = { ...ofUser, unlimited_quota: isUnlimited };
    expect(encodeKeyBalance(balance)).toEqual({ status: 200, body: ofKey });
  });

  it.each([
    ['/balance', encodeKeyBalance],
    ['/user/balance', encodeUserBalance],
  ])('is at %s', (path, encode) => {
    const route = apimart.routes.find((candidate) => candidate.path === path);
    expect(route).toMatchObject({ encode });
    const request = { params: {}, query: {}, body: undefined, files: [] };
    expect(route?.decode(request)).toEqual({ kind: 'get_balance' });
  });
});
