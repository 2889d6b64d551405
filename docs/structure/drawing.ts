import type { Imports } from "./imports.ts";
import type { Way } from "./ways.ts";

/** Rooms from the top down: each imports only what stands below it. */
const ROOMS = [
  "infra",
  "demo",
  "web",
  "programmes",
  "api",
  "activities",
  "projections",
  "audit",
  "workflows",
  "domain",
] as const;

const roomOf = (file: string): string => file.split("/")[0] ?? "";

const isTest = (file: string): boolean => /\.(?:test|integration|e2e)\b/u.test(file);

/** Which room imports which; tests left out. */
export function drawRooms(imports: Imports): string {
  const arrows = new Set<string>();
  for (const [file, targets] of imports) {
    if (isTest(file)) continue;
    for (const target of targets) arrows.add(`${roomOf(file)} --> ${roomOf(target)}`);
  }
  return [
    "flowchart TD",
    ...ROOMS.map((room) => `  ${room}["${room}/"]`),
    ...ROOMS.flatMap((from) =>
      ROOMS.filter((to) => to !== from && arrows.has(`${from} --> ${to}`)).map(
        (to) => `  ${from} --> ${to}`,
      ),
    ),
  ].join("\n");
}

/** Whether one file comes to another by imports, straight or through others. */
function reaches(imports: Imports, from: string, to: string): boolean {
  const seen = new Set([from]);
  for (const file of seen) {
    if (file === to) return true;
    for (const target of imports.get(file) ?? []) seen.add(target);
  }
  return false;
}

/**
 * A way, stop by stop, with each stop in its room: a solid arrow where the code of one imports that of the other, a dotted one
 * where neither does.
 * @throws Error when a stop's file is not there.
 */
export function drawWay(imports: Imports, { name, stops }: Way): string {
  const gone = stops.find(({ file }) => !imports.has(file));
  if (gone !== undefined)
    throw new Error(`The way of a ${name} names ${gone.file}, which is not there.`);
  const arrows = stops.slice(1).map(({ file }, index) => {
    const before = stops[index]?.file ?? file;
    const isTied = reaches(imports, before, file) || reaches(imports, file, before);
    return `  s${index} ${isTied ? "-->" : "-.->"} s${index + 1}`;
  });
  return [
    "flowchart TD",
    ...stops.map(({ file, does }, index) => `  s${index}["${file}<br/>${does}"]`),
    ...arrows,
  ].join("\n");
}
