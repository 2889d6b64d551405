import { useWords } from "../language/language.tsx";
import { chooseWords } from "./choose-words.ts";
import { TextInput } from "../layout/fields.tsx";

/** Looks for people by name in the list that follows it. */
export const FindForm = ({
  action,
  name,
  label,
  sought,
  found,
}: {
  readonly action: string;
  readonly name: string;
  readonly label: string;
  readonly sought: string;
  readonly found: number;
}) => {
  const t = useWords(chooseWords);
  return (
    <>
      <form class="row" method="get" action={action} role="search">
        <TextInput name={name} label={label} hint={t.nameHint} value={sought} />
        <button class="button button-second" type="submit">
          {t.look}
        </button>
      </form>
      {sought !== "" && (
        <p>
          {found === 0 ? t.nobody(sought) : t.these(sought)} <a href={action}>{t.everybody}</a>
        </p>
      )}
    </>
  );
};
