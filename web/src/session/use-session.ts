/** Who is signed in, for every part of the studio. */
import { createContext, useContext } from 'react';
import type { CallersKey } from '../api/api-objects.ts';
import type { Gateway } from '../api/create-gateway.ts';

export interface Session {
  readonly gateway: Gateway;
  readonly caller: CallersKey;
  /** Whether the key may make and change, or only read. */
  readonly canMake: boolean;
  signOut(): void;
}

export const SessionContext = createContext<Session | null>(null);

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (session === null) throw new Error('nobody is signed in');
  return session;
}
