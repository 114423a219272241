/** Where a key is kept: in this tab until it is closed, or in this browser until one signs out. */

const NAME = 'reprise.key';

export function readKey(): string | null {
  return sessionStorage.getItem(NAME) ?? localStorage.getItem(NAME);
}

export function keepKey(key: string, { staysSignedIn }: { readonly staysSignedIn: boolean }): void {
  forgetKey();
  (staysSignedIn ? localStorage : sessionStorage).setItem(NAME, key);
}

export function forgetKey(): void {
  sessionStorage.removeItem(NAME);
  localStorage.removeItem(NAME);
}
