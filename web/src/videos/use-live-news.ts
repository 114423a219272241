/** Keeps one stream of events open while somebody is signed in. */
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { followEvents, type Connection, type Place } from '../api/follow-events.ts';
import { whileWatched } from '../parts/while-watched.ts';
import { useSession } from '../session/use-session.ts';
import { createNewsDesk } from './apply-news.ts';

export function useLiveNews(): Connection {
  const { gateway } = useSession();
  const queries = useQueryClient();
  const [connection, setConnection] = useState<Connection>('connecting');
  useEffect(() => {
    const desk = createNewsDesk(queries, gateway);
    const place: Place = { lastEventId: null, hasHeard: false };
    return whileWatched((signal) => {
      void followEvents({
        place,
        open: gateway.follow,
        onNews: desk.take,
        onConnection: setConnection,
        onGap: () => void desk.lookAgain(),
        signal,
      });
    });
  }, [gateway, queries]);
  return connection;
}
