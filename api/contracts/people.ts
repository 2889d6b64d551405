import { z } from "@hono/zod-openapi";
import { LANGUAGES } from "../../domain/language.ts";
import { ORGANISATION_ROLES } from "../principal.ts";
import { Colour } from "./colour.ts";
import { Email, Name, Phone, TimeZone } from "./values.ts";

const Roles = z
  .array(z.enum(ORGANISATION_ROLES))
  .min(1, "Give at least one role.")
  .max(ORGANISATION_ROLES.length)
  .readonly();

/** Somebody who is added to an organisation's directory. */
export const NewPerson = z.strictObject({
  name: Name,
  email: Email.nullable(),
  phone: Phone.nullable(),
  timeZone: TimeZone,
  roles: Roles,
});

/** `language`: of their pages and mails; whoever adds somebody does not choose it for them. */
export const PersonChange = NewPerson.extend({
  language: z.enum(LANGUAGES, "Choose a language: en or cy."),
}).partial();

/** What people see of their organisation. `colour`: null for the usual one. `phone`: what people call, or null; `contact`: who answers there. */
export const OrganisationChange = z
  .strictObject({
    name: Name,
    colour: Colour.nullable(),
    phone: Phone.nullable(),
    contact: Name.nullable(),
  })
  .partial();

/** The organisation and its first administrator. */
export const SetUp = z.strictObject({ organisation: Name, name: Name, email: Email });
