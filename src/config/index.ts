/** Settings: the environment and the configuration file, checked once and frozen. */
export { ConfigError } from './config-error.ts';
export { describeFile, type FileSection } from './file/describe-file.ts';
export type * from './file/file-config.ts';
export { loadFileConfig, type KnownParts } from './file/load-file-config.ts';
export { loadConfig, type Config, type Environment } from './load-config.ts';
export { SETTINGS, type Setting } from './settings.ts';
