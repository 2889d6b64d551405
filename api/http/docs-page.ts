import { createHash } from "node:crypto";
import { problemsOf } from "./document.ts";
import type { Endpoint } from "./endpoint.ts";
import { DATA_HEADERS } from "./security-headers.ts";
import {
  mendOf,
  OWN_CODES,
  REFUSAL_CODES,
  statusOf,
  titleOf,
  type ProblemCode,
} from "./problem.ts";

const STYLE = `
body{font:1rem/1.5 system-ui,sans-serif;max-width:60rem;margin:0 auto;padding:1rem;color:#1a1a1a;background:#fff}
a{color:#0b4f8a}code,pre{font:0.95em ui-monospace,monospace;background:#f2f2f2;padding:0.1em 0.3em}
h2{margin-top:2.5rem;border-bottom:2px solid #ccc}h3 code{font-size:1rem}dt{font-weight:600;margin-top:1rem}
table{border-collapse:collapse}td,th{border:1px solid #bbb;padding:0.3rem 0.6rem;text-align:left;vertical-align:top}
@media (prefers-color-scheme:dark){body{color:#eee;background:#161616}a{color:#8cc4ff}code,pre{background:#2a2a2a}}
`;

/** The API's documentation as one page without any script: every route, every problem. It works offline. */
export function docsPage(endpoints: readonly Endpoint[]): Response {
  const tags = Map.groupBy(endpoints, (endpoint) => endpoint.tag);
  const body = `<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>Alongside: the API</title><style>${STYLE}</style></head><body>
<h1>The API of Alongside</h1>
<p>Send a token: <code>Authorization: Bearer alongside_…</code>; <code>npx alongside token --role programme-manager</code> makes
one. Send and receive JSON. The complete contract is <a href="/openapi.json">openapi.json</a> (OpenAPI 3.1).</p>
<nav><ul>${[...tags.keys()].map((tag) => `<li><a href="#${slug(tag)}">${escape(tag)}</a></li>`).join("")}<li><a href="#problems">Problems</a></li></ul></nav>
${[...tags].map(([tag, group]) => `<h2 id="${slug(tag)}">${escape(tag)}</h2>${group.map(section).join("")}`).join("\n")}
<h2 id="problems">Problems</h2>
<p>Every error is a problem (RFC 9457). <code>code</code> is stable; <code>mend</code> says what to do.</p>
<dl>${[...OWN_CODES, ...REFUSAL_CODES].map(entry).join("")}</dl>
</body></html>`;
  return new Response(body, {
    headers: {
      ...DATA_HEADERS,
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": `default-src 'none'; style-src 'sha256-${createHash("sha256").update(STYLE).digest("base64")}'; frame-ancestors 'none'`,
    },
  });
}

const section = (endpoint: Endpoint): string => `
<h3 id="${endpoint.name}"><code>${endpoint.method.toUpperCase()} ${escape(endpoint.path)}</code></h3>
<p>${escape(endpoint.summary)}. ${escape(endpoint.description ?? "")}</p>
<p>Answers ${endpoint.success.status}: ${escape(endpoint.success.description)}. Problems: ${problemsOf(
  endpoint,
)
  .map((code) => `<a href="#problem-${code}">${code}</a>`)
  .join(", ")}.</p>`;

const entry = (code: ProblemCode): string =>
  `<dt id="problem-${code}"><code>${code}</code> (${statusOf(code)})</dt><dd>${escape(titleOf(code))}. ${escape(mendOf(code))}</dd>`;

const slug = (tag: string): string => tag.toLowerCase().replaceAll(/[^a-z]+/g, "-");

const escape = (text: string): string =>
  text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
