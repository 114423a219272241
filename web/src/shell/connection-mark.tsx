/** Whether news arrive as they happen. */
import type { Connection } from '../api/follow-events.ts';

const WORDS: Readonly<Record<Connection, string>> = {
  connecting: 'Connecting',
  live: 'Live',
  lost: 'Reconnecting',
};

export function ConnectionMark({ connection }: { readonly connection: Connection }) {
  return (
    <span className={`connection ${connection}`} role="status">
      <span className="dot" aria-hidden="true" />
      {WORDS[connection]}
    </span>
  );
}
