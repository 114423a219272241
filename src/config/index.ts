/** Settings: the environment, checked once and frozen. */
export { ConfigError, loadConfig, type Config, type Environment } from './load-config.ts';
export { SETTINGS, type Setting } from './settings.ts';
