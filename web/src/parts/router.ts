/** Where in the studio one is: the path of the browser, and nothing beside it. */
import { useSyncExternalStore } from 'react';

const MOVED = 'reprise:moved';

export function navigate(to: string, { replace = false } = {}): void {
  if (replace) history.replaceState(null, '', to);
  else history.pushState(null, '', to);
  if (!replace) scrollTo(0, 0);
  dispatchEvent(new Event(MOVED));
}

/** Path and query. */
export function useLocation(): string {
  return useSyncExternalStore(subscribe, () => location.pathname + location.search);
}

function subscribe(onChange: () => void): () => void {
  addEventListener('popstate', onChange);
  addEventListener(MOVED, onChange);
  return () => {
    removeEventListener('popstate', onChange);
    removeEventListener(MOVED, onChange);
  };
}

export type Place =
  | { readonly name: 'videos'; readonly filter: string }
  | { readonly name: 'create' }
  | { readonly name: 'video'; readonly id: string }
  | { readonly name: 'webhooks' }
  | { readonly name: 'endpoint'; readonly id: string }
  | { readonly name: 'error'; readonly code: string }
  | { readonly name: 'nowhere' };

export function placeOf(address: string): Place {
  const { pathname, searchParams } = new URL(address, 'http://studio.invalid');
  const [first = '', second] = pathname
    .replace(/^\/studio/, '')
    .split('/')
    .filter(Boolean);
  if (first === '') return { name: 'videos', filter: searchParams.get('show') ?? 'all' };
  if (first === 'create' && second === undefined) return { name: 'create' };
  if (first === 'videos' && second !== undefined) return { name: 'video', id: second };
  if (first === 'webhooks') {
    return second === undefined ? { name: 'webhooks' } : { name: 'endpoint', id: second };
  }
  if (first === 'errors' && second !== undefined) return { name: 'error', code: second };
  return { name: 'nowhere' };
}

export const paths = {
  videos: '/',
  create: '/studio/create',
  video: (id: string) => `/studio/videos/${encodeURIComponent(id)}`,
  webhooks: '/studio/webhooks',
  endpoint: (id: string) => `/studio/webhooks/${encodeURIComponent(id)}`,
  error: (code: string) => `/studio/errors/${encodeURIComponent(code)}`,
};
