import type { Credential } from "../../demo/entrance.ts";
import type { Product } from "./product.ts";

/** Asks the product as a program does. @throws Error with the product's own words when it refuses. */
export async function ask(
  product: Product,
  who: Credential,
  method: "GET" | "POST" | "PUT",
  path: string,
  body?: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<Readonly<Record<string, unknown>>> {
  const response = await fetch(`http://127.0.0.1:${product.port}${path}`, {
    method,
    headers: {
      ...who,
      ...(body === undefined ? {} : { "content-type": "application/json" }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${path} was answered ${response.status}: ${text}`);
  const answer: Readonly<Record<string, unknown>> = JSON.parse(text);
  return answer;
}

/** Does something for each item, so many at a time, and keeps the order of the results. */
export async function forEachOf<T, R>(
  items: readonly T[],
  atATime: number,
  work: (item: T) => Promise<R>,
): Promise<readonly R[]> {
  const results: R[] = [];
  let next = 0;
  const worker = async () => {
    for (let index = next++; index < items.length; index = next++) {
      const item = items[index];
      if (item !== undefined) results[index] = await work(item);
    }
  };
  await Promise.all(Array.from({ length: atATime }, worker));
  return results;
}
