import type { Context, Measure } from "./context.ts";
import type { Measured } from "./goal.ts";
import { startPeer } from "./peers/start-peer.ts";
import { startProduct } from "./product/start-product.ts";
import { startServers } from "./servers.ts";

/** Loaded only when asked for, after the peers are installed. */
const measures: { readonly [name: string]: () => Promise<Measure> } = {
  "sign-off": async () => (await import("./measures/sign-off.ts")).signOff,
  "acted-on": async () => (await import("./measures/acted-on.ts")).actedOn,
  "one-run": async () => (await import("./measures/one-run.ts")).oneRun,
  receipt: async () => (await import("./measures/receipt.ts")).receipt,
  "tamper-evidence": async () => (await import("./measures/tamper-evidence.ts")).tamperEvidence,
  stating: async () => (await import("./measures/stating.ts")).stating,
  "catch-up": async () => (await import("./measures/catch-up.ts")).catchUp,
  history: async () => (await import("./measures/history.ts")).history,
  pages: async () => (await import("./measures/pages.ts")).pages,
  verify: async () => (await import("./measures/verify.ts")).verify,
  verdict: async () => (await import("./measures/verdict.ts")).verdict,
  bundles: async () => (await import("./measures/bundles.ts")).bundles,
  "large-group": async () => (await import("./measures/large-group.ts")).largeGroup,
  waiting: async () => (await import("./measures/waiting.ts")).waiting,
};

/** Which database belongs to which side. All are on one server. */
const databases = ["emmett", "dbos", "temporal", "bare_http", "inserts", "without_evidence"];

/**
 * Measures what is named, or everything, each on fresh servers, so that no measurement pays for another's data.
 * @throws Error for an unknown name.
 */
export async function measureAll(
  names: readonly string[],
  options: { readonly quick: boolean; readonly progress: (line: string) => void },
): Promise<ReadonlyMap<string, Measured>> {
  const wanted = names.length === 0 ? Object.keys(measures) : names;
  const measured = new Map<string, Measured>();
  for (const name of wanted) {
    const load = measures[name];
    if (load === undefined) {
      throw new Error(
        `There is no bench "${name}". There are: ${Object.keys(measures).join(", ")}.`,
      );
    }
    options.progress(`\n${name}`);
    measured.set(name, await measureOne(await load(), options));
  }
  return measured;
}

async function measureOne(
  measure: Measure,
  { quick, progress }: { readonly quick: boolean; readonly progress: (line: string) => void },
): Promise<Measured> {
  await using stack = new AsyncDisposableStack();
  const servers = await startServers(databases);
  stack.defer(() => servers.stop());
  const context: Context = {
    servers,
    progress,
    quick,
    rounds: quick ? 2 : 5,
    async product(env = {}) {
      const product = await startProduct({
        env,
        databaseUrl: servers.databaseUrl("alongside"),
        temporalAddress: servers.temporalAddress,
        dataDir: `${servers.dataDir}/alongside`,
      });
      stack.defer(() => product.stop());
      return product;
    },
    async peer(name) {
      const peer = await startPeer(name, {
        databaseUrl: servers.databaseUrl(name.replace("-", "_")),
        temporalAddress: servers.temporalAddress,
      });
      stack.defer(() => peer.close());
      return peer;
    },
  };
  return await measure(context);
}
