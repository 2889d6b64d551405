import type { Person } from "../../api/services/people.ts";
import type { Services } from "../../api/services.ts";
import type { Principal } from "../../api/principal.ts";

/** People who share a part of an address, looked through at most. */
const MOST = 50;

/** Whoever an organisation knows by this email address; undefined for nobody, or for a reader who may not look. */
export async function byAddress(
  { people }: Pick<Services, "people">,
  principal: Principal,
  email: string,
): Promise<Person | undefined> {
  const found = await people.list(principal, { find: email, limit: MOST });
  const items = found.kind === "done" ? found.value.items : [];
  return items.find((one) => one.email?.toLowerCase() === email.toLowerCase());
}
