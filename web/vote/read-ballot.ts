import type { Choice } from "../../domain/blocks/poll/event.ts";
import { fromEach } from "../../domain/language.ts";
import { readNumber } from "../../domain/written/number.ts";
import type { PollView } from "../../api/services/polls.ts";
import { wholeOf, type Body } from "../body.ts";
import { readPlaces } from "../form/read-places.ts";
import type { Mistake } from "../layout/error-summary.tsx";
import { voteWords } from "./vote-words.tsx";

type Asked = Pick<PollView, "choose" | "options">;
type Read = { readonly choice: Choice } | { readonly mistakes: readonly Mistake[] };

/** What a voter filled in, as the poll takes it; or what is missing. The rules check the rest. */
export function readBallot({ choose, options }: Asked, body: Body): Read {
  switch (choose) {
    case "one":
    case "several": {
      const chosen = choose === "several" ? body.all("option") : [body.text("option")];
      const choice = chosen.filter((one) => one !== "").map(wholeOf);
      const message = fromEach(voteWords, (t) => (choose === "one" ? t.one : t.atLeastOne));
      return choice.length > 0 ? { choice } : { mistakes: [{ field: "option", message }] };
    }
    case "rank": {
      const missing = fromEach(voteWords, (t) => t.placeOne);
      const places = readPlaces(body, "option", options.length, missing);
      return "message" in places ? { mistakes: [places] } : { choice: places };
    }
    case "scale":
      return readNumbers(body, options.length);
  }
}

/** A number for each line, or null for one that is left out. */
function readNumbers(body: Body, lines: number): Read {
  const choice: (number | null)[] = [];
  const mistakes: Mistake[] = [];
  for (let line = 0; line < lines; line += 1) {
    const field = `option.${line}`;
    const written = body.text(field);
    const read = readNumber(written);
    if (written !== "" && read.kind === "wrong")
      mistakes.push({ field, message: fromEach(voteWords, (t) => t.number) });
    choice.push(read.kind === "value" ? read.value : null);
  }
  if (mistakes.length > 0) return { mistakes };
  return choice.some((one) => one !== null)
    ? { choice }
    : { mistakes: [{ field: "option.0", message: fromEach(voteWords, (t) => t.answerOne) }] };
}
