import { setTimeout as sleep } from "node:timers/promises";
import type { Entrance } from "../../demo/entrance.ts";
import { httpClient, type HttpClient } from "../../demo/http-client.ts";
import { play } from "../../demo/play.ts";
import type { Scenario } from "../../programmes/scenario.ts";
import { resourcePanelScenario } from "../../programmes/resource-panel/scenario.ts";

/** The panel's run, as far as the question that its four members are first asked. */
export const upToTheQuestion: Scenario = {
  ...resourcePanelScenario,
  steps: resourcePanelScenario.steps.slice(
    0,
    resourcePanelScenario.steps.findIndex((step) => step.do === "ask") + 1,
  ),
};

/** Those whom the question is for, by the demo's keys. */
export const PANEL = ["priya", "stuart", "beth", "omar"] as const;

/** A run that waits for its panel. */
export type AskedPanel = {
  readonly client: HttpClient;
  readonly run: string;
  readonly request: string;
  /** The pseudonym of somebody, by the demo's key. */
  idOf(person: string): string;
  /** Does something else over HTTP as `person`, with this idempotency key. */
  send(person: string, path: string, key: string, body: object): Promise<Response>;
  /** Says yes over HTTP, as `person`, with this idempotency key. */
  answer(person: string, key: string): Promise<Response>;
  /** How the gate stands now. */
  gate(): Promise<string | undefined>;
};

/** Launches a run and asks its first question, through the public API. */
export const askPanel = async (
  url: string,
  entrance: Entrance,
  scenario: Scenario = upToTheQuestion,
): Promise<AskedPanel> => {
  const client = httpClient(url, entrance);
  let ids: { readonly [key: string]: string } = {};
  const enrol: HttpClient["enrol"] = async (people) => {
    ids = await client.enrol(people);
    return ids;
  };
  await play(scenario, { ...client, enrol }, { print: () => undefined, now: () => new Date() });
  const request = (await client.view()).parts[0]?.requests[0];
  if (request === undefined) throw new Error("Nothing was asked.");
  const { id, version, digest } = request;
  const answers = `/runs/${client.run()}/sign-off-requests/${id}/answers`;
  const send: AskedPanel["send"] = async (person, path, key, body) =>
    fetch(`${url}${path}`, {
      method: "POST",
      headers: {
        ...(await entrance.signedIn(ids[person] ?? "")),
        "content-type": "application/json",
        "idempotency-key": key,
      },
      body: JSON.stringify(body),
    });
  return {
    client,
    run: client.run(),
    request: id,
    idOf: (person) => ids[person] ?? "",
    send,
    answer: (person, key) => send(person, answers, key, { answer: "yes", version, digest }),
    gate: async () => (await client.view()).parts[0]?.gate,
  };
};

/** Looks until it is so. @throws after two minutes, or as many milliseconds as `patience` says. */
export const until = async (
  condition: () => Promise<boolean>,
  patience = 120_000,
): Promise<void> => {
  for (const end = Date.now() + patience; Date.now() < end; await sleep(250)) {
    if (await condition()) return;
  }
  throw new Error("It never came to that.");
};
