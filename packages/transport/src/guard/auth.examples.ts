import { basic, bearer } from "@stepflow/transport";

const sameSecret = async (_sent: string): Promise<boolean> => false;

// #region basic
const auth = basic({ username: "runtime", password: "secret" });
const ownCheck = basic(async (username, password) => username === "runtime" && (await sameSecret(password)));
// #endregion

function tokens(): unknown {
  // #region bearer
  const auth = bearer(["current-token", "previous-token"]);
  // #endregion
  return auth;
}
void tokens;
