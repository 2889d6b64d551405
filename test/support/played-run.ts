import type { LoggedEvent } from "../../audit/verify/logged-event.ts";
import type { Command } from "../../domain/command.ts";
import type { NumberedEvent } from "../../domain/event.ts";
import { player, type Watch } from "../properties/driver.ts";
import type { Template } from "../../domain/template.ts";
import { uuidOf } from "./recorded-run.ts";

const isHelped = ({ data }: Command): boolean =>
  "assistance" in data && data.assistance !== undefined;

/** Marks what a command led to as the API does: only what holds a signature is signed, a helper's answer is a helper's. */
const marked = (command: Command, event: NumberedEvent): NumberedEvent => {
  if (isHelped(command)) return { ...event, assurance: "assisted-unconfirmed" };
  const isSigned = "signature" in event.data && event.data.signature !== undefined;
  return event.assurance === "passkey-signed" && !isSigned
    ? { ...event, assurance: "signed-in" }
    : event;
};

/** A generated run's events, as the record would mark them. The same choices give the same run. */
export const playedTrail = (
  template: Template,
  tie: string,
  choices: readonly number[],
): readonly NumberedEvent[] => {
  const trail: NumberedEvent[] = [];
  const watch: Watch = (before, command, after) => {
    const happened = after.refusal === null ? after.events.slice(before.events.length) : [];
    trail.push(...happened.map((event) => marked(command, event)));
  };
  player(template, watch).play(tie, choices);
  return trail;
};

/** As their entries hold them; the signatures in them are stand-ins. @param seed 0, 1, 2…: one run each. */
export const playedRun = (template: Template, seed: number): readonly LoggedEvent[] => {
  // Knuth's multiplicative hash spreads neighbouring numbers.
  const choices = Array.from(
    { length: 560 },
    (_, at) => Math.imul(seed * 400 + at + 1, 2_654_435_761) >>> 1,
  );
  return playedTrail(template, "lived-experience-decides", choices).map((event): LoggedEvent => {
    const whole = { ...event, id: uuidOf(`played ${event.version}`), run: uuidOf("played") };
    const read: LoggedEvent = JSON.parse(JSON.stringify({ ...whole, schema: 1 }));
    return read;
  });
};
