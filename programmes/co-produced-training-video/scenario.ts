import type { FormValues } from "../../domain/blocks/form/form.ts";
import type { Scenario, Step } from "../scenario.ts";
import { groupAnswers } from "../shared/group-answers.ts";
import { people } from "./scenario/people.ts";

const agreed = (part: string, by: string, form: FormValues): readonly Step[] => [
  { do: "write", by, part, form },
  { do: "ask", by: "isaac", part },
  { do: "all-agree", part },
];

const round = (again: "again" | "ready", said: string): FormValues => ({ round: { said, again } });

const pdf = (name: string) => ({ upload: name, type: "application/pdf" });
const film = (name: string) => ({ upload: name, type: "video/mp4" });

const learn = (part: string, block: string, account: string): readonly Step[] => [
  {
    do: "plan-session",
    by: "isaac",
    part,
    block,
    place: "The community kitchen",
    offers: "Lunch, travel, and somebody to sit with.",
  },
  {
    do: "hold-session",
    by: "isaac",
    part,
    block,
    came: ["carol", "ravi", "steph", "lou"],
    ledBy: ["isaac"],
    account,
  },
  { do: "bear-out", part, people: ["carol", "ravi", "steph", "lou"] },
];

/** From an idea to a film, with one round more for the storyboard, and everybody asked at the end. */
export const coProducedTrainingVideoScenario: Scenario = {
  name: "A film is made from the first idea to the last cut, and all who gave to it are asked",
  ends: { status: "finished", standing: "co-produced", findings: [] },
  template: "co-produced-training-video",
  title: "Before you write that down",
  nation: "england-and-wales",
  parameters: {},
  people,
  manager: "nell",
  steps: [
    { do: "join", people: ["isaac", "carol", "ravi", "steph", "lou", "femi", "jax"] },
    {
      do: "pay",
      by: "isaac",
      people: ["carol", "ravi", "steph", "lou"],
      pence: 6_000,
      declined: ["ravi"],
    },
    ...agreed(
      "group:1",
      "isaac",
      groupAnswers({
        chair: "@carol",
        coordinator: "@isaac",
        deciders: ["@carol", "@ravi", "@steph", "@femi"],
      }),
    ),
    ...learn("skills:1", "storytelling", "Three photos, and what is not in them."),
    ...learn("skills:1", "group", "Who talks, who waits, and how to make room."),
    ...agreed("concept:1", "isaac", {
      concept: {
        whom: "New staff, in their first week.",
        messages: [{ message: "Look up from the form." }],
        stories: "Lou's and Steph's. They choose what is in it.",
        style: "Slow, with hands and not with faces.",
      },
      ...round("ready", "It was about the system first. Now it is about one afternoon."),
    }),
    {
      do: "tell",
      text: "Jax makes films. Jax proposes the pictures, and has no vote on them.",
    },
    ...agreed("storyboard:1", "jax", {
      storyboard: {
        file: pdf("storyboard-1.pdf"),
        scenes: [{ scene: "A corridor." }, { scene: "A form, and a pen that stops." }],
        care: "The corridor is hard for Steph. We go round it.",
      },
      ...round("again", "Too many doors. Carol wants a window."),
    }),
    ...agreed("storyboard:2", "jax", {
      storyboard: {
        file: pdf("storyboard-2.pdf"),
        scenes: [{ scene: "A window." }, { scene: "A form, and a pen that stops." }],
        care: "Nothing is left that is hard for one of us.",
      },
      ...round("ready", "There is a window now, and no corridor."),
    }),
    {
      do: "contribute",
      by: "lou",
      part: "script:1",
      kind: "story",
      text: "She stopped writing and asked what I would like to be called.",
    },
    {
      do: "write",
      by: "jax",
      part: "script:1",
      form: {
        script: {
          file: pdf("script.pdf"),
          own: "All of Lou's lines are Lou's. Lou read them twice.",
        },
        ...round("ready", "One line is shorter."),
      },
    },
    {
      do: "reply",
      by: "isaac",
      part: "script:1",
      outcome: "done",
      text: "It is the last scene, in your words.",
    },
    { do: "ask", by: "isaac", part: "script:1" },
    { do: "all-agree", part: "script:1" },
    ...agreed("production:1", "jax", {
      cut: {
        file: film("cut-1.mp4"),
        took: "Lou and Steph spoke. Ravi held the camera for the window.",
      },
      ...round("again", "The music tells people what to feel. It goes."),
    }),
    ...agreed("production:2", "jax", {
      cut: { file: film("cut-2.mp4"), took: "Nobody new." },
      ...round("ready", "No music, and one can hear the room."),
    }),
    { do: "declare", by: "lou", declares: "first-name" },
    { do: "declare", by: "carol", declares: "name-me" },
    { do: "declare", by: "ravi", declares: "no-name" },
    {
      do: "tell",
      text: "Lou is not one of those who decide, and is asked all the same: Lou is in it.",
    },
    ...agreed("final:1", "jax", {
      film: {
        file: film("before-you-write-that-down.mp4"),
        use: "In the first week of all new staff. Carol or Lou leads the talk.",
        stop: "One call to Isaac, and it is taken down the same day.",
      },
      thanks: { names: [{ name: "Carol Dwyer" }, { name: "Lou" }] },
    }),
    { do: "wait", until: "finished" },
  ],
};
