import { setTimeout as sleep } from "node:timers/promises";
import { createLogSigner } from "../../audit/log/signer.ts";
import { runProjections, waitForProjections } from "../../projections/run-projections.ts";
import { followVerdicts } from "../../projections/verdicts/follow.ts";
import { createPages } from "../../web/pages.tsx";
import type { loadStaticFiles } from "../../web/static-files.ts";
import { askedRun, type AskedRun } from "./asked-run.ts";
import { PUBLIC_URL, runningApi, type RunningApi, type Someone } from "./running-api.ts";
import { publishOnce } from "./publish-once.ts";

export const NOW = new Date("2026-03-04T10:00:00.000Z");
export const WORDS = "It leaves out people who work nights.";

/** Three people with lived experience answer in three ways, in three worlds that are alike in all else. */
export const WAYS = [
  [{ answer: "yes" }, { answer: "yes" }, { answer: "yes" }],
  [{ answer: "yes-with-changes", comment: WORDS }, { answer: "step-back" }, { answer: "yes" }],
  [{ answer: "no", reason: WORDS }, { answer: "more-time", reason: WORDS }, { answer: "yes" }],
] as const;
/** The worlds in which nobody cries for help: whoever would hear that reads these alike too. */
export const QUIET = 2;

export type World = {
  readonly api: RunningApi;
  readonly asked: AskedRun;
  readonly helper: Someone;
  readonly auditor: Someone;
  readonly administrator: Someone;
  /** Neither helps here nor can revise what people are asked about. */
  readonly otherManager: Someone;
  /** Of the first of those who answer. */
  readonly guardian: Someone;
  readonly left: Someone;
  readonly launched: string;
  readonly stop: () => Promise<void>;
};

const signer = createLogSigner("log.example/test", new Uint8Array(32).fill(1));

type Files = Awaited<ReturnType<typeof loadStaticFiles>>;

export async function world(answers: (typeof WAYS)[number], files: Files): Promise<World> {
  const api = await runningApi({ now: () => NOW });
  const { services, authenticate } = api.api;
  const onUnexpected = (error: unknown) => api.unexpected.push(error);
  api.app.route(
    "/",
    createPages({
      publicUrl: PUBLIC_URL,
      services,
      // As by a session: pages are people's, not programs'.
      authenticate: async (headers) => {
        const found = await authenticate(headers);
        return found.kind === "principal"
          ? { ...found, principal: { ...found.principal, via: "session" } }
          : found;
      },
      files,
      now: () => NOW,
      onUnexpected,
    }),
  );
  const asked = await askedRun(api);
  // One after another: the organisation's stream holds them in their order.
  const helper = await api.someone(asked.organisation, "member");
  const auditor = await api.someone(asked.organisation, "auditor");
  const administrator = await api.someone(asked.organisation, "administrator");
  const otherManager = await api.someone(
    asked.organisation,
    "programme-manager",
    "Another manager",
  );
  const guardian = await api.someone(asked.organisation, "member", "A guardian");
  const left = await api.someone(asked.organisation, "member", "Somebody who left");
  const act = async (who: Someone, at: string, body: object) => {
    const done = await api.send(who, "POST", `/runs/${asked.run}${at}`, { body });
    if (done.status !== 201) throw new Error(`${at}: ${done.text}`);
  };
  await act(asked.manager, "/members", {
    person: helper.id,
    side: "staff",
    roles: ["coordinator"],
  });
  const joins = (who: Someone, ...roles: readonly string[]) =>
    act(asked.manager, "/members", { person: who.id, side: "staff", roles });
  await joins(guardian, "guardian");
  await act(asked.manager, `/members/${asked.pwle[0]?.id}/guardians`, { guardian: guardian.id });
  await joins(left, "contributor");
  await act(left, `/members/${left.id}/withdrawal`, {});
  const { request, version, digest } = asked;
  for (const [index, answer] of answers.entries()) {
    const who = asked.pwle[index];
    if (who === undefined) throw new Error("nobody answers");
    await act(who, `/sign-off-requests/${request}/answers`, { version, digest, ...answer });
  }
  await act(asked.manager, `/members/${asked.staff.id}/support`, {
    what: "A lift to the meeting.",
  });
  await publishOnce(api.pool, signer);
  const following = {
    pool: api.pool,
    stateAfter: async (run: string) => (await api.api.load(run))?.state ?? null,
    onError: onUnexpected,
  };
  const verdicts = followVerdicts(following);
  const followers = [runProjections(following), verdicts];
  for (const one of followers) one.start();
  const { rows } = await api.pool.query<{ last: string }>(
    "select max(position) as last from record.sequence",
  );
  await waitForProjections(api.pool, Number(rows[0]?.last), 20_000);
  await verdicts.waitFor(Number(rows[0]?.last), 20_000);
  const history = await api.send(auditor, "GET", `/runs/${asked.run}/history?limit=1`);
  const launched = /"event":"([^"]+)"/.exec(history.text)?.[1] ?? "";
  const stop = async () => {
    await Promise.all(followers.map((one) => one.stop()));
    await sleep(200);
    await api.close();
  };
  return {
    api,
    asked,
    helper,
    auditor,
    administrator,
    otherManager,
    guardian,
    left,
    launched,
    stop,
  };
}
