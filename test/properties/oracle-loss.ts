import type { NumberedEvent } from "../../domain/event.ts";
import type { Person } from "./oracle-memory.ts";

/** What the second opinion says of who is gone: who said so, and whether the group has said how it goes on. Null: another event. */
export const lossOracle = (people: ReadonlyMap<string, Person>) => {
  const reported = new Map<string, string>();
  const isHere = (id: string): boolean => people.get(id)?.active === true && !people.get(id)?.gone;

  return (event: NumberedEvent): readonly string[] | null => {
    switch (event.type) {
      case "lossReported":
        reported.set(event.data.member, event.actor.id);
        return event.actor.id === event.data.member ? ["said so of themselves"] : [];
      case "memberLost": {
        const { member, by } = event.data;
        const someone = people.get(member);
        if (someone) someone.gone = { goesOn: new Set(), settled: false };
        const areTwo =
          by[0] !== by[1] && reported.get(member) === by[0] && by[1] === event.actor.id;
        const isPwle = by.some((id) => people.get(id)?.side === "pwle" && isHere(id));
        return areTwo && isPwle ? [] : ["gone by too few, or by others than it takes"];
      }
      case "lossDenied": {
        const someone = people.get(event.data.member);
        if (someone) someone.gone = null;
        reported.delete(event.data.member);
        return event.actor.id === event.data.member ? [] : ["found by another"];
      }
      case "groupGoesOn": {
        const gone = people.get(event.data.member)?.gone;
        const speakers = [...people].filter(([id, { side }]) => side === "pwle" && isHere(id));
        gone?.goesOn.add(event.data.by);
        if (gone && gone.goesOn.size >= Math.min(2, speakers.length)) gone.settled = true;
        return event.actor.id === event.data.by ? [] : ["said by another"];
      }
      default:
        return null;
    }
  };
};
