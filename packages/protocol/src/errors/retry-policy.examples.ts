import { ERROR_CODES, retryPolicyOf } from "@stepflow/protocol";

// #region retryPolicyOf
retryPolicyOf(ERROR_CODES.invalidInput); // "never"
retryPolicyOf(ERROR_CODES.componentFailed); // "byFlow"
retryPolicyOf(ERROR_CODES.transportError); // "always"
// #endregion
