import { withLocalAccess } from "./local-access.ts";
import { runDemo, type DemoSettings } from "../../demo/run-demo.ts";

/**
 * Plays scenarios where the database is within reach: the demo makes its own administrator's token, and a sign-in link for each
 * of the three people.
 */
export const playHere = async (
  settings: Pick<DemoSettings, "url" | "publicUrl" | "scenarios" | "report"> & {
    readonly databaseUrl: string;
    readonly secret: string;
  },
): Promise<void> => {
  await withLocalAccess(settings, async (access) => {
    const token = await access.administratorToken();
    await runDemo({ ...settings, token, signInLink: access.signInLink });
  });
};
