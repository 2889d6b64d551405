import type { AskedRun } from "./asked-run.ts";
import type { RunningApi, Someone } from "./running-api.ts";

/**
 * Somebody who calls, and the letter by which the tables of policies let them in: a = administrator, m = programme manager,
 * u = auditor, r = member of the run, "-" = signed in and nothing else, "0" = nobody at all.
 */
export type Caller = { readonly who: Someone | null; readonly letter: string };

/** Every kind of caller, to a run whose first gate is open: by what they are to the organisation, and by what they are to the run. */
export async function callersTo(
  api: RunningApi,
  { organisation, run, manager, pwle }: AskedRun,
): Promise<ReadonlyMap<string, Caller>> {
  const post = async (who: Someone, path: string, body?: object, method = "POST") => {
    const sent = await api.send(who, method, path, body === undefined ? {} : { body });
    if (sent.status !== 201) throw new Error(`${path}: ${sent.text}`);
  };
  const inRun = async (side: string, ...roles: readonly string[]): Promise<Someone> => {
    const who = await api.someone(organisation, "member");
    await post(manager, `/runs/${run}/members`, { person: who.id, side, roles });
    return who;
  };
  const inOrganisation = async (
    role: Parameters<RunningApi["someone"]>[1],
    letter: string,
  ): Promise<Caller> => ({ who: await api.someone(organisation, role), letter });

  const [approver, giver, delegate] = pwle;
  if (approver === undefined || giver === undefined || delegate === undefined)
    throw new Error("There are three with lived experience.");
  const until = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
  const path = `/runs/${run}/members/${giver.id}/delegation`;
  await post(giver, path, { to: delegate.id, until }, "PUT");
  const guardian = await inRun("staff", "guardian");
  await post(manager, `/runs/${run}/members/${approver.id}/guardians`, { guardian: guardian.id });
  const left = await inRun("staff", "contributor");
  await post(left, `/runs/${run}/members/${left.id}/withdrawal`);
  const erased = await api.someone(organisation, "member");
  const administrator = await inOrganisation("administrator", "a");
  const gone = await api.send(administrator.who, "POST", `/people/${erased.id}/erasure`, {
    body: { what: "all" },
  });
  if (gone.status !== 200) throw new Error(gone.text);

  return new Map<string, Caller>([
    ["nobody", { who: null, letter: "0" }],
    ["administrator", administrator],
    ["programme-manager", await inOrganisation("programme-manager", "m")],
    ["auditor", await inOrganisation("auditor", "u")],
    ["member", await inOrganisation("member", "-")],
    ["pwle-approver", await inOrganisation("pwle-approver", "-")],
    ["approver of the run", { who: approver, letter: "r" }],
    ["coordinator of the run", { who: await inRun("staff", "coordinator"), letter: "r" }],
    ["chair of the run", { who: await inRun("staff", "chair"), letter: "r" }],
    ["delegate of somebody", { who: delegate, letter: "r" }],
    ["guardian of somebody", { who: guardian, letter: "r" }],
    // Also after withdrawing: what one was part of, one may go on reading.
    ["somebody who left the run", { who: left, letter: "r" }],
    ["somebody whose data were erased", { who: erased, letter: "0" }],
  ]);
}
