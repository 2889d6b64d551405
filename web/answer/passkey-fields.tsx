import { Choices } from "../layout/choices.tsx";

/** Shown by the script alone, and only to who has a passkey: without it the answer counts as signed in. */
export const PasskeyFields = ({ error }: { readonly error: string | undefined }) => (
  <fieldset data-passkey-only hidden disabled>
    <input type="hidden" name="passkey" value="" />
    <Choices
      kind="checkbox"
      name="sign"
      error={error}
      label="Sign it yourself"
      hint="With your passkey nobody else, not even we, can make up an answer of yours."
      chosen={["yes"]}
      options={[{ value: "yes", label: "Sign with my passkey" }]}
    />
    <p class="soft" role="alert" data-passkey-note hidden>
      It was not signed. Try again, or take the tick away and send it without.
    </p>
  </fieldset>
);
