import { z } from "@hono/zod-openapi";
import { SaveVersion } from "../blocks/form/contract.ts";
import { Digest, Id, PartId } from "../contracts/values.ts";
import { formOf } from "../../domain/rules/blocks.ts";
import { newestVersion, own, stepDefinition } from "../../domain/rules/lookup.ts";
import { isSealed } from "../../domain/sealed.ts";
import type { Part, Version } from "../../domain/state.ts";
import { endpoint, NO_BODY, NO_QUERY, type Endpoint } from "../http/endpoint.ts";
import { problem, ProblemError } from "../http/problem.ts";
import type { RunFold } from "../services/runs/run-view.ts";
import type { Services } from "../services.ts";
import { acted, ANY_ACT, notFound, REPLAYED } from "./acting.ts";
import { pageOf as pageOfList } from "../services/page.ts";
import { Acted, InPart, InRun, pageOf, pageQuery, wantedPage } from "./contract.ts";

const TAG = "Parts and forms";

const Sections = SaveVersion.shape.sections.openapi({
  description: "Answers by section and field, as the part's form asks for them.",
});

const Version = z
  .object({
    part: PartId,
    version: z.number().int().openapi({ description: "0: nothing was saved yet." }),
    digest: Digest.nullable(),
    author: z.string().nullable(),
    at: z.string().nullable(),
    sections: Sections,
  })
  .openapi("Version");

const VersionNumber = z.string().regex(/^\d{1,6}$/);
const ETAG = { ETag: 'The version, as `"3"`. Send it as If-Match when you save.' } as const;
const PartShape = z.looseObject({
  id: PartId,
  step: z.string(),
  gate: z.string(),
  status: z.string(),
});

export const formRoutes = ({ runs }: Services): readonly Endpoint[] => [
  endpoint({
    method: "get",
    path: "/runs/{run}/parts",
    name: "listParts",
    tag: TAG,
    summary: "The parts of a run: what has a form, and a gate of its own",
    params: InRun,
    query: z.strictObject(pageQuery(PartId)),
    body: NO_BODY,
    success: {
      status: 200,
      description: "A page of parts, in the order of opening",
      schema: z.object(pageOf(PartShape, PartId)),
    },
    async handle({ principal, params, query }) {
      const view = await runs.folded(principal, params.run);
      if (view === null) throw notFound();
      const all = Object.values(view.state.parts);
      const page = pageOfList(all, wantedPage(query), ({ id }) => id);
      return { body: { ...page, items: page.items.map((part) => ({ ...part })) } };
    },
  }),
  endpoint({
    method: "get",
    path: "/runs/{run}/parts/{part}",
    name: "getPart",
    tag: TAG,
    summary: "One part, with the definition of its form",
    params: InPart,
    query: NO_QUERY,
    body: NO_BODY,
    success: {
      status: 200,
      description: "The part",
      schema: PartShape.extend({ form: z.looseObject({}) }),
    },
    async handle({ principal, params }) {
      const { view, part } = find(await runs.folded(principal, params.run), params.part);
      const step = stepDefinition(view.state, part.step);
      if (step === undefined) throw notFound();
      return { body: { ...part, form: { ...formOf(part, step) } } };
    },
  }),
  endpoint({
    method: "get",
    path: "/runs/{run}/parts/{part}/form",
    name: "getForm",
    tag: TAG,
    summary: "The newest version of a part's form",
    params: InPart,
    query: NO_QUERY,
    body: NO_BODY,
    success: {
      status: 200,
      description: "The answers; before anything was saved, version 0",
      schema: Version,
      headers: ETAG,
    },
    async handle({ principal, params }) {
      const { view, part } = find(
        await runs.folded(principal, params.run, ({ parts }) => [
          own(parts, params.part)?.versions.at(-1),
        ]),
        params.part,
      );
      const newest = newestVersion(part);
      return {
        body: versionOf(view, part.id, newest),
        headers: { ETag: `"${newest?.number ?? 0}"` },
      };
    },
  }),
  endpoint({
    method: "put",
    path: "/runs/{run}/parts/{part}/form",
    name: "saveForm",
    tag: TAG,
    summary: "Save a new version of a part's form",
    description:
      "A section that is left out stays as it was. When two people edit at once, the second gets 412 with the version that is current now, and nothing is lost.",
    params: InPart,
    query: NO_QUERY,
    body: z.strictObject({
      sections: Sections,
      note: SaveVersion.shape.note
        .default(null)
        .openapi({ description: "What changed, in plain words." }),
    }),
    requestHeaders: [
      {
        name: "If-Match",
        description: 'The ETag of the version you edited; `"0"` for the first.',
        required: true,
      },
    ],
    success: {
      status: 201,
      description: "The version is on record",
      schema: Acted,
      headers: { ...ETAG, ...REPLAYED },
    },
    problems: [
      ...ANY_ACT,
      "unknown-part",
      "part-not-open",
      "not-an-author",
      "edit-conflict",
      "precondition-required",
      "nothing-changed",
      "form-incomplete",
      "gate-closed",
      "not-due",
      "key-reused",
    ],
    async handle({ principal, params, body, key, headers }) {
      const basedOn = editedVersion(headers.get("if-match"));
      const { part } = params;
      const result = await runs.act(
        principal,
        params.run,
        { type: "saveVersion", data: { part, basedOn, ...body } },
        key,
      );
      const reply = acted(result);
      return { ...reply, headers: { ...reply.headers, ETag: `"${basedOn + 1}"` } };
    },
  }),
  endpoint({
    method: "get",
    path: "/runs/{run}/parts/{part}/versions",
    name: "listVersions",
    tag: TAG,
    summary: "Every version of a part's form",
    params: InPart,
    query: z.strictObject(pageQuery(VersionNumber)),
    body: NO_BODY,
    success: {
      status: 200,
      description: "A page of versions, the oldest first",
      schema: z.object(pageOf(Version, VersionNumber)),
    },
    async handle({ principal, params, query }) {
      const wanted = wantedPage(query);
      const page = (part: Part | undefined) =>
        pageOfList(part?.versions ?? [], wanted, ({ number }) => String(number));
      const { view, part } = find(
        await runs.folded(
          principal,
          params.run,
          ({ parts }) => page(own(parts, params.part)).items,
        ),
        params.part,
      );
      const found = page(part);
      const items = found.items.map((version) => versionOf(view, part.id, version));
      return { body: { ...found, items } };
    },
  }),
  endpoint({
    method: "get",
    path: "/runs/{run}/parts/{part}/versions/{version}",
    name: "getVersion",
    tag: TAG,
    summary: "One version of a part's form",
    params: z.object({
      run: Id,
      part: PartId,
      version: VersionNumber.transform(Number),
    }),
    query: NO_QUERY,
    body: NO_BODY,
    success: { status: 200, description: "The version", schema: Version },
    async handle({ principal, params }) {
      const numbered = ({ versions }: Part) =>
        versions.find(({ number }) => number === params.version);
      const { view, part } = find(
        await runs.folded(principal, params.run, ({ parts }) => {
          const its = own(parts, params.part);
          return [its && numbered(its)];
        }),
        params.part,
      );
      const version = numbered(part);
      if (version === undefined) throw notFound();
      return { body: versionOf(view, part.id, version) };
    },
  }),
];

/** @throws ProblemError `precondition-required` (428), or `malformed-request` for what is no version. */
function editedVersion(ifMatch: string | null): number {
  if (ifMatch === null) {
    throw new ProblemError(problem("precondition-required", "If-Match is missing."));
  }
  const number = /^"(\d{1,6})"$/.exec(ifMatch)?.[1];
  if (number === undefined) {
    throw new ProblemError(
      problem("malformed-request", 'If-Match must be one version in quotation marks, such as "3".'),
    );
  }
  return Number(number);
}

function find(view: RunFold | null, id: string): { readonly view: RunFold; readonly part: Part } {
  const part = view === null ? undefined : own(view.state.parts, id);
  if (view === null || part === undefined) throw notFound();
  return { view, part };
}

/** A version with its texts; what was erased, or is not for this reader, is left out. */
function versionOf({ disclosed }: RunFold, part: string, version: Version | undefined) {
  const sections = Object.entries(version?.sections ?? {}).map(
    ([section, { fields }]) =>
      [
        section,
        Object.fromEntries(
          Object.entries(fields).flatMap(([field, value]): [string, unknown][] => {
            if (!isSealed(value)) return [[field, value]];
            const text = own(disclosed, value.commitment);
            return text === undefined ? [] : [[field, text]];
          }),
        ),
      ] as const,
  );
  return {
    part,
    version: version?.number ?? 0,
    digest: version?.digest ?? null,
    author: version?.author ?? null,
    at: version?.at ?? null,
    sections: Object.fromEntries(sections),
  };
}
