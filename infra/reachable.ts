import { Connection } from "@temporalio/client";
import pg from "pg";
import { requireSessions } from "./pooled.ts";
import { SetupProblem } from "./problem.ts";

/** @throws SetupProblem when a database of one's own does not answer, or lies behind a pooler that is not fit; the message never holds the password. */
export async function checkDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  try {
    await client.connect();
    await client.query("select 1");
    await requireSessions(url);
  } catch (cause) {
    if (cause instanceof SetupProblem) throw cause;
    throw new SetupProblem(
      `The PostgreSQL that DATABASE_URL names (${withoutPassword(url)}) does not answer: ${messageOf(cause)}`,
      "Start it or correct DATABASE_URL, or leave the variable out, and Alongside brings its own.",
      cause,
    );
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** @throws SetupProblem when a Temporal of one's own does not answer or has no such namespace. */
export async function checkTemporal(address: string, namespace: string): Promise<void> {
  const connection = await Connection.connect({ address, connectTimeout: 5_000 }).catch(
    (cause: unknown) => {
      throw new SetupProblem(
        `The Temporal that TEMPORAL_ADDRESS names (${address}) does not answer.`,
        "Start it or correct TEMPORAL_ADDRESS, or leave the variable out, and Alongside brings its own.",
        cause,
      );
    },
  );
  try {
    await connection.workflowService.describeNamespace({ namespace });
  } catch (cause) {
    throw new SetupProblem(
      `Temporal at ${address} has no namespace "${namespace}".`,
      `Create it: temporal operator namespace create --address ${address} ${namespace}`,
      cause,
    );
  } finally {
    await connection.close();
  }
}

function withoutPassword(url: string): string {
  const shown = URL.parse(url);
  if (shown === null) return "not an address";
  shown.password = "";
  return shown.href;
}

function messageOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(messageOf).join("; ");
  return error instanceof Error ? error.message : String(error);
}
