import { isBlobId, parseBlobId } from "@stepflow/protocol";

const digits = "0".repeat(64);

// #region parseBlobId
parseBlobId(`sha256:${digits}`); // the 64 digits
parseBlobId("../runs"); // undefined
// #endregion

// #region isBlobId
isBlobId(`sha256:${digits}`); // true
isBlobId("cache-key"); // false
// #endregion
