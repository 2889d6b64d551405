import type { Scenario } from "../../scenario.ts";
import {
  asksFor,
  followUp,
  fund,
  joAsks,
  panelIsAsked,
  panelStands,
  rules,
  seat,
  twoAgainstTwo,
} from "./steps.ts";

const ASKED = 31_000;
const BOOTS = "Boots and coats that people can borrow.";

/** The rule that the adopter stated: a tie is a yes if both people with lived experience say yes. */
export const livedExperienceDecides: Scenario = {
  ...fund,
  name: "A tie is a yes, since both with lived experience say yes",
  title: "Boots to borrow",
  ends: { status: "finished", standing: "co-produced", findings: [] },
  parameters: { ...rules, tie: "lived-experience-decides" },
  steps: [
    ...panelStands,
    ...joAsks(asksFor(ASKED, BOOTS)),
    ...panelIsAsked("decision:1", ASKED, BOOTS),
    ...twoAgainstTwo("decision:1", ["priya", "stuart"], ["beth", "omar"]),
    {
      do: "tell",
      text: "Two against two. By the rule of this fund it is a yes, since both with lived experience say so.",
    },
    { do: "wait", until: { part: "decision:1", gate: "passed" } },
    ...followUp(
      "panel",
      ASKED,
      "Two of four would have waited. Both with lived experience said that winter is the time.",
      "Nine people walked in January.",
    ),
  ],
};

/** The rule that the adopter stated: four other people decide. */
export const anotherPanelDecides: Scenario = {
  ...fund,
  name: "A tie goes to another panel, which says yes",
  title: "A bench on the hill",
  ends: { status: "finished", standing: "co-produced", findings: [], refused: 1 },
  parameters: { ...rules, tie: "defer-to-another-panel" },
  people: [
    ...fund.people,
    seat("moira", "Moira Tait", "pwle"),
    seat("kofi", "Kofi Mensah", "pwle"),
    seat("lynn", "Lynn Baird", "staff"),
    seat("piotr", "Piotr Zielak", "staff"),
  ],
  steps: [
    ...panelStands,
    ...joAsks(asksFor(ASKED, "A bench half way up the hill.")),
    ...panelIsAsked("decision:1", ASKED, "A bench half way up the hill."),
    ...twoAgainstTwo("decision:1", ["priya", "beth"], ["stuart", "omar"]),
    { do: "tell", text: "Two against two. In this fund four other people decide then." },
    { do: "wait", until: { part: "decision:1", gate: "refused" } },
    { do: "join", people: ["moira", "kofi", "lynn", "piotr"] },
    { do: "pay", by: "robbie", people: ["moira", "kofi"], pence: 2_500 },
    ...panelIsAsked("another-panel:1", ASKED, "A bench half way up the hill."),
    { do: "tell", text: "Whoever was asked before is not asked again." },
    { do: "answer", by: "stuart", part: "another-panel:1", answer: "no", refused: true },
    {
      do: "answer",
      by: "lynn",
      part: "another-panel:1",
      answer: "no",
      comment: "The council could pay for it.",
    },
    { do: "all-agree", part: "another-panel:1", but: ["lynn"] },
    ...followUp(
      "panel",
      ASKED,
      "The first panel was divided. Three of the second four said yes.",
      "People sit down half way, and talk.",
    ),
  ],
};
