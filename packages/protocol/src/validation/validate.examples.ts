import { issuesOf, validate } from "@stepflow/protocol";
import { v1Flow } from "@stepflow/protocol/documents";

const document: unknown = { steps: 1 };

// #region validate
const result = validate(v1Flow, document);
if (result.ok) console.log(result.value.steps);
else console.error(result.issues); // [{ pointer: "/steps", message: "must be array" }]
// #endregion

// #region issuesOf
if (!v1Flow(document)) console.error(issuesOf(v1Flow));
// #endregion
