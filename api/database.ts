import type { ColumnType, Generated } from "kysely";
import type { Language } from "../domain/language.ts";
import type { OrganisationRole, Scope } from "./principal.ts";

type Organisation = {
  id: string;
  name: string;
  colour: Generated<string | null>;
  phone: Generated<string | null>;
  contact: Generated<string | null>;
  /** When it first had an administrator; a trigger writes it. */
  administered_at: ColumnType<Date | null, never, never>;
  created_at: Generated<Date>;
};

type Person = {
  pseudonym: string;
  organisation: string;
  name: string | null;
  email: string | null;
  address_key: Buffer | null;
  phone: string | null;
  time_zone: Generated<string>;
  told_by: Generated<"email" | "sms" | "none">;
  /** Hours of the day, 0 to 23, in their zone; both or neither. */
  quiet_from: number | null;
  quiet_until: number | null;
  text_if_refused: Generated<boolean>;
  /** null: not chosen. */
  language: Language | null;
  created_at: Generated<Date>;
  updated_at: Generated<Date>;
};

type Membership = { person: string; organisation: string; role: OrganisationRole };

type Acknowledgement = {
  principal: string;
  key: string;
  request: string;
  subject: string;
  created_at: Generated<Date>;
};

type ProgramToken = {
  id: string;
  hash: Buffer;
  prefix: string;
  name: string;
  role: OrganisationRole;
  /** null: every scope of the role. */
  scopes: ColumnType<Scope[] | null, readonly Scope[] | null, never>;
  organisation: string;
  created_by: string | null;
  created_at: Generated<Date>;
  expires_at: Date;
  revoked_at: Date | null;
};

type SetUpLink = { hash: Buffer; expires_at: Date; used_at: Date | null };
type Session = {
  id: string;
  token: string;
  userId: string;
  createdAt: Date;
  expiresAt: Date;
};

type PasskeyRow = {
  id: string;
  hash: string;
  person: string;
  public_key: Buffer;
  transports: ColumnType<string[], readonly string[], never>;
  created_at: Generated<Date>;
  counts_from: Date;
  made_in: string | null;
};

type AddressChange = {
  person: string;
  former_email: string | null;
  former_key: Buffer | null;
  changed_at: Date;
  changed_in: string | null;
  confirmed_in: string | null;
  counts_from: Date;
};

type NewAddressSignIn = { key: string; person: string; made_at: Generated<Date> };

type NotMeLink = {
  hash: Buffer;
  person: string;
  what: "address" | "passkey" | "name" | "phone" | "roles";
  credential: string | null;
  made_at: Generated<Date>;
  expires_at: Date;
  spent_at: Date | null;
};

type OwnTemplateRow = {
  id: string;
  organisation: string;
  text: string;
  revision: Generated<number>;
  run: string | null;
  digest: string | null;
  adopted_at: Date | null;
  created_at: Generated<Date>;
  updated_at: Generated<Date>;
};

type MailRow = {
  id: string;
  organisation: string;
  kind: string;
  state: "sending" | "sent" | "failed";
  reply: string | null;
  at: Generated<Date>;
};

type CalendarFeedRow = { person: string; id: string; made_at: Generated<Date> };

type LaunchDraftRow = {
  person: string;
  template: string;
  written: ColumnType<unknown, string, string>;
  saved_at: ColumnType<Date, Date, Date>;
};

/** The tables of `api/migrations/` that our own code reads and writes; better-auth has the rest to itself. */
export type ApiDatabase = {
  "directory.organisation": Organisation;
  "directory.person": Person;
  "directory.membership": Membership;
  "directory.address_change": AddressChange;
  "directory.mail": MailRow;
  "directory.own_template": OwnTemplateRow;
  "directory.launch_draft": LaunchDraftRow;
  "directory.acknowledgement": Acknowledgement;
  "auth.program_token": ProgramToken;
  "auth.set_up_link": SetUpLink;
  "auth.session": Session;
  "auth.passkey": PasskeyRow;
  "auth.new_address_sign_in": NewAddressSignIn;
  "auth.not_me_link": NotMeLink;
  "auth.calendar_feed": CalendarFeedRow;
};
