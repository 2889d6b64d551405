/**
 * Has Stryker leave out sentences: what a refusal says to a person is read, and asked for by the tests of the pages, and a rule
 * that says something else in it is the same rule. Words that rules compare, which have no space, are changed like all else.
 */
export const strykerPlugins = [
  {
    kind: "Ignore",
    name: "sentences",
    value: {
      /** @param {{ node: { type: string, value?: unknown, quasis?: { value: { raw: string } }[] } }} path */
      shouldIgnore({ node }) {
        const texts =
          node.type === "StringLiteral"
            ? [String(node.value)]
            : node.type === "TemplateLiteral"
              ? (node.quasis ?? []).map(({ value }) => value.raw)
              : [];
        return texts.some((text) => text.includes(" ")) ? "a sentence for a person" : undefined;
      },
    },
  },
];
