import { z } from "@hono/zod-openapi";
import { create, parse } from "content-disposition";
import type { FileRefusedCode } from "../../audit/files/file-refused.ts";
import type { Stretch } from "../../audit/files/file-store.ts";
import { Digest, Id, Key } from "../contracts/values.ts";
import { BYTES, endpoint, FILE, NO_BODY, NO_QUERY, type Endpoint } from "../http/endpoint.ts";
import { problem, ProblemError, type ProblemCode } from "../http/problem.ts";
import type { Services } from "../services.ts";
import type { Uploaded } from "../services/files.ts";
import { notFound } from "./acting.ts";
import { InPart } from "./contract.ts";
import { servedAs, stretchOf } from "./file-answer.ts";

const TAG = "Files";

/** What a version names. */
const FileShape = z
  .object({
    file: Id,
    name: z.string(),
    size: z.number().int().openapi({ description: "Bytes." }),
    type: z.string().openapi({ description: "Its media type." }),
    sha256: Digest.openapi({ description: "SHA-256 of its bytes." }),
  })
  .openapi("File");

const CODES: { readonly [C in FileRefusedCode]: ProblemCode } = {
  empty: "file-empty",
  "too-large": "file-too-large",
  "wrong-type": "file-type",
  "scan-refused": "file-refused",
  "scan-failed": "file-not-checked",
  stalled: "file-stalled",
};

export const fileRoutes = ({ files }: Services): readonly Endpoint[] => [
  endpoint({
    method: "post",
    path: "/runs/{run}/parts/{part}/files",
    name: "uploadFile",
    tag: TAG,
    summary: "Upload a file, to be named in a part's form afterwards",
    description:
      "The body is the file itself. Put what comes back, or its `file` alone, into the form as the question's answer. A file that no version names within a day is removed.",
    params: InPart,
    query: z.strictObject({ section: Key, field: Key }),
    body: BYTES,
    requestHeaders: [
      { name: "Content-Type", description: "The file's media type.", required: true },
      {
        name: "Content-Disposition",
        description: "The file's name: `attachment; filename*=UTF-8''story%20board.pdf`.",
        required: true,
      },
    ],
    success: { status: 201, description: "The file is kept", schema: FileShape },
    problems: [
      "unknown-part",
      "part-not-open",
      "not-an-author",
      "gate-closed",
      ...Object.values(CODES),
    ],
    async handle({ principal, params, query, body, headers }) {
      const { run, part } = params;
      const result = await files.upload(
        principal,
        { run, part, ...query },
        {
          name: nameIn(headers),
          type: headers.get("content-type") ?? "",
          bytes: body ?? nothing(),
        },
      );
      return { body: kept(result) };
    },
  }),
  endpoint({
    method: "get",
    path: "/runs/{run}/files/{file}",
    name: "getFile",
    tag: TAG,
    summary: "A file that a version names, to be saved and never shown in place",
    params: z.object({ run: Id, file: Id }),
    query: NO_QUERY,
    body: NO_BODY,
    requestHeaders: [
      { name: "Range", description: "One range of bytes, as `bytes=0-1023`.", required: false },
    ],
    success: {
      status: 200,
      description: "Its bytes, or with a Range those of the range (206)",
      schema: FILE,
      headers: {
        "Content-Type": "Its type if nothing in it can run, or application/octet-stream.",
        "Content-Disposition": "Always `attachment`, with its name.",
        "Content-Length": "Bytes of this answer.",
        "Content-Range": "Of an answer to a Range: which bytes these are.",
        "Content-Security-Policy": "Nothing of it may run, wherever it is shown.",
        "Accept-Ranges": "`bytes`",
        ETag: "The file's id: what it stands for never changes.",
      },
    },
    problems: ["range-not-there"],
    async handle({ principal, params, headers }) {
      const found = await files.find(principal, params.run, params.file);
      if (found === null) throw notFound();
      const { value } = found;
      const asked = stretchOf(headers.get("range"), value.size);
      if (asked === "none-of-it") {
        throw new ProblemError(problem("range-not-there", `The file has ${value.size} bytes.`), {
          "content-range": `bytes */${value.size}`,
        });
      }
      const stretch: Stretch = asked ?? { from: 0, to: value.size };
      const bytes = await found.read(stretch);
      if (bytes === null) throw notFound();
      return {
        body: ReadableStream.from(bytes),
        status: asked === null ? 200 : 206,
        headers: {
          "Content-Type": servedAs(value.type),
          "Content-Disposition": create(value.name),
          "Content-Length": String(stretch.to - stretch.from),
          ...(asked === null
            ? {}
            : { "Content-Range": `bytes ${stretch.from}-${stretch.to - 1}/${value.size}` }),
          "content-security-policy": "sandbox; default-src 'none'; frame-ancestors 'none'",
          "Accept-Ranges": "bytes",
          ETag: `"${value.file}"`,
        },
      };
    },
  }),
];

async function* nothing(): AsyncGenerator<Uint8Array> {}

/** @throws ProblemError `malformed-request` without a name that can be read. */
function nameIn(headers: Headers): string {
  const { filename } = parse(headers.get("content-disposition") ?? "").parameters;
  if (filename !== undefined && filename !== "") return filename;
  throw new ProblemError(
    problem(
      "malformed-request",
      "The header Content-Disposition does not say what the file is called.",
      {
        mend: "Send it as: Content-Disposition: attachment; filename*=UTF-8''story%20board.pdf",
      },
    ),
  );
}

/** @throws ProblemError; what is left of the body is not read then, so the connection can't serve another request. */
function kept(result: Uploaded) {
  const wrong = (
    code: ProblemCode,
    message: string,
    more: Parameters<typeof problem>[2] = {},
  ): ProblemError => new ProblemError(problem(code, message, more), { connection: "close" });
  switch (result.kind) {
    case "kept":
      return result.value;
    case "file-refused":
      throw wrong(CODES[result.why.code], result.why.message, { mend: result.why.mend });
    case "refused": {
      const { code, message, mend } = result.refusal;
      throw wrong(code, message, { mend });
    }
    case "invalid":
      throw wrong("invalid", "Some of what you sent is not right.", {
        errors: result.issues.map(({ path, message }) => ({ pointer: path.join("/"), message })),
      });
    case "forbidden":
      throw wrong("forbidden", result.why);
    case "not-found":
      throw notFound();
  }
}
