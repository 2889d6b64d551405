import { formOf } from "../../domain/rules/blocks.ts";
import type { Form } from "../../domain/template.ts";
import { implementationPathway } from "../../programmes/implementation-pathway/template.ts";
import { filledForm } from "./filled-form.ts";
import type { RunningApi, Someone } from "./running-api.ts";

/** A run whose first gate waits for answers. */
export type AskedRun = {
  readonly organisation: string;
  readonly run: string;
  readonly part: string;
  readonly request: string;
  readonly version: number;
  readonly digest: string;
  readonly manager: Someone;
  readonly staff: Someone;
  readonly leader: Someone;
  /** With lived experience; all of them decide. */
  readonly pwle: readonly Someone[];
};

export const LAUNCH = {
  template: "implementation-pathway",
  title: "Kinder front desks",
  nation: "scotland",
} as const;

const [FIRST] = implementationPathway.steps;
const FORM: Form =
  FIRST === undefined ? { sections: [] } : formOf({ key: null, stretch: 1 }, FIRST);

/**
 * Launches a run, gathers a group, fills in its first form and asks for sign-off, all over HTTP.
 * @param also further people with lived experience who decide.
 * @param title of the run.
 */
export async function askedRun(
  api: RunningApi,
  organisation?: string,
  also: readonly Someone[] = [],
  title: string = LAUNCH.title,
): Promise<AskedRun> {
  const home = organisation ?? (await api.organisation());
  const manager = await api.someone(home, "programme-manager");
  const staff = await api.someone(home, "member");
  const leader = await api.someone(home, "member");
  // One after another: the organisation's stream holds them in their order.
  const pwle: Someone[] = [];
  while (pwle.length < 3) pwle.push(await api.someone(home, "pwle-approver"));
  const post = async (path: string, body: unknown) => {
    const answer = await api.send(manager, "POST", path, { body });
    if (answer.status !== 201) throw new Error(`${path}: ${answer.text}`);
    return answer.body;
  };
  const run = String((await post("/runs", { ...LAUNCH, title }))["run"]);
  const join = (side: string) => async (one: Someone) =>
    post(`/runs/${run}/members`, { person: one.id, side, roles: ["decision-maker"] });
  await join("staff")(staff);
  await join("leadership")(leader);
  for (const one of [...pwle, ...also]) await join("pwle")(one);
  const part = "form-group:1";
  const saved = await api.send(manager, "PUT", `/runs/${run}/parts/${part}/form`, {
    body: { sections: filledForm(FORM, staff.id) },
    headers: { "if-match": '"0"' },
  });
  if (saved.status !== 201) throw new Error(saved.text);
  const { id } = await post(`/runs/${run}/parts/${part}/sign-off-requests`, { version: 1 });
  const request = String(id);
  const asked = await api.send(manager, "GET", `/runs/${run}/sign-off-requests/${request}`);
  return {
    organisation: home,
    run,
    part,
    request,
    version: Number(asked.body["version"]),
    digest: String(asked.body["digest"]),
    manager,
    staff,
    leader,
    pwle,
  };
}
