import type { Step } from "../../programmes/scenario.ts";
import { story, type Story } from "../browser/fixture/story.ts";

/** One page, as one person reads it. */
export type Shot = {
  /** The file's name, without its width and ending. */
  readonly name: string;
  readonly title: string;
  /** `null`: nobody has signed in. */
  readonly person: string | null;
  readonly path: string;
};

export type Scene = { readonly story: Story; readonly shots: readonly Shot[] };

/** The goal was changed after two had said yes: everybody is asked again. */
const askedAgain = (step: Step): boolean => step.do === "all-agree" && step.part === "goal:1";

const outside = [
  ["sign-in", "Signing in", "/sign-in"],
  ["question-from-mail", "From the mail to its question", "/question/asha"],
  ["set-up", "Setting up", "/set-up/first"],
] as const;

/** The pages that are pictured, in the order of their readers: somebody who is asked, a manager, an auditor, an administrator. */
export async function scenes(): Promise<readonly Scene[]> {
  const again = await story(askedAgain);
  const ended = await story();
  const { run } = again;
  const view = await again.fixture.services.runs.view(again.fixture.principalOf("asha"), run);
  const request = view?.state.parts["goal:1"]?.requests[0] ?? "";
  const asha = again.fixture.ids()["asha"] ?? "";
  const by =
    (person: string) =>
    ([name, title, path]: readonly [string, string, string]): Shot => ({
      ...{ name, title, path },
      person,
    });
  return [
    {
      story: again,
      shots: [
        ...outside.map(([name, title, path]) => ({ name, title, path, person: null })),
        ...(
          [
            ["home-approver", "Home of somebody who is asked", "/"],
            ["answer", "A question", `/answer/${run}/${request}`],
            ["answer-other-ways", "Other ways to answer", `/answer/${run}/${request}/other-ways`],
            ["contribute", "Say something", `/contribute/${run}`],
            ["your-part", "Your part in a run", `/your-part/${run}`],
            ["ways", "What you need, a stand-in, leaving", `/your-part/${run}/ways`],
            ["facts", "What has happened", `/board/${run}/facts`],
            ["your-offers", "What you were offered and paid", "/your-offers"],
            ["who-we-are", "Who we are", `/who-we-are/${run}`],
            ["who-can-act", "Who can act", "/who-can-act"],
            ["details", "Your details", "/details"],
            ["calendar", "A calendar of one's own", "/calendar"],
            ["question-in-welsh", "A question, in Welsh", `/answer/${run}/${request}?lang=cy`],
          ] as const
        ).map(by("asha")),
        ...(
          [
            ["home-manager", "Home of a manager", "/"],
            ["desk", "What each run waits for", "/desk"],
            ["path", "A programme, in plain words and drawn", "/paths/resource-panel"],
            ["launch", "Launch: choose a programme", "/launch"],
            ["launch-programme", "Launch: fill in", "/launch?template=resource-panel"],
            ["board", "A run", `/board/${run}`],
            ["people", "The group", `/board/${run}/people`],
            ["support", "What a person is offered", `/board/${run}/people/${asha}/support`],
            ["course", "Plan and delivery, meetings, figures", `/board/${run}/course`],
            ["compare", "Rounds side by side", `/board/${run}/goal:1/compare`],
            ["own-paths", "Paths of one's own", "/own-paths"],
          ] as const
        ).map(by("maya")),
        ...(
          [
            ["part", "A part of a run", `/board/${run}/goal:1`],
            ["part-edit", "Writing a part", `/board/${run}/goal:1/edit`],
            ["contributions", "Contributions", `/board/${run}/contributions`],
            ["help-wanted", "Who needs you", "/help-wanted"],
          ] as const
        ).map(by("rowan")),
        ...(
          [
            ["first-day", "The first day", "/first-day"],
            ["staff", "Staff", "/staff"],
            ["organisation", "The organisation", "/organisation"],
            ["who-can-vouch", "Who can vouch for people", "/who-can-vouch"],
          ] as const
        ).map(by("anna")),
      ],
    },
    {
      story: ended,
      shots: (
        [
          ["home-auditor", "Home of an auditor", "/"],
          ["decisions", "A run's history", `/decisions/${ended.run}`],
          ["decision", "One decision", `/decisions/${ended.run}/3`],
          ["run-ended", "A run that has ended", `/board/${ended.run}`],
          ["audit", "Runs by verdict", "/audit"],
          ["audit-run", "A run's verdict, and what it rests on", `/audit/${ended.run}`],
          ["audit-part", "Who was asked, and what they said", `/audit/${ended.run}/goal:1`],
          ["audit-words", "The words that were signed", `/audit/${ended.run}/goal:1/versions/2`],
          ["powers", "Who had which power when", "/who-can-act/timeline"],
        ] as const
      ).map(by("ines")),
    },
  ];
}
