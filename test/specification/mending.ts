/** Says what to do: some sentence of it begins with that. */
export const MENDS =
  /(?:^|[.:] |, )(?:write|say|give|choose|leave|make|copy|fill|name|send|add|put|use|take|tick|keep|look|read|paste|answer|press|mend)\b/iu;

/** What only whoever builds the service knows. */
export const CODE =
  /\b(?:invalid|expected|received|undefined|NaN|regex|pattern|enum|zod|union|unrecognized)\b|too (?:small|big)|>=|<=/iu;
