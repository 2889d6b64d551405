import { createHash } from "node:crypto";
import type { PoolClient } from "pg";
import { z } from "zod";

const registered = z.object({
  run: z.string(),
  data: z.object({ credential: z.string(), publicKey: z.string(), member: z.string() }),
});

type Row = {
  id: string;
  hash: string;
  person: string;
  public_key: Buffer;
  entry: Buffer | null;
};

/**
 * Passkeys that people sign in by, against what the record says of them: each is named by its own id, and one that signed an answer
 * is still the same key, of the same person.
 */
export async function checkPasskeys(client: PoolClient): Promise<readonly string[]> {
  const { rows } = await client.query<Row>(
    `select p.id, p.hash, p.person, p.public_key, e.entry from auth.passkey as p
     left join record.event as e on e.type = 'credentialRegistered'
       and position(convert_to(p.hash, 'UTF8') in e.entry) > 0
     order by p.id, e.id limit 100000`,
  );
  const problems = new Set<string>();
  for (const { id, hash, person, public_key: publicKey, entry } of rows) {
    const name = `The passkey ${hash} of ${person}`;
    const own = createHash("sha256").update(Buffer.from(id, "base64url")).digest("hex");
    if (own !== hash) problems.add(`${name} is not the one that its id names.`);
    const said = entry === null ? null : read(entry);
    if (said === null || said.data.credential !== hash) continue;
    if (said.data.publicKey !== publicKey.toString("base64url"))
      problems.add(`${name} is another key than the one in run ${said.run}.`);
    if (said.data.member !== person)
      problems.add(`${name} is ${said.data.member}'s in run ${said.run}.`);
  }
  return [...problems];
}

function read(entry: Buffer) {
  try {
    return registered.parse(JSON.parse(entry.toString("utf8")));
  } catch {
    return null;
  }
}
