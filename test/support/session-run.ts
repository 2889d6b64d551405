import type { Template } from "../../domain/template.ts";
import type { Answer, RunningApi, Someone } from "./running-api.ts";

/** People meet; whoever walks in is heard too. */
const meeting: Template = {
  name: "a-meeting",
  version: 1,
  title: "A meeting",
  summary: "People meet and are heard.",
  circles: { group: { of: [{ side: "pwle", roles: ["decision-maker"], atLeast: 2 }] } },
  declarations: [],
  parameters: [],
  steps: [
    {
      key: "meet",
      kind: "meet",
      title: "The meeting",
      purpose: "Meet and listen.",
      parts: { kind: "one", blocks: [{ block: "session", key: "day", voices: true, held: 2 }] },
    },
  ],
};

export type SessionRun = {
  readonly run: string;
  readonly organisation: string;
  readonly manager: Someone;
  readonly staff: Someone;
  /** With lived experience; in the group. */
  readonly ada: Someone;
  readonly ben: Someone;
  /** YYYY-MM-DD, in London. */
  readonly today: string;
  post(who: Someone, path: string, body?: unknown): Promise<Answer>;
  /** @returns the id of a session for today. */
  plan(place?: string): Promise<string>;
};

/** Launches a run of a meeting and gathers its group, over HTTP. */
export async function sessionRun(
  api: Pick<RunningApi, "send" | "offering" | "organisation" | "someone">,
): Promise<SessionRun> {
  const organisation = await api.organisation();
  const manager = await api.someone(organisation, "programme-manager");
  const staff = await api.someone(organisation, "member");
  const ada = await api.someone(organisation, "pwle-approver");
  const ben = await api.someone(organisation, "pwle-approver");
  const launch = { template: meeting.name, title: "The meeting", nation: "scotland" };
  const launched = await api.offering([meeting]).send(manager, "POST", "/runs", { body: launch });
  const run = String(launched.body["run"]);
  const post = (who: Someone, path: string, body?: unknown) =>
    api.send(who, "POST", `/runs/${run}${path}`, body === undefined ? {} : { body });
  for (const [person, side, roles] of [
    [staff, "staff", ["coordinator"]],
    [ada, "pwle", ["decision-maker"]],
    [ben, "pwle", ["decision-maker"]],
  ] as const) {
    const joined = await post(manager, "/members", { person: person.id, side, roles });
    if (joined.status !== 201) throw new Error(joined.text);
  }
  const today = new Intl.DateTimeFormat("en-CA", { timeZone: "Europe/London" }).format(new Date());
  return {
    ...{ run, organisation, manager, staff, ada, ben, today, post },
    async plan(place = "The library") {
      const body = { on: today, place, mode: "in-person", offers: "Tea and a quiet room." };
      const planned = await post(staff, "/parts/meet:1/blocks/day/sessions", body);
      if (planned.status !== 201) throw new Error(planned.text);
      return String(planned.body["id"]);
    },
  };
}
