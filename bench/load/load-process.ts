import { runHttpLoad, type HttpLoad } from "./http-load.ts";

/** Holds the generator away from what it measures. Messages travel as structured clones, so buffers stay bytes. */
process.on("message", (load: HttpLoad) => {
  runHttpLoad(load).then(
    (round) => process.send?.({ round }),
    (error: unknown) =>
      process.send?.({ error: error instanceof Error ? error.message : String(error) }),
  );
});
process.on("disconnect", () => process.exit(0));
