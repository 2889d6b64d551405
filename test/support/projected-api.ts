import { createSequencer } from "../../audit/sequencer.ts";
import { runProjections, waitForProjections } from "../../projections/run-projections.ts";
import type { AskedRun } from "./asked-run.ts";
import { runningApi, type RunningApi, type Someone } from "./running-api.ts";

/** The API with a sequencer and the read models, which follow its record until they are stopped. */
export type ProjectedApi = {
  readonly api: RunningApi;
  /** What the sequencer and the read models complained of. */
  readonly errors: readonly unknown[];
  /** Waits until the read models hold everything that is on record now. */
  caughtUp(): Promise<void>;
  /** What a list holds. @throws when it is not answered with 200. */
  itemsOf(who: Someone, path: string): Promise<readonly Record<string, unknown>[]>;
  answer(asked: AskedRun, who: Someone, body: object): ReturnType<RunningApi["send"]>;
  follow(): void;
  stopFollowing(): Promise<void>;
  close(): Promise<void>;
};

export async function projectedApi(): Promise<ProjectedApi> {
  const api = await runningApi();
  const errors: unknown[] = [];
  const onError = (error: unknown) => void errors.push(error);
  const running = [
    createSequencer({ pool: api.pool, onError }),
    runProjections({
      pool: api.pool,
      stateAfter: async (run) => (await api.api.load(run))?.state ?? null,
      onError,
    }),
  ];
  const follow = () => {
    for (const one of running) one.start();
  };
  follow();
  const stopFollowing = async () => {
    await Promise.all(running.map((one) => one.stop()));
  };
  return {
    api,
    errors,
    async caughtUp() {
      const { rows } = await api.pool.query<{ count: number }>(
        "select count(*)::int as count from record.event",
      );
      const newest = (rows[0]?.count ?? 0) - 1;
      if (!(await waitForProjections(api.pool, newest, 20_000))) {
        throw new Error(`The read models have not come to position ${newest}.`);
      }
    },
    async itemsOf(who, path) {
      const { status, body } = await api.send(who, "GET", path);
      if (status !== 200) throw new Error(`GET ${path} is answered with ${status}.`);
      return Array.isArray(body["items"]) ? body["items"] : [];
    },
    answer: (asked, who, body) =>
      api.send(who, "POST", `/runs/${asked.run}/sign-off-requests/${asked.request}/answers`, {
        body: { version: asked.version, digest: asked.digest, ...body },
      }),
    follow,
    stopFollowing,
    async close() {
      await stopFollowing();
      await api.close();
    },
  };
}
