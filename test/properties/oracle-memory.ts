import type { Step } from "../../domain/template.ts";

/** What the second opinion on gates (`oracle.ts`) remembers of a run. */
export type Person = {
  side: string;
  roles: readonly string[];
  declares: string[];
  active: boolean;
  /** Gone, as two others said; `goesOn`: who has said since how the group goes on, `settled`: enough have. */
  gone: { goesOn: Set<string>; settled: boolean } | null;
};
export type Said = { kind: string; sections: Record<string, string>; own: boolean };
export type Asked = {
  id: string;
  sections: readonly string[];
  people: readonly string[];
  said: Map<string, Said>;
  reached: Map<string, Set<string>>;
  noticeUntil: string;
  stopped: boolean;
};
export type Thing = {
  versions: { digest: string; author: string; sections: Record<string, string> }[];
  asked: Asked[];
  recused: Set<string>;
  objections: Map<string, { member: string; blocks: boolean }>;
  decided: string | null;
};

export type Placed = Thing & {
  readonly key: string | null;
  readonly stretch: number;
  readonly step: Step;
};

/** What may happen while a run is paused. */
export const WHILE_PAUSED: readonly string[] = [
  "resumed",
  "withdrew",
  "lossDenied",
  "delegationEnded",
  "quorumRecomputed",
  "clockRestarted",
  "contributed",
  "contributionAnswered",
  "noticeSent",
  "noticeFailed",
  "noticeReturned",
  "corroborated",
  "erased",
];
