import { z } from "@hono/zod-openapi";
import { NewPerson, PersonChange } from "../contracts/people.ts";
import { Quiet, ToldBy, ToldByChange } from "../contracts/told-by.ts";
import { Id } from "../contracts/values.ts";
import { endpoint, NO_BODY, NO_PARAMS, NO_QUERY, type Endpoint } from "../http/endpoint.ts";
import { LANGUAGES } from "../../domain/language.ts";
import { ORGANISATION_ROLES } from "../principal.ts";
import type { Services } from "../services.ts";
import { done, replayed, REPLAYED } from "./acting.ts";
import { InRun, pageOf, pageQuery, wantedPage } from "./contract.ts";

const Person = z
  .object({
    person: Id.openapi({ description: "The pseudonym: all that the record ever says." }),
    name: z.string().nullable(),
    email: z.string().nullable(),
    phone: z.string().nullable(),
    timeZone: z.string(),
    language: z.enum(LANGUAGES).nullable().openapi({
      description: "Of their pages and mails; null until they choose.",
    }),
    roles: z.array(z.enum(ORGANISATION_ROLES)).readonly(),
  })
  .openapi("Person");

const ToldByKept = z.object({
  by: ToldBy,
  quiet: Quiet.nullable(),
  textIfRefused: z.boolean(),
});
const Added = z.object({ person: Id });
const OnePerson = z.object({ person: Id });
const TAG = "People";

export const peopleRoutes = ({ people, signIns, toldBy }: Services): readonly Endpoint[] => [
  endpoint({
    method: "get",
    path: "/me",
    name: "getMe",
    tag: TAG,
    summary: "Who is asking, as this server knows them",
    params: NO_PARAMS,
    query: NO_QUERY,
    body: NO_BODY,
    success: {
      status: 200,
      description: "The principal",
      schema: z.object({
        id: Id,
        person: Id.nullable(),
        organisation: Id,
        roles: z.array(z.enum(ORGANISATION_ROLES)).readonly(),
        scopes: z.union([z.literal("all"), z.array(z.string()).readonly()]),
      }),
    },
    handle: ({ principal: { id, person, organisation, roles, scopes } }) =>
      Promise.resolve({ body: { id, person, organisation, roles, scopes } }),
  }),
  endpoint({
    method: "get",
    path: "/me/told-by",
    name: "getToldBy",
    tag: TAG,
    summary: "How whoever asks is told of what waits for them",
    params: NO_PARAMS,
    query: NO_QUERY,
    body: NO_BODY,
    success: {
      status: 200,
      description: "By which way and when, and whether text messages are sent from here at all",
      schema: ToldByKept.extend({ textsGoOut: z.boolean() }),
    },
    handle: async ({ principal }) => ({
      body: { ...(await toldBy.of(principal)), textsGoOut: toldBy.textsGoOut },
    }),
  }),
  endpoint({
    method: "put",
    path: "/me/told-by",
    name: "chooseToldBy",
    tag: TAG,
    summary: "Choose how to be told",
    description:
      "By text message only where some are sent, to the number in one's own details. A text names no run and no subject. Whoever else changes that number puts texts back to email. By `none` no notice is sent but what others need of whoever helps; a question then counts as having reached them once they open it, or are told. In quiet hours a notice waits, unless it would come too late.",
    params: NO_PARAMS,
    query: NO_QUERY,
    body: ToldByChange,
    success: { status: 204, description: "It is chosen", schema: z.null() },
    problems: ["forbidden", "invalid"],
    async handle({ principal, body }) {
      done(await toldBy.choose(principal, body));
      return { body: null };
    },
  }),
  endpoint({
    method: "get",
    path: "/people",
    name: "listPeople",
    tag: TAG,
    summary: "The organisation's people, in the order of their names",
    params: NO_PARAMS,
    query: z.strictObject({
      ...pageQuery(Id),
      find: z
        .string()
        .max(200)
        .regex(/^[^\0]*$/u)
        .optional()
        .openapi({
          description: "What stands in a name or an address, in upper or lower case.",
        }),
      staff: z.literal("yes").optional().openapi({
        description: "Only administrators, programme managers and auditors.",
      }),
    }),
    body: NO_BODY,
    success: {
      status: 200,
      description: "A page of people",
      schema: z.object(pageOf(Person, Id)),
    },
    problems: ["forbidden"],
    handle: async ({ principal, query }) => {
      const { find, staff } = query;
      const page = {
        ...wantedPage(query),
        ...(find === undefined ? {} : { find }),
        ...(staff === undefined ? {} : { staff: true }),
      };
      return { body: done(await people.list(principal, page)).value };
    },
  }),
  endpoint({
    method: "post",
    path: "/people",
    name: "addPerson",
    tag: TAG,
    summary: "Add somebody to the organisation",
    description:
      "Programme managers may add approvers and members; only administrators give the other roles.",
    params: NO_PARAMS,
    query: NO_QUERY,
    body: NewPerson.extend({
      email: NewPerson.shape.email.default(null),
      phone: NewPerson.shape.phone.default(null),
      timeZone: NewPerson.shape.timeZone.default("Europe/London"),
    }),
    success: { status: 201, description: "The new pseudonym", schema: Added, headers: REPLAYED },
    handle: async ({ principal, body, key }) => {
      const answer = done(await people.add(principal, body, key));
      return { body: answer.value, ...replayed(answer.replayed) };
    },
  }),
  endpoint({
    method: "get",
    path: "/people/{person}",
    name: "getPerson",
    tag: TAG,
    summary: "One person",
    params: OnePerson,
    query: NO_QUERY,
    body: NO_BODY,
    success: { status: 200, description: "The person", schema: Person },
    problems: ["forbidden"],
    handle: async ({ principal, params }) => ({
      body: done(await people.get(principal, params.person)).value,
    }),
  }),
  endpoint({
    method: "patch",
    path: "/people/{person}",
    name: "changePerson",
    tag: TAG,
    summary: "Change a person's details or roles",
    params: OnePerson,
    query: NO_QUERY,
    body: PersonChange,
    success: { status: 200, description: "The person", schema: Person },
    handle: async ({ principal, params, body }) => ({
      body: done(await people.change(principal, params.person, body)).value,
    }),
  }),
  endpoint({
    method: "delete",
    path: "/people/{person}/account",
    name: "endAccount",
    tag: TAG,
    summary: "End somebody's account: for a person who leaves",
    description:
      "Their roles, sign-ins, passkeys, tokens and addresses go; their name stays in what is on record. Who does it themselves leaves their runs. The last administrator can't.",
    params: OnePerson,
    query: NO_QUERY,
    body: NO_BODY,
    success: { status: 204, description: "It is ended", schema: z.null() },
    problems: ["forbidden", "invalid"],
    handle: async ({ principal, params }) => ({
      body: done(await people.endAccount(principal, params.person)).value,
    }),
  }),
  endpoint({
    method: "get",
    path: "/people/{person}/sign-ins",
    name: "listSignIns",
    tag: TAG,
    summary: "Where somebody is signed in now; for themselves, and for administrators",
    params: OnePerson,
    query: NO_QUERY,
    body: NO_BODY,
    success: {
      status: 200,
      description: "The newest first. Nothing is kept of the device.",
      schema: z.object({
        signIns: z.array(z.object({ since: z.string(), until: z.string() })).readonly(),
      }),
    },
    problems: ["forbidden"],
    handle: async ({ principal, params }) => ({
      body: { signIns: done(await signIns.list(principal, params.person)).value },
    }),
  }),
  endpoint({
    method: "delete",
    path: "/people/{person}/sign-ins",
    name: "endSignIns",
    tag: TAG,
    summary: "Sign somebody out everywhere; links that would sign them in end as well",
    params: OnePerson,
    query: NO_QUERY,
    body: NO_BODY,
    success: { status: 204, description: "They are signed out", schema: z.null() },
    problems: ["forbidden"],
    handle: async ({ principal, params }) => ({
      body: done(await signIns.end(principal, params.person)).value,
    }),
  }),
];

const Held = z.object({
  person: Person,
  values: z
    .array(
      z.object({
        run: Id,
        commitment: z.string(),
        value: z.unknown(),
        pounds: z.string().optional().openapi({
          description: "Of an amount, whose value is in pence: as people read it.",
        }),
      }),
    )
    .readonly()
    .openapi({ description: "What was written by or about the person, in clear." }),
  passkeys: z.array(z.object({ credential: z.string(), since: z.string() })).readonly(),
  sessions: z.array(z.object({ since: z.string(), until: z.string() })).readonly(),
  tokens: z.array(z.object({ name: z.string(), until: z.string() })).readonly(),
  launchDrafts: z
    .array(
      z.object({
        template: z.string(),
        written: z.record(z.string(), z.array(z.string()).readonly()),
        savedAt: z.string(),
      }),
    )
    .readonly(),
  calendarSince: z.string().nullable(),
  toldBy: ToldByKept,
  entries: z
    .array(z.object({ run: Id, event: Id, type: z.string(), at: z.string() }))
    .readonly()
    .openapi({ description: "Entries of the record that name the pseudonym; they stay." }),
});

/** What is held on somebody, and its erasure. */
export const personalDataRoutes = ({ personalData }: Services): readonly Endpoint[] => [
  endpoint({
    method: "get",
    path: "/people/{person}/export",
    name: "exportPerson",
    tag: TAG,
    summary: "All that is held on a person; for themselves, and for administrators",
    params: OnePerson,
    query: NO_QUERY,
    body: NO_BODY,
    success: { status: 200, description: "Everything", schema: Held },
    problems: ["forbidden"],
    handle: async ({ principal, params }) => ({
      body: done(await personalData.held(principal, params.person)).value,
    }),
  }),
  endpoint({
    method: "post",
    path: "/people/{person}/erasure",
    name: "erasePerson",
    tag: TAG,
    summary: "Erase all that is held on a person, or single values; for good",
    description:
      "Each run concerned records that it happened. Commitments stay in the record, so that every proof still verifies; nobody can tell any more what they stood for.",
    params: OnePerson,
    query: NO_QUERY,
    body: z.strictObject({
      what: z.union([
        z.literal("all"),
        z
          .array(z.string().regex(/^[0-9a-f]{64}$/))
          .min(1)
          .max(500),
      ]),
    }),
    success: {
      status: 200,
      description: "The runs whose record says so now, and how many values are gone",
      schema: z.object({ runs: z.array(Id).readonly(), values: z.number().int() }),
    },
    problems: ["forbidden", "invalid"],
    handle: async ({ principal, params, body }) => ({
      body: done(await personalData.erase(principal, params.person, body.what)).value,
    }),
  }),
  endpoint({
    method: "post",
    path: "/runs/{run}/voices/{voice}/erasure",
    name: "eraseVoice",
    tag: TAG,
    summary:
      "Erase what somebody said in a session who is no member, and how to reach them; for good",
    description:
      "For administrators, when that person asks them to. The run records that it happened; every proof still verifies. Asked again, nothing is left to erase.",
    params: InRun.extend({ voice: Id }),
    query: NO_QUERY,
    body: NO_BODY,
    success: {
      status: 200,
      description: "The run whose record says so now, and how many values are gone",
      schema: z.object({ runs: z.array(Id).readonly(), values: z.number().int() }),
    },
    problems: ["forbidden"],
    handle: async ({ principal, params }) => ({
      body: done(await personalData.eraseVoice(principal, params.run, params.voice)).value,
    }),
  }),
];
