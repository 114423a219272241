/** Keeps one stream of events open while somebody is signed in. */
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { followEvents, type Connection } from '../api/follow-events.ts';
import { useSession } from '../session/use-session.ts';
import { createNewsDesk } from './apply-news.ts';

export function useLiveNews(): Connection {
  const { gateway } = useSession();
  const queries = useQueryClient();
  const [connection, setConnection] = useState<Connection>('connecting');
  useEffect(() => {
    const leaving = new AbortController();
    const desk = createNewsDesk(queries, gateway);
    void followEvents({
      open: gateway.follow,
      onNews: desk.take,
      onConnection: setConnection,
      onGap: () => void desk.lookAgain(),
      signal: leaving.signal,
    });
    return () => leaving.abort();
  }, [gateway, queries]);
  return connection;
}
