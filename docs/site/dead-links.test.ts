import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { findDeadLinks } from "./dead-links.ts";

it("finds links to pages, files, pictures and anchors that do not exist", async () => {
  const folder = await mkdtemp(join(tmpdir(), "stepflow-links-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  await writeFile(join(folder, "a.json"), "{}");
  await writeFile(join(folder, "b.html"), '<h2 id="/$defs/A&amp;B">A</h2>');
  const links = [
    "/b",
    "/b#/$defs/A&amp;B",
    "/a.json",
    "https://example.com/x",
    "#top",
    "/c",
    "/b#gone",
    "/c.json",
    "#x",
  ];
  const html = `<p id="top">${links.map((link) => `<a class="x" href="${link}">x</a>`).join("")}</p><img src="/a.json" alt=""><img alt="" src="/gone.svg">`;
  await writeFile(join(folder, "index.html"), html);
  expect(findDeadLinks(folder)).toEqual(["/c", "/b#gone", "/c.json", "#x", "/gone.svg"].map((link) => `/ → ${link}`));
});
