import { randomUUID } from "node:crypto";
import { MockActivityEnvironment } from "@temporalio/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createNoticeActivities } from "../activities/notices.ts";
import { createRecordActivities } from "../activities/record.ts";
import { createQuestionLinks } from "../api/auth/question-links.ts";
import { createVoteLinks } from "../api/auth/vote-link.ts";
import type { Principal } from "../api/principal.ts";
import { formOf } from "../domain/rules/blocks.ts";
import { createEngineRecord } from "../infra/composition/engine-record.ts";
import { implementationPathway } from "../programmes/implementation-pathway/template.ts";
import { LAUNCH } from "./support/asked-run.ts";
import { filledForm } from "./support/filled-form.ts";
import { runningPages, type RunningPages } from "./support/running-pages.ts";
import type { Someone } from "./support/running-api.ts";

const PEOPLE = 5_000;
const AT_ONCE = 500; // who join by one request
const PART = "form-group:1";
const LARGEST_PAGE = 200_000; // bytes
const PATIENCE = 1_200_000; // milliseconds, on a machine that is busy

let pages: RunningPages;
beforeAll(async () => {
  pages = await runningPages();
});
afterAll(() => pages.close());

const nameOf = (index: number): string => `Person Number ${index}`;

/** The pseudonyms of so many people with a name in the directory. */
async function inDirectory(organisation: string): Promise<readonly string[]> {
  const ids = Array.from({ length: PEOPLE }, () => randomUUID());
  await pages.api.pool.query(
    `insert into directory.person (pseudonym, organisation, name, email, phone)
     select id, $2, 'Person Number ' || (n - 1), null, null
     from unnest($1::uuid[]) with ordinality as given (id, n)`,
    [ids, organisation],
  );
  return ids;
}

async function done(who: Someone, method: string, path: string, sent: object) {
  const answer = await pages.api.send(who, method, path, sent);
  if (answer.status !== 201) throw new Error(`${path}: ${answer.text}`);
  return answer.body;
}

/** A run whose first gate asks 5,000 people, of whom the first is a signed-in coordinator. */
async function launched() {
  const { api } = pages;
  const organisation = await api.organisation();
  const manager = await api.someone(organisation, "programme-manager");
  const people = await inDirectory(organisation);
  const coordinator = await api.someone(organisation, "member");
  const run = String((await done(manager, "POST", "/runs", { body: LAUNCH }))["run"]);
  await done(manager, "POST", `/runs/${run}/members`, {
    body: { person: coordinator.id, side: "staff", roles: ["coordinator"] },
  });
  const members = people.map((person, index) => ({
    person,
    side: index === 0 ? "staff" : index === 1 ? "leadership" : "pwle",
    roles: ["decision-maker"],
  }));
  for (let from = 0; from < PEOPLE; from += AT_ONCE) {
    const some = members.slice(from, from + AT_ONCE);
    await done(manager, "POST", `/runs/${run}/members/batch`, { body: { members: some } });
  }
  return { organisation, manager, coordinator, run, people };
}

const [FIRST] = implementationPathway.steps;

test(
  "5,000 people are asked, told once and answer; the gate passes, and every page that names them is short and leads to each",
  async () => {
    const { api } = pages;
    const { organisation, manager, coordinator, run, people } = await launched();
    const shown = async (path: string, who: Someone = coordinator) => {
      const answer = await api.app.request(path, { headers: who.headers });
      const html = await answer.text();
      expect([path, answer.status]).toEqual([path, 200]);
      expect([path, Buffer.byteLength(html) < LARGEST_PAGE]).toEqual([path, true]);
      return html;
    };
    const posted = async (path: string, fields: readonly (readonly [string, string])[]) => {
      const answer = await api.app.request(path, {
        method: "POST",
        headers: { ...coordinator.headers, origin: pages.base },
        body: new URLSearchParams(Object.fromEntries(fields)),
      });
      return { status: answer.status, html: await answer.text() };
    };

    // The form names somebody of the group, whom its page finds by name.
    const edit = `/board/${run}/${PART}/edit`;
    const empty = await shown(edit);
    expect(empty).toContain(".add");
    const form = FIRST === undefined ? { sections: [] } : formOf({ key: null, stretch: 1 }, FIRST);
    await done(manager, "PUT", `/runs/${run}/parts/${PART}/form`, {
      body: { sections: filledForm(form, people[0] ?? "") },
      headers: { "if-match": '"0"' },
    });
    await shown(edit);

    const { id } = await done(manager, "POST", `/runs/${run}/parts/${PART}/sign-off-requests`, {
      body: { version: 1 },
    });
    const request = String(id);
    const { body: question } = await api.send(
      manager,
      "GET",
      `/runs/${run}/sign-off-requests/${request}`,
    );

    // Everybody is told, once.
    const record = createEngineRecord(api.pool);
    const now = () => new Date().toISOString();
    const log = { warn: (...said: readonly unknown[]) => expect(said).toEqual([]) };
    const engine = createRecordActivities({ record, now, log });
    const mails: string[] = [];
    const { notify } = createNoticeActivities({
      ...{ record, now, log, publicUrl: pages.base },
      votePath: createVoteLinks("a secret for tests that is long enough").pathOf,
      questionPaths: createQuestionLinks(api.db).make,
      addressBook: {
        contactsFor: async (ids) =>
          new Map(
            ids.map((one) => [
              one,
              { address: `${one}@x.example`, name: "Ada", zone: null, language: null },
            ]),
          ),
      },
      mailer: { send: async ({ to }) => void mails.push(to) },
    });
    let due = await engine.look(run);
    for (;;) {
      const notices = due.parts.flatMap((part) => part.notices);
      if (notices.length === 0) break;
      due = await new MockActivityEnvironment().run(notify, run, notices);
    }
    expect(new Set(mails).size).toBe(PEOPLE);
    expect(mails).toHaveLength(PEOPLE);

    // Each page, while all are waited for.
    const last = people.at(-1) ?? "";
    const lastName = nameOf(PEOPLE - 1);
    const sought = encodeURIComponent(lastName);
    const [board, part, answer] = [
      `/board/${run}`,
      `/board/${run}/${PART}`,
      `/answer/${run}/${request}`,
    ];
    for (const path of ["/", board, part, `/decisions/${run}`, answer, "/who-can-act"])
      await shown(path);
    await shown(`/decisions/${run}`, manager);
    await shown(`${board}/people`, manager);
    expect(await shown(`${answer}/help?called=${sought}`)).toContain(`/for/${last}`);
    expect(await shown(`${part}/asked/${request}?called=${sought}`)).toContain(lastName);
    expect(await shown(`${board}/people?called=${sought}`)).toContain(lastName);
    const filtered = await shown(`/decisions/${run}?about.find=${sought}`);
    expect(filtered).toMatch(/You see only:.*that name/su);

    // Each page of a list leads to the next, and the last to none.
    const walked = async (path: string, named: (html: string) => readonly string[]) => {
      const seen: string[] = [];
      const nearTheEnd = `${path}?asked-after=${people.at(-76)}`;
      for (const first of [path, nearTheEnd]) {
        let at: string | undefined = first;
        for (let page = 0; at !== undefined && page < 2; page += 1) {
          const html = await shown(at);
          seen.push(...named(html));
          at = /rel="next" href="([^"]+)"/u.exec(html)?.[1]?.replaceAll("&amp;", "&");
        }
        expect([path, at === undefined]).toEqual([path, first === nearTheEnd]);
      }
      return seen;
    };
    const walkedBy = [...people.slice(0, 100), ...people.slice(-75)];
    const links = (html: string) =>
      [...html.matchAll(/\/for\/([0-9a-f-]{36})"/gu)].map(([, one = ""]) => one);
    expect(await walked(`${answer}/help`, links)).toEqual(walkedBy);
    const names = (html: string) =>
      [...html.matchAll(/Person Number \d+(?=<\/bdi>: no answer)/gu)].map(([name]) => name);
    expect(await walked(`${part}/asked/${request}`, names)).toEqual(
      walkedBy.map((person) => nameOf(people.indexOf(person))),
    );

    // Somebody was told in person: by name, and asked again when a name means several.
    const told = (member: string) =>
      posted(`${part}/told`, [
        ["signed-in-as", coordinator.id],
        ["key", randomUUID()],
        ["request", request],
        ["member.find", member],
        ["by", coordinator.id],
        ["told.day", String(new Date().getUTCDate())],
        ["told.month", String(new Date().getUTCMonth() + 1)],
        ["told.year", String(new Date().getUTCFullYear())],
      ]);
    const unclear = await told("Number 499");
    expect(unclear.status).toBe(422);
    expect(unclear.html).toContain("people have “Number 499” in their name. Choose who is meant");
    expect((await told(lastName)).status).toBe(303);
    const written = (await record.load(run))?.state.requests[request]?.told ?? {};
    expect(Object.keys(written)).toEqual([last]);

    // Everybody says yes, and the gate passes.
    const data = {
      ...({ request, answer: "yes", comment: null } as const),
      version: Number(question["version"]),
      digest: String(question["digest"]),
    };
    const answers = people.map((member) => async () => {
      const principal: Principal = {
        ...{ id: member, person: member, organisation },
        roles: ["pwle-approver"],
        ...({ scopes: "all", via: "session", assurance: "signed-in" } as const),
      };
      const order = { type: "signOff", data: { ...data, member } } as const;
      const { kind } = await api.api.services.runs.act(principal, run, order, randomUUID());
      return kind;
    });
    const kinds = new Set<string>();
    for (let from = 0; from < PEOPLE; from += 50)
      for (const kind of await Promise.all(answers.slice(from, from + 50).map((one) => one())))
        kinds.add(kind);
    expect([...kinds]).toEqual(["accepted"]);
    const after = await engine.look(run);
    await engine.perform(run, [...after.orders, ...after.parts.flatMap(({ orders }) => orders)]);
    expect((await record.load(run))?.state.parts[PART]?.gate).toBe("passed");
    for (const path of ["/", board, part, `/decisions/${run}`, `${board}/people`])
      await shown(path);
  },
  PATIENCE,
);
