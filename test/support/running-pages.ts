import path from "node:path";
import { serve } from "@hono/node-server";
import { getConnInfo } from "@hono/node-server/conninfo";
import { freePort } from "../../infra/servers/free-port.ts";
import { createPages } from "../../web/pages.tsx";
import { loadStaticFiles } from "../../web/static-files.ts";
import { runningApi, type RunningApi } from "./running-api.ts";

export type RunningPages = {
  readonly api: RunningApi;
  /** Where they are served. */
  readonly base: string;
  close(): Promise<void>;
};

/** API and pages as one process serves them, over HTTP. `publicUrl`: what people open; where it is served, if not said. */
export async function runningPages(
  settings: Parameters<typeof runningApi>[0] = {},
): Promise<RunningPages> {
  const port = await freePort();
  const base = `http://127.0.0.1:${port}`;
  const api = await runningApi({ publicUrl: base, ...settings });
  const { services, authenticate } = api.api;
  api.app.route(
    "/",
    createPages({
      services,
      authenticate,
      files: await loadStaticFiles(path.resolve(import.meta.dirname, "../..")),
      clientOf: (c) => getConnInfo(c).remote.address ?? "unknown",
      onUnexpected: (error) => api.unexpected.push(error),
    }),
  );
  const server = serve({ fetch: api.app.fetch, port, hostname: "127.0.0.1" });
  return {
    api,
    base,
    async close() {
      await new Promise<void>((resolve) => server.close(() => resolve()));
      await api.close();
    },
  };
}
