import type { Checkout, Command } from "./command.ts";
import { explain } from "./problem.ts";

interface Entry {
  readonly summary: string;
  readonly load: () => Promise<Command>;
}

const commands: Readonly<Record<string, Entry>> = {
  start: {
    summary: "start everything on this machine",
    load: async () => (await import("./commands/start.ts")).start,
  },
  migrate: {
    summary: "bring the database up to date",
    load: async () => (await import("./commands/migrate.ts")).migrateCommand,
  },
  test: {
    summary: "run every test",
    load: async () => (await import("./commands/test.ts")).test,
  },
  adversary: {
    summary: "search for runs that read co-produced and should not",
    load: async () => (await import("./commands/adversary.ts")).adversary,
  },
  bench: {
    summary: "measure, side by side with other systems",
    load: async () => (await import("./commands/bench.ts")).bench,
  },
  backup: {
    summary: "write everything to one file",
    load: async () => (await import("./commands/backup.ts")).backup,
  },
  restore: {
    summary: "rebuild an empty installation from a backup",
    load: async () => (await import("./commands/restore.ts")).restore,
  },
  build: {
    summary: "build ahead of the first start",
    load: async () => (await import("./commands/build.ts")).build,
  },
  template: {
    summary: "say what is wrong with a template, and how to mend it",
    load: async () => (await import("./commands/template.ts")).templateCommand,
  },
  recover: {
    summary: "set every live run in motion again after Temporal's state was lost",
    load: async () => (await import("./commands/recover.ts")).recover,
  },
  erase: {
    summary: "erase what is held on a person, or one value of it",
    load: async () => (await import("./commands/erase.ts")).erase,
  },
  "self-check": {
    summary: "check the record, its log and its read models against each other",
    load: async () => (await import("./commands/self-check.ts")).selfCheckCommand,
  },
  "sign-in": {
    summary: "print a link by which one person signs in",
    load: async () => (await import("./commands/sign-in.ts")).signIn,
  },
  token: {
    summary: "print a token for programs",
    load: async () => (await import("./commands/token.ts")).token,
  },
  vouch: {
    summary: "sign that you know somebody who has lived experience",
    load: async () => (await import("./commands/vouch.ts")).vouch,
  },
  witness: {
    summary: "hold somebody's transparency log to its history",
    load: async () => (await import("./commands/witness.ts")).witnessCommand,
  },
  verify: {
    summary: "check a bundle or a whole log, trusting nobody",
    load: async () => (await import("./commands/verify.ts")).verify,
  },
  "check-receipt": {
    summary: "check one receipt from its text alone",
    load: async () => (await import("./commands/check-receipt.ts")).checkReceiptCommand,
  },
  demo: {
    summary: "play a run of a template through the public API",
    load: async () => (await import("./commands/demo.ts")).demo,
  },
  process: {
    summary: "run one process alone: api, worker or sequencer",
    load: async () => (await import("./commands/process.ts")).processCommand,
  },
};

/**
 * Runs one command.
 * @returns the exit code: 0 only on success, 2 for wrong usage.
 */
export async function main(args: readonly string[], checkout: Checkout): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined || name === "--help" || name === "-h" || name === "help") {
    console.log(overview());
    return name === undefined ? 2 : 0;
  }
  const entry = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (entry === undefined) {
    console.error(`There is no command "${name}".\n\n${overview()}`);
    return 2;
  }
  const command = await entry.load();
  if (rest.includes("--help") || rest.includes("-h")) {
    console.log(command.help);
    return 0;
  }
  try {
    await command.run(rest, checkout);
    return Number(process.exitCode ?? 0);
  } catch (error) {
    if (isUsageError(error)) {
      console.error(`${error.message}\n\n${command.help}`);
      return 2;
    }
    console.error(`\n${explain(error)}`);
    if (process.env["LOG_LEVEL"] === "debug") console.error(error);
    return 1;
  }
}

function overview(): string {
  const width = Math.max(...Object.keys(commands).map((name) => name.length));
  const lines = Object.entries(commands).map(
    ([name, { summary }]) => `  ${name.padEnd(width)}  ${summary}`,
  );
  return ["Usage: npx alongside <command>", "", ...lines, "", "Each command has --help."].join(
    "\n",
  );
}

function isUsageError(error: unknown): error is Error {
  return (
    error instanceof Error && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS")
  );
}
