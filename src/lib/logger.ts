/** Structured logs on standard error, one JSON object a line, with secrets taken out. */
import { pino, type Logger } from 'pino';

export type { Logger };

export const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

const SECRET_PATHS = [
  'authorization',
  '*.authorization',
  'headers["api-key"]',
  '*.headers["api-key"]',
  'apiKey',
  '*.apiKey',
  'databaseUrl',
  '*.databaseUrl',
];

/** Standard output stays free for what a person or a script asked to see. */
export function createLogger(level: LogLevel): Logger {
  return pino(
    { level, redact: { paths: SECRET_PATHS, censor: '[redacted]' }, base: null },
    pino.destination({ dest: 2, sync: true }),
  );
}
