// @ts-nocheck
// Generated from schemas/*/protocol.json by `npm run generate`. Do not edit.
import type { SchemaValidator } from "../validation/schema-validator.ts";
import type * as V0 from "./v0.gen.ts";
import type * as V1 from "./v1.gen.ts";

var pattern = (regex) => (text) => regex.test(text), range = (min, max) => ({
type: "number",
validate: (value) => value >= min && value <= max
}), uint64 = range(0, 18446744073709552e3), dateTime = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:(?:[0-5]\d|60)(?:\.\d+)?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/i, formats = {
int32: range(-(2 ** 31), 2 ** 31 - 1),
int64: range(-(2 ** 63), 2 ** 63),
uint32: range(0, 2 ** 32 - 1),
uint64,
uint: uint64,
float: range(-Number.MAX_VALUE, Number.MAX_VALUE),
uuid: pattern(/^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i),
"date-time": pattern(dateTime)
};

var _v0MethodRequest = validate21;
function validate22(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
return typeof data != "string" ? (validate22.errors = [{ instancePath, keyword: "type", params: { type: "string" } }], !1) : data !== "2.0" ? (validate22.errors = [{ instancePath, keyword: "const", params: { allowedValue: "2.0" } }], !1) : (validate22.errors = vErrors, errors === 0);
}
var formats0 = formats.int64;
function validate24(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0, _errs0 = errors, valid0 = !1, _errs1 = errors;
if (typeof data != "string") {
let err0 = { instancePath, keyword: "type", params: { type: "string" } };
vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
}
var _valid0 = _errs1 === errors;
if (valid0 = valid0 || _valid0, !valid0) {
let _errs3 = errors;
if (!(typeof data == "number" && !(data % 1) && !isNaN(data) && isFinite(data))) {
let err1 = { instancePath, keyword: "type", params: { type: "integer" } };
vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
}
if (errors === _errs3 && typeof data == "number" && isFinite(data) && !formats0.validate(data)) {
let err2 = { instancePath, keyword: "format", params: { format: "int64" }, message: 'must match format "int64"' };
vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
}
var _valid0 = _errs3 === errors;
valid0 = valid0 || _valid0;
}
if (valid0)
errors = _errs0, vErrors !== null && (_errs0 ? vErrors.length = _errs0 : vErrors = null);
else {
let err3 = { instancePath, keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
return vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++, validate24.errors = vErrors, !1;
}
return validate24.errors = vErrors, errors === 0;
}
var schema9 = { type: "string", enum: ["initialize", "initialized", "components/list", "components/info", "components/execute", "components/infer_schema", "blobs/put", "blobs/get", "runs/submit", "runs/get"] };
function validate26(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
return typeof data != "string" ? (validate26.errors = [{ instancePath, keyword: "type", params: { type: "string" } }], !1) : data === "initialize" || data === "initialized" || data === "components/list" || data === "components/info" || data === "components/execute" || data === "components/infer_schema" || data === "blobs/put" || data === "blobs/get" || data === "runs/submit" || data === "runs/get" ? (validate26.errors = vErrors, errors === 0) : (validate26.errors = [{ instancePath, keyword: "enum", params: { allowedValues: schema9.enum } }], !1);
}
function validate21(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.jsonrpc === void 0 && (missing0 = "jsonrpc") || data.id === void 0 && (missing0 = "id") || data.method === void 0 && (missing0 = "method"))
return validate21.errors = [{ instancePath, keyword: "required", params: { missingProperty: missing0 } }], !1;
if (data.jsonrpc !== void 0) {
let _errs1 = errors;
validate22(data.jsonrpc, { instancePath: instancePath + "/jsonrpc" }) || (vErrors = vErrors === null ? validate22.errors : vErrors.concat(validate22.errors), errors = vErrors.length);
var valid0 = _errs1 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.id !== void 0) {
let _errs2 = errors;
validate24(data.id, { instancePath: instancePath + "/id" }) || (vErrors = vErrors === null ? validate24.errors : vErrors.concat(validate24.errors), errors = vErrors.length);
var valid0 = _errs2 === errors;
} else
var valid0 = !0;
if (valid0)
if (data.method !== void 0) {
let data2 = data.method, _errs3 = errors, _errs4 = errors, valid1 = !1, _errs5 = errors;
validate26(data2, { instancePath: instancePath + "/method" }) || (vErrors = vErrors === null ? validate26.errors : vErrors.concat(validate26.errors), errors = vErrors.length);
var _valid0 = _errs5 === errors;
if (valid1 = valid1 || _valid0, !valid1) {
let _errs6 = errors;
if (typeof data2 != "string") {
let err0 = { instancePath: instancePath + "/method", keyword: "type", params: { type: "string" } };
vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
}
var _valid0 = _errs6 === errors;
valid1 = valid1 || _valid0;
}
if (valid1)
errors = _errs4, vErrors !== null && (_errs4 ? vErrors.length = _errs4 : vErrors = null);
else {
let err1 = { instancePath: instancePath + "/method", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
return vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++, validate21.errors = vErrors, !1;
}
var valid0 = _errs3 === errors;
} else
var valid0 = !0;
}
} else
return validate21.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate21.errors = vErrors, errors === 0;
}
var _v0MethodError = validate28;
function validate31(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.code === void 0 && (missing0 = "code") || data.message === void 0 && (missing0 = "message"))
return validate31.errors = [{ instancePath, keyword: "required", params: { missingProperty: missing0 } }], !1;
if (data.code !== void 0) {
let data0 = data.code, _errs1 = errors;
if (!(typeof data0 == "number" && !(data0 % 1) && !isNaN(data0) && isFinite(data0)))
return validate31.errors = [{ instancePath: instancePath + "/code", keyword: "type", params: { type: "integer" } }], !1;
if (errors === _errs1 && typeof data0 == "number" && isFinite(data0) && !formats0.validate(data0))
return validate31.errors = [{ instancePath: instancePath + "/code", keyword: "format", params: { format: "int64" }, message: 'must match format "int64"' }], !1;
var valid0 = _errs1 === errors;
} else
var valid0 = !0;
if (valid0)
if (data.message !== void 0) {
let _errs3 = errors;
if (typeof data.message != "string")
return validate31.errors = [{ instancePath: instancePath + "/message", keyword: "type", params: { type: "string" } }], !1;
var valid0 = _errs3 === errors;
} else
var valid0 = !0;
} else
return validate31.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate31.errors = vErrors, errors === 0;
}
function validate28(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.jsonrpc === void 0 && (missing0 = "jsonrpc") || data.id === void 0 && (missing0 = "id") || data.error === void 0 && (missing0 = "error"))
return validate28.errors = [{ instancePath, keyword: "required", params: { missingProperty: missing0 } }], !1;
if (data.jsonrpc !== void 0) {
let _errs1 = errors;
validate22(data.jsonrpc, { instancePath: instancePath + "/jsonrpc" }) || (vErrors = vErrors === null ? validate22.errors : vErrors.concat(validate22.errors), errors = vErrors.length);
var valid0 = _errs1 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.id !== void 0) {
let _errs2 = errors;
validate24(data.id, { instancePath: instancePath + "/id" }) || (vErrors = vErrors === null ? validate24.errors : vErrors.concat(validate24.errors), errors = vErrors.length);
var valid0 = _errs2 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.error !== void 0) {
let _errs3 = errors;
validate31(data.error, { instancePath: instancePath + "/error" }) || (vErrors = vErrors === null ? validate31.errors : vErrors.concat(validate31.errors), errors = vErrors.length);
var valid0 = _errs3 === errors;
} else
var valid0 = !0;
if (valid0)
if (data.result !== void 0) {
let _errs4 = errors;
if (data.result !== null)
return validate28.errors = [{ instancePath: instancePath + "/result", keyword: "type", params: { type: "null" } }], !1;
var valid0 = _errs4 === errors;
} else
var valid0 = !0;
}
}
} else
return validate28.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate28.errors = vErrors, errors === 0;
}
var _v0MethodSuccess = validate33;
function validate33(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.jsonrpc === void 0 && (missing0 = "jsonrpc") || data.id === void 0 && (missing0 = "id") || data.result === void 0 && (missing0 = "result"))
return validate33.errors = [{ instancePath, keyword: "required", params: { missingProperty: missing0 } }], !1;
if (data.jsonrpc !== void 0) {
let _errs1 = errors;
validate22(data.jsonrpc, { instancePath: instancePath + "/jsonrpc" }) || (vErrors = vErrors === null ? validate22.errors : vErrors.concat(validate22.errors), errors = vErrors.length);
var valid0 = _errs1 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.id !== void 0) {
let _errs2 = errors;
validate24(data.id, { instancePath: instancePath + "/id" }) || (vErrors = vErrors === null ? validate24.errors : vErrors.concat(validate24.errors), errors = vErrors.length);
var valid0 = _errs2 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.result !== void 0) {
let _errs3 = errors, _errs4 = errors, _errs5 = errors;
if (data.result !== null) {
let err0 = {};
vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
}
var valid1 = _errs5 === errors;
if (valid1)
return validate33.errors = [{ instancePath: instancePath + "/result", keyword: "not", params: {}, message: "must NOT be valid" }], !1;
errors = _errs4, vErrors !== null && (_errs4 ? vErrors.length = _errs4 : vErrors = null);
var valid0 = _errs3 === errors;
} else
var valid0 = !0;
if (valid0)
if (data.error !== void 0) {
let _errs7 = errors;
if (data.error !== null)
return validate33.errors = [{ instancePath: instancePath + "/error", keyword: "type", params: { type: "null" } }], !1;
var valid0 = _errs7 === errors;
} else
var valid0 = !0;
}
}
} else
return validate33.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate33.errors = vErrors, errors === 0;
}
var _v0Notification = validate36;
function validate36(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0, _errs1 = errors, _errs2 = errors;
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.id === void 0 && (missing0 = "id")) {
let err0 = {};
vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
}
}
var valid0 = _errs2 === errors;
if (valid0)
return validate36.errors = [{ instancePath, keyword: "not", params: {}, message: "must NOT be valid" }], !1;
if (errors = _errs1, vErrors !== null && (_errs1 ? vErrors.length = _errs1 : vErrors = null), errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing1;
if (data.jsonrpc === void 0 && (missing1 = "jsonrpc") || data.method === void 0 && (missing1 = "method"))
return validate36.errors = [{ instancePath, keyword: "required", params: { missingProperty: missing1 } }], !1;
if (data.jsonrpc !== void 0) {
let _errs3 = errors;
validate22(data.jsonrpc, { instancePath: instancePath + "/jsonrpc" }) || (vErrors = vErrors === null ? validate22.errors : vErrors.concat(validate22.errors), errors = vErrors.length);
var valid1 = _errs3 === errors;
} else
var valid1 = !0;
if (valid1)
if (data.method !== void 0) {
let _errs4 = errors;
if (typeof data.method != "string")
return validate36.errors = [{ instancePath: instancePath + "/method", keyword: "type", params: { type: "string" } }], !1;
var valid1 = _errs4 === errors;
} else
var valid1 = !0;
} else
return validate36.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate36.errors = vErrors, errors === 0;
}
var _v0InitializeParams = validate38;
var formats4 = formats.int32, schema15 = { type: "object", properties: { trace_id: { type: ["string", "null"] }, span_id: { type: ["string", "null"] }, run_id: { type: ["string", "null"] }, flow_id: { anyOf: [{ $ref: "/V0/BlobId" }, { type: "null" }] }, step_id: { type: ["string", "null"] } } };
function validate40(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
return typeof data != "string" ? (validate40.errors = [{ instancePath, keyword: "type", params: { type: "string" } }], !1) : (validate40.errors = vErrors, errors === 0);
}
function validate39(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
if (data.trace_id !== void 0) {
let data0 = data.trace_id, _errs1 = errors;
if (typeof data0 != "string" && data0 !== null)
return validate39.errors = [{ instancePath: instancePath + "/trace_id", keyword: "type", params: { type: schema15.properties.trace_id.type } }], !1;
var valid0 = _errs1 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.span_id !== void 0) {
let data1 = data.span_id, _errs3 = errors;
if (typeof data1 != "string" && data1 !== null)
return validate39.errors = [{ instancePath: instancePath + "/span_id", keyword: "type", params: { type: schema15.properties.span_id.type } }], !1;
var valid0 = _errs3 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.run_id !== void 0) {
let data2 = data.run_id, _errs5 = errors;
if (typeof data2 != "string" && data2 !== null)
return validate39.errors = [{ instancePath: instancePath + "/run_id", keyword: "type", params: { type: schema15.properties.run_id.type } }], !1;
var valid0 = _errs5 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.flow_id !== void 0) {
let data3 = data.flow_id, _errs7 = errors, _errs8 = errors, valid1 = !1, _errs9 = errors;
validate40(data3, { instancePath: instancePath + "/flow_id" }) || (vErrors = vErrors === null ? validate40.errors : vErrors.concat(validate40.errors), errors = vErrors.length);
var _valid0 = _errs9 === errors;
if (valid1 = valid1 || _valid0, !valid1) {
let _errs10 = errors;
if (data3 !== null) {
let err0 = { instancePath: instancePath + "/flow_id", keyword: "type", params: { type: "null" } };
vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
}
var _valid0 = _errs10 === errors;
valid1 = valid1 || _valid0;
}
if (valid1)
errors = _errs8, vErrors !== null && (_errs8 ? vErrors.length = _errs8 : vErrors = null);
else {
let err1 = { instancePath: instancePath + "/flow_id", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
return vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++, validate39.errors = vErrors, !1;
}
var valid0 = _errs7 === errors;
} else
var valid0 = !0;
if (valid0)
if (data.step_id !== void 0) {
let data4 = data.step_id, _errs12 = errors;
if (typeof data4 != "string" && data4 !== null)
return validate39.errors = [{ instancePath: instancePath + "/step_id", keyword: "type", params: { type: schema15.properties.step_id.type } }], !1;
var valid0 = _errs12 === errors;
} else
var valid0 = !0;
}
}
}
} else
return validate39.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate39.errors = vErrors, errors === 0;
}
function validate38(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.runtime_protocol_version === void 0 && (missing0 = "runtime_protocol_version"))
return validate38.errors = [{ instancePath, keyword: "required", params: { missingProperty: missing0 } }], !1;
if (data.runtime_protocol_version !== void 0) {
let data0 = data.runtime_protocol_version, _errs1 = errors;
if (!(typeof data0 == "number" && !(data0 % 1) && !isNaN(data0) && isFinite(data0)))
return validate38.errors = [{ instancePath: instancePath + "/runtime_protocol_version", keyword: "type", params: { type: "integer" } }], !1;
if (errors === _errs1 && typeof data0 == "number" && isFinite(data0)) {
if (data0 < 0 || isNaN(data0))
return validate38.errors = [{ instancePath: instancePath + "/runtime_protocol_version", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
if (!formats4.validate(data0))
return validate38.errors = [{ instancePath: instancePath + "/runtime_protocol_version", keyword: "format", params: { format: "int32" }, message: 'must match format "int32"' }], !1;
}
var valid0 = _errs1 === errors;
} else
var valid0 = !0;
if (valid0)
if (data.observability !== void 0) {
let data1 = data.observability, _errs3 = errors, _errs4 = errors, valid1 = !1, _errs5 = errors;
validate39(data1, { instancePath: instancePath + "/observability" }) || (vErrors = vErrors === null ? validate39.errors : vErrors.concat(validate39.errors), errors = vErrors.length);
var _valid0 = _errs5 === errors;
if (valid1 = valid1 || _valid0, !valid1) {
let _errs6 = errors;
if (data1 !== null) {
let err0 = { instancePath: instancePath + "/observability", keyword: "type", params: { type: "null" } };
vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
}
var _valid0 = _errs6 === errors;
valid1 = valid1 || _valid0;
}
if (valid1)
errors = _errs4, vErrors !== null && (_errs4 ? vErrors.length = _errs4 : vErrors = null);
else {
let err1 = { instancePath: instancePath + "/observability", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
return vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++, validate38.errors = vErrors, !1;
}
var valid0 = _errs3 === errors;
} else
var valid0 = !0;
} else
return validate38.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate38.errors = vErrors, errors === 0;
}
var _v0InitializeResult = validate43;
function validate43(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.server_protocol_version === void 0 && (missing0 = "server_protocol_version"))
return validate43.errors = [{ instancePath, keyword: "required", params: { missingProperty: missing0 } }], !1;
if (data.server_protocol_version !== void 0) {
let data0 = data.server_protocol_version, _errs1 = errors;
if (!(typeof data0 == "number" && !(data0 % 1) && !isNaN(data0) && isFinite(data0)))
return validate43.errors = [{ instancePath: instancePath + "/server_protocol_version", keyword: "type", params: { type: "integer" } }], !1;
if (errors === _errs1 && typeof data0 == "number" && isFinite(data0)) {
if (data0 < 0 || isNaN(data0))
return validate43.errors = [{ instancePath: instancePath + "/server_protocol_version", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
if (!formats4.validate(data0))
return validate43.errors = [{ instancePath: instancePath + "/server_protocol_version", keyword: "format", params: { format: "int32" }, message: 'must match format "int32"' }], !1;
}
}
} else
return validate43.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate43.errors = vErrors, errors === 0;
}
var _v0Initialized = validate44;
function validate44(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
return errors === 0 && !(data && typeof data == "object" && !Array.isArray(data)) ? (validate44.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1) : (validate44.errors = vErrors, errors === 0);
}
var _v0ComponentExecuteParams = validate45;
function validate46(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
return typeof data != "string" ? (validate46.errors = [{ instancePath, keyword: "type", params: { type: "string" } }], !1) : (validate46.errors = vErrors, errors === 0);
}
function validate48(data, { instancePath = "" } = {}) {
return validate48.errors = null, !0;
}
function validate45(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.component === void 0 && (missing0 = "component") || data.input === void 0 && (missing0 = "input") || data.attempt === void 0 && (missing0 = "attempt") || data.observability === void 0 && (missing0 = "observability"))
return validate45.errors = [{ instancePath, keyword: "required", params: { missingProperty: missing0 } }], !1;
if (data.component !== void 0) {
let _errs1 = errors;
validate46(data.component, { instancePath: instancePath + "/component" }) || (vErrors = vErrors === null ? validate46.errors : vErrors.concat(validate46.errors), errors = vErrors.length);
var valid0 = _errs1 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.input !== void 0) {
let _errs2 = errors;
validate48(data.input, { instancePath: instancePath + "/input" }) || (vErrors = vErrors === null ? validate48.errors : vErrors.concat(validate48.errors), errors = vErrors.length);
var valid0 = _errs2 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.attempt !== void 0) {
let data2 = data.attempt, _errs3 = errors;
if (!(typeof data2 == "number" && !(data2 % 1) && !isNaN(data2) && isFinite(data2)))
return validate45.errors = [{ instancePath: instancePath + "/attempt", keyword: "type", params: { type: "integer" } }], !1;
if (errors === _errs3 && typeof data2 == "number" && isFinite(data2)) {
if (data2 < 0 || isNaN(data2))
return validate45.errors = [{ instancePath: instancePath + "/attempt", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
if (!formats4.validate(data2))
return validate45.errors = [{ instancePath: instancePath + "/attempt", keyword: "format", params: { format: "int32" }, message: 'must match format "int32"' }], !1;
}
var valid0 = _errs3 === errors;
} else
var valid0 = !0;
if (valid0)
if (data.observability !== void 0) {
let _errs5 = errors;
validate39(data.observability, { instancePath: instancePath + "/observability" }) || (vErrors = vErrors === null ? validate39.errors : vErrors.concat(validate39.errors), errors = vErrors.length);
var valid0 = _errs5 === errors;
} else
var valid0 = !0;
}
}
} else
return validate45.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate45.errors = vErrors, errors === 0;
}
var _v0ComponentExecuteResult = validate51;
function validate51(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.output === void 0 && (missing0 = "output"))
return validate51.errors = [{ instancePath, keyword: "required", params: { missingProperty: missing0 } }], !1;
data.output !== void 0 && (validate48(data.output, { instancePath: instancePath + "/output" }) || (vErrors = vErrors === null ? validate48.errors : vErrors.concat(validate48.errors), errors = vErrors.length));
} else
return validate51.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate51.errors = vErrors, errors === 0;
}
var _v0ComponentInfoParams = validate53;
function validate53(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.component === void 0 && (missing0 = "component"))
return validate53.errors = [{ instancePath, keyword: "required", params: { missingProperty: missing0 } }], !1;
data.component !== void 0 && (validate46(data.component, { instancePath: instancePath + "/component" }) || (vErrors = vErrors === null ? validate46.errors : vErrors.concat(validate46.errors), errors = vErrors.length));
} else
return validate53.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate53.errors = vErrors, errors === 0;
}
var _v0ComponentInfoResult = validate55;
var schema25 = { type: "object", properties: { component: { $ref: "/V0/Component" }, description: { type: ["string", "null"] }, input_schema: { anyOf: [{ $ref: "/V0/Schema" }, { type: "null" }] }, output_schema: { anyOf: [{ $ref: "/V0/Schema" }, { type: "null" }] } }, required: ["component"] };
function validate58(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
return errors === 0 && !(data && typeof data == "object" && !Array.isArray(data)) ? (validate58.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1) : (validate58.errors = vErrors, errors === 0);
}
function validate56(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.component === void 0 && (missing0 = "component"))
return validate56.errors = [{ instancePath, keyword: "required", params: { missingProperty: missing0 } }], !1;
if (data.component !== void 0) {
let _errs1 = errors;
validate46(data.component, { instancePath: instancePath + "/component" }) || (vErrors = vErrors === null ? validate46.errors : vErrors.concat(validate46.errors), errors = vErrors.length);
var valid0 = _errs1 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.description !== void 0) {
let data1 = data.description, _errs2 = errors;
if (typeof data1 != "string" && data1 !== null)
return validate56.errors = [{ instancePath: instancePath + "/description", keyword: "type", params: { type: schema25.properties.description.type } }], !1;
var valid0 = _errs2 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.input_schema !== void 0) {
let data2 = data.input_schema, _errs4 = errors, _errs5 = errors, valid1 = !1, _errs6 = errors;
validate58(data2, { instancePath: instancePath + "/input_schema" }) || (vErrors = vErrors === null ? validate58.errors : vErrors.concat(validate58.errors), errors = vErrors.length);
var _valid0 = _errs6 === errors;
if (valid1 = valid1 || _valid0, !valid1) {
let _errs7 = errors;
if (data2 !== null) {
let err0 = { instancePath: instancePath + "/input_schema", keyword: "type", params: { type: "null" } };
vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
}
var _valid0 = _errs7 === errors;
valid1 = valid1 || _valid0;
}
if (valid1)
errors = _errs5, vErrors !== null && (_errs5 ? vErrors.length = _errs5 : vErrors = null);
else {
let err1 = { instancePath: instancePath + "/input_schema", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
return vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++, validate56.errors = vErrors, !1;
}
var valid0 = _errs4 === errors;
} else
var valid0 = !0;
if (valid0)
if (data.output_schema !== void 0) {
let data3 = data.output_schema, _errs9 = errors, _errs10 = errors, valid2 = !1, _errs11 = errors;
validate58(data3, { instancePath: instancePath + "/output_schema" }) || (vErrors = vErrors === null ? validate58.errors : vErrors.concat(validate58.errors), errors = vErrors.length);
var _valid1 = _errs11 === errors;
if (valid2 = valid2 || _valid1, !valid2) {
let _errs12 = errors;
if (data3 !== null) {
let err2 = { instancePath: instancePath + "/output_schema", keyword: "type", params: { type: "null" } };
vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
}
var _valid1 = _errs12 === errors;
valid2 = valid2 || _valid1;
}
if (valid2)
errors = _errs10, vErrors !== null && (_errs10 ? vErrors.length = _errs10 : vErrors = null);
else {
let err3 = { instancePath: instancePath + "/output_schema", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
return vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++, validate56.errors = vErrors, !1;
}
var valid0 = _errs9 === errors;
} else
var valid0 = !0;
}
}
} else
return validate56.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate56.errors = vErrors, errors === 0;
}
function validate55(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.info === void 0 && (missing0 = "info"))
return validate55.errors = [{ instancePath, keyword: "required", params: { missingProperty: missing0 } }], !1;
data.info !== void 0 && (validate56(data.info, { instancePath: instancePath + "/info" }) || (vErrors = vErrors === null ? validate56.errors : vErrors.concat(validate56.errors), errors = vErrors.length));
} else
return validate55.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate55.errors = vErrors, errors === 0;
}
var _v0ComponentListParams = validate62;
function validate62(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
return errors === 0 && !(data && typeof data == "object" && !Array.isArray(data)) ? (validate62.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1) : (validate62.errors = vErrors, errors === 0);
}
var _v0ListComponentsResult = validate63;
function validate63(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.components === void 0 && (missing0 = "components"))
return validate63.errors = [{ instancePath, keyword: "required", params: { missingProperty: missing0 } }], !1;
if (data.components !== void 0) {
let data0 = data.components;
if (errors === errors)
if (Array.isArray(data0)) {
var valid1 = !0;
let len0 = data0.length;
for (let i0 = 0; i0 < len0; i0++) {
let _errs3 = errors;
validate56(data0[i0], { instancePath: instancePath + "/components/" + i0 }) || (vErrors = vErrors === null ? validate56.errors : vErrors.concat(validate56.errors), errors = vErrors.length);
var valid1 = _errs3 === errors;
if (!valid1)
break;
}
} else
return validate63.errors = [{ instancePath: instancePath + "/components", keyword: "type", params: { type: "array" } }], !1;
}
} else
return validate63.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate63.errors = vErrors, errors === 0;
}
var _v0ComponentInferSchemaParams = validate65;
function validate65(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.component === void 0 && (missing0 = "component") || data.input_schema === void 0 && (missing0 = "input_schema"))
return validate65.errors = [{ instancePath, keyword: "required", params: { missingProperty: missing0 } }], !1;
if (data.component !== void 0) {
let _errs1 = errors;
validate46(data.component, { instancePath: instancePath + "/component" }) || (vErrors = vErrors === null ? validate46.errors : vErrors.concat(validate46.errors), errors = vErrors.length);
var valid0 = _errs1 === errors;
} else
var valid0 = !0;
if (valid0)
if (data.input_schema !== void 0) {
let _errs2 = errors;
validate58(data.input_schema, { instancePath: instancePath + "/input_schema" }) || (vErrors = vErrors === null ? validate58.errors : vErrors.concat(validate58.errors), errors = vErrors.length);
var valid0 = _errs2 === errors;
} else
var valid0 = !0;
} else
return validate65.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate65.errors = vErrors, errors === 0;
}
var _v0ComponentInferSchemaResult = validate68;
function validate68(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
if (data.output_schema !== void 0) {
let data0 = data.output_schema, _errs2 = errors, valid1 = !1, _errs3 = errors;
validate58(data0, { instancePath: instancePath + "/output_schema" }) || (vErrors = vErrors === null ? validate58.errors : vErrors.concat(validate58.errors), errors = vErrors.length);
var _valid0 = _errs3 === errors;
if (valid1 = valid1 || _valid0, !valid1) {
let _errs4 = errors;
if (data0 !== null) {
let err0 = { instancePath: instancePath + "/output_schema", keyword: "type", params: { type: "null" } };
vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
}
var _valid0 = _errs4 === errors;
valid1 = valid1 || _valid0;
}
if (valid1)
errors = _errs2, vErrors !== null && (_errs2 ? vErrors.length = _errs2 : vErrors = null);
else {
let err1 = { instancePath: instancePath + "/output_schema", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
return vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++, validate68.errors = vErrors, !1;
}
}
} else
return validate68.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate68.errors = vErrors, errors === 0;
}
var _v0GetBlobParams = validate70;
function validate70(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.blob_id === void 0 && (missing0 = "blob_id"))
return validate70.errors = [{ instancePath, keyword: "required", params: { missingProperty: missing0 } }], !1;
if (data.blob_id !== void 0) {
let _errs1 = errors;
validate40(data.blob_id, { instancePath: instancePath + "/blob_id" }) || (vErrors = vErrors === null ? validate40.errors : vErrors.concat(validate40.errors), errors = vErrors.length);
var valid0 = _errs1 === errors;
} else
var valid0 = !0;
if (valid0)
if (data.observability !== void 0) {
let data1 = data.observability, _errs2 = errors, _errs3 = errors, valid1 = !1, _errs4 = errors;
validate39(data1, { instancePath: instancePath + "/observability" }) || (vErrors = vErrors === null ? validate39.errors : vErrors.concat(validate39.errors), errors = vErrors.length);
var _valid0 = _errs4 === errors;
if (valid1 = valid1 || _valid0, !valid1) {
let _errs5 = errors;
if (data1 !== null) {
let err0 = { instancePath: instancePath + "/observability", keyword: "type", params: { type: "null" } };
vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
}
var _valid0 = _errs5 === errors;
valid1 = valid1 || _valid0;
}
if (valid1)
errors = _errs3, vErrors !== null && (_errs3 ? vErrors.length = _errs3 : vErrors = null);
else {
let err1 = { instancePath: instancePath + "/observability", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
return vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++, validate70.errors = vErrors, !1;
}
var valid0 = _errs2 === errors;
} else
var valid0 = !0;
} else
return validate70.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate70.errors = vErrors, errors === 0;
}
var _v0GetBlobResult = validate73;
var schema33 = { type: "string", enum: ["flow", "data"] };
function validate75(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
return typeof data != "string" ? (validate75.errors = [{ instancePath, keyword: "type", params: { type: "string" } }], !1) : data === "flow" || data === "data" ? (validate75.errors = vErrors, errors === 0) : (validate75.errors = [{ instancePath, keyword: "enum", params: { allowedValues: schema33.enum } }], !1);
}
function validate73(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.data === void 0 && (missing0 = "data") || data.blob_type === void 0 && (missing0 = "blob_type"))
return validate73.errors = [{ instancePath, keyword: "required", params: { missingProperty: missing0 } }], !1;
if (data.data !== void 0) {
let _errs1 = errors;
validate48(data.data, { instancePath: instancePath + "/data" }) || (vErrors = vErrors === null ? validate48.errors : vErrors.concat(validate48.errors), errors = vErrors.length);
var valid0 = _errs1 === errors;
} else
var valid0 = !0;
if (valid0)
if (data.blob_type !== void 0) {
let _errs2 = errors;
validate75(data.blob_type, { instancePath: instancePath + "/blob_type" }) || (vErrors = vErrors === null ? validate75.errors : vErrors.concat(validate75.errors), errors = vErrors.length);
var valid0 = _errs2 === errors;
} else
var valid0 = !0;
} else
return validate73.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate73.errors = vErrors, errors === 0;
}
var _v0PutBlobParams = validate77;
function validate77(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.data === void 0 && (missing0 = "data") || data.blob_type === void 0 && (missing0 = "blob_type"))
return validate77.errors = [{ instancePath, keyword: "required", params: { missingProperty: missing0 } }], !1;
if (data.data !== void 0) {
let _errs1 = errors;
validate48(data.data, { instancePath: instancePath + "/data" }) || (vErrors = vErrors === null ? validate48.errors : vErrors.concat(validate48.errors), errors = vErrors.length);
var valid0 = _errs1 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.blob_type !== void 0) {
let _errs2 = errors;
validate75(data.blob_type, { instancePath: instancePath + "/blob_type" }) || (vErrors = vErrors === null ? validate75.errors : vErrors.concat(validate75.errors), errors = vErrors.length);
var valid0 = _errs2 === errors;
} else
var valid0 = !0;
if (valid0)
if (data.observability !== void 0) {
let data2 = data.observability, _errs3 = errors, _errs4 = errors, valid1 = !1, _errs5 = errors;
validate39(data2, { instancePath: instancePath + "/observability" }) || (vErrors = vErrors === null ? validate39.errors : vErrors.concat(validate39.errors), errors = vErrors.length);
var _valid0 = _errs5 === errors;
if (valid1 = valid1 || _valid0, !valid1) {
let _errs6 = errors;
if (data2 !== null) {
let err0 = { instancePath: instancePath + "/observability", keyword: "type", params: { type: "null" } };
vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
}
var _valid0 = _errs6 === errors;
valid1 = valid1 || _valid0;
}
if (valid1)
errors = _errs4, vErrors !== null && (_errs4 ? vErrors.length = _errs4 : vErrors = null);
else {
let err1 = { instancePath: instancePath + "/observability", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
return vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++, validate77.errors = vErrors, !1;
}
var valid0 = _errs3 === errors;
} else
var valid0 = !0;
}
} else
return validate77.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate77.errors = vErrors, errors === 0;
}
var _v0PutBlobResult = validate81;
function validate81(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.blob_id === void 0 && (missing0 = "blob_id"))
return validate81.errors = [{ instancePath, keyword: "required", params: { missingProperty: missing0 } }], !1;
data.blob_id !== void 0 && (validate40(data.blob_id, { instancePath: instancePath + "/blob_id" }) || (vErrors = vErrors === null ? validate40.errors : vErrors.concat(validate40.errors), errors = vErrors.length));
} else
return validate81.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate81.errors = vErrors, errors === 0;
}
var _v0SubmitRunProtocolParams = validate83, schema36 = { type: "object", properties: { flowId: { $ref: "/V0/BlobId" }, inputs: { type: "array", items: { $ref: "/V0/Value" } }, wait: { type: "boolean" }, maxConcurrency: { type: ["integer", "null"], minimum: 0 }, overrides: { anyOf: [{ $ref: "/V0/WorkflowOverrides" }, { type: "null" }] }, timeoutSecs: { type: ["integer", "null"], minimum: 0 }, observability: { anyOf: [{ $ref: "/V0/ObservabilityContext" }, { type: "null" }] }, subflowKey: { type: ["string", "null"] } }, required: ["flowId", "inputs"] };
var schema39 = { type: "string", enum: ["merge_patch", "json_patch"] };
function validate88(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
return typeof data != "string" ? (validate88.errors = [{ instancePath, keyword: "type", params: { type: "string" } }], !1) : data === "merge_patch" || data === "json_patch" ? (validate88.errors = vErrors, errors === 0) : (validate88.errors = [{ instancePath, keyword: "enum", params: { allowedValues: schema39.enum } }], !1);
}
function validate87(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.value === void 0 && (missing0 = "value"))
return validate87.errors = [{ instancePath, keyword: "required", params: { missingProperty: missing0 } }], !1;
data.$type !== void 0 && (validate88(data.$type, { instancePath: instancePath + "/$type" }) || (vErrors = vErrors === null ? validate88.errors : vErrors.concat(validate88.errors), errors = vErrors.length));
} else
return validate87.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate87.errors = vErrors, errors === 0;
}
function validate86(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0, _errs0 = errors, valid0 = !1, _errs1 = errors;
if (errors === _errs1)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.steps === void 0 && (missing0 = "steps")) {
let err0 = { instancePath, keyword: "required", params: { missingProperty: missing0 } };
vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
} else if (data.steps !== void 0) {
let data0 = data.steps;
if (errors === errors)
if (data0 && typeof data0 == "object" && !Array.isArray(data0))
for (let key0 in data0) {
let _errs6 = errors;
validate87(data0[key0], { instancePath: instancePath + "/steps/" + key0.replace(/~/g, "~0").replace(/\//g, "~1") }) || (vErrors = vErrors === null ? validate87.errors : vErrors.concat(validate87.errors), errors = vErrors.length);
var valid2 = _errs6 === errors;
if (!valid2)
break;
}
else {
let err1 = { instancePath: instancePath + "/steps", keyword: "type", params: { type: "object" } };
vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
}
}
} else {
let err2 = { instancePath, keyword: "type", params: { type: "object" } };
vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
}
var _valid0 = _errs1 === errors;
if (valid0 = valid0 || _valid0, !valid0) {
let _errs7 = errors;
if (errors === _errs7)
if (data && typeof data == "object" && !Array.isArray(data))
for (let key1 in data) {
let _errs10 = errors;
validate87(data[key1], { instancePath: instancePath + "/" + key1.replace(/~/g, "~0").replace(/\//g, "~1") }) || (vErrors = vErrors === null ? validate87.errors : vErrors.concat(validate87.errors), errors = vErrors.length);
var valid3 = _errs10 === errors;
if (!valid3)
break;
}
else {
let err3 = { instancePath, keyword: "type", params: { type: "object" } };
vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
}
var _valid0 = _errs7 === errors;
valid0 = valid0 || _valid0;
}
if (valid0)
errors = _errs0, vErrors !== null && (_errs0 ? vErrors.length = _errs0 : vErrors = null);
else {
let err4 = { instancePath, keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
return vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++, validate86.errors = vErrors, !1;
}
return validate86.errors = vErrors, errors === 0;
}
function validate83(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.flowId === void 0 && (missing0 = "flowId") || data.inputs === void 0 && (missing0 = "inputs"))
return validate83.errors = [{ instancePath, keyword: "required", params: { missingProperty: missing0 } }], !1;
if (data.flowId !== void 0) {
let _errs1 = errors;
validate40(data.flowId, { instancePath: instancePath + "/flowId" }) || (vErrors = vErrors === null ? validate40.errors : vErrors.concat(validate40.errors), errors = vErrors.length);
var valid0 = _errs1 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.inputs !== void 0) {
let data1 = data.inputs, _errs2 = errors;
if (errors === _errs2)
if (Array.isArray(data1)) {
var valid1 = !0;
let len0 = data1.length;
for (let i0 = 0; i0 < len0; i0++) {
let _errs4 = errors;
validate48(data1[i0], { instancePath: instancePath + "/inputs/" + i0 }) || (vErrors = vErrors === null ? validate48.errors : vErrors.concat(validate48.errors), errors = vErrors.length);
var valid1 = _errs4 === errors;
if (!valid1)
break;
}
} else
return validate83.errors = [{ instancePath: instancePath + "/inputs", keyword: "type", params: { type: "array" } }], !1;
var valid0 = _errs2 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.wait !== void 0) {
let _errs5 = errors;
if (typeof data.wait != "boolean")
return validate83.errors = [{ instancePath: instancePath + "/wait", keyword: "type", params: { type: "boolean" } }], !1;
var valid0 = _errs5 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.maxConcurrency !== void 0) {
let data4 = data.maxConcurrency, _errs7 = errors;
if (!(typeof data4 == "number" && !(data4 % 1) && !isNaN(data4) && isFinite(data4)) && data4 !== null)
return validate83.errors = [{ instancePath: instancePath + "/maxConcurrency", keyword: "type", params: { type: schema36.properties.maxConcurrency.type } }], !1;
if (errors === _errs7 && typeof data4 == "number" && isFinite(data4) && (data4 < 0 || isNaN(data4)))
return validate83.errors = [{ instancePath: instancePath + "/maxConcurrency", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
var valid0 = _errs7 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.overrides !== void 0) {
let data5 = data.overrides, _errs9 = errors, _errs10 = errors, valid2 = !1, _errs11 = errors;
validate86(data5, { instancePath: instancePath + "/overrides" }) || (vErrors = vErrors === null ? validate86.errors : vErrors.concat(validate86.errors), errors = vErrors.length);
var _valid0 = _errs11 === errors;
if (valid2 = valid2 || _valid0, !valid2) {
let _errs12 = errors;
if (data5 !== null) {
let err0 = { instancePath: instancePath + "/overrides", keyword: "type", params: { type: "null" } };
vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
}
var _valid0 = _errs12 === errors;
valid2 = valid2 || _valid0;
}
if (valid2)
errors = _errs10, vErrors !== null && (_errs10 ? vErrors.length = _errs10 : vErrors = null);
else {
let err1 = { instancePath: instancePath + "/overrides", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
return vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++, validate83.errors = vErrors, !1;
}
var valid0 = _errs9 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.timeoutSecs !== void 0) {
let data6 = data.timeoutSecs, _errs14 = errors;
if (!(typeof data6 == "number" && !(data6 % 1) && !isNaN(data6) && isFinite(data6)) && data6 !== null)
return validate83.errors = [{ instancePath: instancePath + "/timeoutSecs", keyword: "type", params: { type: schema36.properties.timeoutSecs.type } }], !1;
if (errors === _errs14 && typeof data6 == "number" && isFinite(data6) && (data6 < 0 || isNaN(data6)))
return validate83.errors = [{ instancePath: instancePath + "/timeoutSecs", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
var valid0 = _errs14 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.observability !== void 0) {
let data7 = data.observability, _errs16 = errors, _errs17 = errors, valid3 = !1, _errs18 = errors;
validate39(data7, { instancePath: instancePath + "/observability" }) || (vErrors = vErrors === null ? validate39.errors : vErrors.concat(validate39.errors), errors = vErrors.length);
var _valid1 = _errs18 === errors;
if (valid3 = valid3 || _valid1, !valid3) {
let _errs19 = errors;
if (data7 !== null) {
let err2 = { instancePath: instancePath + "/observability", keyword: "type", params: { type: "null" } };
vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
}
var _valid1 = _errs19 === errors;
valid3 = valid3 || _valid1;
}
if (valid3)
errors = _errs17, vErrors !== null && (_errs17 ? vErrors.length = _errs17 : vErrors = null);
else {
let err3 = { instancePath: instancePath + "/observability", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
return vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++, validate83.errors = vErrors, !1;
}
var valid0 = _errs16 === errors;
} else
var valid0 = !0;
if (valid0)
if (data.subflowKey !== void 0) {
let data8 = data.subflowKey, _errs21 = errors;
if (typeof data8 != "string" && data8 !== null)
return validate83.errors = [{ instancePath: instancePath + "/subflowKey", keyword: "type", params: { type: schema36.properties.subflowKey.type } }], !1;
var valid0 = _errs21 === errors;
} else
var valid0 = !0;
}
}
}
}
}
}
} else
return validate83.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate83.errors = vErrors, errors === 0;
}
var _v0GetRunProtocolParams = validate94, schema40 = { type: "object", properties: { runId: { type: "string" }, wait: { type: "boolean" }, includeResults: { type: "boolean" }, resultOrder: { $ref: "/V0/ResultOrder" }, timeoutSecs: { type: ["integer", "null"], minimum: 0 }, observability: { anyOf: [{ $ref: "/V0/ObservabilityContext" }, { type: "null" }] } }, required: ["runId"] }, schema41 = { type: "string", enum: ["by_index", "by_completion"] };
function validate95(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
return typeof data != "string" ? (validate95.errors = [{ instancePath, keyword: "type", params: { type: "string" } }], !1) : data === "by_index" || data === "by_completion" ? (validate95.errors = vErrors, errors === 0) : (validate95.errors = [{ instancePath, keyword: "enum", params: { allowedValues: schema41.enum } }], !1);
}
function validate94(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.runId === void 0 && (missing0 = "runId"))
return validate94.errors = [{ instancePath, keyword: "required", params: { missingProperty: missing0 } }], !1;
if (data.runId !== void 0) {
let _errs1 = errors;
if (typeof data.runId != "string")
return validate94.errors = [{ instancePath: instancePath + "/runId", keyword: "type", params: { type: "string" } }], !1;
var valid0 = _errs1 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.wait !== void 0) {
let _errs3 = errors;
if (typeof data.wait != "boolean")
return validate94.errors = [{ instancePath: instancePath + "/wait", keyword: "type", params: { type: "boolean" } }], !1;
var valid0 = _errs3 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.includeResults !== void 0) {
let _errs5 = errors;
if (typeof data.includeResults != "boolean")
return validate94.errors = [{ instancePath: instancePath + "/includeResults", keyword: "type", params: { type: "boolean" } }], !1;
var valid0 = _errs5 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.resultOrder !== void 0) {
let _errs7 = errors;
validate95(data.resultOrder, { instancePath: instancePath + "/resultOrder" }) || (vErrors = vErrors === null ? validate95.errors : vErrors.concat(validate95.errors), errors = vErrors.length);
var valid0 = _errs7 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.timeoutSecs !== void 0) {
let data4 = data.timeoutSecs, _errs8 = errors;
if (!(typeof data4 == "number" && !(data4 % 1) && !isNaN(data4) && isFinite(data4)) && data4 !== null)
return validate94.errors = [{ instancePath: instancePath + "/timeoutSecs", keyword: "type", params: { type: schema40.properties.timeoutSecs.type } }], !1;
if (errors === _errs8 && typeof data4 == "number" && isFinite(data4) && (data4 < 0 || isNaN(data4)))
return validate94.errors = [{ instancePath: instancePath + "/timeoutSecs", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
var valid0 = _errs8 === errors;
} else
var valid0 = !0;
if (valid0)
if (data.observability !== void 0) {
let data5 = data.observability, _errs10 = errors, _errs11 = errors, valid1 = !1, _errs12 = errors;
validate39(data5, { instancePath: instancePath + "/observability" }) || (vErrors = vErrors === null ? validate39.errors : vErrors.concat(validate39.errors), errors = vErrors.length);
var _valid0 = _errs12 === errors;
if (valid1 = valid1 || _valid0, !valid1) {
let _errs13 = errors;
if (data5 !== null) {
let err0 = { instancePath: instancePath + "/observability", keyword: "type", params: { type: "null" } };
vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
}
var _valid0 = _errs13 === errors;
valid1 = valid1 || _valid0;
}
if (valid1)
errors = _errs11, vErrors !== null && (_errs11 ? vErrors.length = _errs11 : vErrors = null);
else {
let err1 = { instancePath: instancePath + "/observability", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
return vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++, validate94.errors = vErrors, !1;
}
var valid0 = _errs10 === errors;
} else
var valid0 = !0;
}
}
}
}
} else
return validate94.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate94.errors = vErrors, errors === 0;
}
var _v0RunStatusProtocol = validate98, schema42 = { type: "object", properties: { runId: { type: "string" }, flowId: { $ref: "/V0/BlobId" }, flowName: { type: ["string", "null"] }, status: { type: "string" }, items: { $ref: "/V0/ItemStatistics" }, createdAt: { type: "string" }, completedAt: { type: ["string", "null"] }, results: { type: ["array", "null"], items: { $ref: "/V0/ItemResult" } } }, required: ["runId", "flowId", "status", "items", "createdAt"] };
function validate100(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.total === void 0 && (missing0 = "total") || data.completed === void 0 && (missing0 = "completed") || data.running === void 0 && (missing0 = "running") || data.failed === void 0 && (missing0 = "failed") || data.cancelled === void 0 && (missing0 = "cancelled"))
return validate100.errors = [{ instancePath, keyword: "required", params: { missingProperty: missing0 } }], !1;
if (data.total !== void 0) {
let data0 = data.total, _errs1 = errors;
if (!(typeof data0 == "number" && !(data0 % 1) && !isNaN(data0) && isFinite(data0)))
return validate100.errors = [{ instancePath: instancePath + "/total", keyword: "type", params: { type: "integer" } }], !1;
if (errors === _errs1 && typeof data0 == "number" && isFinite(data0) && (data0 < 0 || isNaN(data0)))
return validate100.errors = [{ instancePath: instancePath + "/total", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
var valid0 = _errs1 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.completed !== void 0) {
let data1 = data.completed, _errs3 = errors;
if (!(typeof data1 == "number" && !(data1 % 1) && !isNaN(data1) && isFinite(data1)))
return validate100.errors = [{ instancePath: instancePath + "/completed", keyword: "type", params: { type: "integer" } }], !1;
if (errors === _errs3 && typeof data1 == "number" && isFinite(data1) && (data1 < 0 || isNaN(data1)))
return validate100.errors = [{ instancePath: instancePath + "/completed", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
var valid0 = _errs3 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.running !== void 0) {
let data2 = data.running, _errs5 = errors;
if (!(typeof data2 == "number" && !(data2 % 1) && !isNaN(data2) && isFinite(data2)))
return validate100.errors = [{ instancePath: instancePath + "/running", keyword: "type", params: { type: "integer" } }], !1;
if (errors === _errs5 && typeof data2 == "number" && isFinite(data2) && (data2 < 0 || isNaN(data2)))
return validate100.errors = [{ instancePath: instancePath + "/running", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
var valid0 = _errs5 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.failed !== void 0) {
let data3 = data.failed, _errs7 = errors;
if (!(typeof data3 == "number" && !(data3 % 1) && !isNaN(data3) && isFinite(data3)))
return validate100.errors = [{ instancePath: instancePath + "/failed", keyword: "type", params: { type: "integer" } }], !1;
if (errors === _errs7 && typeof data3 == "number" && isFinite(data3) && (data3 < 0 || isNaN(data3)))
return validate100.errors = [{ instancePath: instancePath + "/failed", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
var valid0 = _errs7 === errors;
} else
var valid0 = !0;
if (valid0)
if (data.cancelled !== void 0) {
let data4 = data.cancelled, _errs9 = errors;
if (!(typeof data4 == "number" && !(data4 % 1) && !isNaN(data4) && isFinite(data4)))
return validate100.errors = [{ instancePath: instancePath + "/cancelled", keyword: "type", params: { type: "integer" } }], !1;
if (errors === _errs9 && typeof data4 == "number" && isFinite(data4) && (data4 < 0 || isNaN(data4)))
return validate100.errors = [{ instancePath: instancePath + "/cancelled", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
var valid0 = _errs9 === errors;
} else
var valid0 = !0;
}
}
}
} else
return validate100.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate100.errors = vErrors, errors === 0;
}
var schema44 = { type: "object", properties: { itemIndex: { type: "integer", minimum: 0 }, status: { $ref: "/V0/ExecutionStatus" }, result: { anyOf: [{ $ref: "/V0/FlowResult" }, { type: "null" }] }, completedAt: { type: ["string", "null"], format: "date-time" } }, required: ["itemIndex", "status"] }, schema45 = { type: "string", enum: ["running", "completed", "failed", "cancelled", "paused"] };
function validate103(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
return typeof data != "string" ? (validate103.errors = [{ instancePath, keyword: "type", params: { type: "string" } }], !1) : data === "running" || data === "completed" || data === "failed" || data === "cancelled" || data === "paused" ? (validate103.errors = vErrors, errors === 0) : (validate103.errors = [{ instancePath, keyword: "enum", params: { allowedValues: schema45.enum } }], !1);
}
function validate106(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.outcome === void 0 && (missing0 = "outcome") || data.result === void 0 && (missing0 = "result"))
return validate106.errors = [{ instancePath, keyword: "required", params: { missingProperty: missing0 } }], !1;
if (data.outcome !== void 0) {
let data0 = data.outcome, _errs1 = errors;
if (typeof data0 != "string")
return validate106.errors = [{ instancePath: instancePath + "/outcome", keyword: "type", params: { type: "string" } }], !1;
if (data0 !== "success")
return validate106.errors = [{ instancePath: instancePath + "/outcome", keyword: "const", params: { allowedValue: "success" } }], !1;
var valid0 = _errs1 === errors;
} else
var valid0 = !0;
if (valid0)
if (data.result !== void 0) {
let _errs3 = errors;
validate48(data.result, { instancePath: instancePath + "/result" }) || (vErrors = vErrors === null ? validate48.errors : vErrors.concat(validate48.errors), errors = vErrors.length);
var valid0 = _errs3 === errors;
} else
var valid0 = !0;
} else
return validate106.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate106.errors = vErrors, errors === 0;
}
function validate109(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.code === void 0 && (missing0 = "code") || data.message === void 0 && (missing0 = "message"))
return validate109.errors = [{ instancePath, keyword: "required", params: { missingProperty: missing0 } }], !1;
if (data.code !== void 0) {
let data0 = data.code, _errs1 = errors;
if (!(typeof data0 == "number" && !(data0 % 1) && !isNaN(data0) && isFinite(data0)))
return validate109.errors = [{ instancePath: instancePath + "/code", keyword: "type", params: { type: "integer" } }], !1;
if (errors === _errs1 && typeof data0 == "number" && isFinite(data0) && !formats0.validate(data0))
return validate109.errors = [{ instancePath: instancePath + "/code", keyword: "format", params: { format: "int64" }, message: 'must match format "int64"' }], !1;
var valid0 = _errs1 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.message !== void 0) {
let _errs3 = errors;
if (typeof data.message != "string")
return validate109.errors = [{ instancePath: instancePath + "/message", keyword: "type", params: { type: "string" } }], !1;
var valid0 = _errs3 === errors;
} else
var valid0 = !0;
if (valid0)
if (data.data !== void 0) {
let _errs5 = errors;
validate48(data.data, { instancePath: instancePath + "/data" }) || (vErrors = vErrors === null ? validate48.errors : vErrors.concat(validate48.errors), errors = vErrors.length);
var valid0 = _errs5 === errors;
} else
var valid0 = !0;
}
} else
return validate109.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate109.errors = vErrors, errors === 0;
}
function validate108(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.outcome === void 0 && (missing0 = "outcome") || data.error === void 0 && (missing0 = "error"))
return validate108.errors = [{ instancePath, keyword: "required", params: { missingProperty: missing0 } }], !1;
if (data.outcome !== void 0) {
let data0 = data.outcome, _errs1 = errors;
if (typeof data0 != "string")
return validate108.errors = [{ instancePath: instancePath + "/outcome", keyword: "type", params: { type: "string" } }], !1;
if (data0 !== "failed")
return validate108.errors = [{ instancePath: instancePath + "/outcome", keyword: "const", params: { allowedValue: "failed" } }], !1;
var valid0 = _errs1 === errors;
} else
var valid0 = !0;
if (valid0)
if (data.error !== void 0) {
let _errs3 = errors;
validate109(data.error, { instancePath: instancePath + "/error" }) || (vErrors = vErrors === null ? validate109.errors : vErrors.concat(validate109.errors), errors = vErrors.length);
var valid0 = _errs3 === errors;
} else
var valid0 = !0;
} else
return validate108.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate108.errors = vErrors, errors === 0;
}
function validate105(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let tag0 = data.outcome;
if (typeof tag0 == "string")
if (tag0 === "success")
validate106(data, { instancePath }) || (vErrors = vErrors === null ? validate106.errors : vErrors.concat(validate106.errors), errors = vErrors.length);
else if (tag0 === "failed")
validate108(data, { instancePath }) || (vErrors = vErrors === null ? validate108.errors : vErrors.concat(validate108.errors), errors = vErrors.length);
else
return validate105.errors = [{ instancePath, keyword: "discriminator", params: { error: "mapping", tag: "outcome", tagValue: tag0 }, message: 'value of tag "outcome" must be in oneOf' }], !1;
else
return validate105.errors = [{ instancePath, keyword: "discriminator", params: { error: "tag", tag: "outcome", tagValue: tag0 }, message: 'tag "outcome" must be string' }], !1;
} else
return validate105.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate105.errors = vErrors, errors === 0;
}
var formats12 = formats["date-time"];
function validate102(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.itemIndex === void 0 && (missing0 = "itemIndex") || data.status === void 0 && (missing0 = "status"))
return validate102.errors = [{ instancePath, keyword: "required", params: { missingProperty: missing0 } }], !1;
if (data.itemIndex !== void 0) {
let data0 = data.itemIndex, _errs1 = errors;
if (!(typeof data0 == "number" && !(data0 % 1) && !isNaN(data0) && isFinite(data0)))
return validate102.errors = [{ instancePath: instancePath + "/itemIndex", keyword: "type", params: { type: "integer" } }], !1;
if (errors === _errs1 && typeof data0 == "number" && isFinite(data0) && (data0 < 0 || isNaN(data0)))
return validate102.errors = [{ instancePath: instancePath + "/itemIndex", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
var valid0 = _errs1 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.status !== void 0) {
let _errs3 = errors;
validate103(data.status, { instancePath: instancePath + "/status" }) || (vErrors = vErrors === null ? validate103.errors : vErrors.concat(validate103.errors), errors = vErrors.length);
var valid0 = _errs3 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.result !== void 0) {
let data2 = data.result, _errs4 = errors, _errs5 = errors, valid1 = !1, _errs6 = errors;
validate105(data2, { instancePath: instancePath + "/result" }) || (vErrors = vErrors === null ? validate105.errors : vErrors.concat(validate105.errors), errors = vErrors.length);
var _valid0 = _errs6 === errors;
if (valid1 = valid1 || _valid0, !valid1) {
let _errs7 = errors;
if (data2 !== null) {
let err0 = { instancePath: instancePath + "/result", keyword: "type", params: { type: "null" } };
vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
}
var _valid0 = _errs7 === errors;
valid1 = valid1 || _valid0;
}
if (valid1)
errors = _errs5, vErrors !== null && (_errs5 ? vErrors.length = _errs5 : vErrors = null);
else {
let err1 = { instancePath: instancePath + "/result", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
return vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++, validate102.errors = vErrors, !1;
}
var valid0 = _errs4 === errors;
} else
var valid0 = !0;
if (valid0)
if (data.completedAt !== void 0) {
let data3 = data.completedAt, _errs9 = errors;
if (typeof data3 != "string" && data3 !== null)
return validate102.errors = [{ instancePath: instancePath + "/completedAt", keyword: "type", params: { type: schema44.properties.completedAt.type } }], !1;
if (errors === _errs9 && errors === _errs9 && typeof data3 == "string" && !formats12(data3))
return validate102.errors = [{ instancePath: instancePath + "/completedAt", keyword: "format", params: { format: "date-time" }, message: 'must match format "date-time"' }], !1;
var valid0 = _errs9 === errors;
} else
var valid0 = !0;
}
}
} else
return validate102.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate102.errors = vErrors, errors === 0;
}
function validate98(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.runId === void 0 && (missing0 = "runId") || data.flowId === void 0 && (missing0 = "flowId") || data.status === void 0 && (missing0 = "status") || data.items === void 0 && (missing0 = "items") || data.createdAt === void 0 && (missing0 = "createdAt"))
return validate98.errors = [{ instancePath, keyword: "required", params: { missingProperty: missing0 } }], !1;
if (data.runId !== void 0) {
let _errs1 = errors;
if (typeof data.runId != "string")
return validate98.errors = [{ instancePath: instancePath + "/runId", keyword: "type", params: { type: "string" } }], !1;
var valid0 = _errs1 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.flowId !== void 0) {
let _errs3 = errors;
validate40(data.flowId, { instancePath: instancePath + "/flowId" }) || (vErrors = vErrors === null ? validate40.errors : vErrors.concat(validate40.errors), errors = vErrors.length);
var valid0 = _errs3 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.flowName !== void 0) {
let data2 = data.flowName, _errs4 = errors;
if (typeof data2 != "string" && data2 !== null)
return validate98.errors = [{ instancePath: instancePath + "/flowName", keyword: "type", params: { type: schema42.properties.flowName.type } }], !1;
var valid0 = _errs4 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.status !== void 0) {
let _errs6 = errors;
if (typeof data.status != "string")
return validate98.errors = [{ instancePath: instancePath + "/status", keyword: "type", params: { type: "string" } }], !1;
var valid0 = _errs6 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.items !== void 0) {
let _errs8 = errors;
validate100(data.items, { instancePath: instancePath + "/items" }) || (vErrors = vErrors === null ? validate100.errors : vErrors.concat(validate100.errors), errors = vErrors.length);
var valid0 = _errs8 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.createdAt !== void 0) {
let _errs9 = errors;
if (typeof data.createdAt != "string")
return validate98.errors = [{ instancePath: instancePath + "/createdAt", keyword: "type", params: { type: "string" } }], !1;
var valid0 = _errs9 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.completedAt !== void 0) {
let data6 = data.completedAt, _errs11 = errors;
if (typeof data6 != "string" && data6 !== null)
return validate98.errors = [{ instancePath: instancePath + "/completedAt", keyword: "type", params: { type: schema42.properties.completedAt.type } }], !1;
var valid0 = _errs11 === errors;
} else
var valid0 = !0;
if (valid0)
if (data.results !== void 0) {
let data7 = data.results, _errs13 = errors;
if (!Array.isArray(data7) && data7 !== null)
return validate98.errors = [{ instancePath: instancePath + "/results", keyword: "type", params: { type: schema42.properties.results.type } }], !1;
if (errors === _errs13 && Array.isArray(data7)) {
var valid1 = !0;
let len0 = data7.length;
for (let i0 = 0; i0 < len0; i0++) {
let _errs15 = errors;
validate102(data7[i0], { instancePath: instancePath + "/results/" + i0 }) || (vErrors = vErrors === null ? validate102.errors : vErrors.concat(validate102.errors), errors = vErrors.length);
var valid1 = _errs15 === errors;
if (!valid1)
break;
}
}
var valid0 = _errs13 === errors;
} else
var valid0 = !0;
}
}
}
}
}
}
} else
return validate98.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate98.errors = vErrors, errors === 0;
}
var _v1MethodRequest = validate116;
function validate117(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
return typeof data != "string" ? (validate117.errors = [{ instancePath, keyword: "type", params: { type: "string" } }], !1) : data !== "2.0" ? (validate117.errors = [{ instancePath, keyword: "const", params: { allowedValue: "2.0" } }], !1) : (validate117.errors = vErrors, errors === 0);
}
function validate119(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0, _errs0 = errors, valid0 = !1, _errs1 = errors;
if (typeof data != "string") {
let err0 = { instancePath, keyword: "type", params: { type: "string" } };
vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
}
var _valid0 = _errs1 === errors;
if (valid0 = valid0 || _valid0, !valid0) {
let _errs3 = errors;
if (!(typeof data == "number" && !(data % 1) && !isNaN(data) && isFinite(data))) {
let err1 = { instancePath, keyword: "type", params: { type: "integer" } };
vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
}
if (errors === _errs3 && typeof data == "number" && isFinite(data) && !formats0.validate(data)) {
let err2 = { instancePath, keyword: "format", params: { format: "int64" }, message: 'must match format "int64"' };
vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
}
var _valid0 = _errs3 === errors;
valid0 = valid0 || _valid0;
}
if (valid0)
errors = _errs0, vErrors !== null && (_errs0 ? vErrors.length = _errs0 : vErrors = null);
else {
let err3 = { instancePath, keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
return vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++, validate119.errors = vErrors, !1;
}
return validate119.errors = vErrors, errors === 0;
}
var schema53 = { type: "string", enum: ["initialize", "initialized", "components/list", "components/info", "components/execute", "components/infer_schema", "runs/submit", "runs/get"] };
function validate121(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
return typeof data != "string" ? (validate121.errors = [{ instancePath, keyword: "type", params: { type: "string" } }], !1) : data === "initialize" || data === "initialized" || data === "components/list" || data === "components/info" || data === "components/execute" || data === "components/infer_schema" || data === "runs/submit" || data === "runs/get" ? (validate121.errors = vErrors, errors === 0) : (validate121.errors = [{ instancePath, keyword: "enum", params: { allowedValues: schema53.enum } }], !1);
}
function validate116(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.jsonrpc === void 0 && (missing0 = "jsonrpc") || data.id === void 0 && (missing0 = "id") || data.method === void 0 && (missing0 = "method"))
return validate116.errors = [{ instancePath, keyword: "required", params: { missingProperty: missing0 } }], !1;
if (data.jsonrpc !== void 0) {
let _errs1 = errors;
validate117(data.jsonrpc, { instancePath: instancePath + "/jsonrpc" }) || (vErrors = vErrors === null ? validate117.errors : vErrors.concat(validate117.errors), errors = vErrors.length);
var valid0 = _errs1 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.id !== void 0) {
let _errs2 = errors;
validate119(data.id, { instancePath: instancePath + "/id" }) || (vErrors = vErrors === null ? validate119.errors : vErrors.concat(validate119.errors), errors = vErrors.length);
var valid0 = _errs2 === errors;
} else
var valid0 = !0;
if (valid0)
if (data.method !== void 0) {
let data2 = data.method, _errs3 = errors, _errs4 = errors, valid1 = !1, _errs5 = errors;
validate121(data2, { instancePath: instancePath + "/method" }) || (vErrors = vErrors === null ? validate121.errors : vErrors.concat(validate121.errors), errors = vErrors.length);
var _valid0 = _errs5 === errors;
if (valid1 = valid1 || _valid0, !valid1) {
let _errs6 = errors;
if (typeof data2 != "string") {
let err0 = { instancePath: instancePath + "/method", keyword: "type", params: { type: "string" } };
vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
}
var _valid0 = _errs6 === errors;
valid1 = valid1 || _valid0;
}
if (valid1)
errors = _errs4, vErrors !== null && (_errs4 ? vErrors.length = _errs4 : vErrors = null);
else {
let err1 = { instancePath: instancePath + "/method", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
return vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++, validate116.errors = vErrors, !1;
}
var valid0 = _errs3 === errors;
} else
var valid0 = !0;
}
} else
return validate116.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate116.errors = vErrors, errors === 0;
}
var _v1MethodError = validate123;
function validate126(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.code === void 0 && (missing0 = "code") || data.message === void 0 && (missing0 = "message"))
return validate126.errors = [{ instancePath, keyword: "required", params: { missingProperty: missing0 } }], !1;
if (data.code !== void 0) {
let data0 = data.code, _errs1 = errors;
if (!(typeof data0 == "number" && !(data0 % 1) && !isNaN(data0) && isFinite(data0)))
return validate126.errors = [{ instancePath: instancePath + "/code", keyword: "type", params: { type: "integer" } }], !1;
if (errors === _errs1 && typeof data0 == "number" && isFinite(data0) && !formats0.validate(data0))
return validate126.errors = [{ instancePath: instancePath + "/code", keyword: "format", params: { format: "int64" }, message: 'must match format "int64"' }], !1;
var valid0 = _errs1 === errors;
} else
var valid0 = !0;
if (valid0)
if (data.message !== void 0) {
let _errs3 = errors;
if (typeof data.message != "string")
return validate126.errors = [{ instancePath: instancePath + "/message", keyword: "type", params: { type: "string" } }], !1;
var valid0 = _errs3 === errors;
} else
var valid0 = !0;
} else
return validate126.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate126.errors = vErrors, errors === 0;
}
function validate123(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.jsonrpc === void 0 && (missing0 = "jsonrpc") || data.id === void 0 && (missing0 = "id") || data.error === void 0 && (missing0 = "error"))
return validate123.errors = [{ instancePath, keyword: "required", params: { missingProperty: missing0 } }], !1;
if (data.jsonrpc !== void 0) {
let _errs1 = errors;
validate117(data.jsonrpc, { instancePath: instancePath + "/jsonrpc" }) || (vErrors = vErrors === null ? validate117.errors : vErrors.concat(validate117.errors), errors = vErrors.length);
var valid0 = _errs1 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.id !== void 0) {
let _errs2 = errors;
validate119(data.id, { instancePath: instancePath + "/id" }) || (vErrors = vErrors === null ? validate119.errors : vErrors.concat(validate119.errors), errors = vErrors.length);
var valid0 = _errs2 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.error !== void 0) {
let _errs3 = errors;
validate126(data.error, { instancePath: instancePath + "/error" }) || (vErrors = vErrors === null ? validate126.errors : vErrors.concat(validate126.errors), errors = vErrors.length);
var valid0 = _errs3 === errors;
} else
var valid0 = !0;
if (valid0)
if (data.result !== void 0) {
let _errs4 = errors;
if (data.result !== null)
return validate123.errors = [{ instancePath: instancePath + "/result", keyword: "type", params: { type: "null" } }], !1;
var valid0 = _errs4 === errors;
} else
var valid0 = !0;
}
}
} else
return validate123.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate123.errors = vErrors, errors === 0;
}
var _v1MethodSuccess = validate128;
function validate128(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.jsonrpc === void 0 && (missing0 = "jsonrpc") || data.id === void 0 && (missing0 = "id") || data.result === void 0 && (missing0 = "result"))
return validate128.errors = [{ instancePath, keyword: "required", params: { missingProperty: missing0 } }], !1;
if (data.jsonrpc !== void 0) {
let _errs1 = errors;
validate117(data.jsonrpc, { instancePath: instancePath + "/jsonrpc" }) || (vErrors = vErrors === null ? validate117.errors : vErrors.concat(validate117.errors), errors = vErrors.length);
var valid0 = _errs1 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.id !== void 0) {
let _errs2 = errors;
validate119(data.id, { instancePath: instancePath + "/id" }) || (vErrors = vErrors === null ? validate119.errors : vErrors.concat(validate119.errors), errors = vErrors.length);
var valid0 = _errs2 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.result !== void 0) {
let _errs3 = errors, _errs4 = errors, _errs5 = errors;
if (data.result !== null) {
let err0 = {};
vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
}
var valid1 = _errs5 === errors;
if (valid1)
return validate128.errors = [{ instancePath: instancePath + "/result", keyword: "not", params: {}, message: "must NOT be valid" }], !1;
errors = _errs4, vErrors !== null && (_errs4 ? vErrors.length = _errs4 : vErrors = null);
var valid0 = _errs3 === errors;
} else
var valid0 = !0;
if (valid0)
if (data.error !== void 0) {
let _errs7 = errors;
if (data.error !== null)
return validate128.errors = [{ instancePath: instancePath + "/error", keyword: "type", params: { type: "null" } }], !1;
var valid0 = _errs7 === errors;
} else
var valid0 = !0;
}
}
} else
return validate128.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate128.errors = vErrors, errors === 0;
}
var _v1Notification = validate131;
function validate131(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0, _errs1 = errors, _errs2 = errors;
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.id === void 0 && (missing0 = "id")) {
let err0 = {};
vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
}
}
var valid0 = _errs2 === errors;
if (valid0)
return validate131.errors = [{ instancePath, keyword: "not", params: {}, message: "must NOT be valid" }], !1;
if (errors = _errs1, vErrors !== null && (_errs1 ? vErrors.length = _errs1 : vErrors = null), errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing1;
if (data.jsonrpc === void 0 && (missing1 = "jsonrpc") || data.method === void 0 && (missing1 = "method"))
return validate131.errors = [{ instancePath, keyword: "required", params: { missingProperty: missing1 } }], !1;
if (data.jsonrpc !== void 0) {
let _errs3 = errors;
validate117(data.jsonrpc, { instancePath: instancePath + "/jsonrpc" }) || (vErrors = vErrors === null ? validate117.errors : vErrors.concat(validate117.errors), errors = vErrors.length);
var valid1 = _errs3 === errors;
} else
var valid1 = !0;
if (valid1)
if (data.method !== void 0) {
let _errs4 = errors;
if (typeof data.method != "string")
return validate131.errors = [{ instancePath: instancePath + "/method", keyword: "type", params: { type: "string" } }], !1;
var valid1 = _errs4 === errors;
} else
var valid1 = !0;
} else
return validate131.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate131.errors = vErrors, errors === 0;
}
var _v1InitializeParams = validate133;
var formats18 = formats.uint32, schema59 = { type: "object", properties: { trace_id: { type: ["string", "null"] }, span_id: { type: ["string", "null"] }, run_id: { type: ["string", "null"] }, flow_id: { anyOf: [{ $ref: "/V1/BlobId" }, { type: "null" }] }, step_id: { type: ["string", "null"] } } };
function validate135(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
return typeof data != "string" ? (validate135.errors = [{ instancePath, keyword: "type", params: { type: "string" } }], !1) : (validate135.errors = vErrors, errors === 0);
}
function validate134(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
if (data.trace_id !== void 0) {
let data0 = data.trace_id, _errs1 = errors;
if (typeof data0 != "string" && data0 !== null)
return validate134.errors = [{ instancePath: instancePath + "/trace_id", keyword: "type", params: { type: schema59.properties.trace_id.type } }], !1;
var valid0 = _errs1 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.span_id !== void 0) {
let data1 = data.span_id, _errs3 = errors;
if (typeof data1 != "string" && data1 !== null)
return validate134.errors = [{ instancePath: instancePath + "/span_id", keyword: "type", params: { type: schema59.properties.span_id.type } }], !1;
var valid0 = _errs3 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.run_id !== void 0) {
let data2 = data.run_id, _errs5 = errors;
if (typeof data2 != "string" && data2 !== null)
return validate134.errors = [{ instancePath: instancePath + "/run_id", keyword: "type", params: { type: schema59.properties.run_id.type } }], !1;
var valid0 = _errs5 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.flow_id !== void 0) {
let data3 = data.flow_id, _errs7 = errors, _errs8 = errors, valid1 = !1, _errs9 = errors;
validate135(data3, { instancePath: instancePath + "/flow_id" }) || (vErrors = vErrors === null ? validate135.errors : vErrors.concat(validate135.errors), errors = vErrors.length);
var _valid0 = _errs9 === errors;
if (valid1 = valid1 || _valid0, !valid1) {
let _errs10 = errors;
if (data3 !== null) {
let err0 = { instancePath: instancePath + "/flow_id", keyword: "type", params: { type: "null" } };
vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
}
var _valid0 = _errs10 === errors;
valid1 = valid1 || _valid0;
}
if (valid1)
errors = _errs8, vErrors !== null && (_errs8 ? vErrors.length = _errs8 : vErrors = null);
else {
let err1 = { instancePath: instancePath + "/flow_id", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
return vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++, validate134.errors = vErrors, !1;
}
var valid0 = _errs7 === errors;
} else
var valid0 = !0;
if (valid0)
if (data.step_id !== void 0) {
let data4 = data.step_id, _errs12 = errors;
if (typeof data4 != "string" && data4 !== null)
return validate134.errors = [{ instancePath: instancePath + "/step_id", keyword: "type", params: { type: schema59.properties.step_id.type } }], !1;
var valid0 = _errs12 === errors;
} else
var valid0 = !0;
}
}
}
} else
return validate134.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate134.errors = vErrors, errors === 0;
}
var schema61 = { type: "object", properties: { blobApiUrl: { type: ["string", "null"] }, blobThreshold: { type: ["integer", "null"], format: "int64" } } };
function validate138(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
if (data.blobApiUrl !== void 0) {
let data0 = data.blobApiUrl, _errs1 = errors;
if (typeof data0 != "string" && data0 !== null)
return validate138.errors = [{ instancePath: instancePath + "/blobApiUrl", keyword: "type", params: { type: schema61.properties.blobApiUrl.type } }], !1;
var valid0 = _errs1 === errors;
} else
var valid0 = !0;
if (valid0)
if (data.blobThreshold !== void 0) {
let data1 = data.blobThreshold, _errs3 = errors;
if (!(typeof data1 == "number" && !(data1 % 1) && !isNaN(data1) && isFinite(data1)) && data1 !== null)
return validate138.errors = [{ instancePath: instancePath + "/blobThreshold", keyword: "type", params: { type: schema61.properties.blobThreshold.type } }], !1;
if (errors === _errs3 && typeof data1 == "number" && isFinite(data1) && !formats0.validate(data1))
return validate138.errors = [{ instancePath: instancePath + "/blobThreshold", keyword: "format", params: { format: "int64" }, message: 'must match format "int64"' }], !1;
var valid0 = _errs3 === errors;
} else
var valid0 = !0;
} else
return validate138.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate138.errors = vErrors, errors === 0;
}
function validate133(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.runtimeProtocolVersion === void 0 && (missing0 = "runtimeProtocolVersion"))
return validate133.errors = [{ instancePath, keyword: "required", params: { missingProperty: missing0 } }], !1;
if (data.runtimeProtocolVersion !== void 0) {
let data0 = data.runtimeProtocolVersion, _errs1 = errors;
if (!(typeof data0 == "number" && !(data0 % 1) && !isNaN(data0) && isFinite(data0)))
return validate133.errors = [{ instancePath: instancePath + "/runtimeProtocolVersion", keyword: "type", params: { type: "integer" } }], !1;
if (errors === _errs1 && typeof data0 == "number" && isFinite(data0)) {
if (data0 < 0 || isNaN(data0))
return validate133.errors = [{ instancePath: instancePath + "/runtimeProtocolVersion", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
if (!formats18.validate(data0))
return validate133.errors = [{ instancePath: instancePath + "/runtimeProtocolVersion", keyword: "format", params: { format: "uint32" }, message: 'must match format "uint32"' }], !1;
}
var valid0 = _errs1 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.observability !== void 0) {
let data1 = data.observability, _errs3 = errors, _errs4 = errors, valid1 = !1, _errs5 = errors;
validate134(data1, { instancePath: instancePath + "/observability" }) || (vErrors = vErrors === null ? validate134.errors : vErrors.concat(validate134.errors), errors = vErrors.length);
var _valid0 = _errs5 === errors;
if (valid1 = valid1 || _valid0, !valid1) {
let _errs6 = errors;
if (data1 !== null) {
let err0 = { instancePath: instancePath + "/observability", keyword: "type", params: { type: "null" } };
vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
}
var _valid0 = _errs6 === errors;
valid1 = valid1 || _valid0;
}
if (valid1)
errors = _errs4, vErrors !== null && (_errs4 ? vErrors.length = _errs4 : vErrors = null);
else {
let err1 = { instancePath: instancePath + "/observability", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
return vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++, validate133.errors = vErrors, !1;
}
var valid0 = _errs3 === errors;
} else
var valid0 = !0;
if (valid0)
if (data.capabilities !== void 0) {
let data2 = data.capabilities, _errs8 = errors, _errs9 = errors, valid2 = !1, _errs10 = errors;
validate138(data2, { instancePath: instancePath + "/capabilities" }) || (vErrors = vErrors === null ? validate138.errors : vErrors.concat(validate138.errors), errors = vErrors.length);
var _valid1 = _errs10 === errors;
if (valid2 = valid2 || _valid1, !valid2) {
let _errs11 = errors;
if (data2 !== null) {
let err2 = { instancePath: instancePath + "/capabilities", keyword: "type", params: { type: "null" } };
vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
}
var _valid1 = _errs11 === errors;
valid2 = valid2 || _valid1;
}
if (valid2)
errors = _errs9, vErrors !== null && (_errs9 ? vErrors.length = _errs9 : vErrors = null);
else {
let err3 = { instancePath: instancePath + "/capabilities", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
return vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++, validate133.errors = vErrors, !1;
}
var valid0 = _errs8 === errors;
} else
var valid0 = !0;
}
} else
return validate133.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate133.errors = vErrors, errors === 0;
}
var _v1InitializeResult = validate140;
function validate140(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.serverProtocolVersion === void 0 && (missing0 = "serverProtocolVersion"))
return validate140.errors = [{ instancePath, keyword: "required", params: { missingProperty: missing0 } }], !1;
if (data.serverProtocolVersion !== void 0) {
let data0 = data.serverProtocolVersion, _errs1 = errors;
if (!(typeof data0 == "number" && !(data0 % 1) && !isNaN(data0) && isFinite(data0)))
return validate140.errors = [{ instancePath: instancePath + "/serverProtocolVersion", keyword: "type", params: { type: "integer" } }], !1;
if (errors === _errs1 && typeof data0 == "number" && isFinite(data0)) {
if (data0 < 0 || isNaN(data0))
return validate140.errors = [{ instancePath: instancePath + "/serverProtocolVersion", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
if (!formats18.validate(data0))
return validate140.errors = [{ instancePath: instancePath + "/serverProtocolVersion", keyword: "format", params: { format: "uint32" }, message: 'must match format "uint32"' }], !1;
}
var valid0 = _errs1 === errors;
} else
var valid0 = !0;
if (valid0)
if (data.supportsBlobRefs !== void 0) {
let _errs3 = errors;
if (typeof data.supportsBlobRefs != "boolean")
return validate140.errors = [{ instancePath: instancePath + "/supportsBlobRefs", keyword: "type", params: { type: "boolean" } }], !1;
var valid0 = _errs3 === errors;
} else
var valid0 = !0;
} else
return validate140.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate140.errors = vErrors, errors === 0;
}
var _v1Initialized = validate141;
function validate141(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
return errors === 0 && !(data && typeof data == "object" && !Array.isArray(data)) ? (validate141.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1) : (validate141.errors = vErrors, errors === 0);
}
var _v1ComponentExecuteParams = validate142;
function validate143(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
return typeof data != "string" ? (validate143.errors = [{ instancePath, keyword: "type", params: { type: "string" } }], !1) : (validate143.errors = vErrors, errors === 0);
}
function validate145(data, { instancePath = "" } = {}) {
return validate145.errors = null, !0;
}
function validate142(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.component === void 0 && (missing0 = "component") || data.input === void 0 && (missing0 = "input") || data.attempt === void 0 && (missing0 = "attempt") || data.observability === void 0 && (missing0 = "observability"))
return validate142.errors = [{ instancePath, keyword: "required", params: { missingProperty: missing0 } }], !1;
if (data.component !== void 0) {
let _errs1 = errors;
validate143(data.component, { instancePath: instancePath + "/component" }) || (vErrors = vErrors === null ? validate143.errors : vErrors.concat(validate143.errors), errors = vErrors.length);
var valid0 = _errs1 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.input !== void 0) {
let _errs2 = errors;
validate145(data.input, { instancePath: instancePath + "/input" }) || (vErrors = vErrors === null ? validate145.errors : vErrors.concat(validate145.errors), errors = vErrors.length);
var valid0 = _errs2 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.attempt !== void 0) {
let data2 = data.attempt, _errs3 = errors;
if (!(typeof data2 == "number" && !(data2 % 1) && !isNaN(data2) && isFinite(data2)))
return validate142.errors = [{ instancePath: instancePath + "/attempt", keyword: "type", params: { type: "integer" } }], !1;
if (errors === _errs3 && typeof data2 == "number" && isFinite(data2)) {
if (data2 < 0 || isNaN(data2))
return validate142.errors = [{ instancePath: instancePath + "/attempt", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
if (!formats18.validate(data2))
return validate142.errors = [{ instancePath: instancePath + "/attempt", keyword: "format", params: { format: "uint32" }, message: 'must match format "uint32"' }], !1;
}
var valid0 = _errs3 === errors;
} else
var valid0 = !0;
if (valid0)
if (data.observability !== void 0) {
let _errs5 = errors;
validate134(data.observability, { instancePath: instancePath + "/observability" }) || (vErrors = vErrors === null ? validate134.errors : vErrors.concat(validate134.errors), errors = vErrors.length);
var valid0 = _errs5 === errors;
} else
var valid0 = !0;
}
}
} else
return validate142.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate142.errors = vErrors, errors === 0;
}
var _v1ComponentExecuteResult = validate148;
function validate148(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.output === void 0 && (missing0 = "output"))
return validate148.errors = [{ instancePath, keyword: "required", params: { missingProperty: missing0 } }], !1;
data.output !== void 0 && (validate145(data.output, { instancePath: instancePath + "/output" }) || (vErrors = vErrors === null ? validate145.errors : vErrors.concat(validate145.errors), errors = vErrors.length));
} else
return validate148.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate148.errors = vErrors, errors === 0;
}
var _v1ComponentInfoParams = validate150;
function validate150(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.component === void 0 && (missing0 = "component"))
return validate150.errors = [{ instancePath, keyword: "required", params: { missingProperty: missing0 } }], !1;
data.component !== void 0 && (validate143(data.component, { instancePath: instancePath + "/component" }) || (vErrors = vErrors === null ? validate143.errors : vErrors.concat(validate143.errors), errors = vErrors.length));
} else
return validate150.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate150.errors = vErrors, errors === 0;
}
var _v1ComponentInfoResult = validate152;
var schema70 = { type: "object", properties: { component: { $ref: "/V1/Component" }, description: { type: ["string", "null"] }, input_schema: { anyOf: [{ $ref: "/V1/Schema" }, { type: "null" }] }, output_schema: { anyOf: [{ $ref: "/V1/Schema" }, { type: "null" }] } }, required: ["component"] };
function validate155(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
return errors === 0 && !(data && typeof data == "object" && !Array.isArray(data)) ? (validate155.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1) : (validate155.errors = vErrors, errors === 0);
}
function validate153(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.component === void 0 && (missing0 = "component"))
return validate153.errors = [{ instancePath, keyword: "required", params: { missingProperty: missing0 } }], !1;
if (data.component !== void 0) {
let _errs1 = errors;
validate143(data.component, { instancePath: instancePath + "/component" }) || (vErrors = vErrors === null ? validate143.errors : vErrors.concat(validate143.errors), errors = vErrors.length);
var valid0 = _errs1 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.description !== void 0) {
let data1 = data.description, _errs2 = errors;
if (typeof data1 != "string" && data1 !== null)
return validate153.errors = [{ instancePath: instancePath + "/description", keyword: "type", params: { type: schema70.properties.description.type } }], !1;
var valid0 = _errs2 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.input_schema !== void 0) {
let data2 = data.input_schema, _errs4 = errors, _errs5 = errors, valid1 = !1, _errs6 = errors;
validate155(data2, { instancePath: instancePath + "/input_schema" }) || (vErrors = vErrors === null ? validate155.errors : vErrors.concat(validate155.errors), errors = vErrors.length);
var _valid0 = _errs6 === errors;
if (valid1 = valid1 || _valid0, !valid1) {
let _errs7 = errors;
if (data2 !== null) {
let err0 = { instancePath: instancePath + "/input_schema", keyword: "type", params: { type: "null" } };
vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
}
var _valid0 = _errs7 === errors;
valid1 = valid1 || _valid0;
}
if (valid1)
errors = _errs5, vErrors !== null && (_errs5 ? vErrors.length = _errs5 : vErrors = null);
else {
let err1 = { instancePath: instancePath + "/input_schema", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
return vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++, validate153.errors = vErrors, !1;
}
var valid0 = _errs4 === errors;
} else
var valid0 = !0;
if (valid0)
if (data.output_schema !== void 0) {
let data3 = data.output_schema, _errs9 = errors, _errs10 = errors, valid2 = !1, _errs11 = errors;
validate155(data3, { instancePath: instancePath + "/output_schema" }) || (vErrors = vErrors === null ? validate155.errors : vErrors.concat(validate155.errors), errors = vErrors.length);
var _valid1 = _errs11 === errors;
if (valid2 = valid2 || _valid1, !valid2) {
let _errs12 = errors;
if (data3 !== null) {
let err2 = { instancePath: instancePath + "/output_schema", keyword: "type", params: { type: "null" } };
vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
}
var _valid1 = _errs12 === errors;
valid2 = valid2 || _valid1;
}
if (valid2)
errors = _errs10, vErrors !== null && (_errs10 ? vErrors.length = _errs10 : vErrors = null);
else {
let err3 = { instancePath: instancePath + "/output_schema", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
return vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++, validate153.errors = vErrors, !1;
}
var valid0 = _errs9 === errors;
} else
var valid0 = !0;
}
}
} else
return validate153.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate153.errors = vErrors, errors === 0;
}
function validate152(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.info === void 0 && (missing0 = "info"))
return validate152.errors = [{ instancePath, keyword: "required", params: { missingProperty: missing0 } }], !1;
data.info !== void 0 && (validate153(data.info, { instancePath: instancePath + "/info" }) || (vErrors = vErrors === null ? validate153.errors : vErrors.concat(validate153.errors), errors = vErrors.length));
} else
return validate152.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate152.errors = vErrors, errors === 0;
}
var _v1ComponentListParams = validate159;
function validate159(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
return errors === 0 && !(data && typeof data == "object" && !Array.isArray(data)) ? (validate159.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1) : (validate159.errors = vErrors, errors === 0);
}
var _v1ListComponentsResult = validate160;
function validate160(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.components === void 0 && (missing0 = "components"))
return validate160.errors = [{ instancePath, keyword: "required", params: { missingProperty: missing0 } }], !1;
if (data.components !== void 0) {
let data0 = data.components;
if (errors === errors)
if (Array.isArray(data0)) {
var valid1 = !0;
let len0 = data0.length;
for (let i0 = 0; i0 < len0; i0++) {
let _errs3 = errors;
validate153(data0[i0], { instancePath: instancePath + "/components/" + i0 }) || (vErrors = vErrors === null ? validate153.errors : vErrors.concat(validate153.errors), errors = vErrors.length);
var valid1 = _errs3 === errors;
if (!valid1)
break;
}
} else
return validate160.errors = [{ instancePath: instancePath + "/components", keyword: "type", params: { type: "array" } }], !1;
}
} else
return validate160.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate160.errors = vErrors, errors === 0;
}
var _v1ComponentInferSchemaParams = validate162;
function validate162(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.component === void 0 && (missing0 = "component") || data.input_schema === void 0 && (missing0 = "input_schema"))
return validate162.errors = [{ instancePath, keyword: "required", params: { missingProperty: missing0 } }], !1;
if (data.component !== void 0) {
let _errs1 = errors;
validate143(data.component, { instancePath: instancePath + "/component" }) || (vErrors = vErrors === null ? validate143.errors : vErrors.concat(validate143.errors), errors = vErrors.length);
var valid0 = _errs1 === errors;
} else
var valid0 = !0;
if (valid0)
if (data.input_schema !== void 0) {
let _errs2 = errors;
validate155(data.input_schema, { instancePath: instancePath + "/input_schema" }) || (vErrors = vErrors === null ? validate155.errors : vErrors.concat(validate155.errors), errors = vErrors.length);
var valid0 = _errs2 === errors;
} else
var valid0 = !0;
} else
return validate162.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate162.errors = vErrors, errors === 0;
}
var _v1ComponentInferSchemaResult = validate165;
function validate165(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
if (data.output_schema !== void 0) {
let data0 = data.output_schema, _errs2 = errors, valid1 = !1, _errs3 = errors;
validate155(data0, { instancePath: instancePath + "/output_schema" }) || (vErrors = vErrors === null ? validate155.errors : vErrors.concat(validate155.errors), errors = vErrors.length);
var _valid0 = _errs3 === errors;
if (valid1 = valid1 || _valid0, !valid1) {
let _errs4 = errors;
if (data0 !== null) {
let err0 = { instancePath: instancePath + "/output_schema", keyword: "type", params: { type: "null" } };
vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
}
var _valid0 = _errs4 === errors;
valid1 = valid1 || _valid0;
}
if (valid1)
errors = _errs2, vErrors !== null && (_errs2 ? vErrors.length = _errs2 : vErrors = null);
else {
let err1 = { instancePath: instancePath + "/output_schema", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
return vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++, validate165.errors = vErrors, !1;
}
}
} else
return validate165.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate165.errors = vErrors, errors === 0;
}
var _v1SubmitRunProtocolParams = validate167, schema76 = { type: "object", properties: { flowId: { $ref: "/V1/BlobId" }, inputs: { type: "array", items: { $ref: "/V1/Value" } }, wait: { type: "boolean" }, maxConcurrency: { type: ["integer", "null"], format: "uint", minimum: 0 }, overrides: { anyOf: [{ $ref: "/V1/WorkflowOverrides" }, { type: "null" }] }, timeoutSecs: { type: ["integer", "null"], format: "uint64", minimum: 0 }, observability: { anyOf: [{ $ref: "/V1/ObservabilityContext" }, { type: "null" }] }, subflowKey: { type: "string", format: "uuid" } }, required: ["flowId", "inputs", "subflowKey"] };
var schema79 = { type: "string", enum: ["merge_patch", "json_patch"] };
function validate172(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
return typeof data != "string" ? (validate172.errors = [{ instancePath, keyword: "type", params: { type: "string" } }], !1) : data === "merge_patch" || data === "json_patch" ? (validate172.errors = vErrors, errors === 0) : (validate172.errors = [{ instancePath, keyword: "enum", params: { allowedValues: schema79.enum } }], !1);
}
function validate171(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.value === void 0 && (missing0 = "value"))
return validate171.errors = [{ instancePath, keyword: "required", params: { missingProperty: missing0 } }], !1;
data.$type !== void 0 && (validate172(data.$type, { instancePath: instancePath + "/$type" }) || (vErrors = vErrors === null ? validate172.errors : vErrors.concat(validate172.errors), errors = vErrors.length));
} else
return validate171.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate171.errors = vErrors, errors === 0;
}
function validate170(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.steps === void 0 && (missing0 = "steps"))
return validate170.errors = [{ instancePath, keyword: "required", params: { missingProperty: missing0 } }], !1;
if (data.steps !== void 0) {
let data0 = data.steps;
if (errors === errors)
if (data0 && typeof data0 == "object" && !Array.isArray(data0))
for (let key0 in data0) {
let _errs4 = errors;
validate171(data0[key0], { instancePath: instancePath + "/steps/" + key0.replace(/~/g, "~0").replace(/\//g, "~1") }) || (vErrors = vErrors === null ? validate171.errors : vErrors.concat(validate171.errors), errors = vErrors.length);
var valid1 = _errs4 === errors;
if (!valid1)
break;
}
else
return validate170.errors = [{ instancePath: instancePath + "/steps", keyword: "type", params: { type: "object" } }], !1;
}
} else
return validate170.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate170.errors = vErrors, errors === 0;
}
var formats26 = formats.uint, formats28 = formats.uint64, formats30 = formats.uuid;
function validate167(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.flowId === void 0 && (missing0 = "flowId") || data.inputs === void 0 && (missing0 = "inputs") || data.subflowKey === void 0 && (missing0 = "subflowKey"))
return validate167.errors = [{ instancePath, keyword: "required", params: { missingProperty: missing0 } }], !1;
if (data.flowId !== void 0) {
let _errs1 = errors;
validate135(data.flowId, { instancePath: instancePath + "/flowId" }) || (vErrors = vErrors === null ? validate135.errors : vErrors.concat(validate135.errors), errors = vErrors.length);
var valid0 = _errs1 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.inputs !== void 0) {
let data1 = data.inputs, _errs2 = errors;
if (errors === _errs2)
if (Array.isArray(data1)) {
var valid1 = !0;
let len0 = data1.length;
for (let i0 = 0; i0 < len0; i0++) {
let _errs4 = errors;
validate145(data1[i0], { instancePath: instancePath + "/inputs/" + i0 }) || (vErrors = vErrors === null ? validate145.errors : vErrors.concat(validate145.errors), errors = vErrors.length);
var valid1 = _errs4 === errors;
if (!valid1)
break;
}
} else
return validate167.errors = [{ instancePath: instancePath + "/inputs", keyword: "type", params: { type: "array" } }], !1;
var valid0 = _errs2 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.wait !== void 0) {
let _errs5 = errors;
if (typeof data.wait != "boolean")
return validate167.errors = [{ instancePath: instancePath + "/wait", keyword: "type", params: { type: "boolean" } }], !1;
var valid0 = _errs5 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.maxConcurrency !== void 0) {
let data4 = data.maxConcurrency, _errs7 = errors;
if (!(typeof data4 == "number" && !(data4 % 1) && !isNaN(data4) && isFinite(data4)) && data4 !== null)
return validate167.errors = [{ instancePath: instancePath + "/maxConcurrency", keyword: "type", params: { type: schema76.properties.maxConcurrency.type } }], !1;
if (errors === _errs7 && typeof data4 == "number" && isFinite(data4)) {
if (data4 < 0 || isNaN(data4))
return validate167.errors = [{ instancePath: instancePath + "/maxConcurrency", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
if (!formats26.validate(data4))
return validate167.errors = [{ instancePath: instancePath + "/maxConcurrency", keyword: "format", params: { format: "uint" }, message: 'must match format "uint"' }], !1;
}
var valid0 = _errs7 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.overrides !== void 0) {
let data5 = data.overrides, _errs9 = errors, _errs10 = errors, valid2 = !1, _errs11 = errors;
validate170(data5, { instancePath: instancePath + "/overrides" }) || (vErrors = vErrors === null ? validate170.errors : vErrors.concat(validate170.errors), errors = vErrors.length);
var _valid0 = _errs11 === errors;
if (valid2 = valid2 || _valid0, !valid2) {
let _errs12 = errors;
if (data5 !== null) {
let err0 = { instancePath: instancePath + "/overrides", keyword: "type", params: { type: "null" } };
vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
}
var _valid0 = _errs12 === errors;
valid2 = valid2 || _valid0;
}
if (valid2)
errors = _errs10, vErrors !== null && (_errs10 ? vErrors.length = _errs10 : vErrors = null);
else {
let err1 = { instancePath: instancePath + "/overrides", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
return vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++, validate167.errors = vErrors, !1;
}
var valid0 = _errs9 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.timeoutSecs !== void 0) {
let data6 = data.timeoutSecs, _errs14 = errors;
if (!(typeof data6 == "number" && !(data6 % 1) && !isNaN(data6) && isFinite(data6)) && data6 !== null)
return validate167.errors = [{ instancePath: instancePath + "/timeoutSecs", keyword: "type", params: { type: schema76.properties.timeoutSecs.type } }], !1;
if (errors === _errs14 && typeof data6 == "number" && isFinite(data6)) {
if (data6 < 0 || isNaN(data6))
return validate167.errors = [{ instancePath: instancePath + "/timeoutSecs", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
if (!formats28.validate(data6))
return validate167.errors = [{ instancePath: instancePath + "/timeoutSecs", keyword: "format", params: { format: "uint64" }, message: 'must match format "uint64"' }], !1;
}
var valid0 = _errs14 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.observability !== void 0) {
let data7 = data.observability, _errs16 = errors, _errs17 = errors, valid3 = !1, _errs18 = errors;
validate134(data7, { instancePath: instancePath + "/observability" }) || (vErrors = vErrors === null ? validate134.errors : vErrors.concat(validate134.errors), errors = vErrors.length);
var _valid1 = _errs18 === errors;
if (valid3 = valid3 || _valid1, !valid3) {
let _errs19 = errors;
if (data7 !== null) {
let err2 = { instancePath: instancePath + "/observability", keyword: "type", params: { type: "null" } };
vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
}
var _valid1 = _errs19 === errors;
valid3 = valid3 || _valid1;
}
if (valid3)
errors = _errs17, vErrors !== null && (_errs17 ? vErrors.length = _errs17 : vErrors = null);
else {
let err3 = { instancePath: instancePath + "/observability", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
return vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++, validate167.errors = vErrors, !1;
}
var valid0 = _errs16 === errors;
} else
var valid0 = !0;
if (valid0)
if (data.subflowKey !== void 0) {
let data8 = data.subflowKey, _errs21 = errors;
if (errors === _errs21 && errors === _errs21)
if (typeof data8 == "string") {
if (!formats30(data8))
return validate167.errors = [{ instancePath: instancePath + "/subflowKey", keyword: "format", params: { format: "uuid" }, message: 'must match format "uuid"' }], !1;
} else
return validate167.errors = [{ instancePath: instancePath + "/subflowKey", keyword: "type", params: { type: "string" } }], !1;
var valid0 = _errs21 === errors;
} else
var valid0 = !0;
}
}
}
}
}
}
} else
return validate167.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate167.errors = vErrors, errors === 0;
}
var _v1GetRunProtocolParams = validate177, schema80 = { type: "object", properties: { runId: { type: "string" }, wait: { type: "boolean" }, includeResults: { type: "boolean" }, resultOrder: { $ref: "/V1/ResultOrder" }, timeoutSecs: { type: ["integer", "null"], format: "uint64", minimum: 0 }, observability: { anyOf: [{ $ref: "/V1/ObservabilityContext" }, { type: "null" }] } }, required: ["runId"] }, schema81 = { type: "string", enum: ["by_index", "by_completion"] };
function validate178(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
return typeof data != "string" ? (validate178.errors = [{ instancePath, keyword: "type", params: { type: "string" } }], !1) : data === "by_index" || data === "by_completion" ? (validate178.errors = vErrors, errors === 0) : (validate178.errors = [{ instancePath, keyword: "enum", params: { allowedValues: schema81.enum } }], !1);
}
function validate177(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.runId === void 0 && (missing0 = "runId"))
return validate177.errors = [{ instancePath, keyword: "required", params: { missingProperty: missing0 } }], !1;
if (data.runId !== void 0) {
let _errs1 = errors;
if (typeof data.runId != "string")
return validate177.errors = [{ instancePath: instancePath + "/runId", keyword: "type", params: { type: "string" } }], !1;
var valid0 = _errs1 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.wait !== void 0) {
let _errs3 = errors;
if (typeof data.wait != "boolean")
return validate177.errors = [{ instancePath: instancePath + "/wait", keyword: "type", params: { type: "boolean" } }], !1;
var valid0 = _errs3 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.includeResults !== void 0) {
let _errs5 = errors;
if (typeof data.includeResults != "boolean")
return validate177.errors = [{ instancePath: instancePath + "/includeResults", keyword: "type", params: { type: "boolean" } }], !1;
var valid0 = _errs5 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.resultOrder !== void 0) {
let _errs7 = errors;
validate178(data.resultOrder, { instancePath: instancePath + "/resultOrder" }) || (vErrors = vErrors === null ? validate178.errors : vErrors.concat(validate178.errors), errors = vErrors.length);
var valid0 = _errs7 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.timeoutSecs !== void 0) {
let data4 = data.timeoutSecs, _errs8 = errors;
if (!(typeof data4 == "number" && !(data4 % 1) && !isNaN(data4) && isFinite(data4)) && data4 !== null)
return validate177.errors = [{ instancePath: instancePath + "/timeoutSecs", keyword: "type", params: { type: schema80.properties.timeoutSecs.type } }], !1;
if (errors === _errs8 && typeof data4 == "number" && isFinite(data4)) {
if (data4 < 0 || isNaN(data4))
return validate177.errors = [{ instancePath: instancePath + "/timeoutSecs", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
if (!formats28.validate(data4))
return validate177.errors = [{ instancePath: instancePath + "/timeoutSecs", keyword: "format", params: { format: "uint64" }, message: 'must match format "uint64"' }], !1;
}
var valid0 = _errs8 === errors;
} else
var valid0 = !0;
if (valid0)
if (data.observability !== void 0) {
let data5 = data.observability, _errs10 = errors, _errs11 = errors, valid1 = !1, _errs12 = errors;
validate134(data5, { instancePath: instancePath + "/observability" }) || (vErrors = vErrors === null ? validate134.errors : vErrors.concat(validate134.errors), errors = vErrors.length);
var _valid0 = _errs12 === errors;
if (valid1 = valid1 || _valid0, !valid1) {
let _errs13 = errors;
if (data5 !== null) {
let err0 = { instancePath: instancePath + "/observability", keyword: "type", params: { type: "null" } };
vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
}
var _valid0 = _errs13 === errors;
valid1 = valid1 || _valid0;
}
if (valid1)
errors = _errs11, vErrors !== null && (_errs11 ? vErrors.length = _errs11 : vErrors = null);
else {
let err1 = { instancePath: instancePath + "/observability", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
return vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++, validate177.errors = vErrors, !1;
}
var valid0 = _errs10 === errors;
} else
var valid0 = !0;
}
}
}
}
} else
return validate177.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate177.errors = vErrors, errors === 0;
}
var _v1RunStatusProtocol = validate181, schema82 = { type: "object", properties: { runId: { type: "string" }, flowId: { $ref: "/V1/BlobId" }, flowName: { type: ["string", "null"] }, status: { type: "string" }, items: { $ref: "/V1/ItemStatistics" }, createdAt: { type: "string" }, completedAt: { type: ["string", "null"] }, results: { type: ["array", "null"], items: { $ref: "/V1/ItemResult" } } }, required: ["runId", "flowId", "status", "items", "createdAt"] };
function validate183(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.total === void 0 && (missing0 = "total") || data.completed === void 0 && (missing0 = "completed") || data.running === void 0 && (missing0 = "running") || data.failed === void 0 && (missing0 = "failed") || data.cancelled === void 0 && (missing0 = "cancelled"))
return validate183.errors = [{ instancePath, keyword: "required", params: { missingProperty: missing0 } }], !1;
if (data.total !== void 0) {
let data0 = data.total, _errs1 = errors;
if (!(typeof data0 == "number" && !(data0 % 1) && !isNaN(data0) && isFinite(data0)))
return validate183.errors = [{ instancePath: instancePath + "/total", keyword: "type", params: { type: "integer" } }], !1;
if (errors === _errs1 && typeof data0 == "number" && isFinite(data0)) {
if (data0 < 0 || isNaN(data0))
return validate183.errors = [{ instancePath: instancePath + "/total", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
if (!formats26.validate(data0))
return validate183.errors = [{ instancePath: instancePath + "/total", keyword: "format", params: { format: "uint" }, message: 'must match format "uint"' }], !1;
}
var valid0 = _errs1 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.completed !== void 0) {
let data1 = data.completed, _errs3 = errors;
if (!(typeof data1 == "number" && !(data1 % 1) && !isNaN(data1) && isFinite(data1)))
return validate183.errors = [{ instancePath: instancePath + "/completed", keyword: "type", params: { type: "integer" } }], !1;
if (errors === _errs3 && typeof data1 == "number" && isFinite(data1)) {
if (data1 < 0 || isNaN(data1))
return validate183.errors = [{ instancePath: instancePath + "/completed", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
if (!formats26.validate(data1))
return validate183.errors = [{ instancePath: instancePath + "/completed", keyword: "format", params: { format: "uint" }, message: 'must match format "uint"' }], !1;
}
var valid0 = _errs3 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.running !== void 0) {
let data2 = data.running, _errs5 = errors;
if (!(typeof data2 == "number" && !(data2 % 1) && !isNaN(data2) && isFinite(data2)))
return validate183.errors = [{ instancePath: instancePath + "/running", keyword: "type", params: { type: "integer" } }], !1;
if (errors === _errs5 && typeof data2 == "number" && isFinite(data2)) {
if (data2 < 0 || isNaN(data2))
return validate183.errors = [{ instancePath: instancePath + "/running", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
if (!formats26.validate(data2))
return validate183.errors = [{ instancePath: instancePath + "/running", keyword: "format", params: { format: "uint" }, message: 'must match format "uint"' }], !1;
}
var valid0 = _errs5 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.failed !== void 0) {
let data3 = data.failed, _errs7 = errors;
if (!(typeof data3 == "number" && !(data3 % 1) && !isNaN(data3) && isFinite(data3)))
return validate183.errors = [{ instancePath: instancePath + "/failed", keyword: "type", params: { type: "integer" } }], !1;
if (errors === _errs7 && typeof data3 == "number" && isFinite(data3)) {
if (data3 < 0 || isNaN(data3))
return validate183.errors = [{ instancePath: instancePath + "/failed", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
if (!formats26.validate(data3))
return validate183.errors = [{ instancePath: instancePath + "/failed", keyword: "format", params: { format: "uint" }, message: 'must match format "uint"' }], !1;
}
var valid0 = _errs7 === errors;
} else
var valid0 = !0;
if (valid0)
if (data.cancelled !== void 0) {
let data4 = data.cancelled, _errs9 = errors;
if (!(typeof data4 == "number" && !(data4 % 1) && !isNaN(data4) && isFinite(data4)))
return validate183.errors = [{ instancePath: instancePath + "/cancelled", keyword: "type", params: { type: "integer" } }], !1;
if (errors === _errs9 && typeof data4 == "number" && isFinite(data4)) {
if (data4 < 0 || isNaN(data4))
return validate183.errors = [{ instancePath: instancePath + "/cancelled", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
if (!formats26.validate(data4))
return validate183.errors = [{ instancePath: instancePath + "/cancelled", keyword: "format", params: { format: "uint" }, message: 'must match format "uint"' }], !1;
}
var valid0 = _errs9 === errors;
} else
var valid0 = !0;
}
}
}
} else
return validate183.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate183.errors = vErrors, errors === 0;
}
var schema84 = { type: "object", properties: { itemIndex: { type: "integer", format: "uint", minimum: 0 }, status: { $ref: "/V1/ExecutionStatus" }, result: { anyOf: [{ $ref: "/V1/FlowResult" }, { type: "null" }] }, completedAt: { type: ["string", "null"], format: "date-time" } }, required: ["itemIndex", "status"] }, schema85 = { type: "string", enum: ["running", "completed", "failed", "cancelled", "paused", "recoveryFailed"] };
function validate186(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
return typeof data != "string" ? (validate186.errors = [{ instancePath, keyword: "type", params: { type: "string" } }], !1) : data === "running" || data === "completed" || data === "failed" || data === "cancelled" || data === "paused" || data === "recoveryFailed" ? (validate186.errors = vErrors, errors === 0) : (validate186.errors = [{ instancePath, keyword: "enum", params: { allowedValues: schema85.enum } }], !1);
}
function validate189(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.outcome === void 0 && (missing0 = "outcome") || data.result === void 0 && (missing0 = "result"))
return validate189.errors = [{ instancePath, keyword: "required", params: { missingProperty: missing0 } }], !1;
if (data.outcome !== void 0) {
let data0 = data.outcome, _errs1 = errors;
if (typeof data0 != "string")
return validate189.errors = [{ instancePath: instancePath + "/outcome", keyword: "type", params: { type: "string" } }], !1;
if (data0 !== "success")
return validate189.errors = [{ instancePath: instancePath + "/outcome", keyword: "const", params: { allowedValue: "success" } }], !1;
var valid0 = _errs1 === errors;
} else
var valid0 = !0;
if (valid0)
if (data.result !== void 0) {
let _errs3 = errors;
validate145(data.result, { instancePath: instancePath + "/result" }) || (vErrors = vErrors === null ? validate145.errors : vErrors.concat(validate145.errors), errors = vErrors.length);
var valid0 = _errs3 === errors;
} else
var valid0 = !0;
} else
return validate189.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate189.errors = vErrors, errors === 0;
}
function validate192(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.code === void 0 && (missing0 = "code") || data.message === void 0 && (missing0 = "message"))
return validate192.errors = [{ instancePath, keyword: "required", params: { missingProperty: missing0 } }], !1;
if (data.code !== void 0) {
let data0 = data.code, _errs1 = errors;
if (!(typeof data0 == "number" && !(data0 % 1) && !isNaN(data0) && isFinite(data0)))
return validate192.errors = [{ instancePath: instancePath + "/code", keyword: "type", params: { type: "integer" } }], !1;
if (errors === _errs1 && typeof data0 == "number" && isFinite(data0) && !formats0.validate(data0))
return validate192.errors = [{ instancePath: instancePath + "/code", keyword: "format", params: { format: "int64" }, message: 'must match format "int64"' }], !1;
var valid0 = _errs1 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.message !== void 0) {
let _errs3 = errors;
if (typeof data.message != "string")
return validate192.errors = [{ instancePath: instancePath + "/message", keyword: "type", params: { type: "string" } }], !1;
var valid0 = _errs3 === errors;
} else
var valid0 = !0;
if (valid0)
if (data.data !== void 0) {
let _errs5 = errors;
validate145(data.data, { instancePath: instancePath + "/data" }) || (vErrors = vErrors === null ? validate145.errors : vErrors.concat(validate145.errors), errors = vErrors.length);
var valid0 = _errs5 === errors;
} else
var valid0 = !0;
}
} else
return validate192.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate192.errors = vErrors, errors === 0;
}
function validate191(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.outcome === void 0 && (missing0 = "outcome") || data.error === void 0 && (missing0 = "error"))
return validate191.errors = [{ instancePath, keyword: "required", params: { missingProperty: missing0 } }], !1;
if (data.outcome !== void 0) {
let data0 = data.outcome, _errs1 = errors;
if (typeof data0 != "string")
return validate191.errors = [{ instancePath: instancePath + "/outcome", keyword: "type", params: { type: "string" } }], !1;
if (data0 !== "failed")
return validate191.errors = [{ instancePath: instancePath + "/outcome", keyword: "const", params: { allowedValue: "failed" } }], !1;
var valid0 = _errs1 === errors;
} else
var valid0 = !0;
if (valid0)
if (data.error !== void 0) {
let _errs3 = errors;
validate192(data.error, { instancePath: instancePath + "/error" }) || (vErrors = vErrors === null ? validate192.errors : vErrors.concat(validate192.errors), errors = vErrors.length);
var valid0 = _errs3 === errors;
} else
var valid0 = !0;
} else
return validate191.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate191.errors = vErrors, errors === 0;
}
function validate188(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let tag0 = data.outcome;
if (typeof tag0 == "string")
if (tag0 === "success")
validate189(data, { instancePath }) || (vErrors = vErrors === null ? validate189.errors : vErrors.concat(validate189.errors), errors = vErrors.length);
else if (tag0 === "failed")
validate191(data, { instancePath }) || (vErrors = vErrors === null ? validate191.errors : vErrors.concat(validate191.errors), errors = vErrors.length);
else
return validate188.errors = [{ instancePath, keyword: "discriminator", params: { error: "mapping", tag: "outcome", tagValue: tag0 }, message: 'value of tag "outcome" must be in oneOf' }], !1;
else
return validate188.errors = [{ instancePath, keyword: "discriminator", params: { error: "tag", tag: "outcome", tagValue: tag0 }, message: 'tag "outcome" must be string' }], !1;
} else
return validate188.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate188.errors = vErrors, errors === 0;
}
function validate185(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.itemIndex === void 0 && (missing0 = "itemIndex") || data.status === void 0 && (missing0 = "status"))
return validate185.errors = [{ instancePath, keyword: "required", params: { missingProperty: missing0 } }], !1;
if (data.itemIndex !== void 0) {
let data0 = data.itemIndex, _errs1 = errors;
if (!(typeof data0 == "number" && !(data0 % 1) && !isNaN(data0) && isFinite(data0)))
return validate185.errors = [{ instancePath: instancePath + "/itemIndex", keyword: "type", params: { type: "integer" } }], !1;
if (errors === _errs1 && typeof data0 == "number" && isFinite(data0)) {
if (data0 < 0 || isNaN(data0))
return validate185.errors = [{ instancePath: instancePath + "/itemIndex", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
if (!formats26.validate(data0))
return validate185.errors = [{ instancePath: instancePath + "/itemIndex", keyword: "format", params: { format: "uint" }, message: 'must match format "uint"' }], !1;
}
var valid0 = _errs1 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.status !== void 0) {
let _errs3 = errors;
validate186(data.status, { instancePath: instancePath + "/status" }) || (vErrors = vErrors === null ? validate186.errors : vErrors.concat(validate186.errors), errors = vErrors.length);
var valid0 = _errs3 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.result !== void 0) {
let data2 = data.result, _errs4 = errors, _errs5 = errors, valid1 = !1, _errs6 = errors;
validate188(data2, { instancePath: instancePath + "/result" }) || (vErrors = vErrors === null ? validate188.errors : vErrors.concat(validate188.errors), errors = vErrors.length);
var _valid0 = _errs6 === errors;
if (valid1 = valid1 || _valid0, !valid1) {
let _errs7 = errors;
if (data2 !== null) {
let err0 = { instancePath: instancePath + "/result", keyword: "type", params: { type: "null" } };
vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
}
var _valid0 = _errs7 === errors;
valid1 = valid1 || _valid0;
}
if (valid1)
errors = _errs5, vErrors !== null && (_errs5 ? vErrors.length = _errs5 : vErrors = null);
else {
let err1 = { instancePath: instancePath + "/result", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
return vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++, validate185.errors = vErrors, !1;
}
var valid0 = _errs4 === errors;
} else
var valid0 = !0;
if (valid0)
if (data.completedAt !== void 0) {
let data3 = data.completedAt, _errs9 = errors;
if (typeof data3 != "string" && data3 !== null)
return validate185.errors = [{ instancePath: instancePath + "/completedAt", keyword: "type", params: { type: schema84.properties.completedAt.type } }], !1;
if (errors === _errs9 && errors === _errs9 && typeof data3 == "string" && !formats12(data3))
return validate185.errors = [{ instancePath: instancePath + "/completedAt", keyword: "format", params: { format: "date-time" }, message: 'must match format "date-time"' }], !1;
var valid0 = _errs9 === errors;
} else
var valid0 = !0;
}
}
} else
return validate185.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate185.errors = vErrors, errors === 0;
}
function validate181(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.runId === void 0 && (missing0 = "runId") || data.flowId === void 0 && (missing0 = "flowId") || data.status === void 0 && (missing0 = "status") || data.items === void 0 && (missing0 = "items") || data.createdAt === void 0 && (missing0 = "createdAt"))
return validate181.errors = [{ instancePath, keyword: "required", params: { missingProperty: missing0 } }], !1;
if (data.runId !== void 0) {
let _errs1 = errors;
if (typeof data.runId != "string")
return validate181.errors = [{ instancePath: instancePath + "/runId", keyword: "type", params: { type: "string" } }], !1;
var valid0 = _errs1 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.flowId !== void 0) {
let _errs3 = errors;
validate135(data.flowId, { instancePath: instancePath + "/flowId" }) || (vErrors = vErrors === null ? validate135.errors : vErrors.concat(validate135.errors), errors = vErrors.length);
var valid0 = _errs3 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.flowName !== void 0) {
let data2 = data.flowName, _errs4 = errors;
if (typeof data2 != "string" && data2 !== null)
return validate181.errors = [{ instancePath: instancePath + "/flowName", keyword: "type", params: { type: schema82.properties.flowName.type } }], !1;
var valid0 = _errs4 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.status !== void 0) {
let _errs6 = errors;
if (typeof data.status != "string")
return validate181.errors = [{ instancePath: instancePath + "/status", keyword: "type", params: { type: "string" } }], !1;
var valid0 = _errs6 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.items !== void 0) {
let _errs8 = errors;
validate183(data.items, { instancePath: instancePath + "/items" }) || (vErrors = vErrors === null ? validate183.errors : vErrors.concat(validate183.errors), errors = vErrors.length);
var valid0 = _errs8 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.createdAt !== void 0) {
let _errs9 = errors;
if (typeof data.createdAt != "string")
return validate181.errors = [{ instancePath: instancePath + "/createdAt", keyword: "type", params: { type: "string" } }], !1;
var valid0 = _errs9 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.completedAt !== void 0) {
let data6 = data.completedAt, _errs11 = errors;
if (typeof data6 != "string" && data6 !== null)
return validate181.errors = [{ instancePath: instancePath + "/completedAt", keyword: "type", params: { type: schema82.properties.completedAt.type } }], !1;
var valid0 = _errs11 === errors;
} else
var valid0 = !0;
if (valid0)
if (data.results !== void 0) {
let data7 = data.results, _errs13 = errors;
if (!Array.isArray(data7) && data7 !== null)
return validate181.errors = [{ instancePath: instancePath + "/results", keyword: "type", params: { type: schema82.properties.results.type } }], !1;
if (errors === _errs13 && Array.isArray(data7)) {
var valid1 = !0;
let len0 = data7.length;
for (let i0 = 0; i0 < len0; i0++) {
let _errs15 = errors;
validate185(data7[i0], { instancePath: instancePath + "/results/" + i0 }) || (vErrors = vErrors === null ? validate185.errors : vErrors.concat(validate185.errors), errors = vErrors.length);
var valid1 = _errs15 === errors;
if (!valid1)
break;
}
}
var valid0 = _errs13 === errors;
} else
var valid0 = !0;
}
}
}
}
}
}
} else
return validate181.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate181.errors = vErrors, errors === 0;
}

export const v0MethodRequest: SchemaValidator<V0.MethodRequest> = _v0MethodRequest;
export const v0MethodError: SchemaValidator<V0.MethodError> = _v0MethodError;
export const v0MethodSuccess: SchemaValidator<V0.MethodSuccess> = _v0MethodSuccess;
export const v0Notification: SchemaValidator<V0.Notification> = _v0Notification;
export const v0InitializeParams: SchemaValidator<V0.InitializeParams> = _v0InitializeParams;
export const v0InitializeResult: SchemaValidator<V0.InitializeResult> = _v0InitializeResult;
export const v0Initialized: SchemaValidator<V0.Initialized> = _v0Initialized;
export const v0ComponentExecuteParams: SchemaValidator<V0.ComponentExecuteParams> = _v0ComponentExecuteParams;
export const v0ComponentExecuteResult: SchemaValidator<V0.ComponentExecuteResult> = _v0ComponentExecuteResult;
export const v0ComponentInfoParams: SchemaValidator<V0.ComponentInfoParams> = _v0ComponentInfoParams;
export const v0ComponentInfoResult: SchemaValidator<V0.ComponentInfoResult> = _v0ComponentInfoResult;
export const v0ComponentListParams: SchemaValidator<V0.ComponentListParams> = _v0ComponentListParams;
export const v0ListComponentsResult: SchemaValidator<V0.ListComponentsResult> = _v0ListComponentsResult;
export const v0ComponentInferSchemaParams: SchemaValidator<V0.ComponentInferSchemaParams> = _v0ComponentInferSchemaParams;
export const v0ComponentInferSchemaResult: SchemaValidator<V0.ComponentInferSchemaResult> = _v0ComponentInferSchemaResult;
export const v0GetBlobParams: SchemaValidator<V0.GetBlobParams> = _v0GetBlobParams;
export const v0GetBlobResult: SchemaValidator<V0.GetBlobResult> = _v0GetBlobResult;
export const v0PutBlobParams: SchemaValidator<V0.PutBlobParams> = _v0PutBlobParams;
export const v0PutBlobResult: SchemaValidator<V0.PutBlobResult> = _v0PutBlobResult;
export const v0SubmitRunProtocolParams: SchemaValidator<V0.SubmitRunProtocolParams> = _v0SubmitRunProtocolParams;
export const v0GetRunProtocolParams: SchemaValidator<V0.GetRunProtocolParams> = _v0GetRunProtocolParams;
export const v0RunStatusProtocol: SchemaValidator<V0.RunStatusProtocol> = _v0RunStatusProtocol;
export const v1MethodRequest: SchemaValidator<V1.MethodRequest> = _v1MethodRequest;
export const v1MethodError: SchemaValidator<V1.MethodError> = _v1MethodError;
export const v1MethodSuccess: SchemaValidator<V1.MethodSuccess> = _v1MethodSuccess;
export const v1Notification: SchemaValidator<V1.Notification> = _v1Notification;
export const v1InitializeParams: SchemaValidator<V1.InitializeParams> = _v1InitializeParams;
export const v1InitializeResult: SchemaValidator<V1.InitializeResult> = _v1InitializeResult;
export const v1Initialized: SchemaValidator<V1.Initialized> = _v1Initialized;
export const v1ComponentExecuteParams: SchemaValidator<V1.ComponentExecuteParams> = _v1ComponentExecuteParams;
export const v1ComponentExecuteResult: SchemaValidator<V1.ComponentExecuteResult> = _v1ComponentExecuteResult;
export const v1ComponentInfoParams: SchemaValidator<V1.ComponentInfoParams> = _v1ComponentInfoParams;
export const v1ComponentInfoResult: SchemaValidator<V1.ComponentInfoResult> = _v1ComponentInfoResult;
export const v1ComponentListParams: SchemaValidator<V1.ComponentListParams> = _v1ComponentListParams;
export const v1ListComponentsResult: SchemaValidator<V1.ListComponentsResult> = _v1ListComponentsResult;
export const v1ComponentInferSchemaParams: SchemaValidator<V1.ComponentInferSchemaParams> = _v1ComponentInferSchemaParams;
export const v1ComponentInferSchemaResult: SchemaValidator<V1.ComponentInferSchemaResult> = _v1ComponentInferSchemaResult;
export const v1SubmitRunProtocolParams: SchemaValidator<V1.SubmitRunProtocolParams> = _v1SubmitRunProtocolParams;
export const v1GetRunProtocolParams: SchemaValidator<V1.GetRunProtocolParams> = _v1GetRunProtocolParams;
export const v1RunStatusProtocol: SchemaValidator<V1.RunStatusProtocol> = _v1RunStatusProtocol;
