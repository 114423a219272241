/**
 * Takes a connection out of the HTTP server's hands, for an answer that goes on for hours.
 *
 * What the server keeps of a request while it is answered, its parser above all, is two thirds of
 * what such a connection would cost. Node has a way for this only where the client asks for another
 * protocol, so the server is told what it hears when a connection ends, upon which it lets go.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { finished } from 'node:stream/promises';

/** To be called before anything is answered. Null when the client has gone. */
export async function takeConnection(
  request: IncomingMessage,
  response: ServerResponse,
): Promise<Socket | null> {
  // The server would take a request that was not read to its end for one that broke off.
  request.resume();
  await finished(request, { writable: false }).catch(() => undefined);
  const { socket } = response;
  if (socket === null || socket.destroyed || !request.complete) return null;
  response.detachSocket(socket);
  socket.setTimeout(0);
  // Until somebody listens, the parser reads from below the socket.
  socket.on('data', ignore);
  socket.emit('close', false);
  socket.removeAllListeners();
  // None of them is a closure: it would keep the request and the answer.
  socket.on('data', ignore);
  socket.on('error', ignore);
  socket.on('end', destroyItself);
  return socket;
}

/** What a client still sends is of no interest, but must be read, or its leaving is not noticed. */
function ignore(): void {}

function destroyItself(this: Socket): void {
  this.destroy();
}
