/** Lets in whoever has a good key, and asks everyone else for one. */
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useState, type ReactNode } from 'react';
import { ApiError } from '../api/api-error.ts';
import type { CallersKey } from '../api/api-objects.ts';
import { createGateway } from '../api/create-gateway.ts';
import { checkKey } from './check-key.ts';
import { forgetKey, readKey } from './key-storage.ts';
import { SignIn } from './sign-in.tsx';
import { SessionContext, type Session } from './use-session.ts';

type State =
  | { readonly name: 'checking'; readonly key: string }
  | { readonly name: 'out'; readonly reason: string | null }
  | { readonly name: 'in'; readonly key: string; readonly caller: CallersKey };

const REFUSED = 'You were signed out: the key is no longer good. It was revoked, or it has ended.';
const RETRY_MS = 2000;

export function SessionGate({ children }: { readonly children: ReactNode }) {
  const queries = useQueryClient();
  const [state, setState] = useState<State>(() => {
    const key = readKey();
    return key === null ? { name: 'out', reason: null } : { name: 'checking', key };
  });
  const [isAway, setAway] = useState(false);

  const leave = useCallback(
    (reason: string | null) => {
      forgetKey();
      queries.clear();
      setState({ name: 'out', reason });
    },
    [queries],
  );

  const checked = state.name === 'checking' ? state.key : null;
  useEffect(() => {
    if (checked === null) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const check = async () => {
      try {
        const caller = await checkKey(checked);
        setState({ name: 'in', key: checked, caller });
      } catch (error) {
        const isPassing = error instanceof ApiError && error.isPassing;
        setAway(isPassing);
        if (isPassing) timer = setTimeout(() => void check(), RETRY_MS);
        else leave(error instanceof ApiError && error.status === 401 ? REFUSED : String(error));
      }
    };
    void check();
    return () => clearTimeout(timer);
  }, [checked, leave]);

  const key = state.name === 'in' ? state.key : null;
  const caller = state.name === 'in' ? state.caller : null;
  const session = useMemo((): Session | null => {
    if (key === null || caller === null) return null;
    const gateway = createGateway({ key, onKeyRefused: () => leave(REFUSED) });
    const canMake = caller.scopes.includes('videos');
    return { gateway, caller, canMake, signOut: () => leave(null) };
  }, [key, caller, leave]);

  if (state.name === 'checking') {
    return (
      <main className="sign-in" aria-busy="true">
        <p role="status" className="muted">
          {isAway ? 'The gateway cannot be reached; trying again…' : 'One moment…'}
        </p>
      </main>
    );
  }
  if (state.name === 'out' || session === null) {
    const reason = state.name === 'out' ? state.reason : null;
    return (
      <SignIn
        reason={reason}
        onSignedIn={(newKey, who) => setState({ name: 'in', key: newKey, caller: who })}
      />
    );
  }
  return <SessionContext value={session}>{children}</SessionContext>;
}
