import { expect, it } from "vitest";
import { allCommands, checkCommands, checkElsewhere, firstOfEachVerb } from "../commands/check-commands.ts";

// `npm run test:commands` runs every command of the documents, on all supported versions of Node.
it("documents show every command", () => {
  const verbs = new Set(allCommands().map(({ verb }) => verb));
  expect(verbs.size).toBe(14);
  expect(firstOfEachVerb().map(({ verb }) => verb)).toEqual([...verbs]);
});
checkElsewhere();
checkCommands(firstOfEachVerb());
