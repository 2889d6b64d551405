import type { Passkey } from "../../api/contracts/passkey.ts";
import type { Held } from "../../api/services/personal-data.ts";
import type { Frame } from "../frame.ts";
import type { Mistake } from "../layout/error-summary.tsx";
import { Page } from "../layout/page.tsx";
import { DonePanel, type DoneWords } from "../layout/panel.tsx";
import { HeldSection } from "./held-section.tsx";
import { LeaveSection } from "./leave-section.tsx";
import { PasskeySection } from "./passkey-section.tsx";

type Props = {
  readonly frame: Frame;
  readonly held: Held;
  readonly passkeys: readonly Passkey[];
  readonly mistakes: readonly Mistake[];
  readonly done: string | null;
};

const doneWords: DoneWords = {
  passkey: "Your passkey is kept. When you answer, you can sign with it.",
  removed: "The passkey is removed. What you signed with it stays signed.",
  erased: "It is erased. The record says that something was, and not what.",
};

/** What is held about the reader, and what they can do about it. */
export const OwnDataPage = ({ frame, held, passkeys, mistakes, done }: Props) => (
  <Page
    frame={frame}
    title="Your data and passkeys"
    back={{ href: "/details", text: "Your details" }}
    mistakes={mistakes}
    scripts={[frame.files.passkeyScript]}
  >
    <DonePanel words={doneWords} done={done} />
    <h1>Your data and passkeys</h1>
    <PasskeySection frame={frame} passkeys={passkeys} />
    <HeldSection held={held} mistakes={mistakes} />
    <LeaveSection mistakes={mistakes} />
  </Page>
);
