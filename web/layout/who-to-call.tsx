import type { Frame } from "../frame.ts";
import { useWords } from "../language/language.tsx";
import { isolated } from "../words/isolate.ts";
import { layoutWords } from "./layout-words.ts";

/** A number as a telephone dials it. */
export const dialled = (phone: string): string => `tel:${phone.replaceAll(/[^+\d]/gu, "")}`;

/** Whom to call: the organisation's number, and who answers there; without a number, whoever invited the reader. */
export const WhoToCall = ({ frame: { organisation } }: { readonly frame: Frame }) => {
  const t = useWords(layoutWords);
  return organisation?.phone == null ? (
    <>{t.invited}</>
  ) : (
    <>
      {t.call} {organisation.contact !== null && <>{isolated(organisation.contact) + t.callOn}</>}
      <a href={dialled(organisation.phone)}>{organisation.phone}</a>.
    </>
  );
};

/** The same help in the same place of every page (WCAG 2.2, success criterion 3.2.6). */
export const Help = ({ frame }: { readonly frame: Frame }) => {
  const t = useWords(layoutWords);
  return (
    <section class="help" aria-labelledby="who-to-call">
      <h2 class="help-title" id="who-to-call">
        {t.stuck}
      </h2>
      <p>
        <WhoToCall frame={frame} /> {t.silly}
      </p>
    </section>
  );
};
