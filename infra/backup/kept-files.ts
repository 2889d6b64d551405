/** What the data folder holds besides the database and cannot be made again: the secret that sessions and links hang on. */
export const keptFiles: readonly string[] = ["secret"];
