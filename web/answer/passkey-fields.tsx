import { useWords, type Said } from "../language/language.tsx";
import { Choices } from "../layout/choices.tsx";
import { checkWords } from "./answer-words.tsx";

/** Shown by the script alone, and only to who has a passkey: without it the answer counts as signed in. */
export const PasskeyFields = ({ error }: { readonly error: Said | undefined }) => {
  const t = useWords(checkWords);
  return (
    <fieldset data-passkey-only hidden disabled>
      <input type="hidden" name="passkey" value="" />
      <Choices
        kind="checkbox"
        name="sign"
        error={error}
        label={t.sign}
        hint={t.signHint}
        chosen={["yes"]}
        options={[{ value: "yes", label: t.signWith }]}
      />
      <p class="soft" role="alert" data-passkey-note hidden>
        {t.notSigned}
      </p>
    </fieldset>
  );
};
