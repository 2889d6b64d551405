import type { Sealed } from "../../sealed.ts";
import type { SessionEvent } from "./event.ts";

type Data<T extends SessionEvent["type"]> = Extract<SessionEvent, { readonly type: T }>["data"];

export type SessionOrder =
  | {
      readonly type: "planSession";
      readonly data: {
        readonly id: string;
        readonly part: string;
        readonly block: string;
        readonly on: string;
        readonly until: string | null;
        readonly place: Sealed;
        readonly mode: Data<"sessionPlanned">["mode"];
        readonly offers: Sealed | null;
      };
    }
  | {
      readonly type: "holdSession";
      readonly data: Omit<Data<"sessionHeld">, "part" | "block">;
    }
  | {
      readonly type: "cancelSession";
      readonly data: { readonly session: string; readonly reason: Sealed };
    }
  | {
      readonly type: "hearVoice";
      readonly data: {
        readonly id: string;
        readonly session: string;
        readonly kind: Data<"voiceHeard">["kind"];
        readonly text: Sealed;
        readonly mayContact: boolean;
        readonly contact: Sealed | null;
      };
    };
