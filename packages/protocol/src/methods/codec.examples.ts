import { decodeParams, decodeResult, encodeParams, encodeResult } from "@stepflow/protocol";

const blobId = "0".repeat(64);

// #region encodeParams
encodeParams("blobs/get", "v0", { blobId }); // { blob_id: "000…" }
// #endregion

// #region encodeResult
encodeResult("initialize", "v0", { serverProtocolVersion: 1 }); // { server_protocol_version: 1 }
// #endregion

// #region decodeParams
decodeParams("blobs/get", "v0", { blob_id: blobId }).blobId; // "000…"
// #endregion

// #region decodeResult
decodeResult("blobs/put", "v0", { blob_id: blobId }).blobId; // "000…"
// #endregion
