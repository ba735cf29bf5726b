import { CallbackError } from "@stepflow/protocol";

const call = async (): Promise<unknown> => null;

async function load(): Promise<unknown> {
  // #region CallbackError
  try {
    return await call();
  } catch (error) {
    if (!(error instanceof CallbackError)) throw error;
    switch (error.reason) {
      case "blobNotFound":
        return undefined;
      case "timeout":
        return call();
      default:
        throw error;
    }
  }
  // #endregion
}
void load;
