/** Opens the server's port, and closes it without cutting anybody off at once. */
import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';

export interface Listening {
  /** The port that was really taken. */
  readonly port: number;
  close(): Promise<void>;
}

/** Answers under way may finish; a slow download must not hold up a stop for longer. */
const CLOSE_GRACE_MS = 2000;

export async function listenOn(
  server: FastifyInstance,
  host: string,
  port: number,
): Promise<Listening> {
  await server.listen({ host, port });
  const address = server.server.address() as AddressInfo;
  return {
    port: address.port,
    async close() {
      const cutOff = setTimeout(() => server.server.closeAllConnections(), CLOSE_GRACE_MS);
      try {
        await server.close();
      } finally {
        clearTimeout(cutOff);
      }
    },
  };
}
