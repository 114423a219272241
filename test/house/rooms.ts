/** Who may import whom, and which package or module of Node belongs to which room. */

interface Room {
  mayEnter: readonly string[];
  reason: string;
}

/**
 * The rule of a room is named after it. `dialects` and `providers` stand for each folder in them:
 * these never enter each other, and a name with a slash overrides the rule of its family.
 */
export const ROOMS: Readonly<Record<string, Room>> = {
  lib: {
    mayEnter: [],
    reason: 'lib knows no word of the domain, so anything may stand on it',
  },
  core: {
    mayEnter: ['lib'],
    reason: 'core is the language everyone speaks, so it depends on nobody who speaks it',
  },
  config: {
    mayEnter: ['core', 'lib'],
    reason: 'config reads settings and starts nothing',
  },
  db: {
    mayEnter: ['lib'],
    reason: 'db runs statements; what they mean belongs to the room that owns the table',
  },
  renderer: {
    mayEnter: ['lib'],
    reason: 'the renderer knows no gateway and is usable alone',
  },
  queue: {
    mayEnter: ['db', 'lib'],
    reason: 'the queue knows when something runs, never what',
  },
  ledger: {
    mayEnter: ['core', 'db', 'lib'],
    reason: 'balances change in one place that nothing of a video can reach into',
  },
  assets: {
    mayEnter: ['core', 'db', 'lib'],
    reason: 'assets keep bytes and never ask what they are for',
  },
  identity: {
    mayEnter: ['core', 'db', 'lib'],
    reason: 'identity says who is asking, not what they may have',
  },
  webhooks: {
    mayEnter: ['core', 'db', 'queue', 'lib'],
    reason: 'webhooks tell the outside what has happened and never change it',
  },
  dialects: {
    mayEnter: ['core', 'lib', 'dialects/videos-api'],
    reason: "a dialect is a pure codec between a caller's words and ours, and stands alone",
  },
  'dialects/videos-api': {
    mayEnter: ['core', 'lib'],
    reason: 'what vendors took over from the Videos API is said once, and knows no vendor',
  },
  providers: {
    mayEnter: ['core', 'lib'],
    reason: 'a provider touches the world only through its context, and stands alone',
  },
  'providers/builtin': {
    mayEnter: ['core', 'renderer', 'lib'],
    reason: 'the built-in provider is one more provider, and the only one that has the renderer',
  },
  engine: {
    mayEnter: ['core', 'db', 'queue', 'ledger', 'assets', 'webhooks', 'lib'],
    reason: 'the engine decides and gets dialects and providers handed over as contracts',
  },
  http: {
    mayEnter: ['core', 'identity', 'engine', 'lib'],
    reason: 'http carries requests to the engine and leaves every decision there',
  },
  cli: {
    mayEnter: ['app', 'config', 'core', 'renderer', 'lib'],
    reason: 'a command starts the app or talks to one, and draws pictures with the renderer alone',
  },
  app: {
    mayEnter: [
      'lib',
      'core',
      'config',
      'db',
      'renderer',
      'queue',
      'ledger',
      'assets',
      'identity',
      'webhooks',
      'dialects',
      'providers',
      'engine',
      'http',
    ],
    reason: 'app joins the parts, and only the command line starts it',
  },
};

/** Folders that hold rooms rather than being one; the files right in them may enter each. */
export const FAMILIES: readonly string[] = ['dialects', 'providers'];

/** Everything that a dialect or the language does is computed from what it was given. */
export const PURE_ROOMS: readonly string[] = ['core', 'dialects'];

/** Where a package may be imported. A package that is missing here may be imported nowhere in src. */
export const PACKAGES: Readonly<Record<string, readonly string[]>> = {
  '@fastify/*': ['http'],
  '@napi-rs/canvas': ['renderer'],
  aws4fetch: ['assets'],
  commander: ['cli'],
  fastify: ['http'],
  'image-size': ['lib'],
  'ipaddr.js': ['lib/http-client'],
  mediabunny: ['assets', 'renderer'],
  'node-av': ['renderer'],
  pg: ['db'],
  pino: ['lib'],
  undici: ['lib/http-client'],
  yaml: ['config'],
  zod: ['.'],
};

/** What the studio may import: it runs in browsers, and everyone who opens it waits for its bytes. */
export const STUDIO_PACKAGES: readonly string[] = ['react', 'react-dom', '@tanstack/react-query'];

/** Modules of Node that reach outside the process; every other one may be imported anywhere. */
export const GUARDED_NODE_MODULES: Readonly<Record<string, readonly string[]>> = {
  child_process: ['renderer', 'assets', 'db/embedded'],
  cluster: [],
  dgram: [],
  dns: ['lib/http-client'],
  http: ['lib/http-client', 'http'],
  http2: [],
  https: ['lib/http-client'],
  module: ['db/embedded', 'renderer'],
  net: ['lib/http-client', 'http'],
  tls: ['lib/http-client'],
};
