import { execFileSync } from "node:child_process";
import { mkdir, mkdtemp, realpath, rm, symlink, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { checkFiles, FileAccess, MAX_FILE_BYTES } from "./file-access.ts";

let root: string;
let folder: string;
let files: FileAccess;
beforeAll(async () => {
  root = await realpath(await mkdtemp(join(tmpdir(), "stepflow-access-")));
  folder = join(root, "allowed");
  await mkdir(join(folder, "sub"), { recursive: true });
  await writeFile(join(folder, "a.txt"), "inside");
  await writeFile(join(folder, "..b.txt"), "dots");
  await writeFile(join(folder, "sub", "c.txt"), "below");
  await writeFile(join(root, "secret.txt"), "outside");
  await mkdir(join(root, "allowed-too"));
  await writeFile(join(root, "allowed-too", "d.txt"), "beside");
  await symlink(join(root, "secret.txt"), join(folder, "leak.txt"));
  await symlink(root, join(folder, "up"));
  await symlink(join(root, "nowhere"), join(folder, "dangling"));
  await symlink(join(folder, "sub", "c.txt"), join(folder, "link.txt"));
  await symlink(folder, join(root, "alias"));
  files = new FileAccess(folder);
});
afterAll(() => rm(root, { recursive: true, force: true }));

async function textOf(path: string, access: FileAccess = files): Promise<string> {
  return new TextDecoder().decode((await access.read(path)).content);
}

describe("files of the allowed folder", () => {
  it.each([
    ["a.txt", "inside"],
    ["..b.txt", "dots"],
    ["./sub/../a.txt", "inside"],
    ["sub/c.txt", "below"],
    ["link.txt", "below"],
  ])("%s is read", async (path, text) => {
    expect(await textOf(path)).toBe(text);
  });

  it("are read by absolute paths, also if the folder was named by a link", async () => {
    expect(await textOf(join(folder, "a.txt"))).toBe("inside");
    const aliased = new FileAccess(join(root, "alias"));
    expect(await textOf(join(root, "alias", "a.txt"), aliased)).toBe("inside");
    expect(await textOf(join(folder, "a.txt"), aliased)).toBe("inside");
  });

  it("have the absolute path before links", async () => {
    expect(await files.read("link.txt")).toMatchObject({ resolvedPath: join(folder, "link.txt") });
  });
});

describe("everything else", () => {
  it.each(["../secret.txt", "sub/../../secret.txt", "leak.txt", "up/secret.txt", "up/allowed-too/d.txt", "..", "up"])(
    "%s is outside",
    async (path) => {
      await expect(textOf(path)).rejects.toThrow(`is outside of the allowed folder ${folder}`);
    },
  );

  it("is outside by an absolute path, whether it exists or not", async () => {
    for (const path of [
      join(root, "secret.txt"),
      join(root, "allowed-too", "d.txt"),
      join(root, "nope"),
      "/etc/passwd",
    ]) {
      await expect(textOf(path)).rejects.toThrow("is outside");
    }
  });

  it.each([
    ["nope.txt", /"nope.txt" does not exist/],
    ["a.txt/b", /does not exist/],
    ["dangling", /"dangling" does not exist/],
    ["sub", /"sub" is a folder/],
    ["", /"" is a folder/],
    ["a\0b", /is invalid/],
  ])("%j cannot be read", async (path, message) => {
    await expect(textOf(path)).rejects.toThrow(message);
  });

  it.skipIf(process.platform === "win32")("a pipe is no file, and does not block", async () => {
    execFileSync("sh", ["-c", "mkfifo pipe"], { cwd: folder });
    await expect(textOf("pipe")).rejects.toThrow('"pipe" is not a file');
  });

  it("a file above the limit is refused before it is read", async () => {
    await writeFile(join(folder, "big"), "");
    await truncate(join(folder, "big"), MAX_FILE_BYTES + 1);
    await expect(textOf("big")).rejects.toThrow(`has ${MAX_FILE_BYTES + 1} bytes, more than ${MAX_FILE_BYTES}`);
  });

  it("a folder that does not exist has no files", async () => {
    await expect(textOf("a.txt", new FileAccess(join(root, "none")))).rejects.toThrow("does not exist");
  });
});

describe("the option", () => {
  it("must name a folder", () => {
    expect(() => checkFiles(undefined)).not.toThrow();
    expect(() => checkFiles({ folder: "." })).not.toThrow();
    for (const wrong of [{}, { folder: 1 }, { folder: "" }, null, 3])
      expect(() => checkFiles(wrong)).toThrow(TypeError);
    expect(() => checkFiles("data")).toThrow('Did you mean { folder: "data" }?');
  });
});
