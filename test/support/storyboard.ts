import type { Template } from "../../domain/template.ts";
import type { RunningApi, Someone } from "./running-api.ts";

/** A template whose form asks for files. */
export const storyboard: Template = {
  name: "storyboard",
  version: 1,
  title: "Storyboard",
  summary: "Draw a film together.",
  circles: {
    group: {
      of: [
        { side: "pwle", roles: ["decision-maker"], atLeast: 2 },
        { side: "staff", roles: ["decision-maker"], atLeast: 1 },
      ],
    },
  },
  declarations: [],
  parameters: [],
  steps: [
    {
      key: "board",
      kind: "plan",
      title: "The storyboard",
      purpose: "Draw what the film shows.",
      parts: {
        kind: "one",
        blocks: [
          {
            block: "form",
            key: "text",
            form: {
              sections: [
                {
                  key: "film",
                  title: "The film",
                  fields: [
                    { key: "about", label: "What it is about", kind: "long-text", required: true },
                    {
                      key: "board",
                      label: "The storyboard",
                      kind: "file",
                      required: true,
                      accept: ["application/pdf", "image/*", "text/plain"],
                    },
                    { key: "cut", label: "A first cut", kind: "file", maxBytes: 2_000 },
                  ],
                },
              ],
            },
          },
          {
            block: "gate",
            key: "agree",
            rule: "consent",
            circle: "group",
            share: 0.5,
            notice: { workingDays: 2 },
            due: { workingDays: 5 },
            reminders: [],
            extension: { workingDays: 5 },
          },
        ],
      },
    },
  ],
};

export const BOARD_PART = "board:1";

export type StoryboardRun = {
  readonly run: string;
  readonly manager: Someone;
  readonly staff: Someone;
  readonly pwle: readonly Someone[];
};

/** Launches a run of it and gathers its group. */
export async function storyboardRun(
  api: Pick<RunningApi, "send" | "someone" | "organisation">,
): Promise<StoryboardRun> {
  const home = await api.organisation();
  const manager = await api.someone(home, "programme-manager");
  const staff = await api.someone(home, "member");
  const pwle = await Promise.all([1, 2].map(() => api.someone(home, "pwle-approver")));
  const post = async (path: string, body: unknown) => {
    const answer = await api.send(manager, "POST", path, { body });
    if (answer.status !== 201) throw new Error(`${path}: ${answer.text}`);
    return answer.body;
  };
  const launch = { template: storyboard.name, title: "Our film", nation: "scotland" };
  const run = String((await post("/runs", launch))["run"]);
  for (const [side, one] of [
    ["staff", staff],
    ...pwle.map((person) => ["pwle", person] as const),
  ] as const) {
    await post(`/runs/${run}/members`, { person: one.id, side, roles: ["decision-maker"] });
  }
  return { run, manager, staff, pwle };
}
