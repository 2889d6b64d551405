import { defaultPayloadConverter, type PayloadConverter } from "@temporalio/common";

const nothing = defaultPayloadConverter.toPayload(undefined);

/**
 * The SDK's own, but for a payload that it cannot read, which becomes undefined: anybody who reaches Temporal can signal with bytes
 * that are no JSON, and the SDK would try the workflow task for ever. `readPayload` then hears nothing.
 */
export const payloadConverter: PayloadConverter = {
  toPayload: (value, context) => defaultPayloadConverter.toPayload(value, context),
  fromPayload(payload, context) {
    try {
      return defaultPayloadConverter.fromPayload(payload, context);
    } catch {
      return defaultPayloadConverter.fromPayload(nothing);
    }
  },
};
