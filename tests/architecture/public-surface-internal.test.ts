import { expect, it } from "vitest";
import { entries, surfaceOf } from "./public-entries.ts";

/** Helpers that the packages share. They follow no semantic versioning; the list shows what has become shared. */
it("these are the helpers that @stepflow/protocol shares with the other packages", async () => {
  const internal = entries.filter(({ specifier }) => specifier === "@stepflow/protocol/internal");
  expect(await surfaceOf(internal)).toMatchInlineSnapshot(`
    {
      "@stepflow/protocol/internal": [
        "ABSENT",
        "JsonPathError",
        "LimitedLog",
        "MAX_PLACES",
        "MAX_TIMER_MS",
        "Semaphore",
        "StreamTooLongError",
        "basicAuthorization",
        "bindMethods",
        "checkPins",
        "clip",
        "compareItems",
        "createDeferred",
        "createLineEnds",
        "defined",
        "describeLoss",
        "endOfString",
        "escapePointerKey",
        "escapeUnsafe",
        "escapeUnsafeJson",
        "familyOf",
        "findUnsendable",
        "follow",
        "formatJsonPath",
        "fromDocumentPath",
        "fromPointer",
        "inBatches",
        "isBlobReference",
        "memoryOfJson",
        "mergePatch",
        "messageOf",
        "nearestName",
        "nearestPath",
        "onAbort",
        "parseJsonPath",
        "parseProcStat",
        "patchSteps",
        "pinSteps",
        "planFork",
        "quoteUrl",
        "readWithin",
        "referencedSteps",
        "restoreFailure",
        "setMember",
        "showUrl",
        "sleep",
        "stepsOf",
        "toPointer",
        "writeNumber",
        "writeSortedJson",
      ],
    }
  `);
});
