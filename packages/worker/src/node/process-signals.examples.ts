import { shutDownProcess, shutDownWithProcess, watchParent } from "@stepflow/worker/node";

declare const connection: { close(): Promise<void> };

// #region shutDownWithProcess
const release = shutDownWithProcess({
  onStopping: (reason) => console.error(`${reason} Stopping.`),
  close: () => connection.close(),
});
// #endregion

// #region watchParent
const watch = watchParent({ onGone: () => shutDownProcess("The parent process is gone.") });
// #endregion
