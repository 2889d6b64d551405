import type { PlacedPower } from "./powers.ts";

/** What somebody can have for a while: a role, a passkey or an address; for a program, its token; for an organisation, its word on people. */
export type Holding = "role" | "passkey" | "address" | "token" | "voucher";

/** A change of a power: when, by whom and by which event. */
export type PowerChange = { readonly at: string; readonly by: string; readonly event: string };

/**
 * From when to when somebody had a power. `who`: a person, a token or a voucher. `what`: the role, or the credential; empty where there is
 * but one. `countsFrom`: from when it counts as the person's own, which a later confirmation moves. `lapses`: when it ends by itself.
 */
export type HeldPeriod = {
  readonly who: string;
  readonly holding: Holding;
  readonly what: string;
  readonly from: PowerChange;
  readonly countsFrom: string | null;
  readonly lapses: string | null;
  readonly until: PowerChange | null;
};

/** A period that may still change while the events are read. */
type Open = { -readonly [K in keyof HeldPeriod]: HeldPeriod[K] };

/** All periods that an organisation's events come to, in the order in which they began. Pure, and total. */
export function periodsOf(events: readonly PlacedPower[]): readonly HeldPeriod[] {
  const periods: Open[] = [];
  /** The periods that have not ended, by who has them and what it is: an organisation may have years of them. */
  const open = new Map<string, Map<string, Open>>();
  const begin = (
    event: PlacedPower,
    who: string,
    holding: Holding,
    rest: Partial<Pick<HeldPeriod, "what" | "countsFrom" | "lapses">> = {},
  ): void => {
    const what = { what: "", countsFrom: null, lapses: null, ...rest };
    const period: Open = { who, holding, ...what, from: changeBy(event), until: null };
    const theirs = open.get(who) ?? new Map<string, Open>();
    const key = `${holding} ${period.what}`;
    // What somebody has already they are not given anew.
    if (theirs.has(key)) return;
    open.set(who, theirs.set(key, period));
    periods.push(period);
  };
  const change = (who: string, key: string, to: Partial<HeldPeriod>): void => {
    const period = open.get(who)?.get(key);
    if (period !== undefined) Object.assign(period, to);
  };
  const end = (event: PlacedPower, who: string, ...keys: readonly string[]): void => {
    for (const key of keys) {
      change(who, key, { until: changeBy(event) });
      open.get(who)?.delete(key);
    }
  };
  for (const event of events) {
    switch (event.type) {
      case "personAdded":
        if (event.data.address !== null)
          begin(event, event.data.person, "address", { countsFrom: event.at });
        break;
      case "roleGiven":
        begin(event, event.data.person, "role", { what: event.data.role });
        break;
      case "roleTaken": {
        const { person, role } = event.data;
        end(event, person, `role ${role}`);
        break;
      }
      case "addressChanged": {
        const { person, address, countsFrom } = event.data;
        end(event, person, "address ");
        if (address !== null) begin(event, person, "address", { countsFrom });
        break;
      }
      case "addressConfirmed":
        change(event.data.person, "address ", { countsFrom: event.at });
        break;
      case "passkeyEnrolled": {
        const { person, credential, countsFrom } = event.data;
        begin(event, person, "passkey", { what: credential, countsFrom });
        break;
      }
      case "passkeyConfirmed": {
        const { person, credential } = event.data;
        change(person, `passkey ${credential}`, { countsFrom: event.at });
        break;
      }
      case "passkeyRemoved": {
        const { person, credential } = event.data;
        end(event, person, `passkey ${credential}`);
        break;
      }
      case "accountEnded": {
        const { person } = event.data;
        end(event, person, ...(open.get(person)?.keys() ?? []));
        break;
      }
      case "tokenMade": {
        const { token, role, until } = event.data;
        begin(event, token, "token", { what: role, lapses: until });
        break;
      }
      case "tokenEnded":
        end(event, event.data.token, ...(open.get(event.data.token)?.keys() ?? []));
        break;
      case "voucherRegistered":
        begin(event, event.data.voucher, "voucher", { what: event.data.name });
        break;
      case "voucherEnded":
        end(event, event.data.voucher, ...(open.get(event.data.voucher)?.keys() ?? []));
        break;
      case "signInLinkHandedOut":
      case "signedInByProvider":
      case "detailsChanged":
      case "changeDenied":
      case "templateAdopted":
        break;
    }
  }
  return periods;
}

const changeBy = ({ at, actor, id }: PlacedPower): PowerChange => ({ at, by: actor.id, event: id });

/** When a period was over, of itself or by somebody's act; null while it lasts. */
export const endOf = ({ until, lapses }: HeldPeriod): string | null => {
  if (until === null) return lapses;
  return lapses !== null && lapses < until.at ? lapses : until.at;
};

/** Whether a power was held at some time from `from` on and before `until` (ISO 8601 UTC). */
export const wasHeld = (period: HeldPeriod, from: string, until: string): boolean => {
  const end = endOf(period);
  return period.from.at < until && (end === null || end > from);
};
