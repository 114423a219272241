/** The way in: a key, pasted. */
import { useState, type FormEvent } from 'react';
import type { CallersKey } from '../api/api-objects.ts';
import { Field } from '../parts/field.tsx';
import { checkKey, tidyKey } from './check-key.ts';
import { keepKey } from './key-storage.ts';

interface Props {
  /** Why one has to sign in again; null at first. */
  readonly reason: string | null;
  onSignedIn(key: string, caller: CallersKey): void;
}

export function SignIn({ reason, onSignedIn }: Props) {
  const [text, setText] = useState('');
  const [staysSignedIn, setStaysSignedIn] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const key = tidyKey(text);
    if (key === '') return setFault('Paste a key first.');
    if (!/^[\x21-\x7e]+$/.test(key))
      return setFault('A key is one word of plain letters and digits.');
    setBusy(true);
    setFault(null);
    try {
      const caller = await checkKey(key);
      keepKey(key, { staysSignedIn });
      onSignedIn(key, caller);
    } catch (error) {
      setFault(error instanceof Error ? error.message : String(error));
      setBusy(false);
    }
    return undefined;
  };

  return (
    <main className="sign-in">
      <form onSubmit={(event) => void submit(event)} className="sign-in-form">
        <h1 className="wordmark large">Reprise</h1>
        <p className="lead">One Videos API, and a studio to see it work.</p>
        {reason !== null && (
          <p className="notice" role="status">
            {reason}
          </p>
        )}
        <Field
          label="API key"
          error={fault}
          hint={
            <>
              The gateway shows one at its first start. Another comes from{' '}
              <code>reprise keys create</code>.
            </>
          }
        >
          {(control) => (
            <input
              {...control}
              className="input mono"
              type="password"
              name="key"
              autoComplete="off"
              spellCheck={false}
              autoFocus
              placeholder="sk-…"
              value={text}
              onChange={(change) => setText(change.target.value)}
            />
          )}
        </Field>
        <label className="check">
          <input
            type="checkbox"
            checked={staysSignedIn}
            onChange={(change) => setStaysSignedIn(change.target.checked)}
          />
          <span>
            Stay signed in <span className="muted">on this browser, not only in this tab</span>
          </span>
        </label>
        <button type="submit" className="button primary wide" disabled={isBusy}>
          {isBusy ? 'Checking…' : 'Sign in'}
        </button>
      </form>
    </main>
  );
}
