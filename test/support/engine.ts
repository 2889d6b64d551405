import { createVoteLinks } from "../../api/auth/vote-link.ts";
import path from "node:path";
import { Client, Connection } from "@temporalio/client";
import { DefaultLogger, Runtime } from "@temporalio/worker";
import { createNoticeActivities } from "../../activities/notices.ts";
import { createRecordActivities } from "../../activities/record.ts";
import type { Contact } from "../../activities/address-book.ts";
import type { Mail } from "../../activities/mailer.ts";
import type { RunRecord } from "../../activities/run-record.ts";
import type { Command } from "../../domain/command.ts";
import { plan } from "../../domain/plan.ts";
import { createTellWorkflow, type RunDescription } from "../../infra/temporal/tell-workflow.ts";
import { createWorker } from "../../infra/temporal/worker.ts";
import { noticeOf, type CommittedEvent } from "../../infra/temporal/run-notice.ts";
import { workflowBundle } from "../../infra/workflow-bundle.ts";

Runtime.install({ logger: new DefaultLogger("ERROR") });

export const root = path.resolve(import.meta.dirname, "../..");

/** The engine on any record: a worker, a client, and a group whose acts are delivered as the product delivers them. */
export async function startEngine(options: {
  readonly address: string;
  readonly record: RunRecord & {
    must(run: string, command: Command): Promise<readonly CommittedEvent[]>;
  };
  readonly taskQueue: string;
  /** What is known of somebody beside their address; absent: nothing. */
  readonly contact?: (person: string) => Partial<Contact>;
  /** What becomes of a mail; absent: it arrives. */
  readonly deliver?: (mail: Mail) => Promise<void>;
  /** Another release's workflow code. */
  readonly bundle?: string;
  /** Milliseconds since 1970. */
  readonly now?: () => Promise<number>;
}) {
  const { address, record, taskQueue, now = async () => Date.now() } = options;
  const connection = await Connection.connect({ address });
  const client = new Client({ connection });
  let clock = new Date(await now()).toISOString();
  /** Answers of the clock may overtake each other; nobody's time goes back. */
  const tick = async () => {
    const read = new Date(await now()).toISOString();
    return (clock = read > clock ? read : clock);
  };

  const mails: Mail[] = [];
  const warnings: string[] = [];
  const deps = {
    record,
    now: () => clock,
    log: { warn: (_: object, message: string) => void warnings.push(message) },
    addressBook: {
      contactsFor: async (people: readonly string[]) =>
        new Map(
          people.map((person) => [
            person,
            {
              address: `${person}@people.example`,
              name: `Name of ${person}`,
              zone: null,
              language: null,
              ...options.contact?.(person),
            },
          ]),
        ),
    },
    mailer: {
      async send(mail: Mail) {
        await options.deliver?.(mail);
        mails.push(mail);
      },
    },
    publicUrl: "https://alongside.example",
    votePath: createVoteLinks("a secret of thirty-two characters").pathOf,
    questionPaths: async (_: string, asked: readonly { readonly member: string }[]) =>
      asked.map(({ member }) => `/question/${member}`),
  };
  const { look, perform } = createRecordActivities(deps);
  const { notify } = createNoticeActivities(deps);
  const worker = await createWorker({
    address,
    namespace: "default",
    taskQueue,
    bundle: options.bundle ?? (await workflowBundle(root)),
    activities: {
      look: async (run) => tick().then(() => look(run)),
      perform: async (run, orders) => tick().then(() => perform(run, orders)),
      notify: async (run, notices) => tick().then(() => notify(run, notices)),
    },
  });

  const describe = async (run: string): Promise<RunDescription | null> => {
    const folded = await record.load(run);
    if (folded === null) return null;
    const { organisation, template } = folded.state;
    const described = { organisation, template: template.name, title: template.title };
    return { ...described, plan: plan(folded.state, clock) };
  };
  const workflow = createTellWorkflow({ client, describe, taskQueue });

  return {
    client,
    taskQueue,
    mails,
    warnings,
    workflow,
    describe,
    /** Reads the clock. @returns ISO 8601 UTC. */
    tick,
    /** Puts a person's act on record and tells the run's workflow. */
    async act(run: string, command: Command): Promise<void> {
      const notice = noticeOf(await record.must(run, command));
      if (notice !== null) await workflow.tell(run, notice);
    },
    async stop(): Promise<void> {
      await worker.stop();
      await connection.close();
    },
  };
}

export type Engine = Awaited<ReturnType<typeof startEngine>>;
