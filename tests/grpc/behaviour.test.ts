import { describe } from "vitest";
import type { Case } from "../behaviour/case.ts";
import { CASES, SMOKE_CASES } from "../behaviour/cases.ts";
import { describeCases } from "../behaviour/describe-cases.ts";
import { usePullTarget } from "./support/pull-target.ts";

const ONE_CODE = "The runtime knows eleven codes: a component's own code has no place there.";
const OWN_WORDS = "The runtime has words of its own.";
const NO_RPC = "There is no JSON-RPC: other requests are refused without asking the runtime.";

/** What is true of earlier runtimes and not here, and why. Such a case must fail: one that does not has to leave this list. */
const DIFFERENCES: Readonly<Record<string, string>> = {
  "an output of 20 MB arrives whole":
    "Answers have at most 4 MiB; larger outputs need references, which the kitchen has off.",
  "an output nests as deep as runtimes read": "By gRPC runtimes read 49 nested arrays or 32 objects.",
  "the id of a blob is the SHA-256 of its JSON, equal for equal values":
    "What comes by gRPC has no order of fields: the id is that of the JSON that the runtime makes of it.",
  "the runtime lists the components with description, schemas and parameters": "They are listed without their slash.",
  "an unknown flow is the runtime's error, told to the user": OWN_WORDS,
  "an unknown run is the runtime's error, told to the user": OWN_WORDS,
  "a method that the runtime knows and does not serve is refused": NO_RPC,
  "a method that the runtime does not know ends by its deadline": NO_RPC,
  "a component's error reaches the user as well as the runtime allows": ONE_CODE,
  "codes of any range are kept, and those that none was given for follow the retry policy": ONE_CODE,
  "an error after a callback is the same as one before": ONE_CODE,
};

/** What only 0.13 does: it routes by itself. */
const DIFFERENCES_OF_13: Readonly<Record<string, string>> = {
  "an unknown component fails with the name that was meant": "The runtime finds out by itself, and has no suggestion.",
};

const RUNTIMES: readonly { version: string; cases: readonly Case[]; differences: Readonly<Record<string, string>> }[] =
  [
    { version: "0.13.0", cases: CASES, differences: { ...DIFFERENCES, ...DIFFERENCES_OF_13 } },
    { version: "0.12.0", cases: SMOKE_CASES, differences: DIFFERENCES },
  ];

/** What the README's table says of those that are a row of it. */
const REMARKS: Readonly<Record<string, string>> = {
  "an output of 20 MB arrives whole": "no: 4 MiB, or a blob",
  "the runtime lists the components with description, schemas and parameters": "yes, listed without `/`",
  "a component's error reaches the user as well as the runtime allows": "message, one of eleven codes",
  "an unknown component fails with the name that was meant": "no: the runtime routes",
};

describe.each(RUNTIMES)("a worker that pulls from runtime $version", ({ version, cases, differences }) => {
  const target = usePullTarget(version);
  // The server does not say what it is: that it was installed from here is the proof.
  describeCases(cases, target, { mode: "pull", version: async () => version, differences, remarks: REMARKS });
});
