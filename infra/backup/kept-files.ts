/**
 * What the data folder holds besides the database and cannot be made again: the secret that sessions and links hang on, and the
 * key that signs the log, without which a restored log would not be the same log.
 */
export const keptFiles: readonly string[] = ["secret", "log/key"];
