import { readFileSync } from "node:fs";
import { posix } from "node:path";
import { parseSync, Visitor } from "oxc-parser";
import type { Node } from "oxc-parser";

/** What a form of the pages gives: its address, as the pages' router writes it, and the acts that it can ask of a run. */
export type WebForm = { readonly address: string; readonly acts: readonly string[] };

type Source = {
  /** Functions and constants of the file, and of the function that makes its routes, by name. */
  readonly named: ReadonlyMap<string, Node>;
  /** Where a name comes from that is imported. */
  readonly imported: ReadonlyMap<string, { readonly file: string; readonly name: string }>;
};

/** Services that ask an act of a run by themselves, as a page calls them, and that act. */
const BY_SERVICE: Readonly<Record<string, string>> = {
  "runs.launch": "launchRun",
  "polls.open": "openPoll",
  "polls.changeElectorate": "changeElectorate",
  "credentials.show": "showCredential",
  "personalData.erase": "recordErasure",
  "personalData.eraseVoice": "recordErasure",
};

const isNode = (value: unknown): value is Node =>
  typeof value === "object" && value !== null && "type" in value && typeof value.type === "string";

/** A node and all below it. */
function* within(node: Node): Generator<Node> {
  yield node;
  for (const value of Object.values(node))
    for (const child of Array.isArray(value) ? value : [value])
      if (isNode(child)) yield* within(child);
}

const named = (nodes: readonly Node[], found: Map<string, Node>): void => {
  for (const node of nodes) {
    const one =
      node.type === "ExportNamedDeclaration" && node.declaration ? node.declaration : node;
    if (one.type === "FunctionDeclaration" && one.id) {
      found.set(one.id.name, one);
      if (one.body) named(one.body.body, found);
    }
    if (one.type === "VariableDeclaration")
      for (const { id, init } of one.declarations)
        if (id.type === "Identifier" && init) found.set(id.name, init);
  }
};

function read(file: string): Source {
  const { program } = parseSync(file, readFileSync(file, "utf8"));
  const found = new Map<string, Node>();
  named(program.body, found);
  const imported = new Map<string, { file: string; name: string }>();
  new Visitor({
    ImportDeclaration({ source, specifiers }) {
      if (!source.value.startsWith(".")) return;
      for (const one of specifiers)
        if (one.type === "ImportSpecifier" && one.imported.type === "Identifier")
          imported.set(one.local.name, {
            file: posix.join(posix.dirname(file), source.value),
            name: one.imported.name,
          });
    },
  }).visit(program);
  return { named: found, imported };
}

/** `a.b.c(…)` as `b.c`: a service and what is asked of it. */
const calledOn = (node: Node): string | null =>
  node.type === "CallExpression" &&
  node.callee.type === "MemberExpression" &&
  node.callee.property.type === "Identifier"
    ? `${lastName(node.callee.object)}.${node.callee.property.name}`
    : null;

const lastName = (node: Node): string =>
  node.type === "Identifier"
    ? node.name
    : node.type === "MemberExpression" && node.property.type === "Identifier"
      ? node.property.name
      : "";

/** The forms of the pages, by what their sources say. @param known all acts. */
export function webForms(files: readonly string[], known: ReadonlySet<string>): readonly WebForm[] {
  const sources = new Map(files.map((file) => [file, read(file)]));
  const seen = new Map<string, ReadonlySet<string>>();

  /** Acts that a piece of source gives, or that something gives which it names. */
  const actsIn = (file: string, node: Node): ReadonlySet<string> => {
    const acts = new Set<string>();
    for (const one of within(node)) {
      if (
        one.type === "Property" &&
        one.key.type === "Identifier" &&
        one.key.name === "type" &&
        one.value.type === "Literal" &&
        typeof one.value.value === "string" &&
        known.has(one.value.value)
      )
        acts.add(one.value.value);
      const called = calledOn(one);
      const byService = called === null ? undefined : BY_SERVICE[called];
      if (byService !== undefined) acts.add(byService);
      if (one.type === "Identifier") for (const act of actsOf(file, one.name)) acts.add(act);
    }
    return acts;
  };

  const actsOf = (file: string, name: string): ReadonlySet<string> => {
    const source = sources.get(file);
    const from = source?.imported.get(name);
    const place = source?.named.has(name) ? { file, name } : from;
    const node = place && sources.get(place.file)?.named.get(place.name);
    if (place === undefined || node === undefined) return new Set();
    const key = `${place.file} ${place.name}`;
    const before = seen.get(key);
    if (before !== undefined) return before;
    seen.set(key, new Set());
    const found = actsIn(place.file, node);
    seen.set(key, found);
    return found;
  };

  return files.flatMap((file) => formsIn(sources.get(file), (node) => actsIn(file, node), known));
}

/** A form that is sent, or a page whose opening is itself an act. */
const isRoute = (node: Node): boolean => ["app.post", "app.get"].includes(calledOn(node) ?? "");

function formsIn(
  source: Source | undefined,
  actsIn: (node: Node) => ReadonlySet<string>,
  known: ReadonlySet<string>,
): readonly WebForm[] {
  if (source === undefined) return [];
  const textOf = (node: Node | undefined, given: ReadonlyMap<string, string>): string | null => {
    if (node === undefined) return null;
    if (node.type === "Literal") return typeof node.value === "string" ? node.value : null;
    if (node.type === "Identifier")
      return given.get(node.name) ?? textOf(source.named.get(node.name), new Map());
    if (node.type !== "TemplateLiteral") return null;
    return node.quasis
      .map(({ value }, at) => `${value.cooked ?? ""}${textOf(node.expressions[at], given) ?? ""}`)
      .join("");
  };
  const posts = [...source.named].flatMap(([name, node]) =>
    node.type === "FunctionDeclaration" || node.type === "ArrowFunctionExpression"
      ? [{ name, node, posts: [...within(node)].filter(isRoute) }]
      : [],
  );
  const helpers = posts.filter(({ node, posts: all }) => all.length > 0 && node.params.length > 0);
  const calls = [...source.named.values()]
    .flatMap((node) => (node.type === "FunctionDeclaration" ? [...within(node)] : []))
    .filter((node) => node.type === "CallExpression");
  const byHelper = new Set(
    helpers
      .filter(({ node }) => node.type === "ArrowFunctionExpression")
      .flatMap((one) => one.posts),
  );
  const loops = [...source.named.values()]
    .flatMap((node) => (node.type === "FunctionDeclaration" ? [...within(node)] : []))
    .filter((node) => node.type === "ForOfStatement");
  /** What a route's loop gives its variable, turn by turn; one turn that gives nothing where it stands in none. */
  const turnsAround = (call: Node): readonly ReadonlyMap<string, string>[] => {
    const loop = loops.find(({ start, end }) => start < call.start && call.end < end);
    const name =
      loop?.left.type === "VariableDeclaration" ? loop.left.declarations[0]?.id : undefined;
    if (loop?.right.type !== "ArrayExpression" || name?.type !== "Identifier") return [new Map()];
    return loop.right.elements.flatMap((one) => {
      const text = one === null ? null : textOf(one, new Map());
      return text === null ? [] : [new Map([[name.name, text]])];
    });
  };
  const forms: WebForm[] = [];
  const add = (address: string | null, acts: Iterable<string>) => {
    if (address !== null) forms.push({ address, acts: [...new Set(acts)] });
  };
  for (const call of calls) {
    const [first, ...rest] = call.arguments;
    for (const loop of isRoute(call) && !byHelper.has(call) ? turnsAround(call) : [])
      add(
        textOf(first, loop),
        rest.flatMap((one) => [...actsIn(one)]),
      );
    const helper = helpers.find(
      ({ name }) => call.callee.type === "Identifier" && call.callee.name === name,
    );
    if (helper === undefined || helper.node.type !== "ArrowFunctionExpression") continue;
    const given = new Map(
      helper.node.params.flatMap((param, at) => {
        const text = textOf(call.arguments[at], new Map());
        return param.type === "Identifier" && text !== null ? [[param.name, text] as const] : [];
      }),
    );
    const named = rest.flatMap((one) => {
      const text = one.type === "Literal" ? one.value : null;
      return typeof text === "string" && known.has(text) ? [text] : [];
    });
    for (const post of helper.posts)
      if (post.type === "CallExpression")
        add(textOf(post.arguments[0], given), [
          ...named,
          ...rest.flatMap((one) => [...actsIn(one)]),
          ...actsIn(post),
        ]);
  }
  return forms;
}
