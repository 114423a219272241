/** The socket's own lookup refuses names that lead to us. */
import { describe, expect, it } from 'vitest';
import { guardedLookup } from './guarded-lookup.ts';
import { ForbiddenAddressError } from './http-errors.ts';

async function look(hostname: string, all: boolean): Promise<unknown[]> {
  return await new Promise((resolve, reject) => {
    guardedLookup(hostname, { all }, (error, address, family) => {
      if (error === null) resolve([address, family]);
      else reject(error);
    });
  });
}

describe('guardedLookup', () => {
  it.each(['localhost', '127.0.0.1', '::1', '169.254.169.254', '10.1.2.3'])(
    'refuses %s',
    async (hostname) => {
      await expect(look(hostname, true)).rejects.toThrow(ForbiddenAddressError);
      await expect(look(hostname, false)).rejects.toThrow(ForbiddenAddressError);
    },
  );

  it('gives a public address in the form that was asked for', async () => {
    expect(await look('8.8.8.8', false)).toEqual(['8.8.8.8', 4]);
    expect(await look('8.8.8.8', true)).toEqual([[{ address: '8.8.8.8', family: 4 }], undefined]);
  });

  it('passes on that a name cannot be looked up', async () => {
    await expect(look('a..b', true)).rejects.toMatchObject({
      code: expect.stringMatching(/^E/),
    });
  });
});
