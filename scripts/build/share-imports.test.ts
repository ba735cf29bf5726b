import { expect, it } from "vitest";
import { shareImports } from "./share-imports.ts";

function shared(files: Record<string, string>): Record<string, string> {
  return Object.fromEntries(shareImports(new Map(Object.entries(files))));
}

it("imports from other packages through the file that imports them already, and keeps the lines", () => {
  const texts = shared({
    "shared.mjs": 'import { a } from "@stepflow/protocol/internal";\ncode(a);\n//# sourceMappingURL=shared.mjs.map',
    "core.mjs":
      'import { s } from "./shared.mjs";\nimport { a, b as c } from "@stepflow/protocol/internal";\nimport { E } from "@stepflow/protocol";\ncode();\n',
    "node.js":
      'import { x } from "./core.mjs";\nimport { d } from "@stepflow/protocol/internal";\nimport { E as F } from "@stepflow/protocol";\nimport { t } from "@stepflow/transport";\n',
  });
  expect(texts["shared.mjs"]?.split("\n")).toEqual([
    'import { a } from "@stepflow/protocol/internal";',
    "code(a);",
    'export { a as protocol_internal_a } from "@stepflow/protocol/internal";',
    'export { b as protocol_internal_b } from "@stepflow/protocol/internal";',
    'export { d as protocol_internal_d } from "@stepflow/protocol/internal";',
    "//# sourceMappingURL=shared.mjs.map",
  ]);
  expect(texts["core.mjs"]?.split("\n")).toEqual([
    'import { s } from "./shared.mjs";',
    'import { protocol_internal_a as a, protocol_internal_b as c } from "./shared.mjs";',
    'import { E } from "@stepflow/protocol";',
    "code();",
    'export { E as protocol_E } from "@stepflow/protocol";',
    "",
  ]);
  expect(texts["node.js"]?.split("\n")).toEqual([
    'import { x } from "./core.mjs";',
    'import { protocol_internal_d as d } from "./shared.mjs";',
    'import { protocol_E as F } from "./core.mjs";',
    'import { t } from "@stepflow/transport";',
    "",
  ]);
});

it("changes no file that loads neither of them, and no import that they do not have", () => {
  const files = {
    "core.mjs": 'import { a } from "@stepflow/protocol";\n',
    "light.js": 'import { a } from "@stepflow/protocol";\n',
    "lazy.js": 'const { a } = await import("./core.mjs");\nimport { a } from "@stepflow/protocol";\n',
    "other.js": 'import { x } from "./core.mjs";\nimport { z } from "zod";\n',
  };
  expect(shared(files)).toEqual(files);
});
