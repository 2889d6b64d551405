import path from "node:path";
import { createDiskStore } from "../../audit/files/disk-store.ts";
import { createS3Store } from "../../audit/files/s3-store.ts";
import { commandScanner } from "../../audit/files/scan.ts";
import type { ServiceDependencies } from "../../api/services/create.ts";
import type { Config } from "../config.ts";

/** Where this installation keeps uploads, and what it takes. */
export function fileSettings({ dataDir, files }: Config): ServiceDependencies["files"] {
  const { most, s3, scanCommand } = files;
  return {
    most,
    store: s3 === undefined ? createDiskStore(path.join(dataDir, "files")) : createS3Store(s3),
    ...(scanCommand === undefined ? {} : { scanner: commandScanner(scanCommand) }),
  };
}
