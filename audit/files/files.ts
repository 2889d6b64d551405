import { createHash, randomBytes } from "node:crypto";
import type { Field } from "../../domain/template.ts";
import { fileFitFault, sizeWords, typeWords, type FileValue } from "../../domain/written/file.ts";
import { uuidV7 } from "../uuid-v7.ts";
import { FileRefused, tooLarge } from "./file-refused.ts";
import type { FileCatalogue, KeptFile } from "./file-catalogue.ts";
import { decrypted, encrypted, encryptedStretch } from "./file-cipher.ts";
import type { FileStore, Stretch } from "./file-store.ts";
import { HEAD, mediaTypeOf } from "./media-type.ts";
import type { Scan, Scanner } from "./scan.ts";
import { withHead, withoutStalling } from "./streams.ts";

/** A file on its way in. `name` and `type`: as whoever sends it says. */
export type IncomingFile = {
  readonly run: string;
  readonly part: string;
  readonly subject: string;
  /** The question that it answers. */
  readonly field: Pick<Field, "label" | "accept" | "maxBytes">;
  readonly name: string;
  readonly type: string;
  readonly bytes: AsyncIterable<Uint8Array>;
};

export type Files = {
  /**
   * Checks a file, encrypts it and stores it, as it arrives: a few chunks of it are in memory at a time.
   * @throws FileRefused; what reading `bytes` throws; what the store throws. Nothing of it is kept then.
   */
  receive(incoming: IncomingFile): Promise<FileValue>;
  /** The bytes of a stretch; null when they are gone. @throws FileDamaged while they are read. */
  read(kept: KeptFile, stretch: Stretch): Promise<AsyncIterable<Uint8Array> | null>;
  /** Removes the bytes of files that were erased, or that nobody used. @returns how many. */
  removeGone(): Promise<number>;
};

export type FilesOptions = {
  readonly store: FileStore;
  readonly catalogue: FileCatalogue;
  /** Bytes that any file may have. */
  readonly most: number;
  /** Without one, no file is scanned. */
  readonly scanner?: Scanner;
};

export function createFiles({ store, catalogue, most, scanner }: FilesOptions): Files {
  return {
    async receive({ run, part, subject, field, name, type: declared, bytes }) {
      const { head, whole } = await withHead(withoutStalling(bytes), HEAD);
      if (head.length === 0) {
        throw new FileRefused("empty", "This file is empty.", "Look at it, and choose it again.");
      }
      const type = await mediaTypeOf(declared, head);
      if (type === null) {
        throw new FileRefused(
          "wrong-type",
          `This file says that it is ${typeWords(declared)}, and what is in it is something else.`,
          "Open it, save it again in the form that you want, and choose it again.",
        );
      }
      const limit = { ...field, maxBytes: Math.min(most, field.maxBytes ?? most) };
      const fits = (size: number): void => {
        const fault = fileFitFault(limit, { size, type });
        if (fault?.code === "too-large") throw tooLarge(sizeWords(limit.maxBytes));
        if (fault !== null) {
          throw new FileRefused("wrong-type", fault.message, "Choose a file of such a type.");
        }
      };
      fits(0);

      const file = uuidV7();
      const key = randomBytes(32);
      const measure = { size: 0, hash: createHash("sha256") };
      const scan = scanner?.();
      await catalogue.expect(file);
      try {
        await store.put(file, encrypted(key, measured(whole, measure, fits, scan)));
        await found(scan);
        const sha256 = measure.hash.digest("hex");
        const value: FileValue = { file, name, size: measure.size, type, sha256 };
        await catalogue.keep({ run, part, subject, value, key });
        return value;
      } catch (error) {
        scan?.stop();
        // Tried at once; what does not go now goes within a day.
        await store.remove(file).then(
          () => catalogue.removed(file),
          () => undefined,
        );
        throw error;
      }
    },

    async read({ value: { file, size }, key }, stretch) {
      const kept = await store.get(file, encryptedStretch(size, stretch));
      return kept === null ? null : decrypted(key, size, stretch, kept);
    },

    async removeGone() {
      let removed = 0;
      for (;;) {
        const files = await catalogue.toRemove();
        for (const file of files) {
          await store.remove(file);
          await catalogue.removed(file);
        }
        removed += files.length;
        if (files.length === 0) return removed;
      }
    },
  };
}

/** The same bytes: counted, hashed, held against the limit and shown to the scanner on their way. */
async function* measured(
  bytes: AsyncIterable<Uint8Array>,
  measure: { size: number; readonly hash: ReturnType<typeof createHash> },
  fits: (size: number) => void,
  scan: Scan | undefined,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of bytes) {
    measure.size += chunk.length;
    fits(measure.size);
    measure.hash.update(chunk);
    await scan?.write(chunk);
    yield chunk;
  }
}

/** @throws FileRefused unless the scanner found nothing. */
async function found(scan: Scan | undefined): Promise<void> {
  const finding = (await scan?.end()) ?? "clean";
  if (finding === "refused") {
    throw new FileRefused(
      "scan-refused",
      "The check for harmful files found something in this one.",
      "Don't open it again. Make the file anew, or ask whoever gave it to you.",
    );
  }
  if (finding === "unchecked") {
    throw new FileRefused(
      "scan-failed",
      "This file could not be checked for harmful content, so it was not kept.",
      "Try again in a few minutes. If it keeps happening, tell whoever runs this server.",
    );
  }
}
