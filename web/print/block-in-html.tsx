import type { Block } from "./block.ts";

/** A block on the page that is printed. */
export const BlockInHtml = ({ block }: { readonly block: Block }) => {
  switch (block.kind) {
    case "heading":
      switch (block.level) {
        case 1:
          return <h1>{block.text}</h1>;
        case 2:
          return <h2>{block.text}</h2>;
        case 3:
          return <h3>{block.text}</h3>;
        case 4:
          return <h4>{block.text}</h4>;
      }
      break;
    case "paragraph":
      return <p>{block.text}</p>;
    case "words":
      return (
        <blockquote class="quote">
          <p class="words" dir="auto">
            {block.text}
          </p>
        </blockquote>
      );
    case "list":
      return (
        <ul>
          {block.items.map((item) => (
            <li>{item}</li>
          ))}
        </ul>
      );
  }
};
