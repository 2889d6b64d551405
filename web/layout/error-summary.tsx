/** One thing to mend. `field`: the id of the input it belongs to, if there is one; `link`: where its line leads, if elsewhere. */
export type Mistake = {
  readonly field: string | null;
  readonly link?: string;
  readonly message: string;
};

/** Stands first in the page; each line leads to its field. */
export const ErrorSummary = ({
  mistakes,
  title = "Please check this",
}: {
  readonly mistakes: readonly Mistake[];
  readonly title?: string;
}) =>
  mistakes.length === 0 ? null : (
    <div class="errors" role="alert" tabindex={-1} aria-labelledby="errors-title" data-focus>
      <h2 id="errors-title">{title}</h2>
      <ul>
        {mistakes.map(({ field, link, message }) => (
          <li>{field === null ? message : <a href={`#${link ?? field}`}>{message}</a>}</li>
        ))}
      </ul>
      <p>What you wrote is still here.</p>
    </div>
  );

export const mistakeFor = (mistakes: readonly Mistake[], field: string): string | undefined =>
  mistakes.find((mistake) => mistake.field === field)?.message;
