import { useSaid, useWords, type Said } from "../language/language.tsx";
import { layoutWords } from "./layout-words.ts";

/** One thing to mend. `field`: the id of the input it belongs to, if there is one; `link`: where its line leads, if elsewhere. */
export type Mistake = {
  readonly field: string | null;
  readonly link?: string;
  readonly message: Said;
};

/** Stands first in the page; each line leads to its field. */
export const ErrorSummary = ({
  mistakes,
  title,
}: {
  readonly mistakes: readonly Mistake[];
  readonly title?: string;
}) => {
  const t = useWords(layoutWords);
  return mistakes.length === 0 ? null : (
    <div class="errors" role="alert" tabindex={-1} aria-labelledby="errors-title" data-focus>
      <h2 id="errors-title">{title ?? t.pleaseCheck}</h2>
      <ul>
        {mistakes.map(({ field, link, message }) => (
          <li>
            {field === null ? (
              <Message said={message} />
            ) : (
              <a href={`#${link ?? field}`}>
                <Message said={message} />
              </a>
            )}
          </li>
        ))}
      </ul>
      <p>{t.stillHere}</p>
    </div>
  );
};

const Message = ({ said }: { readonly said: Said }) => <>{useSaid(said)}</>;

export const mistakeFor = (mistakes: readonly Mistake[], field: string): Said | undefined =>
  mistakes.find((mistake) => mistake.field === field)?.message;
