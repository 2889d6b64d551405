/** Where progress is written. */
export interface ProgressOutput {
  write(text: string): unknown;
  readonly isTTY?: boolean;
  readonly columns?: number;
}

/** Says what is being done and how far it is; the same activity is said again with more progress. */
export interface Progress {
  /** Wipes the line, so that something else can be written. */
  clear(): void;
  show(activity: string, how?: string): void;
  /** Shows the seconds that an activity has taken, until the returned function is called. */
  during(activity: string, how?: () => string): () => void;
}

/** @param now milliseconds. */
export function createProgress(out: ProgressOutput, now?: () => number): Progress;
