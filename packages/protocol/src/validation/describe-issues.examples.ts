import { describeIssues } from "@stepflow/protocol";

// #region describeIssues
describeIssues([{ pointer: "/text", message: "must be string" }]); // "/text must be string"
// #endregion
