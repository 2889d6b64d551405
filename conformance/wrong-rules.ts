import type { JsonObject, JsonValue } from "../audit/json.ts";
import { replay } from "../audit/verify/replay.ts";
import type { LoggedEvent } from "../audit/verify/logged-event.ts";
import type { RecordedRun } from "../test/support/recorded-run.ts";
import { copyOf } from "./lines.ts";
import { withEvents } from "./runs.ts";
import type { WrongRun } from "./wrong-entries.ts";

const renumbered = (events: readonly LoggedEvent[]): readonly LoggedEvent[] =>
  events.map((event, at) => ({ ...event, version: at + 1 }));

const eventOf = (value: JsonObject): LoggedEvent => {
  const read: LoggedEvent = JSON.parse(JSON.stringify(value));
  return read;
};

/** Something else of the same type. */
const otherThan = (value: JsonValue): JsonValue | null => {
  if (typeof value === "number") return value + 1;
  if (typeof value === "boolean") return !value;
  if (Array.isArray(value)) return value.slice(1);
  return typeof value === "string" && !/^[0-9a-f]{64}$/u.test(value) ? `${value}x` : null;
};

/** Each way of changing one event of a run: it is gone, comes earlier, is somebody else's, or says something else. */
const changes = (run: RecordedRun): readonly (readonly [string, readonly LoggedEvent[]])[] => {
  const { events } = run;
  return events.flatMap((event, at) => {
    if (at === 0) return [];
    const name = `${event.type} (${event.version})`;
    const before = events[at - 1] ?? event;
    const data = copyOf(event.data);
    const put = (changed: JsonObject) => events.with(at, eventOf({ ...copyOf(event), ...changed }));
    const somebody = { id: "0197b3f0-0000-7000-8000-0000000000ff", role: "member", via: "session" };
    const told: (readonly [string, readonly LoggedEvent[]])[] = [
      [`${name} is gone`, renumbered(events.toSpliced(at, 1))],
      [
        `${name} comes before ${before.type}`,
        renumbered(events.toSpliced(at - 1, 2, event, before)),
      ],
      [`${name} is somebody else's`, put({ actor: somebody })],
      [
        `${name} is twice there`,
        renumbered(events.toSpliced(at, 0, { ...event, id: `${event.id.slice(0, -4)}ffff` })),
      ],
    ];
    for (const [member, value] of Object.entries(data)) {
      const other = otherThan(value);
      if (other === null || member === "signature") continue;
      told.push([`${name} says another ${member}`, put({ data: { ...data, [member]: other } })]);
    }
    return told;
  });
};

/** Histories that the rules do not lead to. Those that they lead to as well, such as one notice fewer, are left out. */
export const wrongRules = (name: string, run: RecordedRun): readonly WrongRun[] =>
  changes(run).flatMap(([what, events]): readonly WrongRun[] =>
    replay(run.template, events).length === 0
      ? []
      : [{ name: `${name}: ${what}`, must: stepThatMust(events), run: withEvents(run, events) }],
  );

/** Where no launch comes first, no template is pinned, and there are no rules to judge by. */
const stepThatMust = ([first]: readonly LoggedEvent[]): WrongRun["must"] =>
  first?.type === "runLaunched" ? "rules" : "template";
