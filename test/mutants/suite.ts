import { modulesOf } from "./modules.ts";
import { during } from "./switches.ts";
import { testsOfTheRules } from "./tests.ts";
import * as vitest from "./vitest.ts";
import type { Told } from "./vitest.ts";

/**
 * The tests of the rules, loaded into this process. What a test file does while it is loaded (scenes that several of its
 * tests look at) is a test too: loading the file anew, and running all of its tests.
 *
 * @param root - the folder that holds `domain` and `test`
 */
export function suiteOf(root: string) {
  const files = testsOfTheRules(root);
  const loading = (file: string): string => `${file} > loading`;
  const { loadAnew, forgetAll } = modulesOf(root, { vitest }, (path, load) => {
    // Only what the test files do themselves is theirs; what they import is loaded for all.
    const file = files.find((each) => path === `${root}/${each}`);
    during(file === undefined ? undefined : loading(file), load);
  });
  const testsIn = (file: string): Told[] => vitest.testsTold(file, () => loadAnew(file));

  return {
    /** Loads everything anew. */
    load(): Told[] {
      forgetAll();
      loadAnew("test/support/property-seed.ts");
      return files.flatMap((file) => [
        {
          name: loading(file),
          run: async () => {
            for (const { run } of testsIn(file)) await run();
          },
        },
        ...testsIn(file),
      ]);
    },
    isLoading: ({ name }: Told): boolean => name.endsWith(" > loading"),
  };
}
