/**
 * What somebody cried for: time or a talk (`about`: the request), that an objection be heard (the objection), something they need
 * (the need), or that an answer in their name be set right (the request).
 */
export type CryKind = "more-time" | "objection" | "need" | "disputed";

/** A cry for help by its own name, which tells nobody how far the run's numbers went on. */
export type CryName = {
  readonly member: string;
  readonly kind: CryKind;
  readonly about: string;
};

/** Somebody who may help has read a cry for help, and says that they get in touch. */
export type CryEvent = { readonly type: "cryTakenUp"; readonly data: CryName };
