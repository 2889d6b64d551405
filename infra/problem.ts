/** What went wrong at start-up, in one sentence, and what the reader can do about it. */
export class SetupProblem extends Error {
  override readonly name = "SetupProblem";
  /** One imperative sentence: the mend. */
  readonly mend: string;

  constructor(message: string, mend: string, cause?: unknown) {
    super(message, { cause });
    this.mend = mend;
  }
}

/** The text for a person: the problem, then the mend; never a stack trace. */
export function explain(error: unknown): string {
  if (error instanceof SetupProblem)
    return `${error.message}\n  ${error.mend.replaceAll("\n", "\n  ")}`;
  if (error instanceof AggregateError && error.message === "") {
    return error.errors.map(explain).join("\n");
  }
  return error instanceof Error ? error.message : String(error);
}
