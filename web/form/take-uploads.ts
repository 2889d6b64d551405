import { isUtf8 } from "node:buffer";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { Busboy } from "@fastify/busboy";
import type { Context, MiddlewareHandler } from "hono";
import { HTTPException } from "hono/http-exception";
import type { Services } from "../../api/services.ts";
import type { Uploaded } from "../../api/services/files.ts";
import { bodyOf } from "../body.ts";
import type { Mistake } from "../layout/error-summary.tsx";
import type { PageEnv } from "../page-env.ts";
import { SIGNED_IN_AS } from "../respond.ts";
import { fieldName } from "./names.ts";

/** Characters that the answers beside the files may have together, as in any other form. */
const MOST = 512 * 1024;

const ADDRESS = /^\/board\/([^/]+)\/([^/]+)\/edit$/u;

/** Whether a request is a part's form that may carry files: it is read as it arrives. */
export const isUploadForm = (c: Context): boolean =>
  c.req.method === "POST" &&
  ADDRESS.test(c.req.path) &&
  /^multipart\/form-data\s*;/iu.test(c.req.header("content-type") ?? "");

/**
 * Reads a part's form as it arrives: each file goes straight to where files are kept, and its answer then stands among the others.
 * What is wrong with a file is told beside its question, and no other answer is lost.
 */
export const takeUploads =
  (services: Pick<Services, "files">): MiddlewareHandler<PageEnv> =>
  async (c, next) => {
    const [, run = "", part = ""] = ADDRESS.exec(c.req.path) ?? [];
    const { body } = c.req.raw;
    if (!isUploadForm(c) || body === null) return next();
    const principal = c.get("principal");
    const values: Record<string, string[]> = Object.create(null);
    const mistakes: Mistake[] = [];
    const uploads: Promise<void>[] = [];
    const failed: unknown[] = [];
    let length = 0;

    const take = async (input: string, stream: Readable, name: string, type: string) => {
      const [, section = "", field = ""] = input.split(".");
      // Shown to somebody else, or no file chosen: read past it.
      if (name === "" || values[SIGNED_IN_AS]?.[0] !== principal.id) {
        stream.resume();
        return;
      }
      try {
        const place = { run, part: part.replaceAll(/%3a/giu, ":"), section, field };
        const result = await services.files.upload(principal, place, { name, type, bytes: stream });
        if (result.kind === "kept") {
          values[fieldName(section, field)] = [JSON.stringify(result.value)];
        } else mistakes.push({ field: fieldName(section, field), message: wordsOf(result) });
      } finally {
        // What a refusal left unread is read past, so that the answers behind it arrive.
        stream.resume();
      }
    };

    const form = new Busboy({
      headers: { "content-type": c.req.header("content-type") ?? "" },
      // Bytes as characters: a decoder would replace those that are no UTF-8.
      defCharset: "latin1",
      limits: { fieldSize: MOST, fields: 2_000, files: 40 },
    });
    form.on("field", (name, bytes) => {
      const written = Buffer.from(bytes, "latin1");
      const value = written.toString("utf8");
      length += value.length;
      if (!isUtf8(written)) form.destroy(new Error("These bytes are no UTF-8."));
      else if (length > MOST) form.destroy(new Error("The form is too long."));
      else (values[name] ??= []).push(value);
    });
    form.on("file", (input, stream, name, _encoding, type) => {
      // A file that breaks off says so also when nobody reads it.
      stream.on("error", () => undefined);
      // Caught here: one that fails while the form still arrives would end the process.
      const taken = take(input, stream, name ?? "", type);
      uploads.push(taken.catch((error: unknown) => void failed.push(error)));
    });
    try {
      await pipeline(Readable.fromWeb(body), form);
    } catch (cause) {
      throw new HTTPException(400, { message: "The form cannot be read.", cause });
    }
    await Promise.all(uploads);
    if (failed.length > 0) throw failed[0];
    for (const name of Object.keys(values)) {
      if (name.startsWith("remove.")) delete values[name.replace("remove.", "f.")];
    }
    c.set("sent", { body: bodyOf(values), mistakes });
    return next();
  };

function wordsOf(result: Exclude<Uploaded, { kind: "kept" }>): string {
  switch (result.kind) {
    case "file-refused":
      return `${result.why.message} ${result.why.mend}`;
    case "refused":
      return `${result.refusal.message} ${result.refusal.mend}`;
    case "invalid":
      return result.issues.map(({ message }) => message).join(" ");
    case "forbidden":
    case "not-found":
      return "You can't add a file here. Ask the coordinator.";
  }
}
