// @ts-nocheck
// Generated from schemas/*/protocol.json by `npm run generate`. Do not edit.
import type { SchemaValidator } from "../validate.ts";
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

var _v0MethodRequest = validate47;
function validate24(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
let vErrors = null, errors = 0;
return typeof data != "string" ? (validate24.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1) : data !== "2.0" ? (validate24.errors = [{ instancePath, schemaPath: "#/const", keyword: "const", params: { allowedValue: "2.0" }, message: "must be equal to constant" }], !1) : (validate24.errors = vErrors, errors === 0);
}
var formats0 = formats.int64;
function validate26(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
let vErrors = null, errors = 0, _errs0 = errors, valid0 = !1, _errs1 = errors;
if (typeof data != "string") {
let err0 = { instancePath, schemaPath: "#/anyOf/0/type", keyword: "type", params: { type: "string" }, message: "must be string" };
vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
}
var _valid0 = _errs1 === errors;
if (valid0 = valid0 || _valid0, !valid0) {
let _errs3 = errors;
if (!(typeof data == "number" && !(data % 1) && !isNaN(data) && isFinite(data))) {
let err1 = { instancePath, schemaPath: "#/anyOf/1/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
}
if (errors === _errs3 && typeof data == "number" && isFinite(data) && !formats0.validate(data)) {
let err2 = { instancePath, schemaPath: "#/anyOf/1/format", keyword: "format", params: { format: "int64" }, message: 'must match format "int64"' };
vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
}
var _valid0 = _errs3 === errors;
valid0 = valid0 || _valid0;
}
if (valid0)
errors = _errs0, vErrors !== null && (_errs0 ? vErrors.length = _errs0 : vErrors = null);
else {
let err3 = { instancePath, schemaPath: "#/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
return vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++, validate26.errors = vErrors, !1;
}
return validate26.errors = vErrors, errors === 0;
}
var schema11 = { type: "string", enum: ["initialize", "initialized", "components/list", "components/info", "components/execute", "components/infer_schema", "blobs/put", "blobs/get", "runs/submit", "runs/get"] };
function validate28(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
let vErrors = null, errors = 0;
return typeof data != "string" ? (validate28.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1) : data === "initialize" || data === "initialized" || data === "components/list" || data === "components/info" || data === "components/execute" || data === "components/infer_schema" || data === "blobs/put" || data === "blobs/get" || data === "runs/submit" || data === "runs/get" ? (validate28.errors = vErrors, errors === 0) : (validate28.errors = [{ instancePath, schemaPath: "#/enum", keyword: "enum", params: { allowedValues: schema11.enum }, message: "must be equal to one of the allowed values" }], !1);
}
function validate47(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.jsonrpc === void 0 && (missing0 = "jsonrpc") || data.id === void 0 && (missing0 = "id") || data.method === void 0 && (missing0 = "method"))
return validate47.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
if (data.jsonrpc !== void 0) {
let _errs1 = errors;
validate24(data.jsonrpc, { instancePath: instancePath + "/jsonrpc", parentData: data, parentDataProperty: "jsonrpc", rootData }) || (vErrors = vErrors === null ? validate24.errors : vErrors.concat(validate24.errors), errors = vErrors.length);
var valid0 = _errs1 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.id !== void 0) {
let _errs2 = errors;
validate26(data.id, { instancePath: instancePath + "/id", parentData: data, parentDataProperty: "id", rootData }) || (vErrors = vErrors === null ? validate26.errors : vErrors.concat(validate26.errors), errors = vErrors.length);
var valid0 = _errs2 === errors;
} else
var valid0 = !0;
if (valid0)
if (data.method !== void 0) {
let data2 = data.method, _errs3 = errors, _errs4 = errors, valid1 = !1, _errs5 = errors;
validate28(data2, { instancePath: instancePath + "/method", parentData: data, parentDataProperty: "method", rootData }) || (vErrors = vErrors === null ? validate28.errors : vErrors.concat(validate28.errors), errors = vErrors.length);
var _valid0 = _errs5 === errors;
if (valid1 = valid1 || _valid0, !valid1) {
let _errs6 = errors;
if (typeof data2 != "string") {
let err0 = { instancePath: instancePath + "/method", schemaPath: "#/properties/method/anyOf/1/type", keyword: "type", params: { type: "string" }, message: "must be string" };
vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
}
var _valid0 = _errs6 === errors;
valid1 = valid1 || _valid0;
}
if (valid1)
errors = _errs4, vErrors !== null && (_errs4 ? vErrors.length = _errs4 : vErrors = null);
else {
let err1 = { instancePath: instancePath + "/method", schemaPath: "#/properties/method/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
return vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++, validate47.errors = vErrors, !1;
}
var valid0 = _errs3 === errors;
} else
var valid0 = !0;
}
} else
return validate47.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
return validate47.errors = vErrors, errors === 0;
}
var _v0MethodError = validate51;
function validate39(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.code === void 0 && (missing0 = "code") || data.message === void 0 && (missing0 = "message"))
return validate39.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
if (data.code !== void 0) {
let data0 = data.code, _errs1 = errors;
if (!(typeof data0 == "number" && !(data0 % 1) && !isNaN(data0) && isFinite(data0)))
return validate39.errors = [{ instancePath: instancePath + "/code", schemaPath: "#/properties/code/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
if (errors === _errs1 && typeof data0 == "number" && isFinite(data0) && !formats0.validate(data0))
return validate39.errors = [{ instancePath: instancePath + "/code", schemaPath: "#/properties/code/format", keyword: "format", params: { format: "int64" }, message: 'must match format "int64"' }], !1;
var valid0 = _errs1 === errors;
} else
var valid0 = !0;
if (valid0)
if (data.message !== void 0) {
let _errs3 = errors;
if (typeof data.message != "string")
return validate39.errors = [{ instancePath: instancePath + "/message", schemaPath: "#/properties/message/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
var valid0 = _errs3 === errors;
} else
var valid0 = !0;
} else
return validate39.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
return validate39.errors = vErrors, errors === 0;
}
function validate51(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.jsonrpc === void 0 && (missing0 = "jsonrpc") || data.id === void 0 && (missing0 = "id") || data.error === void 0 && (missing0 = "error"))
return validate51.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
if (data.jsonrpc !== void 0) {
let _errs1 = errors;
validate24(data.jsonrpc, { instancePath: instancePath + "/jsonrpc", parentData: data, parentDataProperty: "jsonrpc", rootData }) || (vErrors = vErrors === null ? validate24.errors : vErrors.concat(validate24.errors), errors = vErrors.length);
var valid0 = _errs1 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.id !== void 0) {
let _errs2 = errors;
validate26(data.id, { instancePath: instancePath + "/id", parentData: data, parentDataProperty: "id", rootData }) || (vErrors = vErrors === null ? validate26.errors : vErrors.concat(validate26.errors), errors = vErrors.length);
var valid0 = _errs2 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.error !== void 0) {
let _errs3 = errors;
validate39(data.error, { instancePath: instancePath + "/error", parentData: data, parentDataProperty: "error", rootData }) || (vErrors = vErrors === null ? validate39.errors : vErrors.concat(validate39.errors), errors = vErrors.length);
var valid0 = _errs3 === errors;
} else
var valid0 = !0;
if (valid0)
if (data.result !== void 0) {
let _errs4 = errors;
if (data.result !== null)
return validate51.errors = [{ instancePath: instancePath + "/result", schemaPath: "#/properties/result/type", keyword: "type", params: { type: "null" }, message: "must be null" }], !1;
var valid0 = _errs4 === errors;
} else
var valid0 = !0;
}
}
} else
return validate51.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
return validate51.errors = vErrors, errors === 0;
}
var _v0MethodSuccess = validate55;
function validate55(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.jsonrpc === void 0 && (missing0 = "jsonrpc") || data.id === void 0 && (missing0 = "id") || data.result === void 0 && (missing0 = "result"))
return validate55.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
if (data.jsonrpc !== void 0) {
let _errs1 = errors;
validate24(data.jsonrpc, { instancePath: instancePath + "/jsonrpc", parentData: data, parentDataProperty: "jsonrpc", rootData }) || (vErrors = vErrors === null ? validate24.errors : vErrors.concat(validate24.errors), errors = vErrors.length);
var valid0 = _errs1 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.id !== void 0) {
let _errs2 = errors;
validate26(data.id, { instancePath: instancePath + "/id", parentData: data, parentDataProperty: "id", rootData }) || (vErrors = vErrors === null ? validate26.errors : vErrors.concat(validate26.errors), errors = vErrors.length);
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
return validate55.errors = [{ instancePath: instancePath + "/result", schemaPath: "#/properties/result/not", keyword: "not", params: {}, message: "must NOT be valid" }], !1;
errors = _errs4, vErrors !== null && (_errs4 ? vErrors.length = _errs4 : vErrors = null);
var valid0 = _errs3 === errors;
} else
var valid0 = !0;
if (valid0)
if (data.error !== void 0) {
let _errs7 = errors;
if (data.error !== null)
return validate55.errors = [{ instancePath: instancePath + "/error", schemaPath: "#/properties/error/type", keyword: "type", params: { type: "null" }, message: "must be null" }], !1;
var valid0 = _errs7 === errors;
} else
var valid0 = !0;
}
}
} else
return validate55.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
return validate55.errors = vErrors, errors === 0;
}
var _v0Notification = validate58;
function validate58(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
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
return validate58.errors = [{ instancePath, schemaPath: "#/not", keyword: "not", params: {}, message: "must NOT be valid" }], !1;
if (errors = _errs1, vErrors !== null && (_errs1 ? vErrors.length = _errs1 : vErrors = null), errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing1;
if (data.jsonrpc === void 0 && (missing1 = "jsonrpc") || data.method === void 0 && (missing1 = "method"))
return validate58.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing1 }, message: "must have required property '" + missing1 + "'" }], !1;
if (data.jsonrpc !== void 0) {
let _errs3 = errors;
validate24(data.jsonrpc, { instancePath: instancePath + "/jsonrpc", parentData: data, parentDataProperty: "jsonrpc", rootData }) || (vErrors = vErrors === null ? validate24.errors : vErrors.concat(validate24.errors), errors = vErrors.length);
var valid1 = _errs3 === errors;
} else
var valid1 = !0;
if (valid1)
if (data.method !== void 0) {
let _errs4 = errors;
if (typeof data.method != "string")
return validate58.errors = [{ instancePath: instancePath + "/method", schemaPath: "#/properties/method/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
var valid1 = _errs4 === errors;
} else
var valid1 = !0;
} else
return validate58.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
return validate58.errors = vErrors, errors === 0;
}
var _v0InitializeParams = validate60;
var formats4 = formats.int32, schema22 = { type: "object", properties: { trace_id: { type: ["string", "null"] }, span_id: { type: ["string", "null"] }, run_id: { type: ["string", "null"] }, flow_id: { anyOf: [{ $ref: "#/$defs/BlobId" }, { type: "null" }] }, step_id: { type: ["string", "null"] } } };
function validate62(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
let vErrors = null, errors = 0;
return typeof data != "string" ? (validate62.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1) : (validate62.errors = vErrors, errors === 0);
}
function validate61(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
if (data.trace_id !== void 0) {
let data0 = data.trace_id, _errs1 = errors;
if (typeof data0 != "string" && data0 !== null)
return validate61.errors = [{ instancePath: instancePath + "/trace_id", schemaPath: "#/properties/trace_id/type", keyword: "type", params: { type: schema22.properties.trace_id.type }, message: "must be string,null" }], !1;
var valid0 = _errs1 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.span_id !== void 0) {
let data1 = data.span_id, _errs3 = errors;
if (typeof data1 != "string" && data1 !== null)
return validate61.errors = [{ instancePath: instancePath + "/span_id", schemaPath: "#/properties/span_id/type", keyword: "type", params: { type: schema22.properties.span_id.type }, message: "must be string,null" }], !1;
var valid0 = _errs3 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.run_id !== void 0) {
let data2 = data.run_id, _errs5 = errors;
if (typeof data2 != "string" && data2 !== null)
return validate61.errors = [{ instancePath: instancePath + "/run_id", schemaPath: "#/properties/run_id/type", keyword: "type", params: { type: schema22.properties.run_id.type }, message: "must be string,null" }], !1;
var valid0 = _errs5 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.flow_id !== void 0) {
let data3 = data.flow_id, _errs7 = errors, _errs8 = errors, valid1 = !1, _errs9 = errors;
validate62(data3, { instancePath: instancePath + "/flow_id", parentData: data, parentDataProperty: "flow_id", rootData }) || (vErrors = vErrors === null ? validate62.errors : vErrors.concat(validate62.errors), errors = vErrors.length);
var _valid0 = _errs9 === errors;
if (valid1 = valid1 || _valid0, !valid1) {
let _errs10 = errors;
if (data3 !== null) {
let err0 = { instancePath: instancePath + "/flow_id", schemaPath: "#/properties/flow_id/anyOf/1/type", keyword: "type", params: { type: "null" }, message: "must be null" };
vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
}
var _valid0 = _errs10 === errors;
valid1 = valid1 || _valid0;
}
if (valid1)
errors = _errs8, vErrors !== null && (_errs8 ? vErrors.length = _errs8 : vErrors = null);
else {
let err1 = { instancePath: instancePath + "/flow_id", schemaPath: "#/properties/flow_id/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
return vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++, validate61.errors = vErrors, !1;
}
var valid0 = _errs7 === errors;
} else
var valid0 = !0;
if (valid0)
if (data.step_id !== void 0) {
let data4 = data.step_id, _errs12 = errors;
if (typeof data4 != "string" && data4 !== null)
return validate61.errors = [{ instancePath: instancePath + "/step_id", schemaPath: "#/properties/step_id/type", keyword: "type", params: { type: schema22.properties.step_id.type }, message: "must be string,null" }], !1;
var valid0 = _errs12 === errors;
} else
var valid0 = !0;
}
}
}
} else
return validate61.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
return validate61.errors = vErrors, errors === 0;
}
function validate60(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.runtime_protocol_version === void 0 && (missing0 = "runtime_protocol_version"))
return validate60.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
if (data.runtime_protocol_version !== void 0) {
let data0 = data.runtime_protocol_version, _errs1 = errors;
if (!(typeof data0 == "number" && !(data0 % 1) && !isNaN(data0) && isFinite(data0)))
return validate60.errors = [{ instancePath: instancePath + "/runtime_protocol_version", schemaPath: "#/properties/runtime_protocol_version/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
if (errors === _errs1 && typeof data0 == "number" && isFinite(data0)) {
if (data0 < 0 || isNaN(data0))
return validate60.errors = [{ instancePath: instancePath + "/runtime_protocol_version", schemaPath: "#/properties/runtime_protocol_version/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
if (!formats4.validate(data0))
return validate60.errors = [{ instancePath: instancePath + "/runtime_protocol_version", schemaPath: "#/properties/runtime_protocol_version/format", keyword: "format", params: { format: "int32" }, message: 'must match format "int32"' }], !1;
}
var valid0 = _errs1 === errors;
} else
var valid0 = !0;
if (valid0)
if (data.observability !== void 0) {
let data1 = data.observability, _errs3 = errors, _errs4 = errors, valid1 = !1, _errs5 = errors;
validate61(data1, { instancePath: instancePath + "/observability", parentData: data, parentDataProperty: "observability", rootData }) || (vErrors = vErrors === null ? validate61.errors : vErrors.concat(validate61.errors), errors = vErrors.length);
var _valid0 = _errs5 === errors;
if (valid1 = valid1 || _valid0, !valid1) {
let _errs6 = errors;
if (data1 !== null) {
let err0 = { instancePath: instancePath + "/observability", schemaPath: "#/properties/observability/anyOf/1/type", keyword: "type", params: { type: "null" }, message: "must be null" };
vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
}
var _valid0 = _errs6 === errors;
valid1 = valid1 || _valid0;
}
if (valid1)
errors = _errs4, vErrors !== null && (_errs4 ? vErrors.length = _errs4 : vErrors = null);
else {
let err1 = { instancePath: instancePath + "/observability", schemaPath: "#/properties/observability/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
return vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++, validate60.errors = vErrors, !1;
}
var valid0 = _errs3 === errors;
} else
var valid0 = !0;
} else
return validate60.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
return validate60.errors = vErrors, errors === 0;
}
var _v0InitializeResult = validate65;
function validate65(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.server_protocol_version === void 0 && (missing0 = "server_protocol_version"))
return validate65.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
if (data.server_protocol_version !== void 0) {
let data0 = data.server_protocol_version, _errs1 = errors;
if (!(typeof data0 == "number" && !(data0 % 1) && !isNaN(data0) && isFinite(data0)))
return validate65.errors = [{ instancePath: instancePath + "/server_protocol_version", schemaPath: "#/properties/server_protocol_version/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
if (errors === _errs1 && typeof data0 == "number" && isFinite(data0)) {
if (data0 < 0 || isNaN(data0))
return validate65.errors = [{ instancePath: instancePath + "/server_protocol_version", schemaPath: "#/properties/server_protocol_version/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
if (!formats4.validate(data0))
return validate65.errors = [{ instancePath: instancePath + "/server_protocol_version", schemaPath: "#/properties/server_protocol_version/format", keyword: "format", params: { format: "int32" }, message: 'must match format "int32"' }], !1;
}
}
} else
return validate65.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
return validate65.errors = vErrors, errors === 0;
}
var _v0Initialized = validate66;
function validate66(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
let vErrors = null, errors = 0;
return errors === 0 && !(data && typeof data == "object" && !Array.isArray(data)) ? (validate66.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1) : (validate66.errors = vErrors, errors === 0);
}
var _v0ComponentExecuteParams = validate67;
function validate68(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
let vErrors = null, errors = 0;
return typeof data != "string" ? (validate68.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1) : (validate68.errors = vErrors, errors === 0);
}
function validate70(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
return validate70.errors = null, !0;
}
function validate67(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.component === void 0 && (missing0 = "component") || data.input === void 0 && (missing0 = "input") || data.attempt === void 0 && (missing0 = "attempt") || data.observability === void 0 && (missing0 = "observability"))
return validate67.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
if (data.component !== void 0) {
let _errs1 = errors;
validate68(data.component, { instancePath: instancePath + "/component", parentData: data, parentDataProperty: "component", rootData }) || (vErrors = vErrors === null ? validate68.errors : vErrors.concat(validate68.errors), errors = vErrors.length);
var valid0 = _errs1 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.input !== void 0) {
let _errs2 = errors;
validate70(data.input, { instancePath: instancePath + "/input", parentData: data, parentDataProperty: "input", rootData }) || (vErrors = vErrors === null ? validate70.errors : vErrors.concat(validate70.errors), errors = vErrors.length);
var valid0 = _errs2 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.attempt !== void 0) {
let data2 = data.attempt, _errs3 = errors;
if (!(typeof data2 == "number" && !(data2 % 1) && !isNaN(data2) && isFinite(data2)))
return validate67.errors = [{ instancePath: instancePath + "/attempt", schemaPath: "#/properties/attempt/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
if (errors === _errs3 && typeof data2 == "number" && isFinite(data2)) {
if (data2 < 0 || isNaN(data2))
return validate67.errors = [{ instancePath: instancePath + "/attempt", schemaPath: "#/properties/attempt/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
if (!formats4.validate(data2))
return validate67.errors = [{ instancePath: instancePath + "/attempt", schemaPath: "#/properties/attempt/format", keyword: "format", params: { format: "int32" }, message: 'must match format "int32"' }], !1;
}
var valid0 = _errs3 === errors;
} else
var valid0 = !0;
if (valid0)
if (data.observability !== void 0) {
let _errs5 = errors;
validate61(data.observability, { instancePath: instancePath + "/observability", parentData: data, parentDataProperty: "observability", rootData }) || (vErrors = vErrors === null ? validate61.errors : vErrors.concat(validate61.errors), errors = vErrors.length);
var valid0 = _errs5 === errors;
} else
var valid0 = !0;
}
}
} else
return validate67.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
return validate67.errors = vErrors, errors === 0;
}
var _v0ComponentExecuteResult = validate73;
function validate73(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.output === void 0 && (missing0 = "output"))
return validate73.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
data.output !== void 0 && (validate70(data.output, { instancePath: instancePath + "/output", parentData: data, parentDataProperty: "output", rootData }) || (vErrors = vErrors === null ? validate70.errors : vErrors.concat(validate70.errors), errors = vErrors.length));
} else
return validate73.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
return validate73.errors = vErrors, errors === 0;
}
var _v0ComponentInfoParams = validate75;
function validate75(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.component === void 0 && (missing0 = "component"))
return validate75.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
data.component !== void 0 && (validate68(data.component, { instancePath: instancePath + "/component", parentData: data, parentDataProperty: "component", rootData }) || (vErrors = vErrors === null ? validate68.errors : vErrors.concat(validate68.errors), errors = vErrors.length));
} else
return validate75.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
return validate75.errors = vErrors, errors === 0;
}
var _v0ComponentInfoResult = validate77;
var schema32 = { type: "object", properties: { component: { $ref: "#/$defs/Component" }, description: { type: ["string", "null"] }, input_schema: { anyOf: [{ $ref: "#/$defs/Schema" }, { type: "null" }] }, output_schema: { anyOf: [{ $ref: "#/$defs/Schema" }, { type: "null" }] } }, required: ["component"] };
function validate80(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
let vErrors = null, errors = 0;
return errors === 0 && !(data && typeof data == "object" && !Array.isArray(data)) ? (validate80.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1) : (validate80.errors = vErrors, errors === 0);
}
function validate78(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.component === void 0 && (missing0 = "component"))
return validate78.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
if (data.component !== void 0) {
let _errs1 = errors;
validate68(data.component, { instancePath: instancePath + "/component", parentData: data, parentDataProperty: "component", rootData }) || (vErrors = vErrors === null ? validate68.errors : vErrors.concat(validate68.errors), errors = vErrors.length);
var valid0 = _errs1 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.description !== void 0) {
let data1 = data.description, _errs2 = errors;
if (typeof data1 != "string" && data1 !== null)
return validate78.errors = [{ instancePath: instancePath + "/description", schemaPath: "#/properties/description/type", keyword: "type", params: { type: schema32.properties.description.type }, message: "must be string,null" }], !1;
var valid0 = _errs2 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.input_schema !== void 0) {
let data2 = data.input_schema, _errs4 = errors, _errs5 = errors, valid1 = !1, _errs6 = errors;
validate80(data2, { instancePath: instancePath + "/input_schema", parentData: data, parentDataProperty: "input_schema", rootData }) || (vErrors = vErrors === null ? validate80.errors : vErrors.concat(validate80.errors), errors = vErrors.length);
var _valid0 = _errs6 === errors;
if (valid1 = valid1 || _valid0, !valid1) {
let _errs7 = errors;
if (data2 !== null) {
let err0 = { instancePath: instancePath + "/input_schema", schemaPath: "#/properties/input_schema/anyOf/1/type", keyword: "type", params: { type: "null" }, message: "must be null" };
vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
}
var _valid0 = _errs7 === errors;
valid1 = valid1 || _valid0;
}
if (valid1)
errors = _errs5, vErrors !== null && (_errs5 ? vErrors.length = _errs5 : vErrors = null);
else {
let err1 = { instancePath: instancePath + "/input_schema", schemaPath: "#/properties/input_schema/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
return vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++, validate78.errors = vErrors, !1;
}
var valid0 = _errs4 === errors;
} else
var valid0 = !0;
if (valid0)
if (data.output_schema !== void 0) {
let data3 = data.output_schema, _errs9 = errors, _errs10 = errors, valid2 = !1, _errs11 = errors;
validate80(data3, { instancePath: instancePath + "/output_schema", parentData: data, parentDataProperty: "output_schema", rootData }) || (vErrors = vErrors === null ? validate80.errors : vErrors.concat(validate80.errors), errors = vErrors.length);
var _valid1 = _errs11 === errors;
if (valid2 = valid2 || _valid1, !valid2) {
let _errs12 = errors;
if (data3 !== null) {
let err2 = { instancePath: instancePath + "/output_schema", schemaPath: "#/properties/output_schema/anyOf/1/type", keyword: "type", params: { type: "null" }, message: "must be null" };
vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
}
var _valid1 = _errs12 === errors;
valid2 = valid2 || _valid1;
}
if (valid2)
errors = _errs10, vErrors !== null && (_errs10 ? vErrors.length = _errs10 : vErrors = null);
else {
let err3 = { instancePath: instancePath + "/output_schema", schemaPath: "#/properties/output_schema/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
return vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++, validate78.errors = vErrors, !1;
}
var valid0 = _errs9 === errors;
} else
var valid0 = !0;
}
}
} else
return validate78.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
return validate78.errors = vErrors, errors === 0;
}
function validate77(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.info === void 0 && (missing0 = "info"))
return validate77.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
data.info !== void 0 && (validate78(data.info, { instancePath: instancePath + "/info", parentData: data, parentDataProperty: "info", rootData }) || (vErrors = vErrors === null ? validate78.errors : vErrors.concat(validate78.errors), errors = vErrors.length));
} else
return validate77.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
return validate77.errors = vErrors, errors === 0;
}
var _v0ComponentListParams = validate84;
function validate84(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
let vErrors = null, errors = 0;
return errors === 0 && !(data && typeof data == "object" && !Array.isArray(data)) ? (validate84.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1) : (validate84.errors = vErrors, errors === 0);
}
var _v0ListComponentsResult = validate85;
function validate85(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.components === void 0 && (missing0 = "components"))
return validate85.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
if (data.components !== void 0) {
let data0 = data.components;
if (errors === errors)
if (Array.isArray(data0)) {
var valid1 = !0;
let len0 = data0.length;
for (let i0 = 0; i0 < len0; i0++) {
let _errs3 = errors;
validate78(data0[i0], { instancePath: instancePath + "/components/" + i0, parentData: data0, parentDataProperty: i0, rootData }) || (vErrors = vErrors === null ? validate78.errors : vErrors.concat(validate78.errors), errors = vErrors.length);
var valid1 = _errs3 === errors;
if (!valid1)
break;
}
} else
return validate85.errors = [{ instancePath: instancePath + "/components", schemaPath: "#/properties/components/type", keyword: "type", params: { type: "array" }, message: "must be array" }], !1;
}
} else
return validate85.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
return validate85.errors = vErrors, errors === 0;
}
var _v0ComponentInferSchemaParams = validate87;
function validate87(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.component === void 0 && (missing0 = "component") || data.input_schema === void 0 && (missing0 = "input_schema"))
return validate87.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
if (data.component !== void 0) {
let _errs1 = errors;
validate68(data.component, { instancePath: instancePath + "/component", parentData: data, parentDataProperty: "component", rootData }) || (vErrors = vErrors === null ? validate68.errors : vErrors.concat(validate68.errors), errors = vErrors.length);
var valid0 = _errs1 === errors;
} else
var valid0 = !0;
if (valid0)
if (data.input_schema !== void 0) {
let _errs2 = errors;
validate80(data.input_schema, { instancePath: instancePath + "/input_schema", parentData: data, parentDataProperty: "input_schema", rootData }) || (vErrors = vErrors === null ? validate80.errors : vErrors.concat(validate80.errors), errors = vErrors.length);
var valid0 = _errs2 === errors;
} else
var valid0 = !0;
} else
return validate87.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
return validate87.errors = vErrors, errors === 0;
}
var _v0ComponentInferSchemaResult = validate90;
function validate90(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
if (data.output_schema !== void 0) {
let data0 = data.output_schema, _errs2 = errors, valid1 = !1, _errs3 = errors;
validate80(data0, { instancePath: instancePath + "/output_schema", parentData: data, parentDataProperty: "output_schema", rootData }) || (vErrors = vErrors === null ? validate80.errors : vErrors.concat(validate80.errors), errors = vErrors.length);
var _valid0 = _errs3 === errors;
if (valid1 = valid1 || _valid0, !valid1) {
let _errs4 = errors;
if (data0 !== null) {
let err0 = { instancePath: instancePath + "/output_schema", schemaPath: "#/properties/output_schema/anyOf/1/type", keyword: "type", params: { type: "null" }, message: "must be null" };
vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
}
var _valid0 = _errs4 === errors;
valid1 = valid1 || _valid0;
}
if (valid1)
errors = _errs2, vErrors !== null && (_errs2 ? vErrors.length = _errs2 : vErrors = null);
else {
let err1 = { instancePath: instancePath + "/output_schema", schemaPath: "#/properties/output_schema/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
return vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++, validate90.errors = vErrors, !1;
}
}
} else
return validate90.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
return validate90.errors = vErrors, errors === 0;
}
var _v0GetBlobParams = validate92;
function validate92(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.blob_id === void 0 && (missing0 = "blob_id"))
return validate92.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
if (data.blob_id !== void 0) {
let _errs1 = errors;
validate62(data.blob_id, { instancePath: instancePath + "/blob_id", parentData: data, parentDataProperty: "blob_id", rootData }) || (vErrors = vErrors === null ? validate62.errors : vErrors.concat(validate62.errors), errors = vErrors.length);
var valid0 = _errs1 === errors;
} else
var valid0 = !0;
if (valid0)
if (data.observability !== void 0) {
let data1 = data.observability, _errs2 = errors, _errs3 = errors, valid1 = !1, _errs4 = errors;
validate61(data1, { instancePath: instancePath + "/observability", parentData: data, parentDataProperty: "observability", rootData }) || (vErrors = vErrors === null ? validate61.errors : vErrors.concat(validate61.errors), errors = vErrors.length);
var _valid0 = _errs4 === errors;
if (valid1 = valid1 || _valid0, !valid1) {
let _errs5 = errors;
if (data1 !== null) {
let err0 = { instancePath: instancePath + "/observability", schemaPath: "#/properties/observability/anyOf/1/type", keyword: "type", params: { type: "null" }, message: "must be null" };
vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
}
var _valid0 = _errs5 === errors;
valid1 = valid1 || _valid0;
}
if (valid1)
errors = _errs3, vErrors !== null && (_errs3 ? vErrors.length = _errs3 : vErrors = null);
else {
let err1 = { instancePath: instancePath + "/observability", schemaPath: "#/properties/observability/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
return vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++, validate92.errors = vErrors, !1;
}
var valid0 = _errs2 === errors;
} else
var valid0 = !0;
} else
return validate92.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
return validate92.errors = vErrors, errors === 0;
}
var _v0GetBlobResult = validate95;
var schema40 = { type: "string", enum: ["flow", "data"] };
function validate97(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
let vErrors = null, errors = 0;
return typeof data != "string" ? (validate97.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1) : data === "flow" || data === "data" ? (validate97.errors = vErrors, errors === 0) : (validate97.errors = [{ instancePath, schemaPath: "#/enum", keyword: "enum", params: { allowedValues: schema40.enum }, message: "must be equal to one of the allowed values" }], !1);
}
function validate95(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.data === void 0 && (missing0 = "data") || data.blob_type === void 0 && (missing0 = "blob_type"))
return validate95.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
if (data.data !== void 0) {
let _errs1 = errors;
validate70(data.data, { instancePath: instancePath + "/data", parentData: data, parentDataProperty: "data", rootData }) || (vErrors = vErrors === null ? validate70.errors : vErrors.concat(validate70.errors), errors = vErrors.length);
var valid0 = _errs1 === errors;
} else
var valid0 = !0;
if (valid0)
if (data.blob_type !== void 0) {
let _errs2 = errors;
validate97(data.blob_type, { instancePath: instancePath + "/blob_type", parentData: data, parentDataProperty: "blob_type", rootData }) || (vErrors = vErrors === null ? validate97.errors : vErrors.concat(validate97.errors), errors = vErrors.length);
var valid0 = _errs2 === errors;
} else
var valid0 = !0;
} else
return validate95.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
return validate95.errors = vErrors, errors === 0;
}
var _v0PutBlobParams = validate99;
function validate99(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.data === void 0 && (missing0 = "data") || data.blob_type === void 0 && (missing0 = "blob_type"))
return validate99.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
if (data.data !== void 0) {
let _errs1 = errors;
validate70(data.data, { instancePath: instancePath + "/data", parentData: data, parentDataProperty: "data", rootData }) || (vErrors = vErrors === null ? validate70.errors : vErrors.concat(validate70.errors), errors = vErrors.length);
var valid0 = _errs1 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.blob_type !== void 0) {
let _errs2 = errors;
validate97(data.blob_type, { instancePath: instancePath + "/blob_type", parentData: data, parentDataProperty: "blob_type", rootData }) || (vErrors = vErrors === null ? validate97.errors : vErrors.concat(validate97.errors), errors = vErrors.length);
var valid0 = _errs2 === errors;
} else
var valid0 = !0;
if (valid0)
if (data.observability !== void 0) {
let data2 = data.observability, _errs3 = errors, _errs4 = errors, valid1 = !1, _errs5 = errors;
validate61(data2, { instancePath: instancePath + "/observability", parentData: data, parentDataProperty: "observability", rootData }) || (vErrors = vErrors === null ? validate61.errors : vErrors.concat(validate61.errors), errors = vErrors.length);
var _valid0 = _errs5 === errors;
if (valid1 = valid1 || _valid0, !valid1) {
let _errs6 = errors;
if (data2 !== null) {
let err0 = { instancePath: instancePath + "/observability", schemaPath: "#/properties/observability/anyOf/1/type", keyword: "type", params: { type: "null" }, message: "must be null" };
vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
}
var _valid0 = _errs6 === errors;
valid1 = valid1 || _valid0;
}
if (valid1)
errors = _errs4, vErrors !== null && (_errs4 ? vErrors.length = _errs4 : vErrors = null);
else {
let err1 = { instancePath: instancePath + "/observability", schemaPath: "#/properties/observability/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
return vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++, validate99.errors = vErrors, !1;
}
var valid0 = _errs3 === errors;
} else
var valid0 = !0;
}
} else
return validate99.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
return validate99.errors = vErrors, errors === 0;
}
var _v0PutBlobResult = validate103;
function validate103(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.blob_id === void 0 && (missing0 = "blob_id"))
return validate103.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
data.blob_id !== void 0 && (validate62(data.blob_id, { instancePath: instancePath + "/blob_id", parentData: data, parentDataProperty: "blob_id", rootData }) || (vErrors = vErrors === null ? validate62.errors : vErrors.concat(validate62.errors), errors = vErrors.length));
} else
return validate103.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
return validate103.errors = vErrors, errors === 0;
}
var _v0SubmitRunProtocolParams = validate105, schema43 = { type: "object", properties: { flowId: { $ref: "#/$defs/BlobId" }, inputs: { type: "array", items: { $ref: "#/$defs/Value" } }, wait: { type: "boolean" }, maxConcurrency: { type: ["integer", "null"], minimum: 0 }, overrides: { anyOf: [{ $ref: "#/$defs/WorkflowOverrides" }, { type: "null" }] }, timeoutSecs: { type: ["integer", "null"], minimum: 0 }, observability: { anyOf: [{ $ref: "#/$defs/ObservabilityContext" }, { type: "null" }] }, subflowKey: { type: ["string", "null"] } }, required: ["flowId", "inputs"] };
var schema46 = { type: "string", enum: ["merge_patch", "json_patch"] };
function validate110(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
let vErrors = null, errors = 0;
return typeof data != "string" ? (validate110.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1) : data === "merge_patch" || data === "json_patch" ? (validate110.errors = vErrors, errors === 0) : (validate110.errors = [{ instancePath, schemaPath: "#/enum", keyword: "enum", params: { allowedValues: schema46.enum }, message: "must be equal to one of the allowed values" }], !1);
}
function validate109(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.value === void 0 && (missing0 = "value"))
return validate109.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
data.$type !== void 0 && (validate110(data.$type, { instancePath: instancePath + "/$type", parentData: data, parentDataProperty: "$type", rootData }) || (vErrors = vErrors === null ? validate110.errors : vErrors.concat(validate110.errors), errors = vErrors.length));
} else
return validate109.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
return validate109.errors = vErrors, errors === 0;
}
function validate108(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
let vErrors = null, errors = 0, _errs0 = errors, valid0 = !1, _errs1 = errors;
if (errors === _errs1)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.steps === void 0 && (missing0 = "steps")) {
let err0 = { instancePath, schemaPath: "#/anyOf/0/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" };
vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
} else if (data.steps !== void 0) {
let data0 = data.steps;
if (errors === errors)
if (data0 && typeof data0 == "object" && !Array.isArray(data0))
for (let key0 in data0) {
let _errs6 = errors;
validate109(data0[key0], { instancePath: instancePath + "/steps/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"), parentData: data0, parentDataProperty: key0, rootData }) || (vErrors = vErrors === null ? validate109.errors : vErrors.concat(validate109.errors), errors = vErrors.length);
var valid2 = _errs6 === errors;
if (!valid2)
break;
}
else {
let err1 = { instancePath: instancePath + "/steps", schemaPath: "#/anyOf/0/properties/steps/type", keyword: "type", params: { type: "object" }, message: "must be object" };
vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
}
}
} else {
let err2 = { instancePath, schemaPath: "#/anyOf/0/type", keyword: "type", params: { type: "object" }, message: "must be object" };
vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
}
var _valid0 = _errs1 === errors;
if (valid0 = valid0 || _valid0, !valid0) {
let _errs7 = errors;
if (errors === _errs7)
if (data && typeof data == "object" && !Array.isArray(data))
for (let key1 in data) {
let _errs10 = errors;
validate109(data[key1], { instancePath: instancePath + "/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"), parentData: data, parentDataProperty: key1, rootData }) || (vErrors = vErrors === null ? validate109.errors : vErrors.concat(validate109.errors), errors = vErrors.length);
var valid3 = _errs10 === errors;
if (!valid3)
break;
}
else {
let err3 = { instancePath, schemaPath: "#/anyOf/1/type", keyword: "type", params: { type: "object" }, message: "must be object" };
vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
}
var _valid0 = _errs7 === errors;
valid0 = valid0 || _valid0;
}
if (valid0)
errors = _errs0, vErrors !== null && (_errs0 ? vErrors.length = _errs0 : vErrors = null);
else {
let err4 = { instancePath, schemaPath: "#/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
return vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++, validate108.errors = vErrors, !1;
}
return validate108.errors = vErrors, errors === 0;
}
function validate105(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.flowId === void 0 && (missing0 = "flowId") || data.inputs === void 0 && (missing0 = "inputs"))
return validate105.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
if (data.flowId !== void 0) {
let _errs1 = errors;
validate62(data.flowId, { instancePath: instancePath + "/flowId", parentData: data, parentDataProperty: "flowId", rootData }) || (vErrors = vErrors === null ? validate62.errors : vErrors.concat(validate62.errors), errors = vErrors.length);
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
validate70(data1[i0], { instancePath: instancePath + "/inputs/" + i0, parentData: data1, parentDataProperty: i0, rootData }) || (vErrors = vErrors === null ? validate70.errors : vErrors.concat(validate70.errors), errors = vErrors.length);
var valid1 = _errs4 === errors;
if (!valid1)
break;
}
} else
return validate105.errors = [{ instancePath: instancePath + "/inputs", schemaPath: "#/properties/inputs/type", keyword: "type", params: { type: "array" }, message: "must be array" }], !1;
var valid0 = _errs2 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.wait !== void 0) {
let _errs5 = errors;
if (typeof data.wait != "boolean")
return validate105.errors = [{ instancePath: instancePath + "/wait", schemaPath: "#/properties/wait/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" }], !1;
var valid0 = _errs5 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.maxConcurrency !== void 0) {
let data4 = data.maxConcurrency, _errs7 = errors;
if (!(typeof data4 == "number" && !(data4 % 1) && !isNaN(data4) && isFinite(data4)) && data4 !== null)
return validate105.errors = [{ instancePath: instancePath + "/maxConcurrency", schemaPath: "#/properties/maxConcurrency/type", keyword: "type", params: { type: schema43.properties.maxConcurrency.type }, message: "must be integer,null" }], !1;
if (errors === _errs7 && typeof data4 == "number" && isFinite(data4) && (data4 < 0 || isNaN(data4)))
return validate105.errors = [{ instancePath: instancePath + "/maxConcurrency", schemaPath: "#/properties/maxConcurrency/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
var valid0 = _errs7 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.overrides !== void 0) {
let data5 = data.overrides, _errs9 = errors, _errs10 = errors, valid2 = !1, _errs11 = errors;
validate108(data5, { instancePath: instancePath + "/overrides", parentData: data, parentDataProperty: "overrides", rootData }) || (vErrors = vErrors === null ? validate108.errors : vErrors.concat(validate108.errors), errors = vErrors.length);
var _valid0 = _errs11 === errors;
if (valid2 = valid2 || _valid0, !valid2) {
let _errs12 = errors;
if (data5 !== null) {
let err0 = { instancePath: instancePath + "/overrides", schemaPath: "#/properties/overrides/anyOf/1/type", keyword: "type", params: { type: "null" }, message: "must be null" };
vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
}
var _valid0 = _errs12 === errors;
valid2 = valid2 || _valid0;
}
if (valid2)
errors = _errs10, vErrors !== null && (_errs10 ? vErrors.length = _errs10 : vErrors = null);
else {
let err1 = { instancePath: instancePath + "/overrides", schemaPath: "#/properties/overrides/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
return vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++, validate105.errors = vErrors, !1;
}
var valid0 = _errs9 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.timeoutSecs !== void 0) {
let data6 = data.timeoutSecs, _errs14 = errors;
if (!(typeof data6 == "number" && !(data6 % 1) && !isNaN(data6) && isFinite(data6)) && data6 !== null)
return validate105.errors = [{ instancePath: instancePath + "/timeoutSecs", schemaPath: "#/properties/timeoutSecs/type", keyword: "type", params: { type: schema43.properties.timeoutSecs.type }, message: "must be integer,null" }], !1;
if (errors === _errs14 && typeof data6 == "number" && isFinite(data6) && (data6 < 0 || isNaN(data6)))
return validate105.errors = [{ instancePath: instancePath + "/timeoutSecs", schemaPath: "#/properties/timeoutSecs/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
var valid0 = _errs14 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.observability !== void 0) {
let data7 = data.observability, _errs16 = errors, _errs17 = errors, valid3 = !1, _errs18 = errors;
validate61(data7, { instancePath: instancePath + "/observability", parentData: data, parentDataProperty: "observability", rootData }) || (vErrors = vErrors === null ? validate61.errors : vErrors.concat(validate61.errors), errors = vErrors.length);
var _valid1 = _errs18 === errors;
if (valid3 = valid3 || _valid1, !valid3) {
let _errs19 = errors;
if (data7 !== null) {
let err2 = { instancePath: instancePath + "/observability", schemaPath: "#/properties/observability/anyOf/1/type", keyword: "type", params: { type: "null" }, message: "must be null" };
vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
}
var _valid1 = _errs19 === errors;
valid3 = valid3 || _valid1;
}
if (valid3)
errors = _errs17, vErrors !== null && (_errs17 ? vErrors.length = _errs17 : vErrors = null);
else {
let err3 = { instancePath: instancePath + "/observability", schemaPath: "#/properties/observability/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
return vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++, validate105.errors = vErrors, !1;
}
var valid0 = _errs16 === errors;
} else
var valid0 = !0;
if (valid0)
if (data.subflowKey !== void 0) {
let data8 = data.subflowKey, _errs21 = errors;
if (typeof data8 != "string" && data8 !== null)
return validate105.errors = [{ instancePath: instancePath + "/subflowKey", schemaPath: "#/properties/subflowKey/type", keyword: "type", params: { type: schema43.properties.subflowKey.type }, message: "must be string,null" }], !1;
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
return validate105.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
return validate105.errors = vErrors, errors === 0;
}
var _v0GetRunProtocolParams = validate116, schema47 = { type: "object", properties: { runId: { type: "string" }, wait: { type: "boolean" }, includeResults: { type: "boolean" }, resultOrder: { $ref: "#/$defs/ResultOrder" }, timeoutSecs: { type: ["integer", "null"], minimum: 0 }, observability: { anyOf: [{ $ref: "#/$defs/ObservabilityContext" }, { type: "null" }] } }, required: ["runId"] }, schema48 = { type: "string", enum: ["by_index", "by_completion"] };
function validate117(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
let vErrors = null, errors = 0;
return typeof data != "string" ? (validate117.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1) : data === "by_index" || data === "by_completion" ? (validate117.errors = vErrors, errors === 0) : (validate117.errors = [{ instancePath, schemaPath: "#/enum", keyword: "enum", params: { allowedValues: schema48.enum }, message: "must be equal to one of the allowed values" }], !1);
}
function validate116(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.runId === void 0 && (missing0 = "runId"))
return validate116.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
if (data.runId !== void 0) {
let _errs1 = errors;
if (typeof data.runId != "string")
return validate116.errors = [{ instancePath: instancePath + "/runId", schemaPath: "#/properties/runId/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
var valid0 = _errs1 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.wait !== void 0) {
let _errs3 = errors;
if (typeof data.wait != "boolean")
return validate116.errors = [{ instancePath: instancePath + "/wait", schemaPath: "#/properties/wait/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" }], !1;
var valid0 = _errs3 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.includeResults !== void 0) {
let _errs5 = errors;
if (typeof data.includeResults != "boolean")
return validate116.errors = [{ instancePath: instancePath + "/includeResults", schemaPath: "#/properties/includeResults/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" }], !1;
var valid0 = _errs5 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.resultOrder !== void 0) {
let _errs7 = errors;
validate117(data.resultOrder, { instancePath: instancePath + "/resultOrder", parentData: data, parentDataProperty: "resultOrder", rootData }) || (vErrors = vErrors === null ? validate117.errors : vErrors.concat(validate117.errors), errors = vErrors.length);
var valid0 = _errs7 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.timeoutSecs !== void 0) {
let data4 = data.timeoutSecs, _errs8 = errors;
if (!(typeof data4 == "number" && !(data4 % 1) && !isNaN(data4) && isFinite(data4)) && data4 !== null)
return validate116.errors = [{ instancePath: instancePath + "/timeoutSecs", schemaPath: "#/properties/timeoutSecs/type", keyword: "type", params: { type: schema47.properties.timeoutSecs.type }, message: "must be integer,null" }], !1;
if (errors === _errs8 && typeof data4 == "number" && isFinite(data4) && (data4 < 0 || isNaN(data4)))
return validate116.errors = [{ instancePath: instancePath + "/timeoutSecs", schemaPath: "#/properties/timeoutSecs/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
var valid0 = _errs8 === errors;
} else
var valid0 = !0;
if (valid0)
if (data.observability !== void 0) {
let data5 = data.observability, _errs10 = errors, _errs11 = errors, valid1 = !1, _errs12 = errors;
validate61(data5, { instancePath: instancePath + "/observability", parentData: data, parentDataProperty: "observability", rootData }) || (vErrors = vErrors === null ? validate61.errors : vErrors.concat(validate61.errors), errors = vErrors.length);
var _valid0 = _errs12 === errors;
if (valid1 = valid1 || _valid0, !valid1) {
let _errs13 = errors;
if (data5 !== null) {
let err0 = { instancePath: instancePath + "/observability", schemaPath: "#/properties/observability/anyOf/1/type", keyword: "type", params: { type: "null" }, message: "must be null" };
vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
}
var _valid0 = _errs13 === errors;
valid1 = valid1 || _valid0;
}
if (valid1)
errors = _errs11, vErrors !== null && (_errs11 ? vErrors.length = _errs11 : vErrors = null);
else {
let err1 = { instancePath: instancePath + "/observability", schemaPath: "#/properties/observability/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
return vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++, validate116.errors = vErrors, !1;
}
var valid0 = _errs10 === errors;
} else
var valid0 = !0;
}
}
}
}
} else
return validate116.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
return validate116.errors = vErrors, errors === 0;
}
var _v0RunStatusProtocol = validate120, schema49 = { type: "object", properties: { runId: { type: "string" }, flowId: { $ref: "#/$defs/BlobId" }, flowName: { type: ["string", "null"] }, status: { type: "string" }, items: { $ref: "#/$defs/ItemStatistics" }, createdAt: { type: "string" }, completedAt: { type: ["string", "null"] }, results: { type: ["array", "null"], items: { $ref: "#/$defs/ItemResult" } } }, required: ["runId", "flowId", "status", "items", "createdAt"] };
function validate122(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.total === void 0 && (missing0 = "total") || data.completed === void 0 && (missing0 = "completed") || data.running === void 0 && (missing0 = "running") || data.failed === void 0 && (missing0 = "failed") || data.cancelled === void 0 && (missing0 = "cancelled"))
return validate122.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
if (data.total !== void 0) {
let data0 = data.total, _errs1 = errors;
if (!(typeof data0 == "number" && !(data0 % 1) && !isNaN(data0) && isFinite(data0)))
return validate122.errors = [{ instancePath: instancePath + "/total", schemaPath: "#/properties/total/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
if (errors === _errs1 && typeof data0 == "number" && isFinite(data0) && (data0 < 0 || isNaN(data0)))
return validate122.errors = [{ instancePath: instancePath + "/total", schemaPath: "#/properties/total/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
var valid0 = _errs1 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.completed !== void 0) {
let data1 = data.completed, _errs3 = errors;
if (!(typeof data1 == "number" && !(data1 % 1) && !isNaN(data1) && isFinite(data1)))
return validate122.errors = [{ instancePath: instancePath + "/completed", schemaPath: "#/properties/completed/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
if (errors === _errs3 && typeof data1 == "number" && isFinite(data1) && (data1 < 0 || isNaN(data1)))
return validate122.errors = [{ instancePath: instancePath + "/completed", schemaPath: "#/properties/completed/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
var valid0 = _errs3 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.running !== void 0) {
let data2 = data.running, _errs5 = errors;
if (!(typeof data2 == "number" && !(data2 % 1) && !isNaN(data2) && isFinite(data2)))
return validate122.errors = [{ instancePath: instancePath + "/running", schemaPath: "#/properties/running/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
if (errors === _errs5 && typeof data2 == "number" && isFinite(data2) && (data2 < 0 || isNaN(data2)))
return validate122.errors = [{ instancePath: instancePath + "/running", schemaPath: "#/properties/running/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
var valid0 = _errs5 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.failed !== void 0) {
let data3 = data.failed, _errs7 = errors;
if (!(typeof data3 == "number" && !(data3 % 1) && !isNaN(data3) && isFinite(data3)))
return validate122.errors = [{ instancePath: instancePath + "/failed", schemaPath: "#/properties/failed/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
if (errors === _errs7 && typeof data3 == "number" && isFinite(data3) && (data3 < 0 || isNaN(data3)))
return validate122.errors = [{ instancePath: instancePath + "/failed", schemaPath: "#/properties/failed/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
var valid0 = _errs7 === errors;
} else
var valid0 = !0;
if (valid0)
if (data.cancelled !== void 0) {
let data4 = data.cancelled, _errs9 = errors;
if (!(typeof data4 == "number" && !(data4 % 1) && !isNaN(data4) && isFinite(data4)))
return validate122.errors = [{ instancePath: instancePath + "/cancelled", schemaPath: "#/properties/cancelled/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
if (errors === _errs9 && typeof data4 == "number" && isFinite(data4) && (data4 < 0 || isNaN(data4)))
return validate122.errors = [{ instancePath: instancePath + "/cancelled", schemaPath: "#/properties/cancelled/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
var valid0 = _errs9 === errors;
} else
var valid0 = !0;
}
}
}
} else
return validate122.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
return validate122.errors = vErrors, errors === 0;
}
var schema51 = { type: "object", properties: { itemIndex: { type: "integer", minimum: 0 }, status: { $ref: "#/$defs/ExecutionStatus" }, result: { anyOf: [{ $ref: "#/$defs/FlowResult" }, { type: "null" }] }, completedAt: { type: ["string", "null"], format: "date-time" } }, required: ["itemIndex", "status"] }, schema52 = { type: "string", enum: ["running", "completed", "failed", "cancelled", "paused"] };
function validate125(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
let vErrors = null, errors = 0;
return typeof data != "string" ? (validate125.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1) : data === "running" || data === "completed" || data === "failed" || data === "cancelled" || data === "paused" ? (validate125.errors = vErrors, errors === 0) : (validate125.errors = [{ instancePath, schemaPath: "#/enum", keyword: "enum", params: { allowedValues: schema52.enum }, message: "must be equal to one of the allowed values" }], !1);
}
function validate128(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.outcome === void 0 && (missing0 = "outcome") || data.result === void 0 && (missing0 = "result"))
return validate128.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
if (data.outcome !== void 0) {
let data0 = data.outcome, _errs1 = errors;
if (typeof data0 != "string")
return validate128.errors = [{ instancePath: instancePath + "/outcome", schemaPath: "#/properties/outcome/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
if (data0 !== "success")
return validate128.errors = [{ instancePath: instancePath + "/outcome", schemaPath: "#/properties/outcome/const", keyword: "const", params: { allowedValue: "success" }, message: "must be equal to constant" }], !1;
var valid0 = _errs1 === errors;
} else
var valid0 = !0;
if (valid0)
if (data.result !== void 0) {
let _errs3 = errors;
validate70(data.result, { instancePath: instancePath + "/result", parentData: data, parentDataProperty: "result", rootData }) || (vErrors = vErrors === null ? validate70.errors : vErrors.concat(validate70.errors), errors = vErrors.length);
var valid0 = _errs3 === errors;
} else
var valid0 = !0;
} else
return validate128.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
return validate128.errors = vErrors, errors === 0;
}
function validate131(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.code === void 0 && (missing0 = "code") || data.message === void 0 && (missing0 = "message"))
return validate131.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
if (data.code !== void 0) {
let data0 = data.code, _errs1 = errors;
if (!(typeof data0 == "number" && !(data0 % 1) && !isNaN(data0) && isFinite(data0)))
return validate131.errors = [{ instancePath: instancePath + "/code", schemaPath: "#/properties/code/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
if (errors === _errs1 && typeof data0 == "number" && isFinite(data0) && !formats0.validate(data0))
return validate131.errors = [{ instancePath: instancePath + "/code", schemaPath: "#/properties/code/format", keyword: "format", params: { format: "int64" }, message: 'must match format "int64"' }], !1;
var valid0 = _errs1 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.message !== void 0) {
let _errs3 = errors;
if (typeof data.message != "string")
return validate131.errors = [{ instancePath: instancePath + "/message", schemaPath: "#/properties/message/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
var valid0 = _errs3 === errors;
} else
var valid0 = !0;
if (valid0)
if (data.data !== void 0) {
let _errs5 = errors;
validate70(data.data, { instancePath: instancePath + "/data", parentData: data, parentDataProperty: "data", rootData }) || (vErrors = vErrors === null ? validate70.errors : vErrors.concat(validate70.errors), errors = vErrors.length);
var valid0 = _errs5 === errors;
} else
var valid0 = !0;
}
} else
return validate131.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
return validate131.errors = vErrors, errors === 0;
}
function validate130(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.outcome === void 0 && (missing0 = "outcome") || data.error === void 0 && (missing0 = "error"))
return validate130.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
if (data.outcome !== void 0) {
let data0 = data.outcome, _errs1 = errors;
if (typeof data0 != "string")
return validate130.errors = [{ instancePath: instancePath + "/outcome", schemaPath: "#/properties/outcome/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
if (data0 !== "failed")
return validate130.errors = [{ instancePath: instancePath + "/outcome", schemaPath: "#/properties/outcome/const", keyword: "const", params: { allowedValue: "failed" }, message: "must be equal to constant" }], !1;
var valid0 = _errs1 === errors;
} else
var valid0 = !0;
if (valid0)
if (data.error !== void 0) {
let _errs3 = errors;
validate131(data.error, { instancePath: instancePath + "/error", parentData: data, parentDataProperty: "error", rootData }) || (vErrors = vErrors === null ? validate131.errors : vErrors.concat(validate131.errors), errors = vErrors.length);
var valid0 = _errs3 === errors;
} else
var valid0 = !0;
} else
return validate130.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
return validate130.errors = vErrors, errors === 0;
}
function validate127(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
let vErrors = null, errors = 0;
if (errors === 0 && data && typeof data == "object" && !Array.isArray(data)) {
let tag0 = data.outcome;
if (typeof tag0 == "string")
if (tag0 === "success")
validate128(data, { instancePath, parentData, parentDataProperty, rootData }) || (vErrors = vErrors === null ? validate128.errors : vErrors.concat(validate128.errors), errors = vErrors.length);
else if (tag0 === "failed")
validate130(data, { instancePath, parentData, parentDataProperty, rootData }) || (vErrors = vErrors === null ? validate130.errors : vErrors.concat(validate130.errors), errors = vErrors.length);
else
return validate127.errors = [{ instancePath, schemaPath: "#/discriminator", keyword: "discriminator", params: { error: "mapping", tag: "outcome", tagValue: tag0 }, message: 'value of tag "outcome" must be in oneOf' }], !1;
else
return validate127.errors = [{ instancePath, schemaPath: "#/discriminator", keyword: "discriminator", params: { error: "tag", tag: "outcome", tagValue: tag0 }, message: 'tag "outcome" must be string' }], !1;
}
return validate127.errors = vErrors, errors === 0;
}
var formats12 = formats["date-time"];
function validate124(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.itemIndex === void 0 && (missing0 = "itemIndex") || data.status === void 0 && (missing0 = "status"))
return validate124.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
if (data.itemIndex !== void 0) {
let data0 = data.itemIndex, _errs1 = errors;
if (!(typeof data0 == "number" && !(data0 % 1) && !isNaN(data0) && isFinite(data0)))
return validate124.errors = [{ instancePath: instancePath + "/itemIndex", schemaPath: "#/properties/itemIndex/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
if (errors === _errs1 && typeof data0 == "number" && isFinite(data0) && (data0 < 0 || isNaN(data0)))
return validate124.errors = [{ instancePath: instancePath + "/itemIndex", schemaPath: "#/properties/itemIndex/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
var valid0 = _errs1 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.status !== void 0) {
let _errs3 = errors;
validate125(data.status, { instancePath: instancePath + "/status", parentData: data, parentDataProperty: "status", rootData }) || (vErrors = vErrors === null ? validate125.errors : vErrors.concat(validate125.errors), errors = vErrors.length);
var valid0 = _errs3 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.result !== void 0) {
let data2 = data.result, _errs4 = errors, _errs5 = errors, valid1 = !1, _errs6 = errors;
validate127(data2, { instancePath: instancePath + "/result", parentData: data, parentDataProperty: "result", rootData }) || (vErrors = vErrors === null ? validate127.errors : vErrors.concat(validate127.errors), errors = vErrors.length);
var _valid0 = _errs6 === errors;
if (valid1 = valid1 || _valid0, !valid1) {
let _errs7 = errors;
if (data2 !== null) {
let err0 = { instancePath: instancePath + "/result", schemaPath: "#/properties/result/anyOf/1/type", keyword: "type", params: { type: "null" }, message: "must be null" };
vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
}
var _valid0 = _errs7 === errors;
valid1 = valid1 || _valid0;
}
if (valid1)
errors = _errs5, vErrors !== null && (_errs5 ? vErrors.length = _errs5 : vErrors = null);
else {
let err1 = { instancePath: instancePath + "/result", schemaPath: "#/properties/result/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
return vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++, validate124.errors = vErrors, !1;
}
var valid0 = _errs4 === errors;
} else
var valid0 = !0;
if (valid0)
if (data.completedAt !== void 0) {
let data3 = data.completedAt, _errs9 = errors;
if (typeof data3 != "string" && data3 !== null)
return validate124.errors = [{ instancePath: instancePath + "/completedAt", schemaPath: "#/properties/completedAt/type", keyword: "type", params: { type: schema51.properties.completedAt.type }, message: "must be string,null" }], !1;
if (errors === _errs9 && errors === _errs9 && typeof data3 == "string" && !formats12(data3))
return validate124.errors = [{ instancePath: instancePath + "/completedAt", schemaPath: "#/properties/completedAt/format", keyword: "format", params: { format: "date-time" }, message: 'must match format "date-time"' }], !1;
var valid0 = _errs9 === errors;
} else
var valid0 = !0;
}
}
} else
return validate124.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
return validate124.errors = vErrors, errors === 0;
}
function validate120(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.runId === void 0 && (missing0 = "runId") || data.flowId === void 0 && (missing0 = "flowId") || data.status === void 0 && (missing0 = "status") || data.items === void 0 && (missing0 = "items") || data.createdAt === void 0 && (missing0 = "createdAt"))
return validate120.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
if (data.runId !== void 0) {
let _errs1 = errors;
if (typeof data.runId != "string")
return validate120.errors = [{ instancePath: instancePath + "/runId", schemaPath: "#/properties/runId/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
var valid0 = _errs1 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.flowId !== void 0) {
let _errs3 = errors;
validate62(data.flowId, { instancePath: instancePath + "/flowId", parentData: data, parentDataProperty: "flowId", rootData }) || (vErrors = vErrors === null ? validate62.errors : vErrors.concat(validate62.errors), errors = vErrors.length);
var valid0 = _errs3 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.flowName !== void 0) {
let data2 = data.flowName, _errs4 = errors;
if (typeof data2 != "string" && data2 !== null)
return validate120.errors = [{ instancePath: instancePath + "/flowName", schemaPath: "#/properties/flowName/type", keyword: "type", params: { type: schema49.properties.flowName.type }, message: "must be string,null" }], !1;
var valid0 = _errs4 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.status !== void 0) {
let _errs6 = errors;
if (typeof data.status != "string")
return validate120.errors = [{ instancePath: instancePath + "/status", schemaPath: "#/properties/status/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
var valid0 = _errs6 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.items !== void 0) {
let _errs8 = errors;
validate122(data.items, { instancePath: instancePath + "/items", parentData: data, parentDataProperty: "items", rootData }) || (vErrors = vErrors === null ? validate122.errors : vErrors.concat(validate122.errors), errors = vErrors.length);
var valid0 = _errs8 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.createdAt !== void 0) {
let _errs9 = errors;
if (typeof data.createdAt != "string")
return validate120.errors = [{ instancePath: instancePath + "/createdAt", schemaPath: "#/properties/createdAt/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
var valid0 = _errs9 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.completedAt !== void 0) {
let data6 = data.completedAt, _errs11 = errors;
if (typeof data6 != "string" && data6 !== null)
return validate120.errors = [{ instancePath: instancePath + "/completedAt", schemaPath: "#/properties/completedAt/type", keyword: "type", params: { type: schema49.properties.completedAt.type }, message: "must be string,null" }], !1;
var valid0 = _errs11 === errors;
} else
var valid0 = !0;
if (valid0)
if (data.results !== void 0) {
let data7 = data.results, _errs13 = errors;
if (!Array.isArray(data7) && data7 !== null)
return validate120.errors = [{ instancePath: instancePath + "/results", schemaPath: "#/properties/results/type", keyword: "type", params: { type: schema49.properties.results.type }, message: "must be array,null" }], !1;
if (errors === _errs13 && Array.isArray(data7)) {
var valid1 = !0;
let len0 = data7.length;
for (let i0 = 0; i0 < len0; i0++) {
let _errs15 = errors;
validate124(data7[i0], { instancePath: instancePath + "/results/" + i0, parentData: data7, parentDataProperty: i0, rootData }) || (vErrors = vErrors === null ? validate124.errors : vErrors.concat(validate124.errors), errors = vErrors.length);
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
return validate120.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
return validate120.errors = vErrors, errors === 0;
}
var _v1MethodRequest = validate164;
function validate141(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
let vErrors = null, errors = 0;
return typeof data != "string" ? (validate141.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1) : data !== "2.0" ? (validate141.errors = [{ instancePath, schemaPath: "#/const", keyword: "const", params: { allowedValue: "2.0" }, message: "must be equal to constant" }], !1) : (validate141.errors = vErrors, errors === 0);
}
function validate143(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
let vErrors = null, errors = 0, _errs0 = errors, valid0 = !1, _errs1 = errors;
if (typeof data != "string") {
let err0 = { instancePath, schemaPath: "#/anyOf/0/type", keyword: "type", params: { type: "string" }, message: "must be string" };
vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
}
var _valid0 = _errs1 === errors;
if (valid0 = valid0 || _valid0, !valid0) {
let _errs3 = errors;
if (!(typeof data == "number" && !(data % 1) && !isNaN(data) && isFinite(data))) {
let err1 = { instancePath, schemaPath: "#/anyOf/1/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
}
if (errors === _errs3 && typeof data == "number" && isFinite(data) && !formats0.validate(data)) {
let err2 = { instancePath, schemaPath: "#/anyOf/1/format", keyword: "format", params: { format: "int64" }, message: 'must match format "int64"' };
vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
}
var _valid0 = _errs3 === errors;
valid0 = valid0 || _valid0;
}
if (valid0)
errors = _errs0, vErrors !== null && (_errs0 ? vErrors.length = _errs0 : vErrors = null);
else {
let err3 = { instancePath, schemaPath: "#/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
return vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++, validate143.errors = vErrors, !1;
}
return validate143.errors = vErrors, errors === 0;
}
var schema62 = { type: "string", enum: ["initialize", "initialized", "components/list", "components/info", "components/execute", "components/infer_schema", "runs/submit", "runs/get"] };
function validate145(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
let vErrors = null, errors = 0;
return typeof data != "string" ? (validate145.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1) : data === "initialize" || data === "initialized" || data === "components/list" || data === "components/info" || data === "components/execute" || data === "components/infer_schema" || data === "runs/submit" || data === "runs/get" ? (validate145.errors = vErrors, errors === 0) : (validate145.errors = [{ instancePath, schemaPath: "#/enum", keyword: "enum", params: { allowedValues: schema62.enum }, message: "must be equal to one of the allowed values" }], !1);
}
function validate164(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.jsonrpc === void 0 && (missing0 = "jsonrpc") || data.id === void 0 && (missing0 = "id") || data.method === void 0 && (missing0 = "method"))
return validate164.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
if (data.jsonrpc !== void 0) {
let _errs1 = errors;
validate141(data.jsonrpc, { instancePath: instancePath + "/jsonrpc", parentData: data, parentDataProperty: "jsonrpc", rootData }) || (vErrors = vErrors === null ? validate141.errors : vErrors.concat(validate141.errors), errors = vErrors.length);
var valid0 = _errs1 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.id !== void 0) {
let _errs2 = errors;
validate143(data.id, { instancePath: instancePath + "/id", parentData: data, parentDataProperty: "id", rootData }) || (vErrors = vErrors === null ? validate143.errors : vErrors.concat(validate143.errors), errors = vErrors.length);
var valid0 = _errs2 === errors;
} else
var valid0 = !0;
if (valid0)
if (data.method !== void 0) {
let data2 = data.method, _errs3 = errors, _errs4 = errors, valid1 = !1, _errs5 = errors;
validate145(data2, { instancePath: instancePath + "/method", parentData: data, parentDataProperty: "method", rootData }) || (vErrors = vErrors === null ? validate145.errors : vErrors.concat(validate145.errors), errors = vErrors.length);
var _valid0 = _errs5 === errors;
if (valid1 = valid1 || _valid0, !valid1) {
let _errs6 = errors;
if (typeof data2 != "string") {
let err0 = { instancePath: instancePath + "/method", schemaPath: "#/properties/method/anyOf/1/type", keyword: "type", params: { type: "string" }, message: "must be string" };
vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
}
var _valid0 = _errs6 === errors;
valid1 = valid1 || _valid0;
}
if (valid1)
errors = _errs4, vErrors !== null && (_errs4 ? vErrors.length = _errs4 : vErrors = null);
else {
let err1 = { instancePath: instancePath + "/method", schemaPath: "#/properties/method/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
return vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++, validate164.errors = vErrors, !1;
}
var valid0 = _errs3 === errors;
} else
var valid0 = !0;
}
} else
return validate164.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
return validate164.errors = vErrors, errors === 0;
}
var _v1MethodError = validate168;
function validate156(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.code === void 0 && (missing0 = "code") || data.message === void 0 && (missing0 = "message"))
return validate156.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
if (data.code !== void 0) {
let data0 = data.code, _errs1 = errors;
if (!(typeof data0 == "number" && !(data0 % 1) && !isNaN(data0) && isFinite(data0)))
return validate156.errors = [{ instancePath: instancePath + "/code", schemaPath: "#/properties/code/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
if (errors === _errs1 && typeof data0 == "number" && isFinite(data0) && !formats0.validate(data0))
return validate156.errors = [{ instancePath: instancePath + "/code", schemaPath: "#/properties/code/format", keyword: "format", params: { format: "int64" }, message: 'must match format "int64"' }], !1;
var valid0 = _errs1 === errors;
} else
var valid0 = !0;
if (valid0)
if (data.message !== void 0) {
let _errs3 = errors;
if (typeof data.message != "string")
return validate156.errors = [{ instancePath: instancePath + "/message", schemaPath: "#/properties/message/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
var valid0 = _errs3 === errors;
} else
var valid0 = !0;
} else
return validate156.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
return validate156.errors = vErrors, errors === 0;
}
function validate168(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.jsonrpc === void 0 && (missing0 = "jsonrpc") || data.id === void 0 && (missing0 = "id") || data.error === void 0 && (missing0 = "error"))
return validate168.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
if (data.jsonrpc !== void 0) {
let _errs1 = errors;
validate141(data.jsonrpc, { instancePath: instancePath + "/jsonrpc", parentData: data, parentDataProperty: "jsonrpc", rootData }) || (vErrors = vErrors === null ? validate141.errors : vErrors.concat(validate141.errors), errors = vErrors.length);
var valid0 = _errs1 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.id !== void 0) {
let _errs2 = errors;
validate143(data.id, { instancePath: instancePath + "/id", parentData: data, parentDataProperty: "id", rootData }) || (vErrors = vErrors === null ? validate143.errors : vErrors.concat(validate143.errors), errors = vErrors.length);
var valid0 = _errs2 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.error !== void 0) {
let _errs3 = errors;
validate156(data.error, { instancePath: instancePath + "/error", parentData: data, parentDataProperty: "error", rootData }) || (vErrors = vErrors === null ? validate156.errors : vErrors.concat(validate156.errors), errors = vErrors.length);
var valid0 = _errs3 === errors;
} else
var valid0 = !0;
if (valid0)
if (data.result !== void 0) {
let _errs4 = errors;
if (data.result !== null)
return validate168.errors = [{ instancePath: instancePath + "/result", schemaPath: "#/properties/result/type", keyword: "type", params: { type: "null" }, message: "must be null" }], !1;
var valid0 = _errs4 === errors;
} else
var valid0 = !0;
}
}
} else
return validate168.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
return validate168.errors = vErrors, errors === 0;
}
var _v1MethodSuccess = validate172;
function validate172(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.jsonrpc === void 0 && (missing0 = "jsonrpc") || data.id === void 0 && (missing0 = "id") || data.result === void 0 && (missing0 = "result"))
return validate172.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
if (data.jsonrpc !== void 0) {
let _errs1 = errors;
validate141(data.jsonrpc, { instancePath: instancePath + "/jsonrpc", parentData: data, parentDataProperty: "jsonrpc", rootData }) || (vErrors = vErrors === null ? validate141.errors : vErrors.concat(validate141.errors), errors = vErrors.length);
var valid0 = _errs1 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.id !== void 0) {
let _errs2 = errors;
validate143(data.id, { instancePath: instancePath + "/id", parentData: data, parentDataProperty: "id", rootData }) || (vErrors = vErrors === null ? validate143.errors : vErrors.concat(validate143.errors), errors = vErrors.length);
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
return validate172.errors = [{ instancePath: instancePath + "/result", schemaPath: "#/properties/result/not", keyword: "not", params: {}, message: "must NOT be valid" }], !1;
errors = _errs4, vErrors !== null && (_errs4 ? vErrors.length = _errs4 : vErrors = null);
var valid0 = _errs3 === errors;
} else
var valid0 = !0;
if (valid0)
if (data.error !== void 0) {
let _errs7 = errors;
if (data.error !== null)
return validate172.errors = [{ instancePath: instancePath + "/error", schemaPath: "#/properties/error/type", keyword: "type", params: { type: "null" }, message: "must be null" }], !1;
var valid0 = _errs7 === errors;
} else
var valid0 = !0;
}
}
} else
return validate172.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
return validate172.errors = vErrors, errors === 0;
}
var _v1Notification = validate175;
function validate175(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
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
return validate175.errors = [{ instancePath, schemaPath: "#/not", keyword: "not", params: {}, message: "must NOT be valid" }], !1;
if (errors = _errs1, vErrors !== null && (_errs1 ? vErrors.length = _errs1 : vErrors = null), errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing1;
if (data.jsonrpc === void 0 && (missing1 = "jsonrpc") || data.method === void 0 && (missing1 = "method"))
return validate175.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing1 }, message: "must have required property '" + missing1 + "'" }], !1;
if (data.jsonrpc !== void 0) {
let _errs3 = errors;
validate141(data.jsonrpc, { instancePath: instancePath + "/jsonrpc", parentData: data, parentDataProperty: "jsonrpc", rootData }) || (vErrors = vErrors === null ? validate141.errors : vErrors.concat(validate141.errors), errors = vErrors.length);
var valid1 = _errs3 === errors;
} else
var valid1 = !0;
if (valid1)
if (data.method !== void 0) {
let _errs4 = errors;
if (typeof data.method != "string")
return validate175.errors = [{ instancePath: instancePath + "/method", schemaPath: "#/properties/method/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
var valid1 = _errs4 === errors;
} else
var valid1 = !0;
} else
return validate175.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
return validate175.errors = vErrors, errors === 0;
}
var _v1InitializeParams = validate177;
var formats18 = formats.uint32, schema73 = { type: "object", properties: { trace_id: { type: ["string", "null"] }, span_id: { type: ["string", "null"] }, run_id: { type: ["string", "null"] }, flow_id: { anyOf: [{ $ref: "#/$defs/BlobId" }, { type: "null" }] }, step_id: { type: ["string", "null"] } } };
function validate179(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
let vErrors = null, errors = 0;
return typeof data != "string" ? (validate179.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1) : (validate179.errors = vErrors, errors === 0);
}
function validate178(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
if (data.trace_id !== void 0) {
let data0 = data.trace_id, _errs1 = errors;
if (typeof data0 != "string" && data0 !== null)
return validate178.errors = [{ instancePath: instancePath + "/trace_id", schemaPath: "#/properties/trace_id/type", keyword: "type", params: { type: schema73.properties.trace_id.type }, message: "must be string,null" }], !1;
var valid0 = _errs1 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.span_id !== void 0) {
let data1 = data.span_id, _errs3 = errors;
if (typeof data1 != "string" && data1 !== null)
return validate178.errors = [{ instancePath: instancePath + "/span_id", schemaPath: "#/properties/span_id/type", keyword: "type", params: { type: schema73.properties.span_id.type }, message: "must be string,null" }], !1;
var valid0 = _errs3 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.run_id !== void 0) {
let data2 = data.run_id, _errs5 = errors;
if (typeof data2 != "string" && data2 !== null)
return validate178.errors = [{ instancePath: instancePath + "/run_id", schemaPath: "#/properties/run_id/type", keyword: "type", params: { type: schema73.properties.run_id.type }, message: "must be string,null" }], !1;
var valid0 = _errs5 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.flow_id !== void 0) {
let data3 = data.flow_id, _errs7 = errors, _errs8 = errors, valid1 = !1, _errs9 = errors;
validate179(data3, { instancePath: instancePath + "/flow_id", parentData: data, parentDataProperty: "flow_id", rootData }) || (vErrors = vErrors === null ? validate179.errors : vErrors.concat(validate179.errors), errors = vErrors.length);
var _valid0 = _errs9 === errors;
if (valid1 = valid1 || _valid0, !valid1) {
let _errs10 = errors;
if (data3 !== null) {
let err0 = { instancePath: instancePath + "/flow_id", schemaPath: "#/properties/flow_id/anyOf/1/type", keyword: "type", params: { type: "null" }, message: "must be null" };
vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
}
var _valid0 = _errs10 === errors;
valid1 = valid1 || _valid0;
}
if (valid1)
errors = _errs8, vErrors !== null && (_errs8 ? vErrors.length = _errs8 : vErrors = null);
else {
let err1 = { instancePath: instancePath + "/flow_id", schemaPath: "#/properties/flow_id/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
return vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++, validate178.errors = vErrors, !1;
}
var valid0 = _errs7 === errors;
} else
var valid0 = !0;
if (valid0)
if (data.step_id !== void 0) {
let data4 = data.step_id, _errs12 = errors;
if (typeof data4 != "string" && data4 !== null)
return validate178.errors = [{ instancePath: instancePath + "/step_id", schemaPath: "#/properties/step_id/type", keyword: "type", params: { type: schema73.properties.step_id.type }, message: "must be string,null" }], !1;
var valid0 = _errs12 === errors;
} else
var valid0 = !0;
}
}
}
} else
return validate178.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
return validate178.errors = vErrors, errors === 0;
}
var schema75 = { type: "object", properties: { blobApiUrl: { type: ["string", "null"] }, blobThreshold: { type: ["integer", "null"], format: "int64" } } };
function validate182(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
if (data.blobApiUrl !== void 0) {
let data0 = data.blobApiUrl, _errs1 = errors;
if (typeof data0 != "string" && data0 !== null)
return validate182.errors = [{ instancePath: instancePath + "/blobApiUrl", schemaPath: "#/properties/blobApiUrl/type", keyword: "type", params: { type: schema75.properties.blobApiUrl.type }, message: "must be string,null" }], !1;
var valid0 = _errs1 === errors;
} else
var valid0 = !0;
if (valid0)
if (data.blobThreshold !== void 0) {
let data1 = data.blobThreshold, _errs3 = errors;
if (!(typeof data1 == "number" && !(data1 % 1) && !isNaN(data1) && isFinite(data1)) && data1 !== null)
return validate182.errors = [{ instancePath: instancePath + "/blobThreshold", schemaPath: "#/properties/blobThreshold/type", keyword: "type", params: { type: schema75.properties.blobThreshold.type }, message: "must be integer,null" }], !1;
if (errors === _errs3 && typeof data1 == "number" && isFinite(data1) && !formats0.validate(data1))
return validate182.errors = [{ instancePath: instancePath + "/blobThreshold", schemaPath: "#/properties/blobThreshold/format", keyword: "format", params: { format: "int64" }, message: 'must match format "int64"' }], !1;
var valid0 = _errs3 === errors;
} else
var valid0 = !0;
} else
return validate182.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
return validate182.errors = vErrors, errors === 0;
}
function validate177(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.runtimeProtocolVersion === void 0 && (missing0 = "runtimeProtocolVersion"))
return validate177.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
if (data.runtimeProtocolVersion !== void 0) {
let data0 = data.runtimeProtocolVersion, _errs1 = errors;
if (!(typeof data0 == "number" && !(data0 % 1) && !isNaN(data0) && isFinite(data0)))
return validate177.errors = [{ instancePath: instancePath + "/runtimeProtocolVersion", schemaPath: "#/properties/runtimeProtocolVersion/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
if (errors === _errs1 && typeof data0 == "number" && isFinite(data0)) {
if (data0 < 0 || isNaN(data0))
return validate177.errors = [{ instancePath: instancePath + "/runtimeProtocolVersion", schemaPath: "#/properties/runtimeProtocolVersion/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
if (!formats18.validate(data0))
return validate177.errors = [{ instancePath: instancePath + "/runtimeProtocolVersion", schemaPath: "#/properties/runtimeProtocolVersion/format", keyword: "format", params: { format: "uint32" }, message: 'must match format "uint32"' }], !1;
}
var valid0 = _errs1 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.observability !== void 0) {
let data1 = data.observability, _errs3 = errors, _errs4 = errors, valid1 = !1, _errs5 = errors;
validate178(data1, { instancePath: instancePath + "/observability", parentData: data, parentDataProperty: "observability", rootData }) || (vErrors = vErrors === null ? validate178.errors : vErrors.concat(validate178.errors), errors = vErrors.length);
var _valid0 = _errs5 === errors;
if (valid1 = valid1 || _valid0, !valid1) {
let _errs6 = errors;
if (data1 !== null) {
let err0 = { instancePath: instancePath + "/observability", schemaPath: "#/properties/observability/anyOf/1/type", keyword: "type", params: { type: "null" }, message: "must be null" };
vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
}
var _valid0 = _errs6 === errors;
valid1 = valid1 || _valid0;
}
if (valid1)
errors = _errs4, vErrors !== null && (_errs4 ? vErrors.length = _errs4 : vErrors = null);
else {
let err1 = { instancePath: instancePath + "/observability", schemaPath: "#/properties/observability/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
return vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++, validate177.errors = vErrors, !1;
}
var valid0 = _errs3 === errors;
} else
var valid0 = !0;
if (valid0)
if (data.capabilities !== void 0) {
let data2 = data.capabilities, _errs8 = errors, _errs9 = errors, valid2 = !1, _errs10 = errors;
validate182(data2, { instancePath: instancePath + "/capabilities", parentData: data, parentDataProperty: "capabilities", rootData }) || (vErrors = vErrors === null ? validate182.errors : vErrors.concat(validate182.errors), errors = vErrors.length);
var _valid1 = _errs10 === errors;
if (valid2 = valid2 || _valid1, !valid2) {
let _errs11 = errors;
if (data2 !== null) {
let err2 = { instancePath: instancePath + "/capabilities", schemaPath: "#/properties/capabilities/anyOf/1/type", keyword: "type", params: { type: "null" }, message: "must be null" };
vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
}
var _valid1 = _errs11 === errors;
valid2 = valid2 || _valid1;
}
if (valid2)
errors = _errs9, vErrors !== null && (_errs9 ? vErrors.length = _errs9 : vErrors = null);
else {
let err3 = { instancePath: instancePath + "/capabilities", schemaPath: "#/properties/capabilities/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
return vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++, validate177.errors = vErrors, !1;
}
var valid0 = _errs8 === errors;
} else
var valid0 = !0;
}
} else
return validate177.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
return validate177.errors = vErrors, errors === 0;
}
var _v1InitializeResult = validate184;
function validate184(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.serverProtocolVersion === void 0 && (missing0 = "serverProtocolVersion"))
return validate184.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
if (data.serverProtocolVersion !== void 0) {
let data0 = data.serverProtocolVersion, _errs1 = errors;
if (!(typeof data0 == "number" && !(data0 % 1) && !isNaN(data0) && isFinite(data0)))
return validate184.errors = [{ instancePath: instancePath + "/serverProtocolVersion", schemaPath: "#/properties/serverProtocolVersion/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
if (errors === _errs1 && typeof data0 == "number" && isFinite(data0)) {
if (data0 < 0 || isNaN(data0))
return validate184.errors = [{ instancePath: instancePath + "/serverProtocolVersion", schemaPath: "#/properties/serverProtocolVersion/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
if (!formats18.validate(data0))
return validate184.errors = [{ instancePath: instancePath + "/serverProtocolVersion", schemaPath: "#/properties/serverProtocolVersion/format", keyword: "format", params: { format: "uint32" }, message: 'must match format "uint32"' }], !1;
}
var valid0 = _errs1 === errors;
} else
var valid0 = !0;
if (valid0)
if (data.supportsBlobRefs !== void 0) {
let _errs3 = errors;
if (typeof data.supportsBlobRefs != "boolean")
return validate184.errors = [{ instancePath: instancePath + "/supportsBlobRefs", schemaPath: "#/properties/supportsBlobRefs/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" }], !1;
var valid0 = _errs3 === errors;
} else
var valid0 = !0;
} else
return validate184.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
return validate184.errors = vErrors, errors === 0;
}
var _v1Initialized = validate185;
function validate185(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
let vErrors = null, errors = 0;
return errors === 0 && !(data && typeof data == "object" && !Array.isArray(data)) ? (validate185.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1) : (validate185.errors = vErrors, errors === 0);
}
var _v1ComponentExecuteParams = validate186;
function validate187(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
let vErrors = null, errors = 0;
return typeof data != "string" ? (validate187.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1) : (validate187.errors = vErrors, errors === 0);
}
function validate189(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
return validate189.errors = null, !0;
}
function validate186(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.component === void 0 && (missing0 = "component") || data.input === void 0 && (missing0 = "input") || data.attempt === void 0 && (missing0 = "attempt") || data.observability === void 0 && (missing0 = "observability"))
return validate186.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
if (data.component !== void 0) {
let _errs1 = errors;
validate187(data.component, { instancePath: instancePath + "/component", parentData: data, parentDataProperty: "component", rootData }) || (vErrors = vErrors === null ? validate187.errors : vErrors.concat(validate187.errors), errors = vErrors.length);
var valid0 = _errs1 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.input !== void 0) {
let _errs2 = errors;
validate189(data.input, { instancePath: instancePath + "/input", parentData: data, parentDataProperty: "input", rootData }) || (vErrors = vErrors === null ? validate189.errors : vErrors.concat(validate189.errors), errors = vErrors.length);
var valid0 = _errs2 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.attempt !== void 0) {
let data2 = data.attempt, _errs3 = errors;
if (!(typeof data2 == "number" && !(data2 % 1) && !isNaN(data2) && isFinite(data2)))
return validate186.errors = [{ instancePath: instancePath + "/attempt", schemaPath: "#/properties/attempt/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
if (errors === _errs3 && typeof data2 == "number" && isFinite(data2)) {
if (data2 < 0 || isNaN(data2))
return validate186.errors = [{ instancePath: instancePath + "/attempt", schemaPath: "#/properties/attempt/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
if (!formats18.validate(data2))
return validate186.errors = [{ instancePath: instancePath + "/attempt", schemaPath: "#/properties/attempt/format", keyword: "format", params: { format: "uint32" }, message: 'must match format "uint32"' }], !1;
}
var valid0 = _errs3 === errors;
} else
var valid0 = !0;
if (valid0)
if (data.observability !== void 0) {
let _errs5 = errors;
validate178(data.observability, { instancePath: instancePath + "/observability", parentData: data, parentDataProperty: "observability", rootData }) || (vErrors = vErrors === null ? validate178.errors : vErrors.concat(validate178.errors), errors = vErrors.length);
var valid0 = _errs5 === errors;
} else
var valid0 = !0;
}
}
} else
return validate186.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
return validate186.errors = vErrors, errors === 0;
}
var _v1ComponentExecuteResult = validate192;
function validate192(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.output === void 0 && (missing0 = "output"))
return validate192.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
data.output !== void 0 && (validate189(data.output, { instancePath: instancePath + "/output", parentData: data, parentDataProperty: "output", rootData }) || (vErrors = vErrors === null ? validate189.errors : vErrors.concat(validate189.errors), errors = vErrors.length));
} else
return validate192.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
return validate192.errors = vErrors, errors === 0;
}
var _v1ComponentInfoParams = validate194;
function validate194(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.component === void 0 && (missing0 = "component"))
return validate194.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
data.component !== void 0 && (validate187(data.component, { instancePath: instancePath + "/component", parentData: data, parentDataProperty: "component", rootData }) || (vErrors = vErrors === null ? validate187.errors : vErrors.concat(validate187.errors), errors = vErrors.length));
} else
return validate194.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
return validate194.errors = vErrors, errors === 0;
}
var _v1ComponentInfoResult = validate196;
var schema84 = { type: "object", properties: { component: { $ref: "#/$defs/Component" }, description: { type: ["string", "null"] }, input_schema: { anyOf: [{ $ref: "#/$defs/Schema" }, { type: "null" }] }, output_schema: { anyOf: [{ $ref: "#/$defs/Schema" }, { type: "null" }] } }, required: ["component"] };
function validate199(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
let vErrors = null, errors = 0;
return errors === 0 && !(data && typeof data == "object" && !Array.isArray(data)) ? (validate199.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1) : (validate199.errors = vErrors, errors === 0);
}
function validate197(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.component === void 0 && (missing0 = "component"))
return validate197.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
if (data.component !== void 0) {
let _errs1 = errors;
validate187(data.component, { instancePath: instancePath + "/component", parentData: data, parentDataProperty: "component", rootData }) || (vErrors = vErrors === null ? validate187.errors : vErrors.concat(validate187.errors), errors = vErrors.length);
var valid0 = _errs1 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.description !== void 0) {
let data1 = data.description, _errs2 = errors;
if (typeof data1 != "string" && data1 !== null)
return validate197.errors = [{ instancePath: instancePath + "/description", schemaPath: "#/properties/description/type", keyword: "type", params: { type: schema84.properties.description.type }, message: "must be string,null" }], !1;
var valid0 = _errs2 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.input_schema !== void 0) {
let data2 = data.input_schema, _errs4 = errors, _errs5 = errors, valid1 = !1, _errs6 = errors;
validate199(data2, { instancePath: instancePath + "/input_schema", parentData: data, parentDataProperty: "input_schema", rootData }) || (vErrors = vErrors === null ? validate199.errors : vErrors.concat(validate199.errors), errors = vErrors.length);
var _valid0 = _errs6 === errors;
if (valid1 = valid1 || _valid0, !valid1) {
let _errs7 = errors;
if (data2 !== null) {
let err0 = { instancePath: instancePath + "/input_schema", schemaPath: "#/properties/input_schema/anyOf/1/type", keyword: "type", params: { type: "null" }, message: "must be null" };
vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
}
var _valid0 = _errs7 === errors;
valid1 = valid1 || _valid0;
}
if (valid1)
errors = _errs5, vErrors !== null && (_errs5 ? vErrors.length = _errs5 : vErrors = null);
else {
let err1 = { instancePath: instancePath + "/input_schema", schemaPath: "#/properties/input_schema/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
return vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++, validate197.errors = vErrors, !1;
}
var valid0 = _errs4 === errors;
} else
var valid0 = !0;
if (valid0)
if (data.output_schema !== void 0) {
let data3 = data.output_schema, _errs9 = errors, _errs10 = errors, valid2 = !1, _errs11 = errors;
validate199(data3, { instancePath: instancePath + "/output_schema", parentData: data, parentDataProperty: "output_schema", rootData }) || (vErrors = vErrors === null ? validate199.errors : vErrors.concat(validate199.errors), errors = vErrors.length);
var _valid1 = _errs11 === errors;
if (valid2 = valid2 || _valid1, !valid2) {
let _errs12 = errors;
if (data3 !== null) {
let err2 = { instancePath: instancePath + "/output_schema", schemaPath: "#/properties/output_schema/anyOf/1/type", keyword: "type", params: { type: "null" }, message: "must be null" };
vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
}
var _valid1 = _errs12 === errors;
valid2 = valid2 || _valid1;
}
if (valid2)
errors = _errs10, vErrors !== null && (_errs10 ? vErrors.length = _errs10 : vErrors = null);
else {
let err3 = { instancePath: instancePath + "/output_schema", schemaPath: "#/properties/output_schema/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
return vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++, validate197.errors = vErrors, !1;
}
var valid0 = _errs9 === errors;
} else
var valid0 = !0;
}
}
} else
return validate197.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
return validate197.errors = vErrors, errors === 0;
}
function validate196(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.info === void 0 && (missing0 = "info"))
return validate196.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
data.info !== void 0 && (validate197(data.info, { instancePath: instancePath + "/info", parentData: data, parentDataProperty: "info", rootData }) || (vErrors = vErrors === null ? validate197.errors : vErrors.concat(validate197.errors), errors = vErrors.length));
} else
return validate196.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
return validate196.errors = vErrors, errors === 0;
}
var _v1ComponentListParams = validate203;
function validate203(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
let vErrors = null, errors = 0;
return errors === 0 && !(data && typeof data == "object" && !Array.isArray(data)) ? (validate203.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1) : (validate203.errors = vErrors, errors === 0);
}
var _v1ListComponentsResult = validate204;
function validate204(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.components === void 0 && (missing0 = "components"))
return validate204.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
if (data.components !== void 0) {
let data0 = data.components;
if (errors === errors)
if (Array.isArray(data0)) {
var valid1 = !0;
let len0 = data0.length;
for (let i0 = 0; i0 < len0; i0++) {
let _errs3 = errors;
validate197(data0[i0], { instancePath: instancePath + "/components/" + i0, parentData: data0, parentDataProperty: i0, rootData }) || (vErrors = vErrors === null ? validate197.errors : vErrors.concat(validate197.errors), errors = vErrors.length);
var valid1 = _errs3 === errors;
if (!valid1)
break;
}
} else
return validate204.errors = [{ instancePath: instancePath + "/components", schemaPath: "#/properties/components/type", keyword: "type", params: { type: "array" }, message: "must be array" }], !1;
}
} else
return validate204.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
return validate204.errors = vErrors, errors === 0;
}
var _v1ComponentInferSchemaParams = validate206;
function validate206(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.component === void 0 && (missing0 = "component") || data.input_schema === void 0 && (missing0 = "input_schema"))
return validate206.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
if (data.component !== void 0) {
let _errs1 = errors;
validate187(data.component, { instancePath: instancePath + "/component", parentData: data, parentDataProperty: "component", rootData }) || (vErrors = vErrors === null ? validate187.errors : vErrors.concat(validate187.errors), errors = vErrors.length);
var valid0 = _errs1 === errors;
} else
var valid0 = !0;
if (valid0)
if (data.input_schema !== void 0) {
let _errs2 = errors;
validate199(data.input_schema, { instancePath: instancePath + "/input_schema", parentData: data, parentDataProperty: "input_schema", rootData }) || (vErrors = vErrors === null ? validate199.errors : vErrors.concat(validate199.errors), errors = vErrors.length);
var valid0 = _errs2 === errors;
} else
var valid0 = !0;
} else
return validate206.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
return validate206.errors = vErrors, errors === 0;
}
var _v1ComponentInferSchemaResult = validate209;
function validate209(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
if (data.output_schema !== void 0) {
let data0 = data.output_schema, _errs2 = errors, valid1 = !1, _errs3 = errors;
validate199(data0, { instancePath: instancePath + "/output_schema", parentData: data, parentDataProperty: "output_schema", rootData }) || (vErrors = vErrors === null ? validate199.errors : vErrors.concat(validate199.errors), errors = vErrors.length);
var _valid0 = _errs3 === errors;
if (valid1 = valid1 || _valid0, !valid1) {
let _errs4 = errors;
if (data0 !== null) {
let err0 = { instancePath: instancePath + "/output_schema", schemaPath: "#/properties/output_schema/anyOf/1/type", keyword: "type", params: { type: "null" }, message: "must be null" };
vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
}
var _valid0 = _errs4 === errors;
valid1 = valid1 || _valid0;
}
if (valid1)
errors = _errs2, vErrors !== null && (_errs2 ? vErrors.length = _errs2 : vErrors = null);
else {
let err1 = { instancePath: instancePath + "/output_schema", schemaPath: "#/properties/output_schema/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
return vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++, validate209.errors = vErrors, !1;
}
}
} else
return validate209.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
return validate209.errors = vErrors, errors === 0;
}
var _v1SubmitRunProtocolParams = validate211, schema90 = { type: "object", properties: { flowId: { $ref: "#/$defs/BlobId" }, inputs: { type: "array", items: { $ref: "#/$defs/Value" } }, wait: { type: "boolean" }, maxConcurrency: { type: ["integer", "null"], format: "uint", minimum: 0 }, overrides: { anyOf: [{ $ref: "#/$defs/WorkflowOverrides" }, { type: "null" }] }, timeoutSecs: { type: ["integer", "null"], format: "uint64", minimum: 0 }, observability: { anyOf: [{ $ref: "#/$defs/ObservabilityContext" }, { type: "null" }] }, subflowKey: { type: "string", format: "uuid" } }, required: ["flowId", "inputs", "subflowKey"] };
var schema93 = { type: "string", enum: ["merge_patch", "json_patch"] };
function validate216(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
let vErrors = null, errors = 0;
return typeof data != "string" ? (validate216.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1) : data === "merge_patch" || data === "json_patch" ? (validate216.errors = vErrors, errors === 0) : (validate216.errors = [{ instancePath, schemaPath: "#/enum", keyword: "enum", params: { allowedValues: schema93.enum }, message: "must be equal to one of the allowed values" }], !1);
}
function validate215(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.value === void 0 && (missing0 = "value"))
return validate215.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
data.$type !== void 0 && (validate216(data.$type, { instancePath: instancePath + "/$type", parentData: data, parentDataProperty: "$type", rootData }) || (vErrors = vErrors === null ? validate216.errors : vErrors.concat(validate216.errors), errors = vErrors.length));
} else
return validate215.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
return validate215.errors = vErrors, errors === 0;
}
function validate214(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.steps === void 0 && (missing0 = "steps"))
return validate214.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
if (data.steps !== void 0) {
let data0 = data.steps;
if (errors === errors)
if (data0 && typeof data0 == "object" && !Array.isArray(data0))
for (let key0 in data0) {
let _errs4 = errors;
validate215(data0[key0], { instancePath: instancePath + "/steps/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"), parentData: data0, parentDataProperty: key0, rootData }) || (vErrors = vErrors === null ? validate215.errors : vErrors.concat(validate215.errors), errors = vErrors.length);
var valid1 = _errs4 === errors;
if (!valid1)
break;
}
else
return validate214.errors = [{ instancePath: instancePath + "/steps", schemaPath: "#/properties/steps/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
}
} else
return validate214.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
return validate214.errors = vErrors, errors === 0;
}
var formats26 = formats.uint, formats28 = formats.uint64, formats30 = formats.uuid;
function validate211(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.flowId === void 0 && (missing0 = "flowId") || data.inputs === void 0 && (missing0 = "inputs") || data.subflowKey === void 0 && (missing0 = "subflowKey"))
return validate211.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
if (data.flowId !== void 0) {
let _errs1 = errors;
validate179(data.flowId, { instancePath: instancePath + "/flowId", parentData: data, parentDataProperty: "flowId", rootData }) || (vErrors = vErrors === null ? validate179.errors : vErrors.concat(validate179.errors), errors = vErrors.length);
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
validate189(data1[i0], { instancePath: instancePath + "/inputs/" + i0, parentData: data1, parentDataProperty: i0, rootData }) || (vErrors = vErrors === null ? validate189.errors : vErrors.concat(validate189.errors), errors = vErrors.length);
var valid1 = _errs4 === errors;
if (!valid1)
break;
}
} else
return validate211.errors = [{ instancePath: instancePath + "/inputs", schemaPath: "#/properties/inputs/type", keyword: "type", params: { type: "array" }, message: "must be array" }], !1;
var valid0 = _errs2 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.wait !== void 0) {
let _errs5 = errors;
if (typeof data.wait != "boolean")
return validate211.errors = [{ instancePath: instancePath + "/wait", schemaPath: "#/properties/wait/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" }], !1;
var valid0 = _errs5 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.maxConcurrency !== void 0) {
let data4 = data.maxConcurrency, _errs7 = errors;
if (!(typeof data4 == "number" && !(data4 % 1) && !isNaN(data4) && isFinite(data4)) && data4 !== null)
return validate211.errors = [{ instancePath: instancePath + "/maxConcurrency", schemaPath: "#/properties/maxConcurrency/type", keyword: "type", params: { type: schema90.properties.maxConcurrency.type }, message: "must be integer,null" }], !1;
if (errors === _errs7 && typeof data4 == "number" && isFinite(data4)) {
if (data4 < 0 || isNaN(data4))
return validate211.errors = [{ instancePath: instancePath + "/maxConcurrency", schemaPath: "#/properties/maxConcurrency/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
if (!formats26.validate(data4))
return validate211.errors = [{ instancePath: instancePath + "/maxConcurrency", schemaPath: "#/properties/maxConcurrency/format", keyword: "format", params: { format: "uint" }, message: 'must match format "uint"' }], !1;
}
var valid0 = _errs7 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.overrides !== void 0) {
let data5 = data.overrides, _errs9 = errors, _errs10 = errors, valid2 = !1, _errs11 = errors;
validate214(data5, { instancePath: instancePath + "/overrides", parentData: data, parentDataProperty: "overrides", rootData }) || (vErrors = vErrors === null ? validate214.errors : vErrors.concat(validate214.errors), errors = vErrors.length);
var _valid0 = _errs11 === errors;
if (valid2 = valid2 || _valid0, !valid2) {
let _errs12 = errors;
if (data5 !== null) {
let err0 = { instancePath: instancePath + "/overrides", schemaPath: "#/properties/overrides/anyOf/1/type", keyword: "type", params: { type: "null" }, message: "must be null" };
vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
}
var _valid0 = _errs12 === errors;
valid2 = valid2 || _valid0;
}
if (valid2)
errors = _errs10, vErrors !== null && (_errs10 ? vErrors.length = _errs10 : vErrors = null);
else {
let err1 = { instancePath: instancePath + "/overrides", schemaPath: "#/properties/overrides/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
return vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++, validate211.errors = vErrors, !1;
}
var valid0 = _errs9 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.timeoutSecs !== void 0) {
let data6 = data.timeoutSecs, _errs14 = errors;
if (!(typeof data6 == "number" && !(data6 % 1) && !isNaN(data6) && isFinite(data6)) && data6 !== null)
return validate211.errors = [{ instancePath: instancePath + "/timeoutSecs", schemaPath: "#/properties/timeoutSecs/type", keyword: "type", params: { type: schema90.properties.timeoutSecs.type }, message: "must be integer,null" }], !1;
if (errors === _errs14 && typeof data6 == "number" && isFinite(data6)) {
if (data6 < 0 || isNaN(data6))
return validate211.errors = [{ instancePath: instancePath + "/timeoutSecs", schemaPath: "#/properties/timeoutSecs/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
if (!formats28.validate(data6))
return validate211.errors = [{ instancePath: instancePath + "/timeoutSecs", schemaPath: "#/properties/timeoutSecs/format", keyword: "format", params: { format: "uint64" }, message: 'must match format "uint64"' }], !1;
}
var valid0 = _errs14 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.observability !== void 0) {
let data7 = data.observability, _errs16 = errors, _errs17 = errors, valid3 = !1, _errs18 = errors;
validate178(data7, { instancePath: instancePath + "/observability", parentData: data, parentDataProperty: "observability", rootData }) || (vErrors = vErrors === null ? validate178.errors : vErrors.concat(validate178.errors), errors = vErrors.length);
var _valid1 = _errs18 === errors;
if (valid3 = valid3 || _valid1, !valid3) {
let _errs19 = errors;
if (data7 !== null) {
let err2 = { instancePath: instancePath + "/observability", schemaPath: "#/properties/observability/anyOf/1/type", keyword: "type", params: { type: "null" }, message: "must be null" };
vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
}
var _valid1 = _errs19 === errors;
valid3 = valid3 || _valid1;
}
if (valid3)
errors = _errs17, vErrors !== null && (_errs17 ? vErrors.length = _errs17 : vErrors = null);
else {
let err3 = { instancePath: instancePath + "/observability", schemaPath: "#/properties/observability/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
return vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++, validate211.errors = vErrors, !1;
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
return validate211.errors = [{ instancePath: instancePath + "/subflowKey", schemaPath: "#/properties/subflowKey/format", keyword: "format", params: { format: "uuid" }, message: 'must match format "uuid"' }], !1;
} else
return validate211.errors = [{ instancePath: instancePath + "/subflowKey", schemaPath: "#/properties/subflowKey/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
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
return validate211.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
return validate211.errors = vErrors, errors === 0;
}
var _v1GetRunProtocolParams = validate221, schema94 = { type: "object", properties: { runId: { type: "string" }, wait: { type: "boolean" }, includeResults: { type: "boolean" }, resultOrder: { $ref: "#/$defs/ResultOrder" }, timeoutSecs: { type: ["integer", "null"], format: "uint64", minimum: 0 }, observability: { anyOf: [{ $ref: "#/$defs/ObservabilityContext" }, { type: "null" }] } }, required: ["runId"] }, schema95 = { type: "string", enum: ["by_index", "by_completion"] };
function validate222(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
let vErrors = null, errors = 0;
return typeof data != "string" ? (validate222.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1) : data === "by_index" || data === "by_completion" ? (validate222.errors = vErrors, errors === 0) : (validate222.errors = [{ instancePath, schemaPath: "#/enum", keyword: "enum", params: { allowedValues: schema95.enum }, message: "must be equal to one of the allowed values" }], !1);
}
function validate221(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.runId === void 0 && (missing0 = "runId"))
return validate221.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
if (data.runId !== void 0) {
let _errs1 = errors;
if (typeof data.runId != "string")
return validate221.errors = [{ instancePath: instancePath + "/runId", schemaPath: "#/properties/runId/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
var valid0 = _errs1 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.wait !== void 0) {
let _errs3 = errors;
if (typeof data.wait != "boolean")
return validate221.errors = [{ instancePath: instancePath + "/wait", schemaPath: "#/properties/wait/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" }], !1;
var valid0 = _errs3 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.includeResults !== void 0) {
let _errs5 = errors;
if (typeof data.includeResults != "boolean")
return validate221.errors = [{ instancePath: instancePath + "/includeResults", schemaPath: "#/properties/includeResults/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" }], !1;
var valid0 = _errs5 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.resultOrder !== void 0) {
let _errs7 = errors;
validate222(data.resultOrder, { instancePath: instancePath + "/resultOrder", parentData: data, parentDataProperty: "resultOrder", rootData }) || (vErrors = vErrors === null ? validate222.errors : vErrors.concat(validate222.errors), errors = vErrors.length);
var valid0 = _errs7 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.timeoutSecs !== void 0) {
let data4 = data.timeoutSecs, _errs8 = errors;
if (!(typeof data4 == "number" && !(data4 % 1) && !isNaN(data4) && isFinite(data4)) && data4 !== null)
return validate221.errors = [{ instancePath: instancePath + "/timeoutSecs", schemaPath: "#/properties/timeoutSecs/type", keyword: "type", params: { type: schema94.properties.timeoutSecs.type }, message: "must be integer,null" }], !1;
if (errors === _errs8 && typeof data4 == "number" && isFinite(data4)) {
if (data4 < 0 || isNaN(data4))
return validate221.errors = [{ instancePath: instancePath + "/timeoutSecs", schemaPath: "#/properties/timeoutSecs/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
if (!formats28.validate(data4))
return validate221.errors = [{ instancePath: instancePath + "/timeoutSecs", schemaPath: "#/properties/timeoutSecs/format", keyword: "format", params: { format: "uint64" }, message: 'must match format "uint64"' }], !1;
}
var valid0 = _errs8 === errors;
} else
var valid0 = !0;
if (valid0)
if (data.observability !== void 0) {
let data5 = data.observability, _errs10 = errors, _errs11 = errors, valid1 = !1, _errs12 = errors;
validate178(data5, { instancePath: instancePath + "/observability", parentData: data, parentDataProperty: "observability", rootData }) || (vErrors = vErrors === null ? validate178.errors : vErrors.concat(validate178.errors), errors = vErrors.length);
var _valid0 = _errs12 === errors;
if (valid1 = valid1 || _valid0, !valid1) {
let _errs13 = errors;
if (data5 !== null) {
let err0 = { instancePath: instancePath + "/observability", schemaPath: "#/properties/observability/anyOf/1/type", keyword: "type", params: { type: "null" }, message: "must be null" };
vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
}
var _valid0 = _errs13 === errors;
valid1 = valid1 || _valid0;
}
if (valid1)
errors = _errs11, vErrors !== null && (_errs11 ? vErrors.length = _errs11 : vErrors = null);
else {
let err1 = { instancePath: instancePath + "/observability", schemaPath: "#/properties/observability/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
return vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++, validate221.errors = vErrors, !1;
}
var valid0 = _errs10 === errors;
} else
var valid0 = !0;
}
}
}
}
} else
return validate221.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
return validate221.errors = vErrors, errors === 0;
}
var _v1RunStatusProtocol = validate225, schema96 = { type: "object", properties: { runId: { type: "string" }, flowId: { $ref: "#/$defs/BlobId" }, flowName: { type: ["string", "null"] }, status: { type: "string" }, items: { $ref: "#/$defs/ItemStatistics" }, createdAt: { type: "string" }, completedAt: { type: ["string", "null"] }, results: { type: ["array", "null"], items: { $ref: "#/$defs/ItemResult" } } }, required: ["runId", "flowId", "status", "items", "createdAt"] };
function validate227(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.total === void 0 && (missing0 = "total") || data.completed === void 0 && (missing0 = "completed") || data.running === void 0 && (missing0 = "running") || data.failed === void 0 && (missing0 = "failed") || data.cancelled === void 0 && (missing0 = "cancelled"))
return validate227.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
if (data.total !== void 0) {
let data0 = data.total, _errs1 = errors;
if (!(typeof data0 == "number" && !(data0 % 1) && !isNaN(data0) && isFinite(data0)))
return validate227.errors = [{ instancePath: instancePath + "/total", schemaPath: "#/properties/total/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
if (errors === _errs1 && typeof data0 == "number" && isFinite(data0)) {
if (data0 < 0 || isNaN(data0))
return validate227.errors = [{ instancePath: instancePath + "/total", schemaPath: "#/properties/total/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
if (!formats26.validate(data0))
return validate227.errors = [{ instancePath: instancePath + "/total", schemaPath: "#/properties/total/format", keyword: "format", params: { format: "uint" }, message: 'must match format "uint"' }], !1;
}
var valid0 = _errs1 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.completed !== void 0) {
let data1 = data.completed, _errs3 = errors;
if (!(typeof data1 == "number" && !(data1 % 1) && !isNaN(data1) && isFinite(data1)))
return validate227.errors = [{ instancePath: instancePath + "/completed", schemaPath: "#/properties/completed/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
if (errors === _errs3 && typeof data1 == "number" && isFinite(data1)) {
if (data1 < 0 || isNaN(data1))
return validate227.errors = [{ instancePath: instancePath + "/completed", schemaPath: "#/properties/completed/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
if (!formats26.validate(data1))
return validate227.errors = [{ instancePath: instancePath + "/completed", schemaPath: "#/properties/completed/format", keyword: "format", params: { format: "uint" }, message: 'must match format "uint"' }], !1;
}
var valid0 = _errs3 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.running !== void 0) {
let data2 = data.running, _errs5 = errors;
if (!(typeof data2 == "number" && !(data2 % 1) && !isNaN(data2) && isFinite(data2)))
return validate227.errors = [{ instancePath: instancePath + "/running", schemaPath: "#/properties/running/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
if (errors === _errs5 && typeof data2 == "number" && isFinite(data2)) {
if (data2 < 0 || isNaN(data2))
return validate227.errors = [{ instancePath: instancePath + "/running", schemaPath: "#/properties/running/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
if (!formats26.validate(data2))
return validate227.errors = [{ instancePath: instancePath + "/running", schemaPath: "#/properties/running/format", keyword: "format", params: { format: "uint" }, message: 'must match format "uint"' }], !1;
}
var valid0 = _errs5 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.failed !== void 0) {
let data3 = data.failed, _errs7 = errors;
if (!(typeof data3 == "number" && !(data3 % 1) && !isNaN(data3) && isFinite(data3)))
return validate227.errors = [{ instancePath: instancePath + "/failed", schemaPath: "#/properties/failed/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
if (errors === _errs7 && typeof data3 == "number" && isFinite(data3)) {
if (data3 < 0 || isNaN(data3))
return validate227.errors = [{ instancePath: instancePath + "/failed", schemaPath: "#/properties/failed/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
if (!formats26.validate(data3))
return validate227.errors = [{ instancePath: instancePath + "/failed", schemaPath: "#/properties/failed/format", keyword: "format", params: { format: "uint" }, message: 'must match format "uint"' }], !1;
}
var valid0 = _errs7 === errors;
} else
var valid0 = !0;
if (valid0)
if (data.cancelled !== void 0) {
let data4 = data.cancelled, _errs9 = errors;
if (!(typeof data4 == "number" && !(data4 % 1) && !isNaN(data4) && isFinite(data4)))
return validate227.errors = [{ instancePath: instancePath + "/cancelled", schemaPath: "#/properties/cancelled/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
if (errors === _errs9 && typeof data4 == "number" && isFinite(data4)) {
if (data4 < 0 || isNaN(data4))
return validate227.errors = [{ instancePath: instancePath + "/cancelled", schemaPath: "#/properties/cancelled/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
if (!formats26.validate(data4))
return validate227.errors = [{ instancePath: instancePath + "/cancelled", schemaPath: "#/properties/cancelled/format", keyword: "format", params: { format: "uint" }, message: 'must match format "uint"' }], !1;
}
var valid0 = _errs9 === errors;
} else
var valid0 = !0;
}
}
}
} else
return validate227.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
return validate227.errors = vErrors, errors === 0;
}
var schema98 = { type: "object", properties: { itemIndex: { type: "integer", format: "uint", minimum: 0 }, status: { $ref: "#/$defs/ExecutionStatus" }, result: { anyOf: [{ $ref: "#/$defs/FlowResult" }, { type: "null" }] }, completedAt: { type: ["string", "null"], format: "date-time" } }, required: ["itemIndex", "status"] }, schema99 = { type: "string", enum: ["running", "completed", "failed", "cancelled", "paused", "recoveryFailed"] };
function validate230(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
let vErrors = null, errors = 0;
return typeof data != "string" ? (validate230.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1) : data === "running" || data === "completed" || data === "failed" || data === "cancelled" || data === "paused" || data === "recoveryFailed" ? (validate230.errors = vErrors, errors === 0) : (validate230.errors = [{ instancePath, schemaPath: "#/enum", keyword: "enum", params: { allowedValues: schema99.enum }, message: "must be equal to one of the allowed values" }], !1);
}
function validate233(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.outcome === void 0 && (missing0 = "outcome") || data.result === void 0 && (missing0 = "result"))
return validate233.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
if (data.outcome !== void 0) {
let data0 = data.outcome, _errs1 = errors;
if (typeof data0 != "string")
return validate233.errors = [{ instancePath: instancePath + "/outcome", schemaPath: "#/properties/outcome/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
if (data0 !== "success")
return validate233.errors = [{ instancePath: instancePath + "/outcome", schemaPath: "#/properties/outcome/const", keyword: "const", params: { allowedValue: "success" }, message: "must be equal to constant" }], !1;
var valid0 = _errs1 === errors;
} else
var valid0 = !0;
if (valid0)
if (data.result !== void 0) {
let _errs3 = errors;
validate189(data.result, { instancePath: instancePath + "/result", parentData: data, parentDataProperty: "result", rootData }) || (vErrors = vErrors === null ? validate189.errors : vErrors.concat(validate189.errors), errors = vErrors.length);
var valid0 = _errs3 === errors;
} else
var valid0 = !0;
} else
return validate233.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
return validate233.errors = vErrors, errors === 0;
}
function validate236(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.code === void 0 && (missing0 = "code") || data.message === void 0 && (missing0 = "message"))
return validate236.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
if (data.code !== void 0) {
let data0 = data.code, _errs1 = errors;
if (!(typeof data0 == "number" && !(data0 % 1) && !isNaN(data0) && isFinite(data0)))
return validate236.errors = [{ instancePath: instancePath + "/code", schemaPath: "#/properties/code/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
if (errors === _errs1 && typeof data0 == "number" && isFinite(data0) && !formats0.validate(data0))
return validate236.errors = [{ instancePath: instancePath + "/code", schemaPath: "#/properties/code/format", keyword: "format", params: { format: "int64" }, message: 'must match format "int64"' }], !1;
var valid0 = _errs1 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.message !== void 0) {
let _errs3 = errors;
if (typeof data.message != "string")
return validate236.errors = [{ instancePath: instancePath + "/message", schemaPath: "#/properties/message/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
var valid0 = _errs3 === errors;
} else
var valid0 = !0;
if (valid0)
if (data.data !== void 0) {
let _errs5 = errors;
validate189(data.data, { instancePath: instancePath + "/data", parentData: data, parentDataProperty: "data", rootData }) || (vErrors = vErrors === null ? validate189.errors : vErrors.concat(validate189.errors), errors = vErrors.length);
var valid0 = _errs5 === errors;
} else
var valid0 = !0;
}
} else
return validate236.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
return validate236.errors = vErrors, errors === 0;
}
function validate235(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.outcome === void 0 && (missing0 = "outcome") || data.error === void 0 && (missing0 = "error"))
return validate235.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
if (data.outcome !== void 0) {
let data0 = data.outcome, _errs1 = errors;
if (typeof data0 != "string")
return validate235.errors = [{ instancePath: instancePath + "/outcome", schemaPath: "#/properties/outcome/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
if (data0 !== "failed")
return validate235.errors = [{ instancePath: instancePath + "/outcome", schemaPath: "#/properties/outcome/const", keyword: "const", params: { allowedValue: "failed" }, message: "must be equal to constant" }], !1;
var valid0 = _errs1 === errors;
} else
var valid0 = !0;
if (valid0)
if (data.error !== void 0) {
let _errs3 = errors;
validate236(data.error, { instancePath: instancePath + "/error", parentData: data, parentDataProperty: "error", rootData }) || (vErrors = vErrors === null ? validate236.errors : vErrors.concat(validate236.errors), errors = vErrors.length);
var valid0 = _errs3 === errors;
} else
var valid0 = !0;
} else
return validate235.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
return validate235.errors = vErrors, errors === 0;
}
function validate232(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
let vErrors = null, errors = 0;
if (errors === 0 && data && typeof data == "object" && !Array.isArray(data)) {
let tag0 = data.outcome;
if (typeof tag0 == "string")
if (tag0 === "success")
validate233(data, { instancePath, parentData, parentDataProperty, rootData }) || (vErrors = vErrors === null ? validate233.errors : vErrors.concat(validate233.errors), errors = vErrors.length);
else if (tag0 === "failed")
validate235(data, { instancePath, parentData, parentDataProperty, rootData }) || (vErrors = vErrors === null ? validate235.errors : vErrors.concat(validate235.errors), errors = vErrors.length);
else
return validate232.errors = [{ instancePath, schemaPath: "#/discriminator", keyword: "discriminator", params: { error: "mapping", tag: "outcome", tagValue: tag0 }, message: 'value of tag "outcome" must be in oneOf' }], !1;
else
return validate232.errors = [{ instancePath, schemaPath: "#/discriminator", keyword: "discriminator", params: { error: "tag", tag: "outcome", tagValue: tag0 }, message: 'tag "outcome" must be string' }], !1;
}
return validate232.errors = vErrors, errors === 0;
}
function validate229(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.itemIndex === void 0 && (missing0 = "itemIndex") || data.status === void 0 && (missing0 = "status"))
return validate229.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
if (data.itemIndex !== void 0) {
let data0 = data.itemIndex, _errs1 = errors;
if (!(typeof data0 == "number" && !(data0 % 1) && !isNaN(data0) && isFinite(data0)))
return validate229.errors = [{ instancePath: instancePath + "/itemIndex", schemaPath: "#/properties/itemIndex/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
if (errors === _errs1 && typeof data0 == "number" && isFinite(data0)) {
if (data0 < 0 || isNaN(data0))
return validate229.errors = [{ instancePath: instancePath + "/itemIndex", schemaPath: "#/properties/itemIndex/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
if (!formats26.validate(data0))
return validate229.errors = [{ instancePath: instancePath + "/itemIndex", schemaPath: "#/properties/itemIndex/format", keyword: "format", params: { format: "uint" }, message: 'must match format "uint"' }], !1;
}
var valid0 = _errs1 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.status !== void 0) {
let _errs3 = errors;
validate230(data.status, { instancePath: instancePath + "/status", parentData: data, parentDataProperty: "status", rootData }) || (vErrors = vErrors === null ? validate230.errors : vErrors.concat(validate230.errors), errors = vErrors.length);
var valid0 = _errs3 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.result !== void 0) {
let data2 = data.result, _errs4 = errors, _errs5 = errors, valid1 = !1, _errs6 = errors;
validate232(data2, { instancePath: instancePath + "/result", parentData: data, parentDataProperty: "result", rootData }) || (vErrors = vErrors === null ? validate232.errors : vErrors.concat(validate232.errors), errors = vErrors.length);
var _valid0 = _errs6 === errors;
if (valid1 = valid1 || _valid0, !valid1) {
let _errs7 = errors;
if (data2 !== null) {
let err0 = { instancePath: instancePath + "/result", schemaPath: "#/properties/result/anyOf/1/type", keyword: "type", params: { type: "null" }, message: "must be null" };
vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
}
var _valid0 = _errs7 === errors;
valid1 = valid1 || _valid0;
}
if (valid1)
errors = _errs5, vErrors !== null && (_errs5 ? vErrors.length = _errs5 : vErrors = null);
else {
let err1 = { instancePath: instancePath + "/result", schemaPath: "#/properties/result/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
return vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++, validate229.errors = vErrors, !1;
}
var valid0 = _errs4 === errors;
} else
var valid0 = !0;
if (valid0)
if (data.completedAt !== void 0) {
let data3 = data.completedAt, _errs9 = errors;
if (typeof data3 != "string" && data3 !== null)
return validate229.errors = [{ instancePath: instancePath + "/completedAt", schemaPath: "#/properties/completedAt/type", keyword: "type", params: { type: schema98.properties.completedAt.type }, message: "must be string,null" }], !1;
if (errors === _errs9 && errors === _errs9 && typeof data3 == "string" && !formats12(data3))
return validate229.errors = [{ instancePath: instancePath + "/completedAt", schemaPath: "#/properties/completedAt/format", keyword: "format", params: { format: "date-time" }, message: 'must match format "date-time"' }], !1;
var valid0 = _errs9 === errors;
} else
var valid0 = !0;
}
}
} else
return validate229.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
return validate229.errors = vErrors, errors === 0;
}
function validate225(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.runId === void 0 && (missing0 = "runId") || data.flowId === void 0 && (missing0 = "flowId") || data.status === void 0 && (missing0 = "status") || data.items === void 0 && (missing0 = "items") || data.createdAt === void 0 && (missing0 = "createdAt"))
return validate225.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
if (data.runId !== void 0) {
let _errs1 = errors;
if (typeof data.runId != "string")
return validate225.errors = [{ instancePath: instancePath + "/runId", schemaPath: "#/properties/runId/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
var valid0 = _errs1 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.flowId !== void 0) {
let _errs3 = errors;
validate179(data.flowId, { instancePath: instancePath + "/flowId", parentData: data, parentDataProperty: "flowId", rootData }) || (vErrors = vErrors === null ? validate179.errors : vErrors.concat(validate179.errors), errors = vErrors.length);
var valid0 = _errs3 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.flowName !== void 0) {
let data2 = data.flowName, _errs4 = errors;
if (typeof data2 != "string" && data2 !== null)
return validate225.errors = [{ instancePath: instancePath + "/flowName", schemaPath: "#/properties/flowName/type", keyword: "type", params: { type: schema96.properties.flowName.type }, message: "must be string,null" }], !1;
var valid0 = _errs4 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.status !== void 0) {
let _errs6 = errors;
if (typeof data.status != "string")
return validate225.errors = [{ instancePath: instancePath + "/status", schemaPath: "#/properties/status/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
var valid0 = _errs6 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.items !== void 0) {
let _errs8 = errors;
validate227(data.items, { instancePath: instancePath + "/items", parentData: data, parentDataProperty: "items", rootData }) || (vErrors = vErrors === null ? validate227.errors : vErrors.concat(validate227.errors), errors = vErrors.length);
var valid0 = _errs8 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.createdAt !== void 0) {
let _errs9 = errors;
if (typeof data.createdAt != "string")
return validate225.errors = [{ instancePath: instancePath + "/createdAt", schemaPath: "#/properties/createdAt/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
var valid0 = _errs9 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.completedAt !== void 0) {
let data6 = data.completedAt, _errs11 = errors;
if (typeof data6 != "string" && data6 !== null)
return validate225.errors = [{ instancePath: instancePath + "/completedAt", schemaPath: "#/properties/completedAt/type", keyword: "type", params: { type: schema96.properties.completedAt.type }, message: "must be string,null" }], !1;
var valid0 = _errs11 === errors;
} else
var valid0 = !0;
if (valid0)
if (data.results !== void 0) {
let data7 = data.results, _errs13 = errors;
if (!Array.isArray(data7) && data7 !== null)
return validate225.errors = [{ instancePath: instancePath + "/results", schemaPath: "#/properties/results/type", keyword: "type", params: { type: schema96.properties.results.type }, message: "must be array,null" }], !1;
if (errors === _errs13 && Array.isArray(data7)) {
var valid1 = !0;
let len0 = data7.length;
for (let i0 = 0; i0 < len0; i0++) {
let _errs15 = errors;
validate229(data7[i0], { instancePath: instancePath + "/results/" + i0, parentData: data7, parentDataProperty: i0, rootData }) || (vErrors = vErrors === null ? validate229.errors : vErrors.concat(validate229.errors), errors = vErrors.length);
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
return validate225.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
return validate225.errors = vErrors, errors === 0;
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
