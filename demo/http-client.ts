import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { Act, Client } from "./client.ts";
import { createApiClient, type ApiClient } from "./api-client.ts";
import { DemoStopped } from "./cast.ts";
import type { Credential, Entrance } from "./entrance.ts";
import {
  readAdded,
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

/** By a person's key: their session, and their pseudonym. */
type Enrolled = {
  readonly sessions: Map<string, Credential>;
  readonly ids: Map<string, string>;
};

export type HttpClient = Client & {
  /** The events that receipts were given for, in no particular order. */
  readonly acknowledged: () => readonly string[];
  readonly requests: () => number;
};

/**
 * The product as people's browsers see it: the public HTTP API, with a session for each person.
 * @param entrance signs in an administrator, who adds the people, and then each of them by their own link.
 */
export const httpClient = (
  url: string,
  entrance: Entrance,
  patience: { readonly answer: number; readonly run: number } = PATIENCE,
  enrolled: Enrolled = { sessions: new Map(), ids: new Map() },
): HttpClient => {
  const client: ApiClient = createApiClient(url, patience.answer);
  const { sessions, ids } = enrolled;
  let run = "";
  let manager: Credential = {};
  let waitingSince = 0;
  const acknowledged: string[] = [];

  const idOf = (key: string): string => ids.get(key) ?? "";
  const sessionOf = (key: string): Credential => {
    const session = sessions.get(key);
    if (session === undefined) throw new DemoStopped(`The script has nobody called ${key}.`);
    return session;
  };

  const find = async (
    administrator: Credential,
    people: readonly DemoPerson[],
  ): Promise<ReadonlyMap<string, string>> => {
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

  const enrol = async (
    administrator: Credential,
    person: DemoPerson,
    known: string | undefined,
  ): Promise<void> => {
    const { name, email, roles } = person;
    const id =
      known ??
      readAdded(await client.send("POST", "/people", administrator, { name, email, roles })).person;
    sessions.set(person.key, await entrance.signedIn(id));
    ids.set(person.key, id);
  };

  return {
    run: () => run,
    another: () => httpClient(url, entrance, patience, enrolled),
    acknowledged: () => acknowledged,
    requests: client.requests,
    async enrol(people) {
      const administrator = await entrance.administrator();
      const known = await find(administrator, people);
      for (const person of people) await enrol(administrator, person, known.get(person.email));
      return Object.fromEntries(ids);
    },
    async launch(by, script) {
      manager = sessionOf(by);
      const { template, title, parameters, nation, leads } = script;
      const titles = readTemplate(await client.get(`/templates/${template}`, manager));
      const body = { template, title, parameters, nation, ...(leads && { leads }) };
      run = readLaunched(await client.send("POST", "/runs", manager, body)).run;
      return titles;
    },
    async give(by, act: Act) {
      const { method, path, body, headers } = requestFor(run, idOf(by), act);
      const answer = await client.send(method, path, sessionOf(by), body, {
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
      return readUploaded(await client.upload(path, sessionOf(by), file));
    },
    async view(by) {
      const who = by === undefined ? manager : sessionOf(by);
      return readRun(await client.get(`/runs/${run}`, who));
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
