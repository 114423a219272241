/** What a command touches besides its own arguments. */
import { loadConfig, type Config, type Environment } from '../config/index.ts';
import type { Clock } from '../lib/clock.ts';
import { createLogger, type LogLevel, type Logger } from '../lib/logger.ts';
import type { LocalParts } from './local-parts.ts';
import type { Output } from './output.ts';

/** What the program as a whole is given. */
export interface Surroundings {
  /** The process's own when undefined. */
  readonly environment?: Environment;
  readonly output: Output;
  readonly clock: Clock;
  /** Aborted with the reason when the command shall stop. */
  readonly signal: AbortSignal;
  loadLocalParts(): Promise<LocalParts>;
}

export interface CommandContext extends Surroundings {
  readonly config: Config;
  readonly logger: Logger;
}

/** Throws a ConfigError; so it is called only when a command runs, and never for `--help`. */
export function createContext(surroundings: Surroundings): CommandContext {
  const config = loadConfig(surroundings.environment);
  return { ...surroundings, config, logger: createLogger(config.logLevel) };
}

/** For commands that are not the gateway: its everyday log would bury their own lines. */
export function createQuietContext(surroundings: Surroundings): CommandContext {
  const config = loadConfig(surroundings.environment);
  return { ...surroundings, config, logger: createLogger(quietLevel(config.logLevel)) };
}

function quietLevel(level: LogLevel): LogLevel {
  return level === 'info' ? 'warn' : level;
}
