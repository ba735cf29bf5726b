import { describe, expect, it } from "vitest";
import { syncExamples } from "./sync.ts";

const EXAMPLES = "packages/a/src/x/make.examples.ts";
const SOURCE = "packages/a/src/x/make.ts";
const doc = (source: string, body = ""): string =>
  `/**\n * @example\n * \`\`\`ts source="${source}"\n${body} * \`\`\`\n */\nexport {};\n`;
const region = "// #region make\nmake();\n// #endregion\n";

describe("syncExamples", () => {
  it("copies a region into each doc comment that names it, relative to its file", () => {
    const { changed, problems } = syncExamples(
      new Map([
        [EXAMPLES, region],
        [SOURCE, doc("./make.examples.ts#make")],
        ["packages/a/src/index.ts", doc("./x/make.examples.ts#make", " * make();\n")],
      ]),
    );
    expect(problems).toEqual([]);
    expect([...changed]).toEqual([[SOURCE, doc("./make.examples.ts#make", " * make();\n")]]);
  });

  it("reports what is wrong, with its file", () => {
    const { problems } = syncExamples(
      new Map([
        [EXAMPLES, region],
        ["packages/a/src/bad.examples.ts", "// #region open\n"],
        [SOURCE, doc("./make.examples.ts#makes")],
        ["packages/a/src/plain.ts", "/**\n * @example make()\n */\n"],
      ]),
    );
    expect(problems).toEqual([
      'packages/a/src/bad.examples.ts: Region "open" does not end.',
      `${SOURCE}: There is no region ./make.examples.ts#makes.`,
      'packages/a/src/plain.ts:2: @example must be followed by a code block with source="….examples.ts#region".',
      `${EXAMPLES}#make: no doc comment shows this region.`,
    ]);
  });
});
