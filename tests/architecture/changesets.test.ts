import { expect, it } from "vitest";
import { trackedTexts } from "./tracked-texts.ts";

/** The format that `changeset version` reads: the packages of a change between two lines of dashes, then the text. */
const CHANGESET = /^---\n(?:"(?:@stepflow\/[a-z]+|create-stepflow-worker)": (?:minor|patch)\n)+---\n\n\S/;

const changesets = trackedTexts().filter(({ path }) => /^\.changeset\/.*\.md$/.test(path));

it("changesets name their packages as the release reads them", () => {
  expect(changesets.length).toBeGreaterThan(0);
  expect(changesets.filter(({ text }) => !CHANGESET.test(text)).map(({ path }) => path)).toEqual([]);
});
