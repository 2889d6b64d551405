import type { Block, Form, Gate, Step, Template } from "../../domain/template.ts";
import { write, circleAgrees } from "../shared/gates.ts";
import { groupForm } from "../shared/group-form.ts";
import { conceptForm } from "./forms/concept-form.ts";
import { finalForm } from "./forms/final-form.ts";
import { productionForm } from "./forms/production-form.ts";
import { oneMoreRound } from "./forms/readiness.ts";
import { scriptForm } from "./forms/script-form.ts";
import { storyboardForm } from "./forms/storyboard-form.ts";

const groupAgrees = circleAgrees("group", { due: { workingDays: 7 } });

/** Before it goes out, everybody who gave something to it is asked, not the group alone. */
const contributorsAgree: Gate = {
  ...groupAgrees,
  circle: "contributors",
  due: { workingDays: 10 },
};

/** People learn to tell a story and to work in a group: what they give is theirs, and so is what they gain. */
const learn = (key: string, title: string): Block => ({
  block: "session",
  key,
  title,
  capacity: "training",
});

const made = (
  key: string,
  kind: Step["kind"],
  title: string,
  purpose: string,
  form: Form,
): Step => ({
  key,
  kind,
  title,
  purpose,
  parts: { kind: "rounds", again: oneMoreRound, blocks: [write(form, "makers"), groupAgrees] },
});

/** A film for staff, made with those whom it is about from the first idea to the last cut. */
export const coProducedTrainingVideo: Template = {
  name: "co-produced-training-video",
  version: 1,
  title: "A training film made together",
  summary: "People with lived experience, staff and film makers make a film, step by step.",
  parameters: [],
  circles: {
    group: {
      of: [
        { side: "pwle", roles: ["decision-maker"], atLeast: 3 },
        { side: "staff", roles: ["decision-maker"], atLeast: 1 },
      ],
    },
    makers: {
      of: [
        { side: "pwle" },
        { side: "staff", roles: ["author", "coordinator"] },
        { side: "partner", roles: ["author"] },
      ],
    },
    contributors: {
      of: [
        { side: "pwle", contributed: true, atLeast: 2 },
        { side: "pwle", roles: ["decision-maker"] },
        { side: "staff", roles: ["decision-maker"], atLeast: 1 },
      ],
    },
  },
  declarations: [
    { key: "name-me", label: "Name me in full in the thanks." },
    { key: "first-name", label: "Name me by my first name in the thanks." },
    { key: "no-name", label: "Do not name me." },
  ],
  steps: [
    {
      key: "group",
      kind: "form-group",
      title: "Form the group",
      purpose: "Agree how you work together, with the film makers at the table.",
      parts: { kind: "one", blocks: [write(groupForm), groupAgrees] },
    },
    {
      key: "skills",
      kind: "meet",
      title: "Learn together",
      purpose: "Learn to tell a story, and to work in a group.",
      parts: {
        kind: "one",
        blocks: [learn("storytelling", "Telling a story"), learn("group", "Working in a group")],
      },
    },
    made("concept", "plan", "The idea", "Say what the film is for and what it says.", conceptForm),
    made(
      "storyboard",
      "plan",
      "The storyboard",
      "Draw the film before you film it.",
      storyboardForm,
    ),
    made("script", "plan", "The script", "Write what is said, in people's own words.", scriptForm),
    made(
      "production",
      "refine",
      "Film and cut",
      "Film it, look at it together, and cut it again.",
      productionForm,
    ),
    {
      key: "final",
      kind: "decide",
      title: "The film",
      purpose: "Everybody who gave something to it says whether it may go out.",
      parts: { kind: "one", blocks: [write(finalForm, "makers"), contributorsAgree] },
    },
  ],
};
