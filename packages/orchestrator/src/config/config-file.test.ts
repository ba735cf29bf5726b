import { existsSync } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { writeConfig } from "./config-file.ts";
import type { ServerConfig } from "./server-config.ts";

it("a written configuration is private, and removed with its folder", async () => {
  const config = { plugins: { w: { type: "stepflow", url: "http://user:s3cret@127.0.0.1:1/" } } };
  // The mask of the process may allow other users to read new files.
  const mask = process.umask(0);
  onTestFinished(() => void process.umask(mask));
  const { file, remove } = await writeConfig(config as unknown as ServerConfig);
  expect(await readFile(file, "utf8")).toContain("s3cret");
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect((await stat(dirname(file))).mode & 0o777).toBe(0o700);
  remove();
  expect(existsSync(dirname(file))).toBe(false);
  remove();
});
