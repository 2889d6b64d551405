import type { FormValues } from "../../domain/blocks/form/form.ts";
import type { Scenario, Step } from "../scenario.ts";
import { people } from "./scenario/people.ts";

const meets = (
  round: number,
  place: string,
  came: readonly string[],
  account: string,
  form: FormValues,
): readonly Step[] => {
  const part = `meetings:${round}`;
  return [
    {
      do: "plan-session",
      by: "fern",
      part,
      block: "meeting",
      place,
      offers: "Tea, and bus fares.",
    },
    { do: "hold-session", by: "fern", part, came, ledBy: ["fern"], account },
    { do: "bear-out", part, people: came.filter((key) => key !== "fern") },
    { do: "write", by: "dilip", part, form },
    { do: "submit", by: "dilip", part },
  ];
};

/** People come as they like, until something comes up that they want to decide. */
export const networkBuildingScenario: Scenario = {
  name: "People find each other, and then have something to decide",
  ends: { status: "finished", standing: "co-produced", findings: [] },
  template: "network-building",
  title: "The harbour, and who walks there",
  nation: "northern-ireland",
  parameters: {},
  people,
  manager: "aoife",
  steps: [
    { do: "join", people: ["dilip", "fern"] },
    {
      do: "write",
      by: "dilip",
      part: "start:1",
      form: {
        start: {
          bond: "They live near the harbour, and walk there.",
          has: [
            { what: "A boat shed with a stove", whose: "The rowing club" },
            { what: "A list of quiet walks", whose: "Fern" },
          ],
          able: "Evenings are hard. Some do not like crowds.",
          staff: "Dilip books the shed and pays the fares. The rest is theirs.",
        },
      },
    },
    { do: "submit", by: "dilip", part: "start:1" },
    { do: "tell", text: "Nobody is sent. Jonas and Tam hear of it, and join by themselves." },
    { do: "join-myself", by: "jonas", side: "pwle", roles: ["decision-maker", "contributor"] },
    { do: "join-myself", by: "tam", side: "pwle", roles: ["decision-maker", "contributor"] },
    { do: "pay", by: "dilip", people: ["fern", "jonas", "tam"], pence: 1_000, declined: ["tam"] },
    ...meets(1, "The boat shed", ["fern", "jonas"], "Two hours by the stove, and a walk.", {
      meeting: {
        links: [{ what: "Jonas mends the bench with the rowing club." }],
        matters: "A place to sit where nobody asks why.",
      },
      next: { next: "meet" },
    }),
    ...meets(2, "The boat shed", ["fern", "jonas", "tam"], "Tam came. The bench stands.", {
      meeting: {
        links: [{ what: "Tam draws a sign for the bench." }],
        matters: "What the sign should say.",
      },
      next: { next: "decide" },
    }),
    {
      do: "write",
      by: "dilip",
      part: "decision:1",
      form: {
        decision: {
          what: "The sign on the bench",
          proposal: "It says: sit here if you like to talk, or if you do not.",
          who: "Tam paints it. Jonas puts it up.",
          if: "We take it down and ask what went wrong.",
        },
      },
    },
    { do: "ask", by: "dilip", part: "decision:1" },
    { do: "all-agree", part: "decision:1" },
    { do: "wait", until: "finished" },
  ],
};
