/** A setting that cannot be used: one line that says where, what, and what is allowed. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}
