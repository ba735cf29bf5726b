import { ComponentError } from "@stepflow/protocol";

const file = "prices.csv";

// #region ComponentError
throw new ComponentError(`The file ${file} is locked.`, { retry: "always", data: { file } });
// #endregion
