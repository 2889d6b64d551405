import { Delivery } from "../board/delivery.tsx";
import { aboutPart } from "../decisions/telling-words.ts";
import type { PartOf } from "./part-of.ts";

const factWords: { readonly [fact: string]: string } = {
  decided: "decided",
  published: "published",
  piloted: "tried out",
  "rolled-out": "rolled out",
};

export const delivery: PartOf<"delivery"> = {
  section: Delivery,
  done: {
    started: "It is on record that this has started.",
    completed: "It is on record that this is done. Thank you.",
  },
  events: {
    deliveryStarted: (t) => `${aboutPart(t)} started on ${t.date(t.data.text("on"))}.`,
    deliveryCompleted: (t) =>
      `${aboutPart(t)} was done on ${t.date(t.data.text("on"))}. It reached ${t.data.number("reached") ?? 0} people. Done by ${t.names(t.data.list("deliveredBy")) || "nobody named"}.`,
    factStated: (t) =>
      `${t.who} said that ${aboutPart(t)} was ${factWords[t.data.text("fact") ?? ""] ?? "done"} on ${t.date(t.data.text("on"))}.`,
    factDisputed: (t) =>
      `${t.name(t.data.text("member"))} said that something stated about ${aboutPart(t)} was not so.`,
  },
  entries: {
    deliveryStarted: "doing",
    deliveryCompleted: "doing",
    factStated: "doing",
    factDisputed: "doing",
  },
  tried: {
    startDelivery: "say that the work has started",
    completeDelivery: "say that the work is done",
    stateFact: "state a fact",
    disputeFact: "say that a fact was not so",
  },
};
