import { seal, type SealedValue } from "../../audit/commitment.ts";
import { decodeEntry, encodeEntry } from "../../audit/entry.ts";
import type { Recorded } from "../../audit/event.ts";
import { uuidV7 } from "../../audit/uuid-v7.ts";
import type { RunEvent } from "../../domain/event.ts";
import type { Told } from "../../test/browser/fixture/told.ts";

export type Retold = {
  readonly events: readonly Recorded<RunEvent>[];
  /** What the events' commitments stand for. */
  readonly sealed: readonly SealedValue[];
};

/** Ids and commitments, as an entry holds them. */
const NAMES = /[0-9a-f]{64}|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gu;

/**
 * A story that can be told again and again, each time of another run and other people: its ids are new ones, its texts are sealed
 * anew, and it is drawn out to so many events by acts that were refused, which change nothing in it.
 * @throws Error when the story has more events than that.
 */
export function retelling({ fixture, run: told }: Told, events: number) {
  const { events: all, words } = fixture.kept();
  if (all.length > events) throw new Error(`The story has ${all.length} events.`);
  const text = JSON.stringify(all.map((event) => encodeEntry(event).toString("utf8")));
  const { organisation } = fixture.principalOf("maya");

  /** @param people whose pseudonym stands for each of the story's. */
  return (run: string, people: ReadonlyMap<string, string>): Retold => {
    const sealed: SealedValue[] = [];
    const names = new Map([[told, run], [organisation, organisation], ...people]);
    const nameFor = (old: string): string => {
      const known = names.get(old);
      if (known !== undefined) return known;
      const value = old.length === 64 ? words.get(old) : undefined;
      // A digest of other things is compared and never computed again.
      if (old.length === 64 && value === undefined) return old;
      if (value !== undefined) sealed.push(seal(value));
      const name = value === undefined ? uuidV7() : (sealed.at(-1)?.commitment ?? "");
      names.set(old, name);
      return name;
    };
    const lines: readonly string[] = JSON.parse(text.replaceAll(NAMES, nameFor));
    return {
      events: drawnOut(
        lines.map((line) => decodeEntry<RunEvent>(line)),
        events,
      ),
      sealed,
    };
  };
}

function drawnOut(
  its: readonly Recorded<RunEvent>[],
  wanted: number,
): readonly Recorded<RunEvent>[] {
  const last = its.at(-1);
  if (last === undefined) throw new Error("The story has no events.");
  const { run, at } = last;
  const refused = Array.from({ length: wanted - its.length }, (_, index): Recorded<RunEvent> => ({
    ...{ run, id: uuidV7(), schema: last.schema, version: its.length + index + 1 },
    at: new Date(Date.parse(at) + index * 1_000).toISOString(),
    type: "actRefused",
    data: { command: "signOff", code: "not-a-member", about: null },
    actor: { id: `token-${index % 7}`, role: "programme-manager", via: "token" },
    assurance: "signed-in",
  }));
  return [...its, ...refused];
}
