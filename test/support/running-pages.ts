import path from "node:path";
import { getConnInfo } from "@hono/node-server/conninfo";
import { sourceOf, trustedProxies } from "../../api/http/client-address.ts";
import { serveHttp } from "../../infra/serve-http.ts";
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

/** API and pages as one process serves them, over HTTP. They are opened where they are served, if `publicUrl` does not say else. @param at the port. */
export async function runningPages(
  settings: Parameters<typeof runningApi>[0] = {},
  proxies: readonly string[] = [],
  connect?: Parameters<typeof runningApi>[1],
  at?: number,
): Promise<RunningPages> {
  const port = at ?? (await freePort());
  const base = `http://127.0.0.1:${port}`;
  const publicUrl = settings.publicUrl ?? base;
  const api = await runningApi({ ...settings, publicUrl }, connect);
  const trusted = trustedProxies(proxies);
  const { services, authenticate } = api.api;
  api.app.route(
    "/",
    createPages({
      publicUrl,
      services,
      authenticate,
      files: await loadStaticFiles(path.resolve(import.meta.dirname, "../..")),
      clientOf: (c) => sourceOf(getConnInfo(c).remote.address, c.req.raw.headers, trusted),
      onUnexpected: (error) => api.unexpected.push(error),
    }),
  );
  const server = serveHttp({ fetch: api.app.fetch, port, host: "127.0.0.1" }, () => undefined);
  return {
    api,
    base,
    async close() {
      await server.close();
      await api.close();
    },
  };
}
