/** The HTTP edge. */
export { createServer, type ServerParts } from './server.ts';
export type { Delivery } from './content/hand-over.ts';
export { listenOn, type Listening } from './listen-on.ts';
