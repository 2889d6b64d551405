import type { Pool } from "pg";
import type { SealedValue } from "./commitment.ts";
import { withConnection } from "./connection.ts";
import { canonicalBytes } from "./entry.ts";
import type { JsonValue } from "./json.ts";

/** A sealed value to be kept. `subject`: the pseudonym of the person whose data it is. */
export type Disclosure = SealedValue & { readonly subject: string };

/** As the table holds it. `value`: the RFC 8785 bytes that were committed to. */
export type DisclosureRow = {
  readonly commitment: Uint8Array;
  readonly subject: string;
  readonly value: Uint8Array;
  readonly key: Uint8Array;
};

/** @throws EntryRefused when the value has no canonical form. */
export const disclosureRow = (disclosure: Disclosure): DisclosureRow => ({
  commitment: Buffer.from(disclosure.commitment, "hex"),
  subject: disclosure.subject,
  value: canonicalBytes(disclosure.value),
  key: disclosure.key,
});

export type Disclosures = {
  /** What still exists of these runs, by commitment (hex). */
  ofRuns(runs: readonly string[]): Promise<ReadonlyMap<string, Disclosure>>;
  /** Those of these commitments (hex) that still exist. */
  of(commitments: readonly string[]): Promise<ReadonlyMap<string, Disclosure>>;
  /**
   * Erases a person's values and keys, all or those of some commitments, in one transaction. The commitments stay in
   * the record, and every proof still verifies; nobody can tell any more what they stood for.
   * @returns the commitments (hex) that were erased now.
   */
  erase(subject: string, commitments?: readonly string[]): Promise<readonly string[]>;
};

type Row = { commitment: Buffer; subject: string; value: Buffer; key: Buffer };

const COLUMNS = "select commitment, subject, value, key from record.disclosure";

export function createDisclosures(pool: Pool): Disclosures {
  const select = async (name: string, where: string, values: readonly unknown[]) => {
    const { rows } = await withConnection(pool, (client) =>
      client.query<Row>({ name, text: `${COLUMNS} where ${where}`, values: [...values] }),
    );
    return new Map(rows.map((row) => [row.commitment.toString("hex"), disclosureOf(row)]));
  };

  return {
    ofRuns: (runs) => select("disclosures-of-runs", "run = any ($1::uuid[])", [runs]),
    of: (commitments) =>
      select("disclosures-of", "commitment = any ($1::bytea[])", [commitments.map(fromHex)]),
    async erase(subject, commitments) {
      const { rows } = await withConnection(pool, (client) =>
        client.query<{ commitment: Buffer }>({
          text: "select erased as commitment from record.erase($1, $2::bytea[]) as erased",
          values: [subject, commitments?.map(fromHex) ?? null],
        }),
      );
      return rows.map((row) => row.commitment.toString("hex"));
    },
  };
}

const fromHex = (hex: string): Buffer => Buffer.from(hex, "hex");

function disclosureOf(row: Row): Disclosure {
  return {
    commitment: row.commitment.toString("hex"),
    subject: row.subject,
    value: readValue(row.value),
    key: row.key,
  };
}

/** A value from its stored bytes. What somebody damaged is handed on as text: it opens no commitment, so whoever checks it finds out. */
export function readValue(stored: Buffer): JsonValue {
  const text = stored.toString("utf8");
  try {
    const value: JsonValue = JSON.parse(text);
    return value;
  } catch {
    return text;
  }
}
