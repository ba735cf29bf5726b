import { StepflowError } from "@stepflow/protocol";

const work = async (): Promise<void> => {};

// #region StepflowError
try {
  await work();
} catch (error) {
  if (error instanceof StepflowError) console.error(error.code, error.message, error.data);
  else throw error;
}
// #endregion
