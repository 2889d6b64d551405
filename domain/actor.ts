/** How strongly the record ties an act to the person (weakest last). */
export type Assurance =
  | "passkey-signed"
  | "signed-in"
  | "assisted-confirmed"
  | "assisted-unconfirmed";

/** The capacity in which somebody acts. `engine` is the run's own workflow; it can never answer for a person. */
export type ActingRole =
  | "administrator"
  | "programme-manager"
  | "pwle-approver"
  | "member"
  | "auditor"
  /** Somebody who votes in a poll and has no role in the organisation. */
  | "voter"
  | "engine";

/** Who acts: a pseudonym (never a name), the capacity, and the door they came through. */
export type Actor = {
  readonly id: string;
  readonly role: ActingRole;
  readonly via: "session" | "token" | "workflow";
};

/** The engine's pseudonym in every run. */
export const ENGINE: Actor = { id: "engine", role: "engine", via: "workflow" };
