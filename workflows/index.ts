// What the worker's bundle serves as workflow types.
export { pathway } from "./pathway.ts";
export { site } from "./site.ts";
