import { RecordUnavailable } from "../../audit/record-unavailable.ts";

/**
 * Looks many keys up together: those which are asked for while one look-up is under way share the next. A thousand people who
 * answer at once cost a few round trips and not a thousand.
 * @param most keys of one look-up.
 * @param mostWaiting keys that may wait; who comes when so many do is told at once to come again.
 */
export function batched<T>(
  lookUpAll: (keys: readonly string[]) => Promise<ReadonlyMap<string, T>>,
  most = 1_000,
  mostWaiting = 10_000,
): (key: string) => Promise<T | null> {
  type Waiting = {
    readonly key: string;
    readonly resolve: (value: T | null) => void;
    readonly reject: (error: unknown) => void;
  };
  const waiting: Waiting[] = [];
  let underWay = false;

  const run = async (): Promise<void> => {
    while (waiting.length > 0) {
      const batch = waiting.splice(0, most);
      try {
        const found = await lookUpAll(batch.map(({ key }) => key));
        for (const { key, resolve } of batch) resolve(found.get(key) ?? null);
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
    }
    underWay = false;
  };

  return (key) =>
    new Promise((resolve, reject) => {
      if (waiting.length >= mostWaiting) {
        reject(new RecordUnavailable("no", new Error("too many wait to be recognised")));
        return;
      }
      waiting.push({ key, resolve, reject });
      if (underWay) return;
      underWay = true;
      // Not at once: what arrives in this turn of the event loop is looked up together.
      setImmediate(() => void run());
    });
}
