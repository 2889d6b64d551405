import type { Child } from "hono/jsx";
import { inEach } from "../../domain/language.ts";
import type { Frame } from "../frame.ts";
import { useWords } from "../language/language.tsx";
import { Panel } from "./panel.tsx";
import { When } from "./when.tsx";

const words = inEach({
  en: {
    title: "You can read, and not answer yet",
    from: (when: Child) => (
      <>
        You signed in by an email address that was changed a short time ago. From {when} on you can
        do everything. Until then nobody can answer in your name by it.
      </>
    ),
    other:
      "Are you still signed in on another device? There you can say that the address is yours. It is under “Who can act, and as whom”.",
  },
  cy: {
    title: "Gallwch ddarllen, ond nid ateb eto",
    from: (when) => (
      <>
        Mewngofnodoch â chyfeiriad e-bost a newidiwyd ychydig amser yn ôl. O {when} ymlaen gallwch
        wneud popeth. Tan hynny ni all neb ateb yn eich enw drwyddo.
      </>
    ),
    other:
      "Ydych chi’n dal wedi mewngofnodi ar ddyfais arall? Yno gallwch ddweud mai eich cyfeiriad chi ydyw. Mae o dan “Pwy all weithredu, ac fel pwy”.",
  },
});

/** Why a reader who came by a changed address finds that nothing can be sent off yet. */
export const NewAddress = ({ frame, until }: { readonly frame: Frame; readonly until: string }) => {
  const t = useWords(words);
  return (
    <Panel tone="wait" title={t.title}>
      <p>{t.from(<When at={until} frame={frame} />)}</p>
      <p>{t.other}</p>
    </Panel>
  );
};
