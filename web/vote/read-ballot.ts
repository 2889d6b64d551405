import type { Choice } from "../../domain/blocks/poll/event.ts";
import type { PollView } from "../../api/services/polls.ts";
import type { Body } from "../body.ts";
import type { Mistake } from "../layout/error-summary.tsx";

type Asked = Pick<PollView, "choose" | "options">;

/** What a voter filled in, as the poll takes it; or what is missing. The rules check the rest. */
export const readBallot = (
  { choose, options }: Asked,
  body: Body,
): { readonly choice: Choice } | { readonly mistakes: readonly Mistake[] } => {
  const choice = choiceIn(choose, options.length, body);
  if (choose === "scale" ? choice.some((one) => one !== null) : choice.length > 0)
    return { choice };
  const field = choose === "rank" || choose === "scale" ? "option.0" : "option";
  return { mistakes: [{ field, message: missing[choose] }] };
};

const missing: { readonly [C in Asked["choose"]]: string } = {
  one: "Choose one",
  several: "Choose at least one",
  rank: "Give at least one of them a place",
  scale: "Answer at least one line",
};

const choiceIn = (choose: Asked["choose"], many: number, body: Body): Choice => {
  const lines = Array.from({ length: many }, (_, index) => body.text(`option.${index}`));
  switch (choose) {
    case "one":
    case "several":
      return body.all("option").map(Number);
    case "rank":
      return lines
        .flatMap((place, index) => (place === "" ? [] : [{ index, place: Number(place) }]))
        .toSorted((one, other) => one.place - other.place)
        .map(({ index }) => index);
    case "scale":
      return lines.map((value) => (value === "" ? null : Number(value)));
  }
};
