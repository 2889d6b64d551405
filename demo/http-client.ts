import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { Act, Client } from "./client.ts";
import { createApiClient, type ApiClient } from "./api-client.ts";
import { DemoStopped } from "./cast.ts";
import {
  readAdded,
  readIssued,
  readLaunched,
  readUploaded,
  readPeople,
  readReceipts,
  readRun,
  readTemplate,
} from "./answers.ts";
import type { DemoPerson } from "../programmes/scenario.ts";
import { requestFor } from "./requests.ts";

/** Milliseconds between two looks at the run. */
const LOOK = { first: 20, most: 250 } as const;
/** Milliseconds: for the server to answer, and for the run to come on. */
const PATIENCE = { answer: 10_000, run: 60_000 } as const;
const TOKEN_DAYS = 1;

/** By a person's key: their token, and their pseudonym. */
type Enrolled = {
  readonly tokens: Map<string, string>;
  readonly ids: Map<string, string>;
};

export type HttpClient = Client & {
  /** The events that receipts were given for, in no particular order. */
  readonly acknowledged: () => readonly string[];
  readonly requests: () => number;
};

/**
 * The product as any program sees it: the public HTTP API, with a bearer token for each person.
 * @param administrator a token of an administrator, who adds the people and issues their tokens.
 */
export const httpClient = (
  url: string,
  administrator: string,
  patience: { readonly answer: number; readonly run: number } = PATIENCE,
  enrolled: Enrolled = { tokens: new Map(), ids: new Map() },
): HttpClient => {
  const client: ApiClient = createApiClient(url, patience.answer);
  const { tokens, ids } = enrolled;
  let run = "";
  let manager = "";
  let waitingSince = 0;
  const acknowledged: string[] = [];

  const idOf = (key: string): string => ids.get(key) ?? "";
  const tokenOf = (key: string): string => {
    const token = tokens.get(key);
    if (token === undefined) throw new DemoStopped(`The script has nobody called ${key}.`);
    return token;
  };

  const find = async (people: readonly DemoPerson[]): Promise<ReadonlyMap<string, string>> => {
    const known = new Map<string, string>();
    const emails = new Set(people.map(({ email }) => email));
    for (let after: string | null = ""; after !== null;) {
      const query: string = after === "" ? "" : `&after=${after}`;
      const page = readPeople(await client.get(`/people?limit=200${query}`, administrator));
      for (const { person, email } of page.items) {
        if (email !== null && emails.has(email)) known.set(email, person);
      }
      after = page.next;
    }
    return known;
  };

  const enrol = async (person: DemoPerson, known: string | undefined): Promise<void> => {
    const { name, email, roles } = person;
    const id =
      known ??
      readAdded(await client.send("POST", "/people", administrator, { name, email, roles })).person;
    const expiresAt = new Date(Date.now() + TOKEN_DAYS * 86_400_000).toISOString();
    const [role] = roles;
    const asked = { name: `Demo: ${name}`, role, person: id, expiresAt };
    const { token } = readIssued(await client.send("POST", "/tokens", administrator, asked));
    tokens.set(person.key, token);
    ids.set(person.key, id);
  };

  return {
    run: () => run,
    another: () => httpClient(url, administrator, patience, enrolled),
    acknowledged: () => acknowledged,
    requests: client.requests,
    async enrol(people) {
      const known = await find(people);
      for (const person of people) await enrol(person, known.get(person.email));
      return Object.fromEntries(ids);
    },
    async launch(by, script) {
      manager = tokenOf(by);
      const { template, title, parameters, nation, leads } = script;
      const titles = readTemplate(await client.get(`/templates/${template}`, manager));
      const body = { template, title, parameters, nation, ...(leads && { leads }) };
      run = readLaunched(await client.send("POST", "/runs", manager, body)).run;
      return titles;
    },
    async give(by, act: Act) {
      const { method, path, body, headers } = requestFor(run, idOf(by), act);
      const answer = await client.send(method, path, tokenOf(by), body, {
        ...headers,
        "idempotency-key": randomUUID(),
      });
      if (!answer.ok) return { ok: false, why: answer.problem };
      acknowledged.push(...readReceipts(answer).map(({ event }) => event));
      return { ok: true };
    },
    async upload(by, { part, section, field }, file) {
      const query = new URLSearchParams({ section, field });
      const path = `/runs/${run}/parts/${part}/files?${query.toString()}`;
      return readUploaded(await client.upload(path, tokenOf(by), file));
    },
    async view(by) {
      const token = by === undefined ? manager : tokenOf(by);
      return readRun(await client.get(`/runs/${run}`, token));
    },
    async letItMove(tried) {
      if (tried === 0) waitingSince = Date.now();
      if (Date.now() - waitingSince > patience.run) {
        throw new Error(`Nothing happened for ${patience.run / 1000} seconds.`);
      }
      await sleep(Math.min(LOOK.most, LOOK.first * 1.5 ** tried));
    },
  };
};
