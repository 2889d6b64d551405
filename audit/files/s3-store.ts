import { Readable } from "node:stream";
import {
  DeleteObjectCommand,
  GetObjectCommand,
  NoSuchKey,
  S3Client,
  type S3ClientConfig,
} from "@aws-sdk/client-s3";
import { Upload } from "@aws-sdk/lib-storage";
import type { FileStore } from "./file-store.ts";

/** `endpoint`: of a server that is not Amazon's. Without keys, they are looked for where Amazon's own tools keep them. */
export type S3Place = {
  readonly bucket: string;
  readonly region: string;
  readonly endpoint: string | undefined;
  readonly accessKeyId: string | undefined;
  readonly secretAccessKey: string | undefined;
};

/** Bytes that are in memory of each upload at a time: two parts. S3 takes 10,000 parts, so a file may have 80 GB. */
const PART = 8 * 1024 * 1024;

/** Files in a bucket of S3, or of a server that speaks its protocol, below `files/`. A file is there once all its parts are. */
export function createS3Store(place: S3Place): FileStore & { close(): void } {
  const { bucket: Bucket } = place;
  const client = new S3Client(settingsOf(place));
  const keyOf = (id: string) => `files/${id}`;

  return {
    async put(id, bytes) {
      const body = Readable.from(bytes, { objectMode: false, highWaterMark: PART });
      const params = { Bucket, Key: keyOf(id), Body: body };
      await new Upload({ client, params, partSize: PART, queueSize: 2 }).done();
    },
    async get(id, { from, to }) {
      try {
        const { Body } = await client.send(
          new GetObjectCommand({ Bucket, Key: keyOf(id), Range: `bytes=${from}-${to - 1}` }),
        );
        return Body === undefined ? null : Body.transformToWebStream();
      } catch (error) {
        if (error instanceof NoSuchKey) return null;
        throw error;
      }
    },
    async remove(id) {
      await client.send(new DeleteObjectCommand({ Bucket, Key: keyOf(id) }));
    },
    close: () => client.destroy(),
  };
}

function settingsOf({ region, endpoint, accessKeyId, secretAccessKey }: S3Place): S3ClientConfig {
  return {
    region,
    // Servers that are not Amazon's know no host names for buckets, and not all know the newer checksums; each chunk has a tag.
    ...(endpoint === undefined ? {} : { endpoint, forcePathStyle: true }),
    requestChecksumCalculation: "WHEN_REQUIRED",
    responseChecksumValidation: "WHEN_REQUIRED",
    ...(accessKeyId === undefined || secretAccessKey === undefined
      ? {}
      : { credentials: { accessKeyId, secretAccessKey } }),
  };
}
