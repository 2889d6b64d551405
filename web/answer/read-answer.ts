import type { RawOrder } from "../../api/contracts/order.ts";
import type { Assistance } from "../../domain/event.ts";
import { idFrom, type Body } from "../body.ts";
import { readPlaces } from "../form/read-places.ts";
import { fromEach } from "../../domain/language.ts";
import type { Said } from "../language/language.tsx";
import type { Mistake } from "../layout/error-summary.tsx";
import type { InputNames } from "../outcome.ts";
import { choiceWords } from "./answer-words.tsx";
import type { Asked } from "./asked.ts";
import { optionsToRank } from "./ranking.ts";

/** How somebody can be helped to answer. */
export const CHANNELS = [
  "in-person",
  "phone",
  "video",
  "letter",
  "interpreter",
] as const satisfies readonly Assistance["channel"][];

export type ReadAnswer =
  | { readonly kind: "order"; readonly order: RawOrder }
  | { readonly kind: "mistakes"; readonly mistakes: readonly Mistake[] };

/** What is wrong with an answer, in the language of its page. */
const say = (take: (t: (typeof choiceWords)["en"]) => string) => fromEach(choiceWords, take);

const mistake = (field: string, message: Said): ReadAnswer => ({
  kind: "mistakes",
  mistakes: [{ field, message }],
});

/** How a helper took the answer; null when the person answers alone, a mistake when something is missing. */
function readAssistance(body: Body, asked: Asked, me: string): Assistance | Mistake | null {
  if (asked.as !== "helper") return null;
  const channel = CHANNELS.find((value) => value === body.text("channel"));
  if (channel === undefined) {
    return { field: "channel", message: say((t) => t.chooseChannel) };
  }
  return { helper: me, channel, readBack: body.text("readBack") === "yes" };
}

/** Which input of the page holds a member of the order. */
export const inputsOf = (order: RawOrder): InputNames => ({
  comment: "changes",
  ranking: "rank.0",
  assistance: "channel",
  ...(order.type === "askForTime" ? { reason: "help" } : {}),
});

/** Turns a filled-in answer into the order it stands for. `key` makes ids that stay the same when it is sent twice. */
export function readAnswer(body: Body, asked: Asked, me: string, key: string): ReadAnswer {
  const assistance = readAssistance(body, asked, me);
  if (assistance !== null && "message" in assistance) {
    return { kind: "mistakes", mistakes: [assistance] };
  }
  const data = {
    request: asked.request.id,
    version: body.whole("version"),
    digest: body.text("digest"),
    member: asked.member,
    ...(assistance === null ? {} : { assistance }),
  };
  switch (body.text("answer")) {
    case "yes":
      return {
        kind: "order",
        order: { type: "signOff", data: { ...data, answer: "yes", comment: null } },
      };
    case "yes-with-changes": {
      const comment = body.text("changes");
      if (comment === "")
        return mistake(
          "changes",
          say((t) => t.sayChange),
        );
      const contribution = idFrom(key, "contribution");
      return {
        kind: "order",
        order: {
          type: "signOff",
          data: { ...data, answer: "yes-with-changes", comment, contribution },
        },
      };
    }
    case "no": {
      const reason = body.text("reason");
      if (reason === "")
        return mistake(
          "reason",
          say((t) => t.sayWrong),
        );
      const objection =
        asked.gate.rule === "consent" ? { objection: idFrom(key, "objection") } : {};
      return { kind: "order", order: { type: "decline", data: { ...data, reason, ...objection } } };
    }
    case "preference": {
      const ranking = readRanking(body, asked);
      if ("message" in ranking) return { kind: "mistakes", mistakes: [ranking] };
      return { kind: "order", order: { type: "prefer", data: { ...data, ranking } } };
    }
    case "more-time": {
      const reason = body.text("help");
      return {
        kind: "order",
        order: { type: "askForTime", data: { ...data, reason: reason === "" ? null : reason } },
      };
    }
    case "step-back":
      return { kind: "order", order: { type: "standAside", data } };
    default:
      return mistake(
        "answer",
        say((t) => t.chooseOne),
      );
  }
}

/** Options in the order in which they were placed; those without a place are left out. Or what is wrong with a place. */
function readRanking(body: Body, asked: Asked): readonly string[] | Mistake {
  const options = optionsToRank(asked);
  const places = readPlaces(
    body,
    "rank",
    options.length,
    say((t) => t.sayBest),
  );
  return "message" in places ? places : places.flatMap((line) => options[line]?.value ?? []);
}
