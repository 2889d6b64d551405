import type { Principal } from "../../api/principal.ts";
import type { Services } from "../../api/services.ts";
import type { HistoryEntry } from "../../api/services/history-page.ts";
import { pageOf, type PageOf, type Wanted } from "../../api/services/page.ts";
import type { EventType } from "../../domain/event.ts";
import { own, requestsOf } from "../../domain/rules/lookup.ts";
import type { Part, Request, RunState } from "../../domain/state.ts";
import { dataOf } from "../run/entry-data.ts";

/** Somebody who was asked, or who answered, in one request about a part. */
type AskedPerson = { readonly request: Request; readonly member: string };

/** By which entries it is known how a request reached somebody. */
const REACHING = [
  "noticeSent",
  "noticeFailed",
  "noticeReturned",
  "toldInPerson",
  "requestSeen",
] as const satisfies readonly EventType[];

/** What somebody said of a request, or of the part, in entries. */
const SAYING = [
  "signedOff",
  "declined",
  "preferred",
  "askedForTime",
  "stoodAside",
  "recused",
  "answerConfirmed",
  "answerDisputed",
  "objected",
] as const satisfies readonly EventType[];

/** What was decided about a part, and what moved its decision. */
export const DECIDING = [
  "signOffRequested",
  "answersLapsed",
  "clockStopped",
  "clockRestarted",
  "dueExtended",
  "escalated",
  "objectionLifted",
  "gatePassed",
  "gateRefused",
  "gateOverridden",
  "partClosed",
  "partDropped",
] as const satisfies readonly EventType[];

/** Everybody who was asked about a part or answered, request by request, in the order in which they were asked. */
export const peopleAskedIn = (state: RunState, part: Part): readonly AskedPerson[] =>
  requestsOf(state, part).flatMap((request) =>
    [
      ...new Set([
        ...request.asked,
        ...Object.keys(request.answers),
        ...request.past.map(({ member }) => member),
      ]),
    ].map((member) => ({ request, member })),
  );

const placeOf = ({ request, member }: AskedPerson): string => `${request.id}/${member}`;

/** One person's entries in one request. */
export type PersonEvidence = AskedPerson & {
  readonly reached: readonly HistoryEntry[];
  readonly said: readonly HistoryEntry[];
};

/** Entries that are read in one go. */
const CHUNK = 200;

const isAmong = (types: readonly string[], { type }: HistoryEntry): boolean => types.includes(type);

/** Whether an entry is about this request, or about the part and no request. */
const isAbout = (entry: HistoryEntry, { request }: AskedPerson): boolean => {
  const data = dataOf(entry);
  const named = data.text("request") ?? (isAmong(REACHING, entry) ? data.text("about") : null);
  return named === null ? data.text("part") === request.part : named === request.id;
};

/** Those whom an entry is about: a delegate's answer is that of whom they stood in for. */
const isOf = (entry: HistoryEntry, member: string): boolean =>
  dataOf(entry).text("member") === member;

/** A page of the people who were asked about a part, each with how it reached them and what they said. */
export async function evidenceOfPart(
  { runs }: Pick<Services, "runs">,
  principal: Principal,
  {
    run,
    people,
    wanted,
  }: {
    readonly run: string;
    readonly people: readonly AskedPerson[];
    readonly wanted: Wanted;
  },
): Promise<PageOf<PersonEvidence>> {
  const page = pageOf(people, wanted, placeOf);
  const members = [...new Set(page.items.map(({ member }) => member))];
  const entries: HistoryEntry[] = [];
  let after: string | number | null = members.length === 0 ? null : 0;
  while (after !== null) {
    const found = await runs.history(principal, run, {
      ...{ types: [...REACHING, ...SAYING], people: members, after, limit: CHUNK },
    });
    entries.push(...(found?.items ?? []));
    after = found?.next ?? null;
  }
  const items = page.items.map((person) => {
    const its = entries.filter((entry) => isOf(entry, person.member) && isAbout(entry, person));
    return {
      ...person,
      reached: its.filter((entry) => isAmong(REACHING, entry)),
      said: its.filter((entry) => isAmong(SAYING, entry)),
    };
  });
  return { ...page, items };
}

/** The answer that an entry gave, as the state keeps it; undefined when it gave none that may be shown. */
export const answerOf = ({ request, member }: AskedPerson, entry: HistoryEntry) =>
  [own(request.answers, member), ...request.past].find(
    (answer) => answer?.member === member && answer.event === entry.version,
  );
