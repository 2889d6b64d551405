import { useWords } from "../language/language.tsx";
import { ownDataWords } from "./own-data-words.tsx";
import { fromEach } from "../../domain/language.ts";
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
  passkey: fromEach(ownDataWords, ({ done }) => done.passkey),
  removed: fromEach(ownDataWords, ({ done }) => done.removed),
  erased: fromEach(ownDataWords, ({ done }) => done.erased),
};

/** What is held about the reader, and what they can do about it. */
export const OwnDataPage = ({ frame, held, passkeys, mistakes, done }: Props) => {
  const t = useWords(ownDataWords);
  return (
    <Page
      frame={frame}
      title={t.title}
      back={{ href: "/details", text: t.back }}
      mistakes={mistakes}
      scripts={[frame.files.passkeyScript]}
    >
      <DonePanel words={doneWords} done={done} />
      <h1>{t.title}</h1>
      <PasskeySection frame={frame} passkeys={passkeys} />
      <HeldSection held={held} mistakes={mistakes} />
      <LeaveSection mistakes={mistakes} />
    </Page>
  );
};
