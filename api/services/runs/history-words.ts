import type { Disclosures } from "../../../audit/disclosures.ts";
import type { RecordedRunEvent } from "../../../audit/run-event.ts";
import { commitmentsIn, disclosedIn } from "./texts.ts";

/** Events whose words are read in one go. */
const CHUNK = 200;

/** As it is looked for: neither capitals nor the marks around a text count. */
const plain = (value: unknown): string => JSON.stringify(value).toLocaleLowerCase("en-GB");

/**
 * Those events in whose own words, as far as the reader may have them, some words stand. It looks through the run's words one after
 * another, and stops when nobody asks for more.
 * @param told what of an event's data the reader may have in words.
 */
export async function* inWords(
  disclosures: Pick<Disclosures, "of">,
  events: AsyncIterable<RecordedRunEvent>,
  sought: string,
  told: (event: RecordedRunEvent) => unknown,
): AsyncGenerator<RecordedRunEvent> {
  const words = plain(sought).slice(1, -1);
  const found = async (batch: readonly RecordedRunEvent[]) => {
    const known = await disclosures.of([
      ...new Set(batch.flatMap((event) => commitmentsIn(told(event)))),
    ]);
    return batch.filter((event) =>
      Object.values(disclosedIn(told(event), known)).some((value) => plain(value).includes(words)),
    );
  };
  let batch: RecordedRunEvent[] = [];
  for await (const event of events) {
    if (commitmentsIn(told(event)).length === 0) continue;
    batch.push(event);
    if (batch.length < CHUNK) continue;
    yield* await found(batch);
    batch = [];
  }
  yield* await found(batch);
}
