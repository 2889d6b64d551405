import type { RawOrder } from "../../api/contracts/order.ts";
import { readNumber } from "../../domain/written/number.ts";
import { idFrom, type Body } from "../body.ts";
import { readDate, readNeededDate } from "../form/read-date.ts";
import type { Mistake } from "../layout/error-summary.tsx";

const DAY_MISSING = "Write the day, like 4 12 2026";

type Read = RawOrder | readonly Mistake[];

const needed = (body: Body, field: string, message: string): readonly Mistake[] =>
  body.text(field) === "" ? [{ field, message }] : [];

export const readPlan = (body: Body, part: string, key: string): Read => {
  const on = readNeededDate(body, "planned", DAY_MISSING);
  const until = readDate(body, "until");
  const modes = ["in-person", "online", "both"] as const;
  const mode = modes.find((one) => one === body.text("mode"));
  const mistakes = [
    ...on.mistakes,
    ...(until.kind === "mistakes" ? until.mistakes : []),
    ...needed(body, "place", "Say where it is and at what time"),
    ...(mode === undefined ? [{ field: "mode", message: "Choose how people meet" }] : []),
  ];
  if (mistakes.length > 0 || mode === undefined) return mistakes;
  return {
    type: "planSession",
    data: {
      ...{ id: idFrom(key, "session"), part, block: body.text("block"), on: on.date, mode },
      until: until.kind === "date" ? until.date : null,
      place: body.text("place"),
      offers: body.text("offers") === "" ? null : body.text("offers"),
    },
  };
};

export const readHeld = (body: Body): Read => {
  const on = readNeededDate(body, "held", DAY_MISSING);
  const others = readNumber(body.text("others") === "" ? "0" : body.text("others"));
  const mistakes = [
    ...on.mistakes,
    ...(others.kind === "wrong" ? [{ field: "others", message: others.message }] : []),
    ...needed(body, "account", "Say how it went"),
  ];
  if (mistakes.length > 0 || others.kind === "wrong") return mistakes;
  return {
    type: "holdSession",
    data: {
      ...{ session: body.text("session"), on: on.date, others: others.value },
      ...{ came: body.all("came"), ledBy: body.all("ledBy"), account: body.text("account") },
    },
  };
};

export const readCancelled = (body: Body): Read => {
  const mistakes = needed(body, "reason", "Say why it is not held");
  if (mistakes.length > 0) return mistakes;
  const data = { session: body.text("session"), reason: body.text("reason") };
  return { type: "cancelSession", data };
};

export const readVoice = (body: Body, _: string, key: string): Read => {
  const kinds = ["story", "idea", "concern"] as const;
  const kind = kinds.find((one) => one === body.text("voiceKind"));
  const contact = body.text("contact");
  const mistakes = [
    ...(kind === undefined ? [{ field: "voiceKind", message: "Choose what it is" }] : []),
    ...needed(body, "said", "Write what they said"),
  ];
  if (mistakes.length > 0 || kind === undefined) return mistakes;
  return {
    type: "hearVoice",
    data: {
      ...{ id: idFrom(key, "voice"), session: body.text("session"), kind },
      ...{ text: body.text("said"), mayContact: contact !== "" },
      contact: contact === "" ? null : contact,
    },
  };
};
