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
}) => (
  <>
    <form class="row" method="get" action={action} role="search">
      <TextInput name={name} label={label} hint="Their name, or a part of it." value={sought} />
      <button class="button button-second" type="submit">
        Look
      </button>
    </form>
    {sought !== "" && (
      <p>
        {found === 0
          ? `Nobody here has “${sought}” in their name.`
          : `You see those with “${sought}” in their name.`}{" "}
        <a href={action}>Show everybody</a>
      </p>
    )}
  </>
);
