import type { WrittenForm } from "../../api/services/launch-drafts.ts";
import type { Body } from "../body.ts";
import { SIGNED_IN_AS } from "../respond.ts";

/** Inputs that say how a form was sent, and nothing of what was written. */
const OF_THE_FORM = ["key", "then", SIGNED_IN_AS];

/** What was written in a form, to be kept. */
export const writtenIn = (body: Body): WrittenForm =>
  Object.fromEntries(
    body.names.filter((name) => !OF_THE_FORM.includes(name)).map((name) => [name, body.all(name)]),
  );
