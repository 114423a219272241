/** Balances as APIMart's two pages print them. */
import { describe, expect, it } from 'vitest';
import type { AccountBalance } from '../../core/index.ts';
import { encodeBalance } from './encode-balance.ts';
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
    expect(encodeBalance(balance)).toEqual({
      status: 200,
      body: {
        success: true,
        remain_balance: numbers[0],
        remain_credits: numbers[1],
        used_balance: numbers[2],
        used_credits: numbers[3],
        unlimited_quota: isUnlimited,
      },
    });
  });

  it.each(['/balance', '/user/balance'])('is at %s', (path) => {
    const route = apimart.routes.find((candidate) => candidate.path === path);
    const request = { params: {}, query: {}, body: undefined, files: [] };
    expect(route?.decode(request)).toEqual({ kind: 'get_balance' });
  });
});
