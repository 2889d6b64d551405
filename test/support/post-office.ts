import { MockActivityEnvironment } from "@temporalio/testing";
import type { Contact } from "../../activities/address-book.ts";
import type { Mail } from "../../activities/mailer.ts";
import { createNoticeActivities } from "../../activities/notices.ts";
import { plan } from "../../domain/plan.ts";
import type { NoticeKey } from "../../domain/state.ts";
import type { AfterNotices } from "../../workflows/activities.ts";
import { memoryRecord, type MemoryRecord } from "../in-memory/record.ts";
import { everyShape } from "../specification/template.ts";
import { launch, nextAct } from "./group.ts";

/** Nine on a Monday morning in London. */
export const monday = "2026-11-23T09:00:00.000Z";

/** A run whose first gate asks four people, of whom nobody has been told. */
export async function asked() {
  const record = memoryRecord(everyShape);
  for (const command of launch(monday, {})) await record.must("r", command);
  for (let act = nextAct(record.state("r"), monday); act !== null;) {
    await record.must("r", act);
    act = nextAct(record.state("r"), monday);
  }
  return { record, notices: planned(record) };
}

/** Notices that are due about what people are asked. */
export const planned = (record: MemoryRecord): readonly NoticeKey[] =>
  plan(record.state("r"), monday).parts.flatMap((part) => part.notices);

/** A post office: who has an address, and what becomes of each message. */
export function office(
  record: MemoryRecord,
  its: {
    deliver?: (mail: Mail) => Promise<void>;
    contact?: (who: string) => Contact | null;
    at?: string;
    texts?: (number: string) => Promise<void>;
  } = {},
) {
  const mails: Mail[] = [];
  const texts: string[] = [];
  const logged: string[] = [];
  const { notify } = createNoticeActivities({
    record,
    now: () => its.at ?? monday,
    publicUrl: "https://alongside.example",
    questionPaths: async (_, asked) =>
      asked.map(({ request, member }) => `/question/${request}-${member}`),
    votePath: ({ run, poll, voter }) => `/vote/${run}/${poll}/${voter}/mac`,
    log: { warn: (about, message) => void logged.push(JSON.stringify({ ...about, message })) },
    addressBook: {
      contactsFor: async (people) =>
        new Map(
          people.flatMap((who) => {
            const known = { address: `${who}@x.example`, name: "Ada", zone: null, language: null };
            const contact = its.contact === undefined ? known : its.contact(who);
            return contact === null ? [] : [[who, contact] as const];
          }),
        ),
    },
    mailer: {
      async send(mail) {
        await its.deliver?.(mail);
        mails.push(mail);
      },
    },
    texter: {
      async send({ to }) {
        await its.texts?.(to);
        texts.push(to);
        return {};
      },
    },
  });
  const tell = (notices: readonly NoticeKey[], attempt = 1): Promise<AfterNotices> =>
    new MockActivityEnvironment({ attempt }).run(notify, "r", notices);
  return { mails, texts, logged, tell };
}

/** How each notice went: whose it is, and by which way or why not, in the order of names. */
export const recorded = (record: MemoryRecord) =>
  record
    .events("r")
    .flatMap((event) =>
      event.type === "noticeSent"
        ? [`${event.data.member} ${event.data.channel}`]
        : event.type === "noticeFailed"
          ? [`${event.data.member} ${event.data.reason}`]
          : [],
    )
    .toSorted();
