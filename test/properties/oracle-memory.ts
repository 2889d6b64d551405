import type { Step } from "../../domain/template.ts";

/** What the second opinion on gates (`oracle.ts`) remembers of a run. */
export type Person = {
  side: string;
  roles: readonly string[];
  declares: string[];
  active: boolean;
};
export type Said = { kind: string; sections: Record<string, string>; own: boolean };
export type Asked = {
  id: string;
  sections: readonly string[];
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
