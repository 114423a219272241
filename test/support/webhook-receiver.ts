/** A receiver of webhooks on the loopback interface, whose answers a test decides. */
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  readonly path: string;
}

export interface ReceiverAnswer {
  readonly status: number;
  readonly headers?: Record<string, string>;
  readonly body?: string;
}

export interface WebhookReceiver extends AsyncDisposable {
  readonly url: string;
  readonly received: readonly Received[];
}

/** `answer` may take its time; null breaks the connection off. */
export async function startReceiver(
  answer: (received: Received) => ReceiverAnswer | null | Promise<ReceiverAnswer | null> = () => ({
    status: 200,
  }),
  port = 0,
): Promise<WebhookReceiver> {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    const respond = async () => {
      const one = { headers: request.headers, body: await text(request), path: request.url ?? '' };
      received.push(one);
      const reply = await answer(one);
      if (reply === null) return void request.socket.destroy();
      response.writeHead(reply.status, reply.headers).end(reply.body);
    };
    respond().catch(() => request.socket.destroy());
  });
  await new Promise<void>((resolve) => {
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    received,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => {
        server.close(resolve);
      });
    },
  };
}
