const ONE_CODE = "The runtime knows eleven codes: a component's own code has no place there.";
const OWN_WORDS = "The runtime has words of its own.";
const NO_RPC = "There is no JSON-RPC: other requests are refused without asking the runtime.";

/** Cases that differ over gRPC, with the reasons. Each must fail; one that passes must be removed from this list. */
export const PULL_DIFFERENCES: Readonly<Record<string, string>> = {
  "the id of a blob is the SHA-256 of its JSON, equal for equal values":
    "What comes by gRPC has no order of fields: the id is that of the JSON that the runtime makes of it.",
  "an output of 20 MB arrives whole":
    "Answers have at most 4 MiB; larger outputs need references, which the kitchen has off.",
  "an output may nest as deeply as runtimes read": "By gRPC runtimes read 49 nested arrays or 32 objects.",
  "an unknown flow fails with the runtime's error": OWN_WORDS,
  "an unknown run fails with the runtime's error": OWN_WORDS,
  "a method that the runtime knows and does not serve is refused": NO_RPC,
  "a call of an unknown method ends by its deadline": NO_RPC,
  "a component's error reaches the user as far as the runtime allows": ONE_CODE,
  "codes of every range are kept, and an error without a code follows its retry policy": ONE_CODE,
  "an error after a callback is the same as one before": ONE_CODE,
};

/** Differences of runtimes that route by themselves: the embedded one, and 0.13. */
export const ROUTING_DIFFERENCES: Readonly<Record<string, string>> = {
  "an unknown component fails with a suggestion": "The runtime finds out by itself, and has no suggestion.",
};
