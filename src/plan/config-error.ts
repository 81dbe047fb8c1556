/** A configuration cannot be used. The message names the file, the key and what was expected; one line per problem. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}
