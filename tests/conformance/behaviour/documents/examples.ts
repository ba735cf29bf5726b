/** The messages that Stepflow's own documents show. Their blob ids are invented; the tests compute real ones. */

const USER = {
  user_id: "12345",
  preferences: { theme: "dark", notifications: true },
  last_login: "2024-01-15T10:30:00Z",
};

/** From the page about bidirectional communication: neither the request nor the answer has a type. */
export const USER_DATA = {
  put: {
    request: { jsonrpc: "2.0", id: "req-123", method: "blobs/put", params: { data: USER } },
    response: { jsonrpc: "2.0", id: "req-123", result: { blob_id: "sha256:a1b2c3d4e5f6..." } },
  },
  get: {
    request: { jsonrpc: "2.0", id: "req-124", method: "blobs/get", params: { blob_id: "sha256:a1b2c3d4e5f6..." } },
    response: { jsonrpc: "2.0", id: "req-124", result: { data: USER } },
  },
  missing: {
    request: { jsonrpc: "2.0", id: "req-124", method: "blobs/get", params: { blob_id: "sha256:invalid..." } },
    response: {
      jsonrpc: "2.0",
      id: "req-124",
      error: { code: -32000, message: "Blob not found", data: { blob_id: "sha256:invalid..." } },
    },
  },
};

const RECORDS = {
  processed_records: [{ id: "record_1", data: { name: "John", status: "active" } }],
  metadata: { timestamp: "2024-01-15T10:30:00Z", version: "1.2.3" },
};
const RECORDS_ID = "sha256:a1b2c3d4e5f6789012345678901234567890abcdef1234567890abcdef123456";

/** From the page about blobs over JSON-RPC: request and answer have a type. */
export const PROCESSED_RECORDS = {
  put: {
    request: {
      jsonrpc: "2.0",
      id: "put-blob-001",
      method: "blobs/put",
      params: { data: RECORDS, blob_type: "Json" },
    },
    response: { jsonrpc: "2.0", id: "put-blob-001", result: { blob_id: RECORDS_ID } },
  },
  get: {
    request: { jsonrpc: "2.0", id: "get-blob-001", method: "blobs/get", params: { blob_id: RECORDS_ID } },
    response: { jsonrpc: "2.0", id: "get-blob-001", result: { data: RECORDS, blob_type: "Json" } },
  },
};

const HTTP_RECORDS = {
  processed_records: [{ id: "record_1", name: "John", status: "active" }],
  metadata: { timestamp: "2024-01-15T10:30:00Z" },
};
const HTTP_ID = "a1b2c3d4e5f6789012345678901234567890abcdef1234567890abcdef123456";

/** From the page about blobs over HTTP. */
export const BLOB_API = {
  initialize: {
    jsonrpc: "2.0",
    id: "init-001",
    method: "initialize",
    params: {
      runtimeProtocolVersion: 1,
      capabilities: { blobApiUrl: "http://localhost:7837/api/v1/blobs" },
    },
  },
  post: { request: { data: HTTP_RECORDS, blobType: "data" }, response: { blobId: HTTP_ID } },
  get: { response: { data: HTTP_RECORDS, blobType: "data", blobId: HTTP_ID } },
  component: { key: "value" },
};

/** A configuration that steps share. */
export const CONFIG = {
  database: { host: "prod-db.example.com", pool_size: 20 },
  apis: { timeout: 30, retries: 3 },
  features: { advanced_analytics: true, beta_features: false },
};

/** A function that is stored as a blob, with its text in JavaScript. */
export const MEAN = {
  input_schema: {
    type: "object",
    properties: { numbers: { type: "array", items: { type: "number" } } },
  },
  code: "input.numbers.reduce((sum, number) => sum + number, 0) / input.numbers.length",
};
export const NUMBERS = [1, 2, 3, 4, 5];
