/** The HTTP edge. */
export { createServer, type ServerParts } from './server.ts';
export { listenOn, type Listening } from './listen-on.ts';
