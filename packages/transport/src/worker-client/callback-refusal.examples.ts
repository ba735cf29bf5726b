import { ERROR_CODES } from "@stepflow/protocol";
import { type CallbackHandler, CallbackRefusal } from "@stepflow/transport/client";

// #region CallbackRefusal
const onCallback: CallbackHandler = (method) => {
  throw new CallbackRefusal({ code: ERROR_CODES.notFound, message: `${method}: no such run.`, data: null });
};
// #endregion
