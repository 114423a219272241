/** How answers are kept: they are true until news say otherwise, and asked for again after a fault. */
import { QueryClient } from '@tanstack/react-query';
import { ApiError } from './api-error.ts';

const TRIES_WHILE_AWAY = 20;
const LONGEST_PAUSE_MS = 4000;

export function createQueries(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: Infinity,
        refetchOnWindowFocus: false,
        // The gateway may be on this very machine, where being offline means nothing.
        networkMode: 'always',
        retry: (count, error) =>
          error instanceof ApiError && error.isPassing && count < TRIES_WHILE_AWAY,
        retryDelay: (count) => Math.min(LONGEST_PAUSE_MS, 400 * 2 ** count),
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });
}
