import { fireEvent, screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { refusal, startFakeGateway } from '../fixtures/fake-gateway.ts';
import { KEY, openStudio, tidyAfterEach } from '../fixtures/open-studio.tsx';
import { tidyKey } from './check-key.ts';
import { keepKey, readKey } from './key-storage.ts';

tidyAfterEach();

async function signIn(text: string): Promise<void> {
  fireEvent.change(await screen.findByLabelText('API key'), { target: { value: text } });
  fireEvent.click(screen.getByRole('button', { name: 'Sign in' }));
}

const refuse = (status: number) => ({
  'GET /reprise/v1/key': () => refusal(status, 'x', 'No.'),
});

describe('signing in', () => {
  it('with a good key shows the videos, and keeps the key in this tab', async () => {
    const gateway = startFakeGateway();
    openStudio('/', { isSignedIn: false });
    await signIn(` Bearer ${KEY} `);
    expect(await screen.findByRole('heading', { name: 'Videos' })).toBeTruthy();
    expect(gateway.to('GET /reprise/v1/key')[0]?.headers.get('authorization')).toBe(
      `Bearer ${KEY}`,
    );
    expect([sessionStorage.length, localStorage.length]).toEqual([1, 0]);
    expect(location.href).not.toContain(KEY);
  });

  it('stays so in this browser where one chose that', async () => {
    startFakeGateway();
    openStudio('/', { isSignedIn: false });
    fireEvent.click(await screen.findByLabelText(/Stay signed in/));
    await signIn(KEY);
    await screen.findByRole('heading', { name: 'Videos' });
    expect([sessionStorage.length, localStorage.length]).toEqual([0, 1]);
    fireEvent.click(screen.getByRole('button', { name: 'Sign out' }));
    await screen.findByLabelText('API key');
    expect(readKey()).toBeNull();
  });

  it.each([
    [401, /not known here/],
    [403, /scope 'videos'/],
    [500, /No\./],
  ])('with a key that is refused with %i says why', async (status, words) => {
    startFakeGateway(refuse(status));
    openStudio('/', { isSignedIn: false });
    await signIn('sk-other');
    expect((await screen.findByRole('alert')).textContent).toMatch(words);
    expect(readKey()).toBeNull();
  });

  it('with nothing, or with what is no key, asks nobody', async () => {
    const gateway = startFakeGateway();
    openStudio('/', { isSignedIn: false });
    await signIn('  ');
    expect((await screen.findByRole('alert')).textContent).toContain('Paste a key');
    await signIn('two words');
    expect((await screen.findByRole('alert')).textContent).toContain('one word');
    expect(gateway.asked).toEqual([]);
  });
});

describe('a key that was kept', () => {
  it('and is no longer good is forgotten, and one is told', async () => {
    startFakeGateway(refuse(401));
    openStudio('/');
    expect(await screen.findByText(/no longer good/)).toBeTruthy();
    expect(readKey()).toBeNull();
  });

  it('and is revoked meanwhile ends the session', async () => {
    const gateway = startFakeGateway();
    openStudio('/');
    await screen.findByRole('heading', { name: 'Videos' });
    gateway.answer('GET /reprise/v1/videos', () => refusal(401, 'invalid_api_key', 'No.'));
    fireEvent.click(screen.getByLabelText('Failed'));
    await waitFor(() => expect(screen.getByRole('status').textContent).toContain('no longer good'));
  });

  it('that only reads shows everything and changes nothing', async () => {
    startFakeGateway({ 'GET /reprise/v1/key': () => ({ scopes: ['read'] }) });
    openStudio('/');
    expect(await screen.findByText(/This key only reads/)).toBeTruthy();
    expect(screen.queryByText('New video')).toBeNull();
    expect(screen.queryByRole('link', { name: 'Create' })).toBeNull();
  });
});

it.each([
  ['sk-1', 'sk-1'],
  [' sk-1\n', 'sk-1'],
  ['Bearer sk-1', 'sk-1'],
  ['Authorization: Bearer sk-1', 'sk-1'],
  ['"sk-1"', 'sk-1'],
  ["'sk-1'", 'sk-1'],
  ['"sk-1', '"sk-1'],
])('%j is tidied to %j', (pasted, key) => {
  expect(tidyKey(pasted)).toBe(key);
});

it('a key that is kept anew is in one place', () => {
  keepKey('a', { staysSignedIn: true });
  keepKey('b', { staysSignedIn: false });
  expect([readKey(), localStorage.length]).toEqual(['b', 0]);
});
