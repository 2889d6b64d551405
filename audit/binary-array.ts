/**
 * PostgreSQL arrays in the binary format of `array_recv`. `pg` sends a Buffer as a binary parameter; its own text arrays
 * would double every entry's size in hex and have both sides escape it.
 */

const OID = { bytea: 17, int4: 23, text: 25, timestamptz: 1184, uuid: 2950 } as const;
const HEADER = 20;

/** PostgreSQL counts microseconds from 2000-01-01; Unix time, in milliseconds, at that moment. */
const POSTGRES_EPOCH = 946_684_800_000;

type Element = Uint8Array | null;

function binaryArray(oid: number, elements: readonly Element[]): Buffer {
  const bytes = elements.reduce((sum, element) => sum + 4 + (element?.length ?? 0), HEADER);
  const buffer = Buffer.allocUnsafe(bytes);
  buffer.writeInt32BE(1, 0); // dimensions
  buffer.writeInt32BE(1, 4); // may hold nulls
  buffer.writeInt32BE(oid, 8);
  buffer.writeInt32BE(elements.length, 12);
  buffer.writeInt32BE(1, 16); // lower bound
  let offset = HEADER;
  for (const element of elements) {
    offset = buffer.writeInt32BE(element?.length ?? -1, offset);
    if (element !== null) {
      buffer.set(element, offset);
      offset += element.length;
    }
  }
  return buffer;
}

export const byteaArray = (values: readonly Uint8Array[]): Buffer => binaryArray(OID.bytea, values);

export const uuidArray = (values: readonly string[]): Buffer =>
  binaryArray(
    OID.uuid,
    values.map((value) => Buffer.from(value.replaceAll("-", ""), "hex")),
  );

export const textArray = (values: readonly (string | null)[]): Buffer =>
  binaryArray(
    OID.text,
    values.map((value) => (value === null ? null : Buffer.from(value, "utf8"))),
  );

export const int4Array = (values: readonly (number | null)[]): Buffer =>
  binaryArray(
    OID.int4,
    values.map((value) => {
      if (value === null) return null;
      const element = Buffer.allocUnsafe(4);
      element.writeInt32BE(value);
      return element;
    }),
  );

/** From Unix times in milliseconds. */
export const timestamptzArray = (values: readonly number[]): Buffer =>
  binaryArray(
    OID.timestamptz,
    values.map((value) => {
      const element = Buffer.allocUnsafe(8);
      element.writeBigInt64BE(BigInt(value - POSTGRES_EPOCH) * 1000n);
      return element;
    }),
  );
