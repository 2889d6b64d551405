import type { JsonObject, JsonValue } from "../../../audit/json.ts";
import { encodeEntry } from "../../../audit/entry.ts";
import type { LoggedEvent } from "../../../audit/verify/logged-event.ts";
import { copyOf } from "../../../conformance/lines.ts";
import type { RecordedRun } from "../../support/recorded-run.ts";
import type { Pick } from "../../tamper/die.ts";

const renumbered = (events: readonly LoggedEvent[]): readonly LoggedEvent[] =>
  events.map((event, at) => ({ ...event, version: at + 1 }));

const eventOf = (value: JsonObject): LoggedEvent => {
  const read: LoggedEvent = JSON.parse(JSON.stringify(value));
  return read;
};

/** Something else of the same type. */
const otherThan = (value: JsonValue): JsonValue => {
  if (typeof value === "number") return value + 1;
  if (typeof value === "boolean") return !value;
  if (Array.isArray(value)) return value.slice(1);
  return typeof value === "string" ? `${value}x` : null;
};

/** One member of an event's data is gone, is that of another event, or says something else. */
const otherwise = (events: readonly LoggedEvent[], data: JsonObject, pick: Pick): JsonObject => {
  const names = Object.keys(data);
  const name = names[pick(names.length)];
  if (name === undefined) return data;
  const others = Object.fromEntries(Object.entries(data).filter(([other]) => other !== name));
  const how = pick(3);
  if (how === 0) return others;
  const elsewhere = events.flatMap((event) => copyOf(event.data)[name] ?? []);
  const found = elsewhere[pick(elsewhere.length)];
  return {
    ...others,
    [name]: how === 1 && found !== undefined ? found : otherThan(data[name] ?? null),
  };
};

/** The run with one event changed before the log took it in: gone, early, somebody else's, twice there, or saying something else. */
export const changedRun = (run: RecordedRun, pick: Pick): RecordedRun => {
  const { events } = run;
  const at = 1 + pick(events.length - 1);
  const event = events[at];
  const before = events[at - 1];
  const by = events[pick(events.length)];
  if (event === undefined || before === undefined || by === undefined) return run;
  const twice = { ...event, id: `${event.id.slice(0, -4)}ffff` };
  const put = (changed: JsonObject) => events.with(at, eventOf({ ...copyOf(event), ...changed }));
  const ways: readonly (() => readonly LoggedEvent[])[] = [
    () => renumbered(events.toSpliced(at, 1)),
    () => renumbered(events.toSpliced(at - 1, 2, event, before)),
    () => renumbered(events.toSpliced(at, 0, twice)),
    () => put({ actor: by.actor }),
    () => put({ data: otherwise(events, copyOf(event.data), pick) }),
    () => put({ data: otherwise(events, copyOf(event.data), pick) }),
  ];
  const changed = ways[pick(ways.length)]?.() ?? events;
  return { ...run, events: changed, entries: changed.map(encodeEntry) };
};
