import { execFile } from "node:child_process";
import { mkdir, mkdtemp, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { build } from "esbuild";
import { expect, it } from "vitest";

const run = promisify(execFile);

// Hooks of a loader would hide the fault, so the process runs plain JavaScript.
it("leaves imports through symbolic links as they are, so that no package is loaded twice", async () => {
  const folder = await mkdtemp(join(tmpdir(), "stdout-pipe-"));
  await mkdir(join(folder, "real"));
  await symlink(join(folder, "real"), join(folder, "link"));
  for (const name of ["before", "later"])
    await writeFile(join(folder, `real/${name}.mjs`), "export const folder = new URL('.', import.meta.url).href;");
  await writeFile(
    join(folder, "main.mjs"),
    `import * as before from "./link/before.mjs";
     import { isStdoutPiped } from "./stdout-pipe.mjs";
     const piped = isStdoutPiped();
     const later = await import("./link/later.mjs");
     console.log(JSON.stringify({ piped, isSameFolder: later.folder === before.folder }));`,
  );
  const source = fileURLToPath(new URL("stdout-pipe.ts", import.meta.url));
  await build({ entryPoints: [source], outfile: join(folder, "stdout-pipe.mjs"), format: "esm", logLevel: "error" });
  const { stdout } = await run(process.execPath, [join(folder, "main.mjs")]);
  expect(JSON.parse(stdout)).toEqual({ piped: true, isSameFolder: true });
});
