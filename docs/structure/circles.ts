import type { Imports } from "./imports.ts";

/**
 * Groups of files that import each other, each file reachable from each other one of its group: the strongly connected
 * components of the imports (Tarjan, 1972) that have more than one file, or a file that imports itself.
 */
export function circlesIn(imports: Imports): readonly (readonly string[])[] {
  const order = new Map<string, number>();
  const path: string[] = [];
  const onPath = new Set<string>();
  const circles: string[][] = [];

  const visit = (file: string): number => {
    const index = order.size;
    order.set(file, index);
    path.push(file);
    onPath.add(file);
    let low = index;
    for (const target of imports.get(file) ?? []) {
      const seen = order.get(target);
      if (seen === undefined) low = Math.min(low, visit(target));
      else if (onPath.has(target)) low = Math.min(low, seen);
    }
    if (low === index) {
      const group = path.splice(path.indexOf(file));
      for (const member of group) onPath.delete(member);
      if (group.length > 1 || imports.get(file)?.includes(file) === true) circles.push(group);
    }
    return low;
  };

  for (const file of imports.keys()) if (!order.has(file)) visit(file);
  return circles;
}
