import { describe, expect, it } from "vitest";
import { NAMING_NODE, NODE_TYPES, TYPESCRIPT, TYPESCRIPT_FOR_COMMONJS } from "./requirements.ts";
import { checkTypes, MODES } from "./type-check.ts";
import { importing, TYPED_ENTRIES, TYPED_FILES } from "./typed-files.ts";

const modes = Object.keys(MODES) as (keyof typeof MODES)[];

describe.each(TYPESCRIPT)("TypeScript %s", (typescript) => {
  describe.each(modes)("%s", (mode) => {
    const accepts = mode !== "nodenext in CommonJS" || typescript >= TYPESCRIPT_FOR_COMMONJS;

    it.each([
      [NODE_TYPES.oldest, true],
      [NODE_TYPES.oldest, false],
      [NODE_TYPES.newest, true],
      [NODE_TYPES.newest, false],
    ])("checks all types with @types/node %s, exactOptionalPropertyTypes %s", async (nodeTypes, exact) => {
      const check = checkTypes({ typescript, mode, nodeTypes, exactOptionalPropertyTypes: exact, files: TYPED_FILES });
      if (accepts) await check;
      else await expect(check).rejects.toThrow("TS1479");
    });
  });
});

describe("without @types/node", () => {
  const without = { typescript: TYPESCRIPT.at(-1) ?? "", mode: "nodenext", exactOptionalPropertyTypes: true } as const;

  it("the types of all entries but those that name Node's are checked with the library DOM", async () => {
    const files = { "entries.ts": importing(TYPED_ENTRIES.filter((entry) => !NAMING_NODE.includes(entry))) };
    await checkTypes({ ...without, files });
  });

  it.each(NAMING_NODE)("%s needs it", async (entry) => {
    await expect(checkTypes({ ...without, files: { "entry.ts": importing([entry]) } })).rejects.toThrow(
      /@types\/node|NodeJS/,
    );
  });
});
