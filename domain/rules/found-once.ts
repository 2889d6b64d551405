/**
 * What follows from a value that never changes, worked out when it is first asked for and kept as long as the value is: of one
 * state, trail or template the same is asked again and again.
 * @param find pure: it reads nothing but `from`. It is called again where it throws.
 */
export const foundOnce = <From extends object, Found>(
  find: (from: From) => Found,
): ((from: From) => Found) => {
  const known = new WeakMap<From, { readonly found: Found }>();
  return (from) => {
    const before = known.get(from);
    if (before !== undefined) return before.found;
    const found = find(from);
    known.set(from, { found });
    return found;
  };
};
