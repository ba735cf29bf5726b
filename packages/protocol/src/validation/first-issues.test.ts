import { describe, expect, it } from "vitest";
import { InvalidBlobError } from "../errors/blob-errors.ts";
import { InvalidInputError, InvalidOutputError } from "../errors/component-errors.ts";
import { InvalidParamsError } from "../errors/request-errors.ts";
import { firstIssues } from "./first-issues.ts";

const issues = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ pointer: `/${index}`, message: "must be string" }));

describe("firstIssues", () => {
  it("keeps 20 issues as they are", () => {
    const few = issues(20);
    expect(firstIssues(few)).toBe(few);
  });

  it("counts the issues that it leaves out", () => {
    expect(firstIssues(issues(10_000)).slice(19)).toEqual([
      { pointer: "/19", message: "must be string" },
      { pointer: "", message: "and 9980 more issues" },
    ]);
    expect(firstIssues(issues(21)).at(-1)?.message).toBe("and 1 more issue");
  });

  it.each([InvalidParamsError, InvalidInputError, InvalidOutputError, InvalidBlobError])(
    "bounds message and data of %o",
    (ErrorClass) => {
      const error = new ErrorClass("/x", issues(100_000));
      expect(error.issues).toHaveLength(21);
      expect(error.message.length).toBeLessThan(1_000);
      expect(JSON.stringify(error.data).length).toBeLessThan(2_000);
    },
  );
});
