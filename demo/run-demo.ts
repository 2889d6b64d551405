import type { Client } from "./client.ts";
import { createEntrance, type Entrance, type SignInLinks } from "./entrance.ts";
import { httpClient } from "./http-client.ts";
import { play } from "./play.ts";
import type { DemoPerson, Scenario } from "../programmes/scenario.ts";

export type DemoSettings = {
  /** Where the API answers, and where people go; both without a trailing slash. */
  readonly url: string;
  readonly publicUrl: string;
  readonly links: SignInLinks;
  readonly scenarios: readonly Scenario[];
  readonly report: (line: string) => void;
};

/**
 * Plays each script through the public HTTP API, and ends with where to look.
 * @throws DemoStopped when something does not go as the script says.
 */
export const runDemo = async (settings: DemoSettings): Promise<void> => {
  const entrance = createEntrance(settings.url, settings.links);
  for (const script of settings.scenarios) await runOne(settings, entrance, script);
};

const runOne = async (
  settings: DemoSettings,
  entrance: Entrance,
  script: Scenario,
): Promise<void> => {
  const { url, publicUrl, report } = settings;
  const started = Date.now();
  const http = httpClient(url, entrance);
  let ids: { readonly [key: string]: string } = {};
  const client: Client = {
    ...http,
    async enrol(people) {
      ids = await http.enrol(people);
      return ids;
    },
  };
  report(`\n${script.template}: ${script.name}\n`);
  await play(script, client, { print: report, now: () => new Date() });
  const seconds = Math.round((Date.now() - started) / 1000);
  report(`\nPlayed in ${seconds} seconds, with ${http.requests()} requests to the public API.`);
  if (script.left !== undefined) report(script.left.text);
  report("\nWhere to look");
  for (const one of places(script, http.run())) {
    const link = await settings.links.signInLink(ids[one.person.key] ?? "");
    const address = link ?? `${publicUrl}/sign-in with ${one.person.email}`;
    report(
      `  ${one.person.name}, ${one.as}: ${address}\n    ${one.looks}: ${publicUrl}${one.path}`,
    );
  }
  report(`  The API, every route of it: ${publicUrl}/docs\n`);
};

type Place = {
  readonly person: DemoPerson;
  readonly as: string;
  readonly looks: string;
  readonly path: string;
};

/** One of each of the three people whom the product is for. */
const places = (script: Scenario, run: string): readonly Place[] => {
  const person = (role: DemoPerson["roles"][number]): DemoPerson | undefined =>
    script.people.find(({ roles }) => roles.includes(role));
  const manager = person("programme-manager");
  const approver = person("pwle-approver");
  const auditor = person("auditor");
  return [
    ...(manager
      ? [{ person: manager, as: "programme manager", looks: "the board", path: `/board/${run}` }]
      : []),
    ...(approver
      ? [{ person: approver, as: "who signs off", looks: "what waits for an answer", path: "/" }]
      : []),
    ...(auditor
      ? [{ person: auditor, as: "auditor", looks: "the decisions", path: `/decisions/${run}` }]
      : []),
  ];
};
