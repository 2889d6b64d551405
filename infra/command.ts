/** Where this code lies, and the build of it that runs. Absolute paths. */
export interface Checkout {
  readonly root: string;
  /** The folder that `buildCode` gave: `cli.js` and `processes/*.js`. */
  readonly code: string;
}

/** One command of `npx alongside`. */
export interface Command {
  /** What `--help` prints, without the final line break. */
  readonly help: string;
  /**
   * @param args what follows the command's name.
   * @throws SetupProblem when it fails in a way that a person can mend; an error of `parseArgs` for wrong usage.
   */
  run(args: readonly string[], checkout: Checkout): Promise<void>;
}
