import { BUILTINS } from "@stepflow/runtime";

/** Built-in components of real runtimes by their descriptions, because their lists do not mark them before 0.13. */
const DESCRIPTIONS: Readonly<Record<string, string>> = {
  "/create_messages": "Create a chat message list from system instructions and user prompt",
  "/eval": "Execute a nested workflow with given input and return the result",
  "/get_blob": "Retrieve JSON data from a blob using its ID",
  "/iterate": "Iteratively apply a workflow until it returns a result instead of next",
  "/load_file": "Load and parse a file (JSON, YAML, or text) from the filesystem",
  "/map": "Apply a workflow to each item in a list and collect the results",
  "/noop": "No-op component that returns its input unchanged. Used for benchmarking.",
  "/openai": "Send messages to OpenAI's chat completion API and get a response",
  "/put_blob": "Store JSON data as a blob and return its content-addressable ID",
  "/sleep": "Sleeps for a specified duration then returns. Used for benchmarking concurrent flow capacity.",
};

/** Whether a listed component is one that runtimes provide themselves. */
export function isBuiltin(component: string, description: string | null | undefined): boolean {
  if (description === undefined || description === null) return false;
  const isReal = Object.hasOwn(DESCRIPTIONS, component) && DESCRIPTIONS[component] === description;
  return isReal || BUILTINS.some((one) => one.component === component && one.description === description);
}
