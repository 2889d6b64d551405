import { serve } from "@hono/node-server";
import { Hono } from "hono";
import { readProcessConfig } from "../config.ts";
import { createLogger } from "../logger.ts";
import { onStop, reportReady } from "./lifecycle.ts";

const config = readProcessConfig(process.env);
const log = createLogger("api", config);
const app = new Hono();
app.get("/health/live", (context) => context.text("alive"));
app.get("/health/ready", (context) => context.text("ready"));

const server = serve({ fetch: app.fetch, port: config.port, hostname: config.host }, reportReady);
onStop(
  () =>
    new Promise((resolve) => {
      log.info("stopping");
      server.close(() => resolve());
    }),
);
