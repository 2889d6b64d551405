import type { Client } from "pg";
import { implementationPathway } from "../../programmes/implementation-pathway/template.ts";
import { askedRun, type AskedRun } from "./asked-run.ts";
import type { RunningApi } from "./running-api.ts";

/** A run that somebody with every right on the database, a disk or another release has damaged, and how to undo it. */
export type Damaged = AskedRun & {
  readonly kind: string;
  /** The first event that can't be read. */
  readonly from: { readonly event: string; readonly version: number };
  mend(): Promise<void>;
};

/** What stands in the place of an entry, given the event that was there. */
type Spoil = (event: Record<string, unknown>) => Uint8Array | string;

const withData =
  (data: object): Spoil =>
  (event) =>
    JSON.stringify({ ...event, data });

/** By the kind of damage: which event it falls on, and what stands there then. */
const ENTRIES: readonly (readonly [kind: string, type: string, spoil: Spoil])[] = [
  ["bytes that are no text", "signOffRequested", () => Buffer.from([0x7b, 0x80, 0xff, 0x7d])],
  ["text that is no JSON", "memberJoined", (event) => JSON.stringify(event).slice(0, 40)],
  ["null", "versionSaved", () => "null"],
  ["JSON that is no event", "partOpened", () => '{"hello":1}'],
  ["an event of another place", "stepOpened", (event) => JSON.stringify({ ...event, version: 99 })],
  ["the first event gone", "runLaunched", () => ""],
  ["an event that the rules fail on", "versionSaved", withData({ part: "form-group:1" })],
  ["a member that no read model can hold", "memberJoined", (event) => spoiltMember(event)],
];

const spoiltMember = (event: Record<string, unknown>): string => {
  const text = JSON.stringify(event);
  const member: unknown = /"member":"([^"]+)"/.exec(text)?.[1];
  return text.replaceAll(`"member":"${String(member)}"`, '"member":"nobody in particular"');
};

/**
 * A run for each kind of damage, and one that pins a template which is not there.
 * @param prepare what happens in each before it is damaged.
 */
export async function damagedRuns(
  api: RunningApi,
  owner: Client,
  organisation: string,
  prepare: (asked: AskedRun) => Promise<void>,
): Promise<readonly Damaged[]> {
  const damaged: Damaged[] = [];
  for (const [kind, type, spoil] of ENTRIES) {
    const asked = await askedRun(api, organisation);
    await prepare(asked);
    damaged.push(await damagedEntry(owner, asked, kind, type, spoil));
  }
  damaged.push(await withoutTemplate(api, owner, organisation, prepare));
  return damaged;
}

async function damagedEntry(
  owner: Client,
  asked: AskedRun,
  kind: string,
  type: string,
  spoil: Spoil,
): Promise<Damaged> {
  const { rows } = await owner.query<{ id: string; version: number; entry: Buffer }>(
    "select id, version, entry from record.event where run = $1 and type = $2 order by version limit 1",
    [asked.run, type],
  );
  const [row] = rows;
  if (row === undefined) throw new Error(`no ${type}`);
  const put = (entry: Uint8Array) =>
    asOwner(owner, "event", "update record.event set entry = $2 where id = $1", [row.id, entry]);
  const event: Record<string, unknown> = JSON.parse(row.entry.toString("utf8"));
  await put(Buffer.from(spoil(event)));
  return {
    ...asked,
    kind,
    from: { event: row.id, version: row.version },
    mend: () => put(row.entry),
  };
}

/** Launched by another release, whose template the record has lost. */
async function withoutTemplate(
  api: RunningApi,
  owner: Client,
  organisation: string,
  prepare: (asked: AskedRun) => Promise<void>,
): Promise<Damaged> {
  const summary = "What another release offered under this name and version.";
  const asked = await askedRun(
    { ...api, ...api.offering([{ ...implementationPathway, summary }]) },
    organisation,
  );
  await prepare(asked);
  const { rows } = await owner.query<{ id: string; entry: Buffer }>(
    "select id, entry from record.event where run = $1 and version = 1",
    [asked.run],
  );
  const [launch] = rows;
  if (launch === undefined) throw new Error("not launched");
  const event: { data: { template: { digest: string } } } = JSON.parse(
    launch.entry.toString("utf8"),
  );
  const { rows: kept } = await owner.query<{ bytes: Buffer }>(
    "select bytes from record.template where digest = decode($1, 'hex')",
    [event.data.template.digest],
  );
  await asOwner(owner, "template", "delete from record.template where bytes = $1", [
    kept[0]?.bytes,
  ]);
  return {
    ...asked,
    kind: "a template that is not there",
    from: { event: launch.id, version: 1 },
    mend: async () => {
      await owner.query("insert into record.template (digest, bytes) values (sha256($1), $1)", [
        kept[0]?.bytes,
      ]);
    },
  };
}

async function asOwner(
  owner: Client,
  table: string,
  text: string,
  values: readonly unknown[],
): Promise<void> {
  await owner.query(`alter table record.${table} disable trigger ${table}_only_grows`);
  await owner.query(text, [...values]);
  await owner.query(`alter table record.${table} enable always trigger ${table}_only_grows`);
}
