import { withLocalAccess } from "./local-access.ts";
import { runDemo, type DemoSettings } from "../../demo/run-demo.ts";

/** Plays scenarios where the database is within reach, so that each person gets a link to sign in by. */
export const playHere = async (
  settings: Pick<DemoSettings, "url" | "publicUrl" | "scenarios" | "report"> & {
    readonly databaseUrl: string;
    readonly secret: string;
  },
): Promise<void> => {
  await withLocalAccess(settings, (links) => runDemo({ ...settings, links }));
};
