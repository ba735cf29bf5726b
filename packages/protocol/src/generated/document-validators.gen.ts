// @ts-nocheck
// Generated from schemas/*/{flow,config}.json and schemas/rest/*.json by `npm run generate`. Do not edit.
import type { SchemaValidator } from "../validation/schema-validator.ts";
import type * as FlowV0 from "./flow-v0.gen.ts";
import type * as ConfigV0 from "./config-v0.gen.ts";
import type * as FlowV1 from "./flow-v1.gen.ts";
import type * as ConfigV1 from "./config-v1.gen.ts";
import type * as Rest from "./rest.gen.ts";

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

var _v0Flow = validate21, schema6 = { type: "object", properties: { name: { type: ["string", "null"] }, description: { type: ["string", "null"] }, version: { type: ["string", "null"] }, schemas: { $ref: "/FlowV0/FlowSchema" }, steps: { type: "array", items: { $ref: "/FlowV0/Step" } }, output: { $ref: "/FlowV0/ValueExpr" }, test: { anyOf: [{ $ref: "/FlowV0/TestConfig" }, { type: "null" }] }, examples: { type: ["array", "null"], items: { $ref: "/FlowV0/ExampleInput" } }, metadata: { type: "object", additionalProperties: !0 } } };
function validate23(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
return errors === 0 && !(data && typeof data == "object" && !Array.isArray(data)) ? (validate23.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1) : (validate23.errors = vErrors, errors === 0);
}
function validate22(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.defs === void 0 && (missing0 = "defs") || data.steps === void 0 && (missing0 = "steps"))
return validate22.errors = [{ instancePath, keyword: "required", params: { missingProperty: missing0 } }], !1;
if (data.defs !== void 0) {
let data0 = data.defs, _errs1 = errors;
if (errors === _errs1)
if (data0 && typeof data0 == "object" && !Array.isArray(data0))
for (let key0 in data0) {
let _errs4 = errors;
validate23(data0[key0], { instancePath: instancePath + "/defs/" + key0.replace(/~/g, "~0").replace(/\//g, "~1") }) || (vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors), errors = vErrors.length);
var valid1 = _errs4 === errors;
if (!valid1)
break;
}
else
return validate22.errors = [{ instancePath: instancePath + "/defs", keyword: "type", params: { type: "object" } }], !1;
var valid0 = _errs1 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.input !== void 0) {
let data2 = data.input, _errs5 = errors, _errs6 = errors, valid2 = !1, _errs7 = errors;
validate23(data2, { instancePath: instancePath + "/input" }) || (vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors), errors = vErrors.length);
var _valid0 = _errs7 === errors;
if (valid2 = valid2 || _valid0, !valid2) {
let _errs8 = errors;
if (data2 !== null) {
let err0 = { instancePath: instancePath + "/input", keyword: "type", params: { type: "null" } };
vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
}
var _valid0 = _errs8 === errors;
valid2 = valid2 || _valid0;
}
if (valid2)
errors = _errs6, vErrors !== null && (_errs6 ? vErrors.length = _errs6 : vErrors = null);
else {
let err1 = { instancePath: instancePath + "/input", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
return vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++, validate22.errors = vErrors, !1;
}
var valid0 = _errs5 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.output !== void 0) {
let data3 = data.output, _errs10 = errors, _errs11 = errors, valid3 = !1, _errs12 = errors;
validate23(data3, { instancePath: instancePath + "/output" }) || (vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors), errors = vErrors.length);
var _valid1 = _errs12 === errors;
if (valid3 = valid3 || _valid1, !valid3) {
let _errs13 = errors;
if (data3 !== null) {
let err2 = { instancePath: instancePath + "/output", keyword: "type", params: { type: "null" } };
vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
}
var _valid1 = _errs13 === errors;
valid3 = valid3 || _valid1;
}
if (valid3)
errors = _errs11, vErrors !== null && (_errs11 ? vErrors.length = _errs11 : vErrors = null);
else {
let err3 = { instancePath: instancePath + "/output", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
return vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++, validate22.errors = vErrors, !1;
}
var valid0 = _errs10 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.variables !== void 0) {
let data4 = data.variables, _errs15 = errors, _errs16 = errors, valid4 = !1, _errs17 = errors;
validate23(data4, { instancePath: instancePath + "/variables" }) || (vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors), errors = vErrors.length);
var _valid2 = _errs17 === errors;
if (valid4 = valid4 || _valid2, !valid4) {
let _errs18 = errors;
if (data4 !== null) {
let err4 = { instancePath: instancePath + "/variables", keyword: "type", params: { type: "null" } };
vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
}
var _valid2 = _errs18 === errors;
valid4 = valid4 || _valid2;
}
if (valid4)
errors = _errs16, vErrors !== null && (_errs16 ? vErrors.length = _errs16 : vErrors = null);
else {
let err5 = { instancePath: instancePath + "/variables", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
return vErrors === null ? vErrors = [err5] : vErrors.push(err5), errors++, validate22.errors = vErrors, !1;
}
var valid0 = _errs15 === errors;
} else
var valid0 = !0;
if (valid0)
if (data.steps !== void 0) {
let data5 = data.steps, _errs20 = errors;
if (errors === _errs20)
if (data5 && typeof data5 == "object" && !Array.isArray(data5))
for (let key1 in data5) {
let _errs23 = errors;
validate23(data5[key1], { instancePath: instancePath + "/steps/" + key1.replace(/~/g, "~0").replace(/\//g, "~1") }) || (vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors), errors = vErrors.length);
var valid5 = _errs23 === errors;
if (!valid5)
break;
}
else
return validate22.errors = [{ instancePath: instancePath + "/steps", keyword: "type", params: { type: "object" } }], !1;
var valid0 = _errs20 === errors;
} else
var valid0 = !0;
}
}
}
} else
return validate22.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate22.errors = vErrors, errors === 0;
}
var schema9 = { type: "object", properties: { id: { type: "string" }, component: { $ref: "/FlowV0/Component" }, onError: { anyOf: [{ $ref: "/FlowV0/ErrorAction" }, { type: "null" }] }, input: { $ref: "/FlowV0/ValueExpr" }, mustExecute: { type: ["boolean", "null"] }, metadata: { type: "object", additionalProperties: !0 } }, required: ["id", "component"] };
function validate31(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
return typeof data != "string" ? (validate31.errors = [{ instancePath, keyword: "type", params: { type: "string" } }], !1) : (validate31.errors = vErrors, errors === 0);
}
function validate34(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.action === void 0 && (missing0 = "action"))
return validate34.errors = [{ instancePath, keyword: "required", params: { missingProperty: missing0 } }], !1;
if (data.action !== void 0) {
let data0 = data.action;
if (typeof data0 != "string")
return validate34.errors = [{ instancePath: instancePath + "/action", keyword: "type", params: { type: "string" } }], !1;
if (data0 !== "fail")
return validate34.errors = [{ instancePath: instancePath + "/action", keyword: "const", params: { allowedValue: "fail" } }], !1;
}
} else
return validate34.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate34.errors = vErrors, errors === 0;
}
function validate35(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.action === void 0 && (missing0 = "action"))
return validate35.errors = [{ instancePath, keyword: "required", params: { missingProperty: missing0 } }], !1;
if (data.action !== void 0) {
let data0 = data.action;
if (typeof data0 != "string")
return validate35.errors = [{ instancePath: instancePath + "/action", keyword: "type", params: { type: "string" } }], !1;
if (data0 !== "useDefault")
return validate35.errors = [{ instancePath: instancePath + "/action", keyword: "const", params: { allowedValue: "useDefault" } }], !1;
}
} else
return validate35.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate35.errors = vErrors, errors === 0;
}
var schema14 = { type: "object", properties: { maxRetries: { type: ["integer", "null"], minimum: 0 }, action: { type: "string", const: "retry" } }, required: ["action"] };
function validate36(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.action === void 0 && (missing0 = "action"))
return validate36.errors = [{ instancePath, keyword: "required", params: { missingProperty: missing0 } }], !1;
if (data.maxRetries !== void 0) {
let data0 = data.maxRetries, _errs1 = errors;
if (!(typeof data0 == "number" && !(data0 % 1) && !isNaN(data0) && isFinite(data0)) && data0 !== null)
return validate36.errors = [{ instancePath: instancePath + "/maxRetries", keyword: "type", params: { type: schema14.properties.maxRetries.type } }], !1;
if (errors === _errs1 && typeof data0 == "number" && isFinite(data0) && (data0 < 0 || isNaN(data0)))
return validate36.errors = [{ instancePath: instancePath + "/maxRetries", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
var valid0 = _errs1 === errors;
} else
var valid0 = !0;
if (valid0)
if (data.action !== void 0) {
let data1 = data.action, _errs3 = errors;
if (typeof data1 != "string")
return validate36.errors = [{ instancePath: instancePath + "/action", keyword: "type", params: { type: "string" } }], !1;
if (data1 !== "retry")
return validate36.errors = [{ instancePath: instancePath + "/action", keyword: "const", params: { allowedValue: "retry" } }], !1;
var valid0 = _errs3 === errors;
} else
var valid0 = !0;
} else
return validate36.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate36.errors = vErrors, errors === 0;
}
function validate33(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let tag0 = data.action;
if (typeof tag0 == "string")
if (tag0 === "fail")
validate34(data, { instancePath }) || (vErrors = vErrors === null ? validate34.errors : vErrors.concat(validate34.errors), errors = vErrors.length);
else if (tag0 === "useDefault")
validate35(data, { instancePath }) || (vErrors = vErrors === null ? validate35.errors : vErrors.concat(validate35.errors), errors = vErrors.length);
else if (tag0 === "retry")
validate36(data, { instancePath }) || (vErrors = vErrors === null ? validate36.errors : vErrors.concat(validate36.errors), errors = vErrors.length);
else
return validate33.errors = [{ instancePath, keyword: "discriminator", params: { error: "mapping", tag: "action", tagValue: tag0 }, message: 'value of tag "action" must be in oneOf' }], !1;
else
return validate33.errors = [{ instancePath, keyword: "discriminator", params: { error: "tag", tag: "action", tagValue: tag0 }, message: 'tag "action" must be string' }], !1;
} else
return validate33.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate33.errors = vErrors, errors === 0;
}
var schema15 = { anyOf: [{ $ref: "/FlowV0/StepReference" }, { $ref: "/FlowV0/InputReference" }, { $ref: "/FlowV0/VariableReference" }, { $ref: "/FlowV0/LiteralExpr" }, { $ref: "/FlowV0/ConditionalExpr" }, { $ref: "/FlowV0/CoalesceExpr" }, { type: "array", items: { $ref: "/FlowV0/ValueExpr" } }, { type: "object", additionalProperties: { $ref: "/FlowV0/ValueExpr" } }, { type: ["string", "number", "boolean", "null"] }] };
function validate42(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.$step === void 0 && (missing0 = "$step"))
return validate42.errors = [{ instancePath, keyword: "required", params: { missingProperty: missing0 } }], !1;
{
let _errs1 = errors;
for (let key0 in data)
if (!(key0 === "$step" || key0 === "path")) {
return validate42.errors = [{ instancePath, keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
break;
}
if (_errs1 === errors) {
if (data.$step !== void 0) {
let _errs2 = errors;
if (typeof data.$step != "string")
return validate42.errors = [{ instancePath: instancePath + "/$step", keyword: "type", params: { type: "string" } }], !1;
var valid0 = _errs2 === errors;
} else
var valid0 = !0;
if (valid0)
if (data.path !== void 0) {
let _errs4 = errors;
if (typeof data.path != "string")
return validate42.errors = [{ instancePath: instancePath + "/path", keyword: "type", params: { type: "string" } }], !1;
var valid0 = _errs4 === errors;
} else
var valid0 = !0;
}
}
} else
return validate42.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate42.errors = vErrors, errors === 0;
}
function validate44(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.$input === void 0 && (missing0 = "$input"))
return validate44.errors = [{ instancePath, keyword: "required", params: { missingProperty: missing0 } }], !1;
{
let _errs1 = errors;
for (let key0 in data)
if (key0 !== "$input") {
return validate44.errors = [{ instancePath, keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
break;
}
if (_errs1 === errors && data.$input !== void 0 && typeof data.$input != "string")
return validate44.errors = [{ instancePath: instancePath + "/$input", keyword: "type", params: { type: "string" } }], !1;
}
} else
return validate44.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate44.errors = vErrors, errors === 0;
}
var wrapper0 = { validate: validate41 };
function validate46(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.$variable === void 0 && (missing0 = "$variable"))
return validate46.errors = [{ instancePath, keyword: "required", params: { missingProperty: missing0 } }], !1;
{
let _errs1 = errors;
for (let key0 in data)
if (!(key0 === "$variable" || key0 === "default")) {
return validate46.errors = [{ instancePath, keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
break;
}
if (_errs1 === errors) {
if (data.$variable !== void 0) {
let _errs2 = errors;
if (typeof data.$variable != "string")
return validate46.errors = [{ instancePath: instancePath + "/$variable", keyword: "type", params: { type: "string" } }], !1;
var valid0 = _errs2 === errors;
} else
var valid0 = !0;
if (valid0)
if (data.default !== void 0) {
let _errs4 = errors;
wrapper0.validate(data.default, { instancePath: instancePath + "/default" }) || (vErrors = vErrors === null ? wrapper0.validate.errors : vErrors.concat(wrapper0.validate.errors), errors = vErrors.length);
var valid0 = _errs4 === errors;
} else
var valid0 = !0;
}
}
} else
return validate46.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate46.errors = vErrors, errors === 0;
}
function validate48(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.$literal === void 0 && (missing0 = "$literal"))
return validate48.errors = [{ instancePath, keyword: "required", params: { missingProperty: missing0 } }], !1;
for (let key0 in data)
if (key0 !== "$literal") {
return validate48.errors = [{ instancePath, keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
break;
}
} else
return validate48.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate48.errors = vErrors, errors === 0;
}
function validate50(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.$if === void 0 && (missing0 = "$if") || data.then === void 0 && (missing0 = "then"))
return validate50.errors = [{ instancePath, keyword: "required", params: { missingProperty: missing0 } }], !1;
{
let _errs1 = errors;
for (let key0 in data)
if (!(key0 === "$if" || key0 === "then" || key0 === "else")) {
return validate50.errors = [{ instancePath, keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
break;
}
if (_errs1 === errors) {
if (data.$if !== void 0) {
let _errs2 = errors;
wrapper0.validate(data.$if, { instancePath: instancePath + "/$if" }) || (vErrors = vErrors === null ? wrapper0.validate.errors : vErrors.concat(wrapper0.validate.errors), errors = vErrors.length);
var valid0 = _errs2 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.then !== void 0) {
let _errs3 = errors;
wrapper0.validate(data.then, { instancePath: instancePath + "/then" }) || (vErrors = vErrors === null ? wrapper0.validate.errors : vErrors.concat(wrapper0.validate.errors), errors = vErrors.length);
var valid0 = _errs3 === errors;
} else
var valid0 = !0;
if (valid0)
if (data.else !== void 0) {
let _errs4 = errors;
wrapper0.validate(data.else, { instancePath: instancePath + "/else" }) || (vErrors = vErrors === null ? wrapper0.validate.errors : vErrors.concat(wrapper0.validate.errors), errors = vErrors.length);
var valid0 = _errs4 === errors;
} else
var valid0 = !0;
}
}
}
} else
return validate50.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate50.errors = vErrors, errors === 0;
}
function validate52(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.$coalesce === void 0 && (missing0 = "$coalesce"))
return validate52.errors = [{ instancePath, keyword: "required", params: { missingProperty: missing0 } }], !1;
{
let _errs1 = errors;
for (let key0 in data)
if (key0 !== "$coalesce") {
return validate52.errors = [{ instancePath, keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
break;
}
if (_errs1 === errors && data.$coalesce !== void 0) {
let data0 = data.$coalesce;
if (errors === errors)
if (Array.isArray(data0)) {
var valid1 = !0;
let len0 = data0.length;
for (let i0 = 0; i0 < len0; i0++) {
let _errs4 = errors;
wrapper0.validate(data0[i0], { instancePath: instancePath + "/$coalesce/" + i0 }) || (vErrors = vErrors === null ? wrapper0.validate.errors : vErrors.concat(wrapper0.validate.errors), errors = vErrors.length);
var valid1 = _errs4 === errors;
if (!valid1)
break;
}
} else
return validate52.errors = [{ instancePath: instancePath + "/$coalesce", keyword: "type", params: { type: "array" } }], !1;
}
}
} else
return validate52.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate52.errors = vErrors, errors === 0;
}
function validate41(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0, _errs0 = errors, valid0 = !1, _errs1 = errors;
validate42(data, { instancePath }) || (vErrors = vErrors === null ? validate42.errors : vErrors.concat(validate42.errors), errors = vErrors.length);
var _valid0 = _errs1 === errors;
if (valid0 = valid0 || _valid0, !valid0) {
let _errs2 = errors;
validate44(data, { instancePath }) || (vErrors = vErrors === null ? validate44.errors : vErrors.concat(validate44.errors), errors = vErrors.length);
var _valid0 = _errs2 === errors;
if (valid0 = valid0 || _valid0, !valid0) {
let _errs3 = errors;
validate46(data, { instancePath }) || (vErrors = vErrors === null ? validate46.errors : vErrors.concat(validate46.errors), errors = vErrors.length);
var _valid0 = _errs3 === errors;
if (valid0 = valid0 || _valid0, !valid0) {
let _errs4 = errors;
validate48(data, { instancePath }) || (vErrors = vErrors === null ? validate48.errors : vErrors.concat(validate48.errors), errors = vErrors.length);
var _valid0 = _errs4 === errors;
if (valid0 = valid0 || _valid0, !valid0) {
let _errs5 = errors;
validate50(data, { instancePath }) || (vErrors = vErrors === null ? validate50.errors : vErrors.concat(validate50.errors), errors = vErrors.length);
var _valid0 = _errs5 === errors;
if (valid0 = valid0 || _valid0, !valid0) {
let _errs6 = errors;
validate52(data, { instancePath }) || (vErrors = vErrors === null ? validate52.errors : vErrors.concat(validate52.errors), errors = vErrors.length);
var _valid0 = _errs6 === errors;
if (valid0 = valid0 || _valid0, !valid0) {
let _errs7 = errors;
if (errors === _errs7)
if (Array.isArray(data)) {
var valid1 = !0;
let len0 = data.length;
for (let i0 = 0; i0 < len0; i0++) {
let _errs9 = errors;
wrapper0.validate(data[i0], { instancePath: instancePath + "/" + i0 }) || (vErrors = vErrors === null ? wrapper0.validate.errors : vErrors.concat(wrapper0.validate.errors), errors = vErrors.length);
var valid1 = _errs9 === errors;
if (!valid1)
break;
}
} else {
let err0 = { instancePath, keyword: "type", params: { type: "array" } };
vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
}
var _valid0 = _errs7 === errors;
if (valid0 = valid0 || _valid0, !valid0) {
let _errs10 = errors;
if (errors === _errs10)
if (data && typeof data == "object" && !Array.isArray(data))
for (let key0 in data) {
let _errs13 = errors;
wrapper0.validate(data[key0], { instancePath: instancePath + "/" + key0.replace(/~/g, "~0").replace(/\//g, "~1") }) || (vErrors = vErrors === null ? wrapper0.validate.errors : vErrors.concat(wrapper0.validate.errors), errors = vErrors.length);
var valid2 = _errs13 === errors;
if (!valid2)
break;
}
else {
let err1 = { instancePath, keyword: "type", params: { type: "object" } };
vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
}
var _valid0 = _errs10 === errors;
if (valid0 = valid0 || _valid0, !valid0) {
let _errs14 = errors;
if (typeof data != "string" && !(typeof data == "number" && isFinite(data)) && typeof data != "boolean" && data !== null) {
let err2 = { instancePath, keyword: "type", params: { type: schema15.anyOf[8].type } };
vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
}
var _valid0 = _errs14 === errors;
valid0 = valid0 || _valid0;
}
}
}
}
}
}
}
}
if (valid0)
errors = _errs0, vErrors !== null && (_errs0 ? vErrors.length = _errs0 : vErrors = null);
else {
let err3 = { instancePath, keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
return vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++, validate41.errors = vErrors, !1;
}
return validate41.errors = vErrors, errors === 0;
}
function validate30(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.id === void 0 && (missing0 = "id") || data.component === void 0 && (missing0 = "component"))
return validate30.errors = [{ instancePath, keyword: "required", params: { missingProperty: missing0 } }], !1;
if (data.id !== void 0) {
let _errs1 = errors;
if (typeof data.id != "string")
return validate30.errors = [{ instancePath: instancePath + "/id", keyword: "type", params: { type: "string" } }], !1;
var valid0 = _errs1 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.component !== void 0) {
let _errs3 = errors;
validate31(data.component, { instancePath: instancePath + "/component" }) || (vErrors = vErrors === null ? validate31.errors : vErrors.concat(validate31.errors), errors = vErrors.length);
var valid0 = _errs3 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.onError !== void 0) {
let data2 = data.onError, _errs4 = errors, _errs5 = errors, valid1 = !1, _errs6 = errors;
validate33(data2, { instancePath: instancePath + "/onError" }) || (vErrors = vErrors === null ? validate33.errors : vErrors.concat(validate33.errors), errors = vErrors.length);
var _valid0 = _errs6 === errors;
if (valid1 = valid1 || _valid0, !valid1) {
let _errs7 = errors;
if (data2 !== null) {
let err0 = { instancePath: instancePath + "/onError", keyword: "type", params: { type: "null" } };
vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
}
var _valid0 = _errs7 === errors;
valid1 = valid1 || _valid0;
}
if (valid1)
errors = _errs5, vErrors !== null && (_errs5 ? vErrors.length = _errs5 : vErrors = null);
else {
let err1 = { instancePath: instancePath + "/onError", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
return vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++, validate30.errors = vErrors, !1;
}
var valid0 = _errs4 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.input !== void 0) {
let _errs9 = errors;
validate41(data.input, { instancePath: instancePath + "/input" }) || (vErrors = vErrors === null ? validate41.errors : vErrors.concat(validate41.errors), errors = vErrors.length);
var valid0 = _errs9 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.mustExecute !== void 0) {
let data4 = data.mustExecute, _errs10 = errors;
if (typeof data4 != "boolean" && data4 !== null)
return validate30.errors = [{ instancePath: instancePath + "/mustExecute", keyword: "type", params: { type: schema9.properties.mustExecute.type } }], !1;
var valid0 = _errs10 === errors;
} else
var valid0 = !0;
if (valid0)
if (data.metadata !== void 0) {
let data5 = data.metadata, _errs12 = errors;
if (errors === _errs12 && !(data5 && typeof data5 == "object" && !Array.isArray(data5)))
return validate30.errors = [{ instancePath: instancePath + "/metadata", keyword: "type", params: { type: "object" } }], !1;
var valid0 = _errs12 === errors;
} else
var valid0 = !0;
}
}
}
}
} else
return validate30.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate30.errors = vErrors, errors === 0;
}
var schema22 = { type: "object", properties: { configFile: { type: ["string", "null"] }, config: {}, cases: { type: "array", items: { $ref: "/FlowV0/TestCase" } } } }, schema23 = { type: "object", properties: { name: { type: "string" }, description: { type: ["string", "null"] }, input: { $ref: "/FlowV0/Value" }, output: { anyOf: [{ $ref: "/FlowV0/FlowResult" }, { type: "null" }] } }, required: ["name", "input"] };
function validate59(data, { instancePath = "" } = {}) {
return validate59.errors = null, !0;
}
function validate62(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.outcome === void 0 && (missing0 = "outcome") || data.result === void 0 && (missing0 = "result"))
return validate62.errors = [{ instancePath, keyword: "required", params: { missingProperty: missing0 } }], !1;
if (data.outcome !== void 0) {
let data0 = data.outcome, _errs1 = errors;
if (typeof data0 != "string")
return validate62.errors = [{ instancePath: instancePath + "/outcome", keyword: "type", params: { type: "string" } }], !1;
if (data0 !== "success")
return validate62.errors = [{ instancePath: instancePath + "/outcome", keyword: "const", params: { allowedValue: "success" } }], !1;
var valid0 = _errs1 === errors;
} else
var valid0 = !0;
if (valid0)
if (data.result !== void 0) {
let _errs3 = errors;
validate59(data.result, { instancePath: instancePath + "/result" }) || (vErrors = vErrors === null ? validate59.errors : vErrors.concat(validate59.errors), errors = vErrors.length);
var valid0 = _errs3 === errors;
} else
var valid0 = !0;
} else
return validate62.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate62.errors = vErrors, errors === 0;
}
var formats0 = formats.int64;
function validate65(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.code === void 0 && (missing0 = "code") || data.message === void 0 && (missing0 = "message"))
return validate65.errors = [{ instancePath, keyword: "required", params: { missingProperty: missing0 } }], !1;
if (data.code !== void 0) {
let data0 = data.code, _errs1 = errors;
if (!(typeof data0 == "number" && !(data0 % 1) && !isNaN(data0) && isFinite(data0)))
return validate65.errors = [{ instancePath: instancePath + "/code", keyword: "type", params: { type: "integer" } }], !1;
if (errors === _errs1 && typeof data0 == "number" && isFinite(data0) && !formats0.validate(data0))
return validate65.errors = [{ instancePath: instancePath + "/code", keyword: "format", params: { format: "int64" }, message: 'must match format "int64"' }], !1;
var valid0 = _errs1 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.message !== void 0) {
let _errs3 = errors;
if (typeof data.message != "string")
return validate65.errors = [{ instancePath: instancePath + "/message", keyword: "type", params: { type: "string" } }], !1;
var valid0 = _errs3 === errors;
} else
var valid0 = !0;
if (valid0)
if (data.data !== void 0) {
let _errs5 = errors;
validate59(data.data, { instancePath: instancePath + "/data" }) || (vErrors = vErrors === null ? validate59.errors : vErrors.concat(validate59.errors), errors = vErrors.length);
var valid0 = _errs5 === errors;
} else
var valid0 = !0;
}
} else
return validate65.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate65.errors = vErrors, errors === 0;
}
function validate64(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.outcome === void 0 && (missing0 = "outcome") || data.error === void 0 && (missing0 = "error"))
return validate64.errors = [{ instancePath, keyword: "required", params: { missingProperty: missing0 } }], !1;
if (data.outcome !== void 0) {
let data0 = data.outcome, _errs1 = errors;
if (typeof data0 != "string")
return validate64.errors = [{ instancePath: instancePath + "/outcome", keyword: "type", params: { type: "string" } }], !1;
if (data0 !== "failed")
return validate64.errors = [{ instancePath: instancePath + "/outcome", keyword: "const", params: { allowedValue: "failed" } }], !1;
var valid0 = _errs1 === errors;
} else
var valid0 = !0;
if (valid0)
if (data.error !== void 0) {
let _errs3 = errors;
validate65(data.error, { instancePath: instancePath + "/error" }) || (vErrors = vErrors === null ? validate65.errors : vErrors.concat(validate65.errors), errors = vErrors.length);
var valid0 = _errs3 === errors;
} else
var valid0 = !0;
} else
return validate64.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate64.errors = vErrors, errors === 0;
}
function validate61(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let tag0 = data.outcome;
if (typeof tag0 == "string")
if (tag0 === "success")
validate62(data, { instancePath }) || (vErrors = vErrors === null ? validate62.errors : vErrors.concat(validate62.errors), errors = vErrors.length);
else if (tag0 === "failed")
validate64(data, { instancePath }) || (vErrors = vErrors === null ? validate64.errors : vErrors.concat(validate64.errors), errors = vErrors.length);
else
return validate61.errors = [{ instancePath, keyword: "discriminator", params: { error: "mapping", tag: "outcome", tagValue: tag0 }, message: 'value of tag "outcome" must be in oneOf' }], !1;
else
return validate61.errors = [{ instancePath, keyword: "discriminator", params: { error: "tag", tag: "outcome", tagValue: tag0 }, message: 'tag "outcome" must be string' }], !1;
} else
return validate61.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate61.errors = vErrors, errors === 0;
}
function validate58(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.name === void 0 && (missing0 = "name") || data.input === void 0 && (missing0 = "input"))
return validate58.errors = [{ instancePath, keyword: "required", params: { missingProperty: missing0 } }], !1;
if (data.name !== void 0) {
let _errs1 = errors;
if (typeof data.name != "string")
return validate58.errors = [{ instancePath: instancePath + "/name", keyword: "type", params: { type: "string" } }], !1;
var valid0 = _errs1 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.description !== void 0) {
let data1 = data.description, _errs3 = errors;
if (typeof data1 != "string" && data1 !== null)
return validate58.errors = [{ instancePath: instancePath + "/description", keyword: "type", params: { type: schema23.properties.description.type } }], !1;
var valid0 = _errs3 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.input !== void 0) {
let _errs5 = errors;
validate59(data.input, { instancePath: instancePath + "/input" }) || (vErrors = vErrors === null ? validate59.errors : vErrors.concat(validate59.errors), errors = vErrors.length);
var valid0 = _errs5 === errors;
} else
var valid0 = !0;
if (valid0)
if (data.output !== void 0) {
let data3 = data.output, _errs6 = errors, _errs7 = errors, valid1 = !1, _errs8 = errors;
validate61(data3, { instancePath: instancePath + "/output" }) || (vErrors = vErrors === null ? validate61.errors : vErrors.concat(validate61.errors), errors = vErrors.length);
var _valid0 = _errs8 === errors;
if (valid1 = valid1 || _valid0, !valid1) {
let _errs9 = errors;
if (data3 !== null) {
let err0 = { instancePath: instancePath + "/output", keyword: "type", params: { type: "null" } };
vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
}
var _valid0 = _errs9 === errors;
valid1 = valid1 || _valid0;
}
if (valid1)
errors = _errs7, vErrors !== null && (_errs7 ? vErrors.length = _errs7 : vErrors = null);
else {
let err1 = { instancePath: instancePath + "/output", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
return vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++, validate58.errors = vErrors, !1;
}
var valid0 = _errs6 === errors;
} else
var valid0 = !0;
}
}
} else
return validate58.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate58.errors = vErrors, errors === 0;
}
function validate57(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
if (data.configFile !== void 0) {
let data0 = data.configFile, _errs1 = errors;
if (typeof data0 != "string" && data0 !== null)
return validate57.errors = [{ instancePath: instancePath + "/configFile", keyword: "type", params: { type: schema22.properties.configFile.type } }], !1;
var valid0 = _errs1 === errors;
} else
var valid0 = !0;
if (valid0)
if (data.cases !== void 0) {
let data1 = data.cases, _errs3 = errors;
if (errors === _errs3)
if (Array.isArray(data1)) {
var valid1 = !0;
let len0 = data1.length;
for (let i0 = 0; i0 < len0; i0++) {
let _errs5 = errors;
validate58(data1[i0], { instancePath: instancePath + "/cases/" + i0 }) || (vErrors = vErrors === null ? validate58.errors : vErrors.concat(validate58.errors), errors = vErrors.length);
var valid1 = _errs5 === errors;
if (!valid1)
break;
}
} else
return validate57.errors = [{ instancePath: instancePath + "/cases", keyword: "type", params: { type: "array" } }], !1;
var valid0 = _errs3 === errors;
} else
var valid0 = !0;
} else
return validate57.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate57.errors = vErrors, errors === 0;
}
var schema29 = { type: "object", properties: { name: { type: "string" }, description: { type: ["string", "null"] }, input: { $ref: "/FlowV0/Value" } }, required: ["name", "input"] };
function validate73(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.name === void 0 && (missing0 = "name") || data.input === void 0 && (missing0 = "input"))
return validate73.errors = [{ instancePath, keyword: "required", params: { missingProperty: missing0 } }], !1;
if (data.name !== void 0) {
let _errs1 = errors;
if (typeof data.name != "string")
return validate73.errors = [{ instancePath: instancePath + "/name", keyword: "type", params: { type: "string" } }], !1;
var valid0 = _errs1 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.description !== void 0) {
let data1 = data.description, _errs3 = errors;
if (typeof data1 != "string" && data1 !== null)
return validate73.errors = [{ instancePath: instancePath + "/description", keyword: "type", params: { type: schema29.properties.description.type } }], !1;
var valid0 = _errs3 === errors;
} else
var valid0 = !0;
if (valid0)
if (data.input !== void 0) {
let _errs5 = errors;
validate59(data.input, { instancePath: instancePath + "/input" }) || (vErrors = vErrors === null ? validate59.errors : vErrors.concat(validate59.errors), errors = vErrors.length);
var valid0 = _errs5 === errors;
} else
var valid0 = !0;
}
} else
return validate73.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate73.errors = vErrors, errors === 0;
}
function validate21(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
if (data.name !== void 0) {
let data0 = data.name, _errs1 = errors;
if (typeof data0 != "string" && data0 !== null)
return validate21.errors = [{ instancePath: instancePath + "/name", keyword: "type", params: { type: schema6.properties.name.type } }], !1;
var valid0 = _errs1 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.description !== void 0) {
let data1 = data.description, _errs3 = errors;
if (typeof data1 != "string" && data1 !== null)
return validate21.errors = [{ instancePath: instancePath + "/description", keyword: "type", params: { type: schema6.properties.description.type } }], !1;
var valid0 = _errs3 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.version !== void 0) {
let data2 = data.version, _errs5 = errors;
if (typeof data2 != "string" && data2 !== null)
return validate21.errors = [{ instancePath: instancePath + "/version", keyword: "type", params: { type: schema6.properties.version.type } }], !1;
var valid0 = _errs5 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.schemas !== void 0) {
let _errs7 = errors;
validate22(data.schemas, { instancePath: instancePath + "/schemas" }) || (vErrors = vErrors === null ? validate22.errors : vErrors.concat(validate22.errors), errors = vErrors.length);
var valid0 = _errs7 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.steps !== void 0) {
let data4 = data.steps, _errs8 = errors;
if (errors === _errs8)
if (Array.isArray(data4)) {
var valid1 = !0;
let len0 = data4.length;
for (let i0 = 0; i0 < len0; i0++) {
let _errs10 = errors;
validate30(data4[i0], { instancePath: instancePath + "/steps/" + i0 }) || (vErrors = vErrors === null ? validate30.errors : vErrors.concat(validate30.errors), errors = vErrors.length);
var valid1 = _errs10 === errors;
if (!valid1)
break;
}
} else
return validate21.errors = [{ instancePath: instancePath + "/steps", keyword: "type", params: { type: "array" } }], !1;
var valid0 = _errs8 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.output !== void 0) {
let _errs11 = errors;
validate41(data.output, { instancePath: instancePath + "/output" }) || (vErrors = vErrors === null ? validate41.errors : vErrors.concat(validate41.errors), errors = vErrors.length);
var valid0 = _errs11 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.test !== void 0) {
let data7 = data.test, _errs12 = errors, _errs13 = errors, valid2 = !1, _errs14 = errors;
validate57(data7, { instancePath: instancePath + "/test" }) || (vErrors = vErrors === null ? validate57.errors : vErrors.concat(validate57.errors), errors = vErrors.length);
var _valid0 = _errs14 === errors;
if (valid2 = valid2 || _valid0, !valid2) {
let _errs15 = errors;
if (data7 !== null) {
let err0 = { instancePath: instancePath + "/test", keyword: "type", params: { type: "null" } };
vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
}
var _valid0 = _errs15 === errors;
valid2 = valid2 || _valid0;
}
if (valid2)
errors = _errs13, vErrors !== null && (_errs13 ? vErrors.length = _errs13 : vErrors = null);
else {
let err1 = { instancePath: instancePath + "/test", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
return vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++, validate21.errors = vErrors, !1;
}
var valid0 = _errs12 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.examples !== void 0) {
let data8 = data.examples, _errs17 = errors;
if (!Array.isArray(data8) && data8 !== null)
return validate21.errors = [{ instancePath: instancePath + "/examples", keyword: "type", params: { type: schema6.properties.examples.type } }], !1;
if (errors === _errs17 && Array.isArray(data8)) {
var valid3 = !0;
let len1 = data8.length;
for (let i1 = 0; i1 < len1; i1++) {
let _errs19 = errors;
validate73(data8[i1], { instancePath: instancePath + "/examples/" + i1 }) || (vErrors = vErrors === null ? validate73.errors : vErrors.concat(validate73.errors), errors = vErrors.length);
var valid3 = _errs19 === errors;
if (!valid3)
break;
}
}
var valid0 = _errs17 === errors;
} else
var valid0 = !0;
if (valid0)
if (data.metadata !== void 0) {
let data10 = data.metadata, _errs20 = errors;
if (errors === _errs20 && !(data10 && typeof data10 == "object" && !Array.isArray(data10)))
return validate21.errors = [{ instancePath: instancePath + "/metadata", keyword: "type", params: { type: "object" } }], !1;
var valid0 = _errs20 === errors;
} else
var valid0 = !0;
}
}
}
}
}
}
}
} else
return validate21.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate21.errors = vErrors, errors === 0;
}
var _v0Config = validate76, schema30 = { type: "object", properties: { workingDirectory: { type: ["string", "null"] }, plugins: { type: "object", additionalProperties: { $ref: "/ConfigV0/SupportedPluginConfig" } }, routes: { type: "object", additionalProperties: { type: "array", items: { $ref: "/ConfigV0/RouteRule" } } }, stateStore: { $ref: "/ConfigV0/StateStoreConfig" } }, required: ["plugins", "routes"] };
function validate81(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
if (data.path !== void 0) {
let _errs1 = errors;
if (typeof data.path != "string")
return validate81.errors = [{ instancePath: instancePath + "/path", keyword: "type", params: { type: "string" } }], !1;
var valid0 = _errs1 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.timeoutMs !== void 0) {
let data1 = data.timeoutMs, _errs3 = errors;
if (!(typeof data1 == "number" && !(data1 % 1) && !isNaN(data1) && isFinite(data1)))
return validate81.errors = [{ instancePath: instancePath + "/timeoutMs", keyword: "type", params: { type: "integer" } }], !1;
if (errors === _errs3 && typeof data1 == "number" && isFinite(data1)) {
if (data1 < 0 || isNaN(data1))
return validate81.errors = [{ instancePath: instancePath + "/timeoutMs", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
if (!formats0.validate(data1))
return validate81.errors = [{ instancePath: instancePath + "/timeoutMs", keyword: "format", params: { format: "int64" }, message: 'must match format "int64"' }], !1;
}
var valid0 = _errs3 === errors;
} else
var valid0 = !0;
if (valid0)
if (data.retryDelayMs !== void 0) {
let data2 = data.retryDelayMs, _errs5 = errors;
if (!(typeof data2 == "number" && !(data2 % 1) && !isNaN(data2) && isFinite(data2)))
return validate81.errors = [{ instancePath: instancePath + "/retryDelayMs", keyword: "type", params: { type: "integer" } }], !1;
if (errors === _errs5 && typeof data2 == "number" && isFinite(data2)) {
if (data2 < 0 || isNaN(data2))
return validate81.errors = [{ instancePath: instancePath + "/retryDelayMs", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
if (!formats0.validate(data2))
return validate81.errors = [{ instancePath: instancePath + "/retryDelayMs", keyword: "format", params: { format: "int64" }, message: 'must match format "int64"' }], !1;
}
var valid0 = _errs5 === errors;
} else
var valid0 = !0;
}
} else
return validate81.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate81.errors = vErrors, errors === 0;
}
function validate80(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0, _errs0 = errors, valid0 = !1, passing0 = null, _errs1 = errors;
if (errors === _errs1)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.command === void 0 && (missing0 = "command")) {
let err0 = { instancePath, keyword: "required", params: { missingProperty: missing0 } };
vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
} else {
if (data.command !== void 0) {
let _errs3 = errors;
if (typeof data.command != "string") {
let err1 = { instancePath: instancePath + "/command", keyword: "type", params: { type: "string" } };
vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
}
var valid1 = _errs3 === errors;
} else
var valid1 = !0;
if (valid1) {
if (data.args !== void 0) {
let data1 = data.args, _errs5 = errors;
if (errors === _errs5)
if (Array.isArray(data1)) {
var valid2 = !0;
let len0 = data1.length;
for (let i0 = 0; i0 < len0; i0++) {
let _errs7 = errors;
if (typeof data1[i0] != "string") {
let err2 = { instancePath: instancePath + "/args/" + i0, keyword: "type", params: { type: "string" } };
vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
}
var valid2 = _errs7 === errors;
if (!valid2)
break;
}
} else {
let err3 = { instancePath: instancePath + "/args", keyword: "type", params: { type: "array" } };
vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
}
var valid1 = _errs5 === errors;
} else
var valid1 = !0;
if (valid1) {
if (data.env !== void 0) {
let data3 = data.env, _errs9 = errors;
if (errors === _errs9)
if (data3 && typeof data3 == "object" && !Array.isArray(data3))
for (let key0 in data3) {
let _errs12 = errors;
if (typeof data3[key0] != "string") {
let err4 = { instancePath: instancePath + "/env/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"), keyword: "type", params: { type: "string" } };
vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
}
var valid3 = _errs12 === errors;
if (!valid3)
break;
}
else {
let err5 = { instancePath: instancePath + "/env", keyword: "type", params: { type: "object" } };
vErrors === null ? vErrors = [err5] : vErrors.push(err5), errors++;
}
var valid1 = _errs9 === errors;
} else
var valid1 = !0;
if (valid1)
if (data.healthCheck !== void 0) {
let data5 = data.healthCheck, _errs14 = errors, _errs15 = errors, valid4 = !1, _errs16 = errors;
validate81(data5, { instancePath: instancePath + "/healthCheck" }) || (vErrors = vErrors === null ? validate81.errors : vErrors.concat(validate81.errors), errors = vErrors.length);
var _valid1 = _errs16 === errors;
if (valid4 = valid4 || _valid1, !valid4) {
let _errs17 = errors;
if (data5 !== null) {
let err6 = { instancePath: instancePath + "/healthCheck", keyword: "type", params: { type: "null" } };
vErrors === null ? vErrors = [err6] : vErrors.push(err6), errors++;
}
var _valid1 = _errs17 === errors;
valid4 = valid4 || _valid1;
}
if (valid4)
errors = _errs15, vErrors !== null && (_errs15 ? vErrors.length = _errs15 : vErrors = null);
else {
let err7 = { instancePath: instancePath + "/healthCheck", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
vErrors === null ? vErrors = [err7] : vErrors.push(err7), errors++;
}
var valid1 = _errs14 === errors;
} else
var valid1 = !0;
}
}
}
} else {
let err8 = { instancePath, keyword: "type", params: { type: "object" } };
vErrors === null ? vErrors = [err8] : vErrors.push(err8), errors++;
}
var _valid0 = _errs1 === errors;
_valid0 && (valid0 = !0, passing0 = 0);
let _errs19 = errors;
if (errors === _errs19)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing1;
if (data.url === void 0 && (missing1 = "url")) {
let err9 = { instancePath, keyword: "required", params: { missingProperty: missing1 } };
vErrors === null ? vErrors = [err9] : vErrors.push(err9), errors++;
} else if (data.url !== void 0 && typeof data.url != "string") {
let err10 = { instancePath: instancePath + "/url", keyword: "type", params: { type: "string" } };
vErrors === null ? vErrors = [err10] : vErrors.push(err10), errors++;
}
} else {
let err11 = { instancePath, keyword: "type", params: { type: "object" } };
vErrors === null ? vErrors = [err11] : vErrors.push(err11), errors++;
}
var _valid0 = _errs19 === errors;
if (_valid0 && valid0 ? (valid0 = !1, passing0 = [passing0, 1]) : _valid0 && (valid0 = !0, passing0 = 1), valid0)
errors = _errs0, vErrors !== null && (_errs0 ? vErrors.length = _errs0 : vErrors = null);
else {
let err12 = { instancePath, keyword: "oneOf", params: { passingSchemas: passing0 }, message: "must match exactly one schema in oneOf" };
return vErrors === null ? vErrors = [err12] : vErrors.push(err12), errors++, validate80.errors = vErrors, !1;
}
return validate80.errors = vErrors, errors === 0;
}
function validate79(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
return validate80(data, { instancePath }) || (vErrors = vErrors === null ? validate80.errors : vErrors.concat(validate80.errors), errors = vErrors.length), validate79.errors = vErrors, errors === 0;
}
function validate85(data, { instancePath = "" } = {}) {
return validate85.errors = null, !0;
}
function validate89(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
return errors === 0 && !(data && typeof data == "object" && !Array.isArray(data)) ? (validate89.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1) : (validate89.errors = vErrors, errors === 0);
}
function validate95(data, { instancePath = "" } = {}) {
return validate95.errors = null, !0;
}
function validate94(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.outcome === void 0 && (missing0 = "outcome") || data.result === void 0 && (missing0 = "result"))
return validate94.errors = [{ instancePath, keyword: "required", params: { missingProperty: missing0 } }], !1;
if (data.outcome !== void 0) {
let data0 = data.outcome, _errs1 = errors;
if (typeof data0 != "string")
return validate94.errors = [{ instancePath: instancePath + "/outcome", keyword: "type", params: { type: "string" } }], !1;
if (data0 !== "success")
return validate94.errors = [{ instancePath: instancePath + "/outcome", keyword: "const", params: { allowedValue: "success" } }], !1;
var valid0 = _errs1 === errors;
} else
var valid0 = !0;
if (valid0)
if (data.result !== void 0) {
let _errs3 = errors;
validate95(data.result, { instancePath: instancePath + "/result" }) || (vErrors = vErrors === null ? validate95.errors : vErrors.concat(validate95.errors), errors = vErrors.length);
var valid0 = _errs3 === errors;
} else
var valid0 = !0;
} else
return validate94.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate94.errors = vErrors, errors === 0;
}
function validate98(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.code === void 0 && (missing0 = "code") || data.message === void 0 && (missing0 = "message"))
return validate98.errors = [{ instancePath, keyword: "required", params: { missingProperty: missing0 } }], !1;
if (data.code !== void 0) {
let data0 = data.code, _errs1 = errors;
if (!(typeof data0 == "number" && !(data0 % 1) && !isNaN(data0) && isFinite(data0)))
return validate98.errors = [{ instancePath: instancePath + "/code", keyword: "type", params: { type: "integer" } }], !1;
if (errors === _errs1 && typeof data0 == "number" && isFinite(data0) && !formats0.validate(data0))
return validate98.errors = [{ instancePath: instancePath + "/code", keyword: "format", params: { format: "int64" }, message: 'must match format "int64"' }], !1;
var valid0 = _errs1 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.message !== void 0) {
let _errs3 = errors;
if (typeof data.message != "string")
return validate98.errors = [{ instancePath: instancePath + "/message", keyword: "type", params: { type: "string" } }], !1;
var valid0 = _errs3 === errors;
} else
var valid0 = !0;
if (valid0)
if (data.data !== void 0) {
let _errs5 = errors;
validate95(data.data, { instancePath: instancePath + "/data" }) || (vErrors = vErrors === null ? validate95.errors : vErrors.concat(validate95.errors), errors = vErrors.length);
var valid0 = _errs5 === errors;
} else
var valid0 = !0;
}
} else
return validate98.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate98.errors = vErrors, errors === 0;
}
function validate97(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.outcome === void 0 && (missing0 = "outcome") || data.error === void 0 && (missing0 = "error"))
return validate97.errors = [{ instancePath, keyword: "required", params: { missingProperty: missing0 } }], !1;
if (data.outcome !== void 0) {
let data0 = data.outcome, _errs1 = errors;
if (typeof data0 != "string")
return validate97.errors = [{ instancePath: instancePath + "/outcome", keyword: "type", params: { type: "string" } }], !1;
if (data0 !== "failed")
return validate97.errors = [{ instancePath: instancePath + "/outcome", keyword: "const", params: { allowedValue: "failed" } }], !1;
var valid0 = _errs1 === errors;
} else
var valid0 = !0;
if (valid0)
if (data.error !== void 0) {
let _errs3 = errors;
validate98(data.error, { instancePath: instancePath + "/error" }) || (vErrors = vErrors === null ? validate98.errors : vErrors.concat(validate98.errors), errors = vErrors.length);
var valid0 = _errs3 === errors;
} else
var valid0 = !0;
} else
return validate97.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate97.errors = vErrors, errors === 0;
}
function validate93(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let tag0 = data.outcome;
if (typeof tag0 == "string")
if (tag0 === "success")
validate94(data, { instancePath }) || (vErrors = vErrors === null ? validate94.errors : vErrors.concat(validate94.errors), errors = vErrors.length);
else if (tag0 === "failed")
validate97(data, { instancePath }) || (vErrors = vErrors === null ? validate97.errors : vErrors.concat(validate97.errors), errors = vErrors.length);
else
return validate93.errors = [{ instancePath, keyword: "discriminator", params: { error: "mapping", tag: "outcome", tagValue: tag0 }, message: 'value of tag "outcome" must be in oneOf' }], !1;
else
return validate93.errors = [{ instancePath, keyword: "discriminator", params: { error: "tag", tag: "outcome", tagValue: tag0 }, message: 'tag "outcome" must be string' }], !1;
} else
return validate93.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate93.errors = vErrors, errors === 0;
}
function validate92(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0, _errs0 = errors, valid0 = !1, _errs1 = errors;
if (errors === _errs1)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.error === void 0 && (missing0 = "error")) {
let err0 = { instancePath, keyword: "required", params: { missingProperty: missing0 } };
vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
} else if (data.error !== void 0 && typeof data.error != "string") {
let err1 = { instancePath: instancePath + "/error", keyword: "type", params: { type: "string" } };
vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
}
} else {
let err2 = { instancePath, keyword: "type", params: { type: "object" } };
vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
}
var _valid0 = _errs1 === errors;
if (valid0 = valid0 || _valid0, !valid0) {
let _errs5 = errors;
validate93(data, { instancePath }) || (vErrors = vErrors === null ? validate93.errors : vErrors.concat(validate93.errors), errors = vErrors.length);
var _valid0 = _errs5 === errors;
valid0 = valid0 || _valid0;
}
if (valid0)
errors = _errs0, vErrors !== null && (_errs0 ? vErrors.length = _errs0 : vErrors = null);
else {
let err3 = { instancePath, keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
return vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++, validate92.errors = vErrors, !1;
}
return validate92.errors = vErrors, errors === 0;
}
function validate88(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.input_schema === void 0 && (missing0 = "input_schema") || data.output_schema === void 0 && (missing0 = "output_schema") || data.behaviors === void 0 && (missing0 = "behaviors"))
return validate88.errors = [{ instancePath, keyword: "required", params: { missingProperty: missing0 } }], !1;
if (data.input_schema !== void 0) {
let _errs1 = errors;
validate89(data.input_schema, { instancePath: instancePath + "/input_schema" }) || (vErrors = vErrors === null ? validate89.errors : vErrors.concat(validate89.errors), errors = vErrors.length);
var valid0 = _errs1 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.output_schema !== void 0) {
let _errs2 = errors;
validate89(data.output_schema, { instancePath: instancePath + "/output_schema" }) || (vErrors = vErrors === null ? validate89.errors : vErrors.concat(validate89.errors), errors = vErrors.length);
var valid0 = _errs2 === errors;
} else
var valid0 = !0;
if (valid0)
if (data.behaviors !== void 0) {
let data2 = data.behaviors, _errs3 = errors;
if (errors === _errs3)
if (data2 && typeof data2 == "object" && !Array.isArray(data2))
for (let key0 in data2) {
let _errs6 = errors;
validate92(data2[key0], { instancePath: instancePath + "/behaviors/" + key0.replace(/~/g, "~0").replace(/\//g, "~1") }) || (vErrors = vErrors === null ? validate92.errors : vErrors.concat(validate92.errors), errors = vErrors.length);
var valid1 = _errs6 === errors;
if (!valid1)
break;
}
else
return validate88.errors = [{ instancePath: instancePath + "/behaviors", keyword: "type", params: { type: "object" } }], !1;
var valid0 = _errs3 === errors;
} else
var valid0 = !0;
}
} else
return validate88.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate88.errors = vErrors, errors === 0;
}
function validate87(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.components === void 0 && (missing0 = "components"))
return validate87.errors = [{ instancePath, keyword: "required", params: { missingProperty: missing0 } }], !1;
if (data.components !== void 0) {
let data0 = data.components;
if (errors === errors)
if (data0 && typeof data0 == "object" && !Array.isArray(data0))
for (let key0 in data0) {
let _errs4 = errors;
validate88(data0[key0], { instancePath: instancePath + "/components/" + key0.replace(/~/g, "~0").replace(/\//g, "~1") }) || (vErrors = vErrors === null ? validate88.errors : vErrors.concat(validate88.errors), errors = vErrors.length);
var valid1 = _errs4 === errors;
if (!valid1)
break;
}
else
return validate87.errors = [{ instancePath: instancePath + "/components", keyword: "type", params: { type: "object" } }], !1;
}
} else
return validate87.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate87.errors = vErrors, errors === 0;
}
function validate107(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.command === void 0 && (missing0 = "command") || data.args === void 0 && (missing0 = "args"))
return validate107.errors = [{ instancePath, keyword: "required", params: { missingProperty: missing0 } }], !1;
if (data.command !== void 0) {
let _errs1 = errors;
if (typeof data.command != "string")
return validate107.errors = [{ instancePath: instancePath + "/command", keyword: "type", params: { type: "string" } }], !1;
var valid0 = _errs1 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.args !== void 0) {
let data1 = data.args, _errs3 = errors;
if (errors === _errs3)
if (Array.isArray(data1)) {
var valid1 = !0;
let len0 = data1.length;
for (let i0 = 0; i0 < len0; i0++) {
let _errs5 = errors;
if (typeof data1[i0] != "string")
return validate107.errors = [{ instancePath: instancePath + "/args/" + i0, keyword: "type", params: { type: "string" } }], !1;
var valid1 = _errs5 === errors;
if (!valid1)
break;
}
} else
return validate107.errors = [{ instancePath: instancePath + "/args", keyword: "type", params: { type: "array" } }], !1;
var valid0 = _errs3 === errors;
} else
var valid0 = !0;
if (valid0)
if (data.env !== void 0) {
let data3 = data.env, _errs7 = errors;
if (errors === _errs7)
if (data3 && typeof data3 == "object" && !Array.isArray(data3))
for (let key0 in data3) {
let _errs10 = errors;
if (typeof data3[key0] != "string")
return validate107.errors = [{ instancePath: instancePath + "/env/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"), keyword: "type", params: { type: "string" } }], !1;
var valid2 = _errs10 === errors;
if (!valid2)
break;
}
else
return validate107.errors = [{ instancePath: instancePath + "/env", keyword: "type", params: { type: "object" } }], !1;
var valid0 = _errs7 === errors;
} else
var valid0 = !0;
}
} else
return validate107.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate107.errors = vErrors, errors === 0;
}
function validate78(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0, _errs0 = errors, valid0 = !1, passing0 = null, _errs1 = errors, _errs2 = errors;
validate79(data, { instancePath }) || (vErrors = vErrors === null ? validate79.errors : vErrors.concat(validate79.errors), errors = vErrors.length);
var valid1 = _errs2 === errors;
if (valid1) {
let _errs3 = errors;
if (errors === _errs3)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.type === void 0 && (missing0 = "type")) {
let err0 = { instancePath, keyword: "required", params: { missingProperty: missing0 } };
vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
} else if (data.type !== void 0) {
let data0 = data.type;
if (typeof data0 != "string") {
let err1 = { instancePath: instancePath + "/type", keyword: "type", params: { type: "string" } };
vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
}
if (data0 !== "stepflow") {
let err2 = { instancePath: instancePath + "/type", keyword: "const", params: { allowedValue: "stepflow" } };
vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
}
}
} else {
let err3 = { instancePath, keyword: "type", params: { type: "object" } };
vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
}
var valid1 = _errs3 === errors;
}
var _valid0 = _errs1 === errors;
_valid0 && (valid0 = !0, passing0 = 0);
let _errs7 = errors, _errs8 = errors;
validate85(data, { instancePath }) || (vErrors = vErrors === null ? validate85.errors : vErrors.concat(validate85.errors), errors = vErrors.length);
var valid3 = _errs8 === errors;
if (valid3) {
let _errs9 = errors;
if (errors === _errs9)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing1;
if (data.type === void 0 && (missing1 = "type")) {
let err4 = { instancePath, keyword: "required", params: { missingProperty: missing1 } };
vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
} else if (data.type !== void 0) {
let data1 = data.type;
if (typeof data1 != "string") {
let err5 = { instancePath: instancePath + "/type", keyword: "type", params: { type: "string" } };
vErrors === null ? vErrors = [err5] : vErrors.push(err5), errors++;
}
if (data1 !== "builtin") {
let err6 = { instancePath: instancePath + "/type", keyword: "const", params: { allowedValue: "builtin" } };
vErrors === null ? vErrors = [err6] : vErrors.push(err6), errors++;
}
}
} else {
let err7 = { instancePath, keyword: "type", params: { type: "object" } };
vErrors === null ? vErrors = [err7] : vErrors.push(err7), errors++;
}
var valid3 = _errs9 === errors;
}
var _valid0 = _errs7 === errors;
if (_valid0 && valid0)
valid0 = !1, passing0 = [passing0, 1];
else {
_valid0 && (valid0 = !0, passing0 = 1);
let _errs13 = errors, _errs14 = errors;
validate87(data, { instancePath }) || (vErrors = vErrors === null ? validate87.errors : vErrors.concat(validate87.errors), errors = vErrors.length);
var valid5 = _errs14 === errors;
if (valid5) {
let _errs15 = errors;
if (errors === _errs15)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing2;
if (data.type === void 0 && (missing2 = "type")) {
let err8 = { instancePath, keyword: "required", params: { missingProperty: missing2 } };
vErrors === null ? vErrors = [err8] : vErrors.push(err8), errors++;
} else if (data.type !== void 0) {
let data2 = data.type;
if (typeof data2 != "string") {
let err9 = { instancePath: instancePath + "/type", keyword: "type", params: { type: "string" } };
vErrors === null ? vErrors = [err9] : vErrors.push(err9), errors++;
}
if (data2 !== "mock") {
let err10 = { instancePath: instancePath + "/type", keyword: "const", params: { allowedValue: "mock" } };
vErrors === null ? vErrors = [err10] : vErrors.push(err10), errors++;
}
}
} else {
let err11 = { instancePath, keyword: "type", params: { type: "object" } };
vErrors === null ? vErrors = [err11] : vErrors.push(err11), errors++;
}
var valid5 = _errs15 === errors;
}
var _valid0 = _errs13 === errors;
if (_valid0 && valid0)
valid0 = !1, passing0 = [passing0, 2];
else {
_valid0 && (valid0 = !0, passing0 = 2);
let _errs19 = errors, _errs20 = errors;
validate107(data, { instancePath }) || (vErrors = vErrors === null ? validate107.errors : vErrors.concat(validate107.errors), errors = vErrors.length);
var valid7 = _errs20 === errors;
if (valid7) {
let _errs21 = errors;
if (errors === _errs21)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing3;
if (data.type === void 0 && (missing3 = "type")) {
let err12 = { instancePath, keyword: "required", params: { missingProperty: missing3 } };
vErrors === null ? vErrors = [err12] : vErrors.push(err12), errors++;
} else if (data.type !== void 0) {
let data3 = data.type;
if (typeof data3 != "string") {
let err13 = { instancePath: instancePath + "/type", keyword: "type", params: { type: "string" } };
vErrors === null ? vErrors = [err13] : vErrors.push(err13), errors++;
}
if (data3 !== "mcp") {
let err14 = { instancePath: instancePath + "/type", keyword: "const", params: { allowedValue: "mcp" } };
vErrors === null ? vErrors = [err14] : vErrors.push(err14), errors++;
}
}
} else {
let err15 = { instancePath, keyword: "type", params: { type: "object" } };
vErrors === null ? vErrors = [err15] : vErrors.push(err15), errors++;
}
var valid7 = _errs21 === errors;
}
var _valid0 = _errs19 === errors;
_valid0 && valid0 ? (valid0 = !1, passing0 = [passing0, 3]) : _valid0 && (valid0 = !0, passing0 = 3);
}
}
if (valid0)
errors = _errs0, vErrors !== null && (_errs0 ? vErrors.length = _errs0 : vErrors = null);
else {
let err16 = { instancePath, keyword: "oneOf", params: { passingSchemas: passing0 }, message: "must match exactly one schema in oneOf" };
return vErrors === null ? vErrors = [err16] : vErrors.push(err16), errors++, validate78.errors = vErrors, !1;
}
return validate78.errors = vErrors, errors === 0;
}
function validate77(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
return validate78(data, { instancePath }) || (vErrors = vErrors === null ? validate78.errors : vErrors.concat(validate78.errors), errors = vErrors.length), validate77.errors = vErrors, errors === 0;
}
var schema47 = { type: "object", properties: { conditions: { type: "array", items: { $ref: "/ConfigV0/InputCondition" } }, componentAllow: { type: ["array", "null"], items: { type: "string" } }, componentDeny: { type: ["array", "null"], items: { type: "string" } }, plugin: { type: "string" }, component: { type: ["string", "null"] } }, required: ["plugin"] };
function validate113(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
return typeof data != "string" ? (validate113.errors = [{ instancePath, keyword: "type", params: { type: "string" } }], !1) : (validate113.errors = vErrors, errors === 0);
}
function validate112(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.path === void 0 && (missing0 = "path") || data.value === void 0 && (missing0 = "value"))
return validate112.errors = [{ instancePath, keyword: "required", params: { missingProperty: missing0 } }], !1;
if (data.path !== void 0) {
let _errs1 = errors;
validate113(data.path, { instancePath: instancePath + "/path" }) || (vErrors = vErrors === null ? validate113.errors : vErrors.concat(validate113.errors), errors = vErrors.length);
var valid0 = _errs1 === errors;
} else
var valid0 = !0;
if (valid0)
if (data.value !== void 0) {
let _errs2 = errors;
validate95(data.value, { instancePath: instancePath + "/value" }) || (vErrors = vErrors === null ? validate95.errors : vErrors.concat(validate95.errors), errors = vErrors.length);
var valid0 = _errs2 === errors;
} else
var valid0 = !0;
} else
return validate112.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate112.errors = vErrors, errors === 0;
}
function validate111(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.plugin === void 0 && (missing0 = "plugin"))
return validate111.errors = [{ instancePath, keyword: "required", params: { missingProperty: missing0 } }], !1;
if (data.conditions !== void 0) {
let data0 = data.conditions, _errs1 = errors;
if (errors === _errs1)
if (Array.isArray(data0)) {
var valid1 = !0;
let len0 = data0.length;
for (let i0 = 0; i0 < len0; i0++) {
let _errs3 = errors;
validate112(data0[i0], { instancePath: instancePath + "/conditions/" + i0 }) || (vErrors = vErrors === null ? validate112.errors : vErrors.concat(validate112.errors), errors = vErrors.length);
var valid1 = _errs3 === errors;
if (!valid1)
break;
}
} else
return validate111.errors = [{ instancePath: instancePath + "/conditions", keyword: "type", params: { type: "array" } }], !1;
var valid0 = _errs1 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.componentAllow !== void 0) {
let data2 = data.componentAllow, _errs4 = errors;
if (!Array.isArray(data2) && data2 !== null)
return validate111.errors = [{ instancePath: instancePath + "/componentAllow", keyword: "type", params: { type: schema47.properties.componentAllow.type } }], !1;
if (errors === _errs4 && Array.isArray(data2)) {
var valid2 = !0;
let len1 = data2.length;
for (let i1 = 0; i1 < len1; i1++) {
let _errs6 = errors;
if (typeof data2[i1] != "string")
return validate111.errors = [{ instancePath: instancePath + "/componentAllow/" + i1, keyword: "type", params: { type: "string" } }], !1;
var valid2 = _errs6 === errors;
if (!valid2)
break;
}
}
var valid0 = _errs4 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.componentDeny !== void 0) {
let data4 = data.componentDeny, _errs8 = errors;
if (!Array.isArray(data4) && data4 !== null)
return validate111.errors = [{ instancePath: instancePath + "/componentDeny", keyword: "type", params: { type: schema47.properties.componentDeny.type } }], !1;
if (errors === _errs8 && Array.isArray(data4)) {
var valid3 = !0;
let len2 = data4.length;
for (let i2 = 0; i2 < len2; i2++) {
let _errs10 = errors;
if (typeof data4[i2] != "string")
return validate111.errors = [{ instancePath: instancePath + "/componentDeny/" + i2, keyword: "type", params: { type: "string" } }], !1;
var valid3 = _errs10 === errors;
if (!valid3)
break;
}
}
var valid0 = _errs8 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.plugin !== void 0) {
let _errs12 = errors;
if (typeof data.plugin != "string")
return validate111.errors = [{ instancePath: instancePath + "/plugin", keyword: "type", params: { type: "string" } }], !1;
var valid0 = _errs12 === errors;
} else
var valid0 = !0;
if (valid0)
if (data.component !== void 0) {
let data7 = data.component, _errs14 = errors;
if (typeof data7 != "string" && data7 !== null)
return validate111.errors = [{ instancePath: instancePath + "/component", keyword: "type", params: { type: schema47.properties.component.type } }], !1;
var valid0 = _errs14 === errors;
} else
var valid0 = !0;
}
}
}
} else
return validate111.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate111.errors = vErrors, errors === 0;
}
var formats8 = formats.int32;
function validate119(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.databaseUrl === void 0 && (missing0 = "databaseUrl"))
return validate119.errors = [{ instancePath, keyword: "required", params: { missingProperty: missing0 } }], !1;
if (data.databaseUrl !== void 0) {
let _errs1 = errors;
if (typeof data.databaseUrl != "string")
return validate119.errors = [{ instancePath: instancePath + "/databaseUrl", keyword: "type", params: { type: "string" } }], !1;
var valid0 = _errs1 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.maxConnections !== void 0) {
let data1 = data.maxConnections, _errs3 = errors;
if (!(typeof data1 == "number" && !(data1 % 1) && !isNaN(data1) && isFinite(data1)))
return validate119.errors = [{ instancePath: instancePath + "/maxConnections", keyword: "type", params: { type: "integer" } }], !1;
if (errors === _errs3 && typeof data1 == "number" && isFinite(data1)) {
if (data1 < 0 || isNaN(data1))
return validate119.errors = [{ instancePath: instancePath + "/maxConnections", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
if (!formats8.validate(data1))
return validate119.errors = [{ instancePath: instancePath + "/maxConnections", keyword: "format", params: { format: "int32" }, message: 'must match format "int32"' }], !1;
}
var valid0 = _errs3 === errors;
} else
var valid0 = !0;
if (valid0)
if (data.autoMigrate !== void 0) {
let _errs5 = errors;
if (typeof data.autoMigrate != "boolean")
return validate119.errors = [{ instancePath: instancePath + "/autoMigrate", keyword: "type", params: { type: "boolean" } }], !1;
var valid0 = _errs5 === errors;
} else
var valid0 = !0;
}
} else
return validate119.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate119.errors = vErrors, errors === 0;
}
function validate118(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0, _errs0 = errors, valid0 = !1, passing0 = null, _errs1 = errors;
if (errors === _errs1)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.type === void 0 && (missing0 = "type")) {
let err0 = { instancePath, keyword: "required", params: { missingProperty: missing0 } };
vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
} else if (data.type !== void 0) {
let data0 = data.type;
if (typeof data0 != "string") {
let err1 = { instancePath: instancePath + "/type", keyword: "type", params: { type: "string" } };
vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
}
if (data0 !== "inMemory") {
let err2 = { instancePath: instancePath + "/type", keyword: "const", params: { allowedValue: "inMemory" } };
vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
}
}
} else {
let err3 = { instancePath, keyword: "type", params: { type: "object" } };
vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
}
var _valid0 = _errs1 === errors;
_valid0 && (valid0 = !0, passing0 = 0);
let _errs5 = errors, _errs6 = errors;
validate119(data, { instancePath }) || (vErrors = vErrors === null ? validate119.errors : vErrors.concat(validate119.errors), errors = vErrors.length);
var valid2 = _errs6 === errors;
if (valid2) {
let _errs7 = errors;
if (errors === _errs7)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing1;
if (data.type === void 0 && (missing1 = "type")) {
let err4 = { instancePath, keyword: "required", params: { missingProperty: missing1 } };
vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
} else if (data.type !== void 0) {
let data1 = data.type;
if (typeof data1 != "string") {
let err5 = { instancePath: instancePath + "/type", keyword: "type", params: { type: "string" } };
vErrors === null ? vErrors = [err5] : vErrors.push(err5), errors++;
}
if (data1 !== "sqlite") {
let err6 = { instancePath: instancePath + "/type", keyword: "const", params: { allowedValue: "sqlite" } };
vErrors === null ? vErrors = [err6] : vErrors.push(err6), errors++;
}
}
} else {
let err7 = { instancePath, keyword: "type", params: { type: "object" } };
vErrors === null ? vErrors = [err7] : vErrors.push(err7), errors++;
}
var valid2 = _errs7 === errors;
}
var _valid0 = _errs5 === errors;
if (_valid0 && valid0 ? (valid0 = !1, passing0 = [passing0, 1]) : _valid0 && (valid0 = !0, passing0 = 1), valid0)
errors = _errs0, vErrors !== null && (_errs0 ? vErrors.length = _errs0 : vErrors = null);
else {
let err8 = { instancePath, keyword: "oneOf", params: { passingSchemas: passing0 }, message: "must match exactly one schema in oneOf" };
return vErrors === null ? vErrors = [err8] : vErrors.push(err8), errors++, validate118.errors = vErrors, !1;
}
return validate118.errors = vErrors, errors === 0;
}
function validate76(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.plugins === void 0 && (missing0 = "plugins") || data.routes === void 0 && (missing0 = "routes"))
return validate76.errors = [{ instancePath, keyword: "required", params: { missingProperty: missing0 } }], !1;
if (data.workingDirectory !== void 0) {
let data0 = data.workingDirectory, _errs1 = errors;
if (typeof data0 != "string" && data0 !== null)
return validate76.errors = [{ instancePath: instancePath + "/workingDirectory", keyword: "type", params: { type: schema30.properties.workingDirectory.type } }], !1;
var valid0 = _errs1 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.plugins !== void 0) {
let data1 = data.plugins, _errs3 = errors;
if (errors === _errs3)
if (data1 && typeof data1 == "object" && !Array.isArray(data1))
for (let key0 in data1) {
let _errs6 = errors;
validate77(data1[key0], { instancePath: instancePath + "/plugins/" + key0.replace(/~/g, "~0").replace(/\//g, "~1") }) || (vErrors = vErrors === null ? validate77.errors : vErrors.concat(validate77.errors), errors = vErrors.length);
var valid1 = _errs6 === errors;
if (!valid1)
break;
}
else
return validate76.errors = [{ instancePath: instancePath + "/plugins", keyword: "type", params: { type: "object" } }], !1;
var valid0 = _errs3 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.routes !== void 0) {
let data3 = data.routes, _errs7 = errors;
if (errors === _errs7)
if (data3 && typeof data3 == "object" && !Array.isArray(data3))
for (let key1 in data3) {
let data4 = data3[key1], _errs10 = errors;
if (errors === _errs10)
if (Array.isArray(data4)) {
var valid3 = !0;
let len0 = data4.length;
for (let i0 = 0; i0 < len0; i0++) {
let _errs12 = errors;
validate111(data4[i0], { instancePath: instancePath + "/routes/" + key1.replace(/~/g, "~0").replace(/\//g, "~1") + "/" + i0 }) || (vErrors = vErrors === null ? validate111.errors : vErrors.concat(validate111.errors), errors = vErrors.length);
var valid3 = _errs12 === errors;
if (!valid3)
break;
}
} else
return validate76.errors = [{ instancePath: instancePath + "/routes/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"), keyword: "type", params: { type: "array" } }], !1;
var valid2 = _errs10 === errors;
if (!valid2)
break;
}
else
return validate76.errors = [{ instancePath: instancePath + "/routes", keyword: "type", params: { type: "object" } }], !1;
var valid0 = _errs7 === errors;
} else
var valid0 = !0;
if (valid0)
if (data.stateStore !== void 0) {
let _errs13 = errors;
validate118(data.stateStore, { instancePath: instancePath + "/stateStore" }) || (vErrors = vErrors === null ? validate118.errors : vErrors.concat(validate118.errors), errors = vErrors.length);
var valid0 = _errs13 === errors;
} else
var valid0 = !0;
}
}
} else
return validate76.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate76.errors = vErrors, errors === 0;
}
var _v1Flow = validate122, schema52 = { type: "object", properties: { name: { type: ["string", "null"] }, description: { type: ["string", "null"] }, version: { type: ["string", "null"] }, schemas: { $ref: "/FlowV1/FlowSchema" }, steps: { type: ["array", "null"], items: { $ref: "/FlowV1/Step" } }, output: { $ref: "/FlowV1/ValueExpr" }, test: { anyOf: [{ $ref: "/FlowV1/TestConfig" }, { type: "null" }] }, examples: { type: ["array", "null"], items: { $ref: "/FlowV1/ExampleInput" } }, metadata: { type: ["object", "null"], additionalProperties: !0 } } };
function validate123(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
return errors === 0 && !(data && typeof data == "object" && !Array.isArray(data)) ? (validate123.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1) : (validate123.errors = vErrors, errors === 0);
}
var schema54 = { type: "object", properties: { id: { type: "string" }, component: { $ref: "/FlowV1/Component" }, onError: { anyOf: [{ $ref: "/FlowV1/ErrorAction" }, { type: "null" }] }, input: { $ref: "/FlowV1/ValueExpr" }, mustExecute: { type: ["boolean", "null"] }, metadata: { type: ["object", "null"], additionalProperties: !0 } }, required: ["id", "component"] };
function validate126(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
return typeof data != "string" ? (validate126.errors = [{ instancePath, keyword: "type", params: { type: "string" } }], !1) : (validate126.errors = vErrors, errors === 0);
}
function validate129(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.action === void 0 && (missing0 = "action"))
return validate129.errors = [{ instancePath, keyword: "required", params: { missingProperty: missing0 } }], !1;
if (data.action !== void 0) {
let data0 = data.action;
if (typeof data0 != "string")
return validate129.errors = [{ instancePath: instancePath + "/action", keyword: "type", params: { type: "string" } }], !1;
if (data0 !== "fail")
return validate129.errors = [{ instancePath: instancePath + "/action", keyword: "const", params: { allowedValue: "fail" } }], !1;
}
} else
return validate129.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate129.errors = vErrors, errors === 0;
}
function validate130(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.action === void 0 && (missing0 = "action"))
return validate130.errors = [{ instancePath, keyword: "required", params: { missingProperty: missing0 } }], !1;
if (data.action !== void 0) {
let data0 = data.action;
if (typeof data0 != "string")
return validate130.errors = [{ instancePath: instancePath + "/action", keyword: "type", params: { type: "string" } }], !1;
if (data0 !== "useDefault")
return validate130.errors = [{ instancePath: instancePath + "/action", keyword: "const", params: { allowedValue: "useDefault" } }], !1;
}
} else
return validate130.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate130.errors = vErrors, errors === 0;
}
var schema59 = { type: "object", properties: { maxRetries: { type: ["integer", "null"], format: "uint32", minimum: 0 }, action: { type: "string", const: "retry" } }, required: ["action"] }, formats10 = formats.uint32;
function validate131(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.action === void 0 && (missing0 = "action"))
return validate131.errors = [{ instancePath, keyword: "required", params: { missingProperty: missing0 } }], !1;
if (data.maxRetries !== void 0) {
let data0 = data.maxRetries, _errs1 = errors;
if (!(typeof data0 == "number" && !(data0 % 1) && !isNaN(data0) && isFinite(data0)) && data0 !== null)
return validate131.errors = [{ instancePath: instancePath + "/maxRetries", keyword: "type", params: { type: schema59.properties.maxRetries.type } }], !1;
if (errors === _errs1 && typeof data0 == "number" && isFinite(data0)) {
if (data0 < 0 || isNaN(data0))
return validate131.errors = [{ instancePath: instancePath + "/maxRetries", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
if (!formats10.validate(data0))
return validate131.errors = [{ instancePath: instancePath + "/maxRetries", keyword: "format", params: { format: "uint32" }, message: 'must match format "uint32"' }], !1;
}
var valid0 = _errs1 === errors;
} else
var valid0 = !0;
if (valid0)
if (data.action !== void 0) {
let data1 = data.action, _errs3 = errors;
if (typeof data1 != "string")
return validate131.errors = [{ instancePath: instancePath + "/action", keyword: "type", params: { type: "string" } }], !1;
if (data1 !== "retry")
return validate131.errors = [{ instancePath: instancePath + "/action", keyword: "const", params: { allowedValue: "retry" } }], !1;
var valid0 = _errs3 === errors;
} else
var valid0 = !0;
} else
return validate131.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate131.errors = vErrors, errors === 0;
}
function validate128(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let tag0 = data.action;
if (typeof tag0 == "string")
if (tag0 === "fail")
validate129(data, { instancePath }) || (vErrors = vErrors === null ? validate129.errors : vErrors.concat(validate129.errors), errors = vErrors.length);
else if (tag0 === "useDefault")
validate130(data, { instancePath }) || (vErrors = vErrors === null ? validate130.errors : vErrors.concat(validate130.errors), errors = vErrors.length);
else if (tag0 === "retry")
validate131(data, { instancePath }) || (vErrors = vErrors === null ? validate131.errors : vErrors.concat(validate131.errors), errors = vErrors.length);
else
return validate128.errors = [{ instancePath, keyword: "discriminator", params: { error: "mapping", tag: "action", tagValue: tag0 }, message: 'value of tag "action" must be in oneOf' }], !1;
else
return validate128.errors = [{ instancePath, keyword: "discriminator", params: { error: "tag", tag: "action", tagValue: tag0 }, message: 'tag "action" must be string' }], !1;
} else
return validate128.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate128.errors = vErrors, errors === 0;
}
var schema60 = { anyOf: [{ $ref: "/FlowV1/StepReference" }, { $ref: "/FlowV1/InputReference" }, { $ref: "/FlowV1/VariableReference" }, { $ref: "/FlowV1/LiteralExpr" }, { $ref: "/FlowV1/ConditionalExpr" }, { $ref: "/FlowV1/CoalesceExpr" }, { type: "array", items: { $ref: "/FlowV1/ValueExpr" } }, { type: "object", additionalProperties: { $ref: "/FlowV1/ValueExpr" } }, { type: ["string", "number", "boolean", "null"] }] };
function validate137(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.$step === void 0 && (missing0 = "$step"))
return validate137.errors = [{ instancePath, keyword: "required", params: { missingProperty: missing0 } }], !1;
{
let _errs1 = errors;
for (let key0 in data)
if (!(key0 === "$step" || key0 === "path")) {
return validate137.errors = [{ instancePath, keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
break;
}
if (_errs1 === errors) {
if (data.$step !== void 0) {
let _errs2 = errors;
if (typeof data.$step != "string")
return validate137.errors = [{ instancePath: instancePath + "/$step", keyword: "type", params: { type: "string" } }], !1;
var valid0 = _errs2 === errors;
} else
var valid0 = !0;
if (valid0)
if (data.path !== void 0) {
let _errs4 = errors;
if (typeof data.path != "string")
return validate137.errors = [{ instancePath: instancePath + "/path", keyword: "type", params: { type: "string" } }], !1;
var valid0 = _errs4 === errors;
} else
var valid0 = !0;
}
}
} else
return validate137.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate137.errors = vErrors, errors === 0;
}
function validate139(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.$input === void 0 && (missing0 = "$input"))
return validate139.errors = [{ instancePath, keyword: "required", params: { missingProperty: missing0 } }], !1;
{
let _errs1 = errors;
for (let key0 in data)
if (key0 !== "$input") {
return validate139.errors = [{ instancePath, keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
break;
}
if (_errs1 === errors && data.$input !== void 0 && typeof data.$input != "string")
return validate139.errors = [{ instancePath: instancePath + "/$input", keyword: "type", params: { type: "string" } }], !1;
}
} else
return validate139.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate139.errors = vErrors, errors === 0;
}
var wrapper7 = { validate: validate136 };
function validate141(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.$variable === void 0 && (missing0 = "$variable"))
return validate141.errors = [{ instancePath, keyword: "required", params: { missingProperty: missing0 } }], !1;
{
let _errs1 = errors;
for (let key0 in data)
if (!(key0 === "$variable" || key0 === "default")) {
return validate141.errors = [{ instancePath, keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
break;
}
if (_errs1 === errors) {
if (data.$variable !== void 0) {
let _errs2 = errors;
if (typeof data.$variable != "string")
return validate141.errors = [{ instancePath: instancePath + "/$variable", keyword: "type", params: { type: "string" } }], !1;
var valid0 = _errs2 === errors;
} else
var valid0 = !0;
if (valid0)
if (data.default !== void 0) {
let _errs4 = errors;
wrapper7.validate(data.default, { instancePath: instancePath + "/default" }) || (vErrors = vErrors === null ? wrapper7.validate.errors : vErrors.concat(wrapper7.validate.errors), errors = vErrors.length);
var valid0 = _errs4 === errors;
} else
var valid0 = !0;
}
}
} else
return validate141.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate141.errors = vErrors, errors === 0;
}
function validate143(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.$literal === void 0 && (missing0 = "$literal"))
return validate143.errors = [{ instancePath, keyword: "required", params: { missingProperty: missing0 } }], !1;
for (let key0 in data)
if (key0 !== "$literal") {
return validate143.errors = [{ instancePath, keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
break;
}
} else
return validate143.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate143.errors = vErrors, errors === 0;
}
function validate145(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.$if === void 0 && (missing0 = "$if") || data.then === void 0 && (missing0 = "then"))
return validate145.errors = [{ instancePath, keyword: "required", params: { missingProperty: missing0 } }], !1;
{
let _errs1 = errors;
for (let key0 in data)
if (!(key0 === "$if" || key0 === "then" || key0 === "else")) {
return validate145.errors = [{ instancePath, keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
break;
}
if (_errs1 === errors) {
if (data.$if !== void 0) {
let _errs2 = errors;
wrapper7.validate(data.$if, { instancePath: instancePath + "/$if" }) || (vErrors = vErrors === null ? wrapper7.validate.errors : vErrors.concat(wrapper7.validate.errors), errors = vErrors.length);
var valid0 = _errs2 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.then !== void 0) {
let _errs3 = errors;
wrapper7.validate(data.then, { instancePath: instancePath + "/then" }) || (vErrors = vErrors === null ? wrapper7.validate.errors : vErrors.concat(wrapper7.validate.errors), errors = vErrors.length);
var valid0 = _errs3 === errors;
} else
var valid0 = !0;
if (valid0)
if (data.else !== void 0) {
let _errs4 = errors;
wrapper7.validate(data.else, { instancePath: instancePath + "/else" }) || (vErrors = vErrors === null ? wrapper7.validate.errors : vErrors.concat(wrapper7.validate.errors), errors = vErrors.length);
var valid0 = _errs4 === errors;
} else
var valid0 = !0;
}
}
}
} else
return validate145.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate145.errors = vErrors, errors === 0;
}
function validate147(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.$coalesce === void 0 && (missing0 = "$coalesce"))
return validate147.errors = [{ instancePath, keyword: "required", params: { missingProperty: missing0 } }], !1;
{
let _errs1 = errors;
for (let key0 in data)
if (key0 !== "$coalesce") {
return validate147.errors = [{ instancePath, keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
break;
}
if (_errs1 === errors && data.$coalesce !== void 0) {
let data0 = data.$coalesce;
if (errors === errors)
if (Array.isArray(data0)) {
var valid1 = !0;
let len0 = data0.length;
for (let i0 = 0; i0 < len0; i0++) {
let _errs4 = errors;
wrapper7.validate(data0[i0], { instancePath: instancePath + "/$coalesce/" + i0 }) || (vErrors = vErrors === null ? wrapper7.validate.errors : vErrors.concat(wrapper7.validate.errors), errors = vErrors.length);
var valid1 = _errs4 === errors;
if (!valid1)
break;
}
} else
return validate147.errors = [{ instancePath: instancePath + "/$coalesce", keyword: "type", params: { type: "array" } }], !1;
}
}
} else
return validate147.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate147.errors = vErrors, errors === 0;
}
function validate136(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0, _errs0 = errors, valid0 = !1, _errs1 = errors;
validate137(data, { instancePath }) || (vErrors = vErrors === null ? validate137.errors : vErrors.concat(validate137.errors), errors = vErrors.length);
var _valid0 = _errs1 === errors;
if (valid0 = valid0 || _valid0, !valid0) {
let _errs2 = errors;
validate139(data, { instancePath }) || (vErrors = vErrors === null ? validate139.errors : vErrors.concat(validate139.errors), errors = vErrors.length);
var _valid0 = _errs2 === errors;
if (valid0 = valid0 || _valid0, !valid0) {
let _errs3 = errors;
validate141(data, { instancePath }) || (vErrors = vErrors === null ? validate141.errors : vErrors.concat(validate141.errors), errors = vErrors.length);
var _valid0 = _errs3 === errors;
if (valid0 = valid0 || _valid0, !valid0) {
let _errs4 = errors;
validate143(data, { instancePath }) || (vErrors = vErrors === null ? validate143.errors : vErrors.concat(validate143.errors), errors = vErrors.length);
var _valid0 = _errs4 === errors;
if (valid0 = valid0 || _valid0, !valid0) {
let _errs5 = errors;
validate145(data, { instancePath }) || (vErrors = vErrors === null ? validate145.errors : vErrors.concat(validate145.errors), errors = vErrors.length);
var _valid0 = _errs5 === errors;
if (valid0 = valid0 || _valid0, !valid0) {
let _errs6 = errors;
validate147(data, { instancePath }) || (vErrors = vErrors === null ? validate147.errors : vErrors.concat(validate147.errors), errors = vErrors.length);
var _valid0 = _errs6 === errors;
if (valid0 = valid0 || _valid0, !valid0) {
let _errs7 = errors;
if (errors === _errs7)
if (Array.isArray(data)) {
var valid1 = !0;
let len0 = data.length;
for (let i0 = 0; i0 < len0; i0++) {
let _errs9 = errors;
wrapper7.validate(data[i0], { instancePath: instancePath + "/" + i0 }) || (vErrors = vErrors === null ? wrapper7.validate.errors : vErrors.concat(wrapper7.validate.errors), errors = vErrors.length);
var valid1 = _errs9 === errors;
if (!valid1)
break;
}
} else {
let err0 = { instancePath, keyword: "type", params: { type: "array" } };
vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
}
var _valid0 = _errs7 === errors;
if (valid0 = valid0 || _valid0, !valid0) {
let _errs10 = errors;
if (errors === _errs10)
if (data && typeof data == "object" && !Array.isArray(data))
for (let key0 in data) {
let _errs13 = errors;
wrapper7.validate(data[key0], { instancePath: instancePath + "/" + key0.replace(/~/g, "~0").replace(/\//g, "~1") }) || (vErrors = vErrors === null ? wrapper7.validate.errors : vErrors.concat(wrapper7.validate.errors), errors = vErrors.length);
var valid2 = _errs13 === errors;
if (!valid2)
break;
}
else {
let err1 = { instancePath, keyword: "type", params: { type: "object" } };
vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
}
var _valid0 = _errs10 === errors;
if (valid0 = valid0 || _valid0, !valid0) {
let _errs14 = errors;
if (typeof data != "string" && !(typeof data == "number" && isFinite(data)) && typeof data != "boolean" && data !== null) {
let err2 = { instancePath, keyword: "type", params: { type: schema60.anyOf[8].type } };
vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
}
var _valid0 = _errs14 === errors;
valid0 = valid0 || _valid0;
}
}
}
}
}
}
}
}
if (valid0)
errors = _errs0, vErrors !== null && (_errs0 ? vErrors.length = _errs0 : vErrors = null);
else {
let err3 = { instancePath, keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
return vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++, validate136.errors = vErrors, !1;
}
return validate136.errors = vErrors, errors === 0;
}
function validate125(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.id === void 0 && (missing0 = "id") || data.component === void 0 && (missing0 = "component"))
return validate125.errors = [{ instancePath, keyword: "required", params: { missingProperty: missing0 } }], !1;
if (data.id !== void 0) {
let _errs1 = errors;
if (typeof data.id != "string")
return validate125.errors = [{ instancePath: instancePath + "/id", keyword: "type", params: { type: "string" } }], !1;
var valid0 = _errs1 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.component !== void 0) {
let _errs3 = errors;
validate126(data.component, { instancePath: instancePath + "/component" }) || (vErrors = vErrors === null ? validate126.errors : vErrors.concat(validate126.errors), errors = vErrors.length);
var valid0 = _errs3 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.onError !== void 0) {
let data2 = data.onError, _errs4 = errors, _errs5 = errors, valid1 = !1, _errs6 = errors;
validate128(data2, { instancePath: instancePath + "/onError" }) || (vErrors = vErrors === null ? validate128.errors : vErrors.concat(validate128.errors), errors = vErrors.length);
var _valid0 = _errs6 === errors;
if (valid1 = valid1 || _valid0, !valid1) {
let _errs7 = errors;
if (data2 !== null) {
let err0 = { instancePath: instancePath + "/onError", keyword: "type", params: { type: "null" } };
vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
}
var _valid0 = _errs7 === errors;
valid1 = valid1 || _valid0;
}
if (valid1)
errors = _errs5, vErrors !== null && (_errs5 ? vErrors.length = _errs5 : vErrors = null);
else {
let err1 = { instancePath: instancePath + "/onError", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
return vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++, validate125.errors = vErrors, !1;
}
var valid0 = _errs4 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.input !== void 0) {
let _errs9 = errors;
validate136(data.input, { instancePath: instancePath + "/input" }) || (vErrors = vErrors === null ? validate136.errors : vErrors.concat(validate136.errors), errors = vErrors.length);
var valid0 = _errs9 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.mustExecute !== void 0) {
let data4 = data.mustExecute, _errs10 = errors;
if (typeof data4 != "boolean" && data4 !== null)
return validate125.errors = [{ instancePath: instancePath + "/mustExecute", keyword: "type", params: { type: schema54.properties.mustExecute.type } }], !1;
var valid0 = _errs10 === errors;
} else
var valid0 = !0;
if (valid0)
if (data.metadata !== void 0) {
let data5 = data.metadata, _errs12 = errors;
if (!(data5 && typeof data5 == "object" && !Array.isArray(data5)) && data5 !== null)
return validate125.errors = [{ instancePath: instancePath + "/metadata", keyword: "type", params: { type: schema54.properties.metadata.type } }], !1;
var valid0 = _errs12 === errors;
} else
var valid0 = !0;
}
}
}
}
} else
return validate125.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate125.errors = vErrors, errors === 0;
}
var schema67 = { type: "object", properties: { configFile: { type: ["string", "null"] }, config: {}, cases: { type: ["array", "null"], items: { $ref: "/FlowV1/TestCase" } } } }, schema68 = { type: "object", properties: { name: { type: "string" }, description: { type: ["string", "null"] }, input: { $ref: "/FlowV1/Value" }, output: { anyOf: [{ $ref: "/FlowV1/FlowResult" }, { type: "null" }] } }, required: ["name", "input"] };
function validate154(data, { instancePath = "" } = {}) {
return validate154.errors = null, !0;
}
function validate157(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.outcome === void 0 && (missing0 = "outcome") || data.result === void 0 && (missing0 = "result"))
return validate157.errors = [{ instancePath, keyword: "required", params: { missingProperty: missing0 } }], !1;
if (data.outcome !== void 0) {
let data0 = data.outcome, _errs1 = errors;
if (typeof data0 != "string")
return validate157.errors = [{ instancePath: instancePath + "/outcome", keyword: "type", params: { type: "string" } }], !1;
if (data0 !== "success")
return validate157.errors = [{ instancePath: instancePath + "/outcome", keyword: "const", params: { allowedValue: "success" } }], !1;
var valid0 = _errs1 === errors;
} else
var valid0 = !0;
if (valid0)
if (data.result !== void 0) {
let _errs3 = errors;
validate154(data.result, { instancePath: instancePath + "/result" }) || (vErrors = vErrors === null ? validate154.errors : vErrors.concat(validate154.errors), errors = vErrors.length);
var valid0 = _errs3 === errors;
} else
var valid0 = !0;
} else
return validate157.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate157.errors = vErrors, errors === 0;
}
function validate160(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.code === void 0 && (missing0 = "code") || data.message === void 0 && (missing0 = "message"))
return validate160.errors = [{ instancePath, keyword: "required", params: { missingProperty: missing0 } }], !1;
if (data.code !== void 0) {
let data0 = data.code, _errs1 = errors;
if (!(typeof data0 == "number" && !(data0 % 1) && !isNaN(data0) && isFinite(data0)))
return validate160.errors = [{ instancePath: instancePath + "/code", keyword: "type", params: { type: "integer" } }], !1;
if (errors === _errs1 && typeof data0 == "number" && isFinite(data0) && !formats0.validate(data0))
return validate160.errors = [{ instancePath: instancePath + "/code", keyword: "format", params: { format: "int64" }, message: 'must match format "int64"' }], !1;
var valid0 = _errs1 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.message !== void 0) {
let _errs3 = errors;
if (typeof data.message != "string")
return validate160.errors = [{ instancePath: instancePath + "/message", keyword: "type", params: { type: "string" } }], !1;
var valid0 = _errs3 === errors;
} else
var valid0 = !0;
if (valid0)
if (data.data !== void 0) {
let _errs5 = errors;
validate154(data.data, { instancePath: instancePath + "/data" }) || (vErrors = vErrors === null ? validate154.errors : vErrors.concat(validate154.errors), errors = vErrors.length);
var valid0 = _errs5 === errors;
} else
var valid0 = !0;
}
} else
return validate160.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate160.errors = vErrors, errors === 0;
}
function validate159(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.outcome === void 0 && (missing0 = "outcome") || data.error === void 0 && (missing0 = "error"))
return validate159.errors = [{ instancePath, keyword: "required", params: { missingProperty: missing0 } }], !1;
if (data.outcome !== void 0) {
let data0 = data.outcome, _errs1 = errors;
if (typeof data0 != "string")
return validate159.errors = [{ instancePath: instancePath + "/outcome", keyword: "type", params: { type: "string" } }], !1;
if (data0 !== "failed")
return validate159.errors = [{ instancePath: instancePath + "/outcome", keyword: "const", params: { allowedValue: "failed" } }], !1;
var valid0 = _errs1 === errors;
} else
var valid0 = !0;
if (valid0)
if (data.error !== void 0) {
let _errs3 = errors;
validate160(data.error, { instancePath: instancePath + "/error" }) || (vErrors = vErrors === null ? validate160.errors : vErrors.concat(validate160.errors), errors = vErrors.length);
var valid0 = _errs3 === errors;
} else
var valid0 = !0;
} else
return validate159.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate159.errors = vErrors, errors === 0;
}
function validate156(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let tag0 = data.outcome;
if (typeof tag0 == "string")
if (tag0 === "success")
validate157(data, { instancePath }) || (vErrors = vErrors === null ? validate157.errors : vErrors.concat(validate157.errors), errors = vErrors.length);
else if (tag0 === "failed")
validate159(data, { instancePath }) || (vErrors = vErrors === null ? validate159.errors : vErrors.concat(validate159.errors), errors = vErrors.length);
else
return validate156.errors = [{ instancePath, keyword: "discriminator", params: { error: "mapping", tag: "outcome", tagValue: tag0 }, message: 'value of tag "outcome" must be in oneOf' }], !1;
else
return validate156.errors = [{ instancePath, keyword: "discriminator", params: { error: "tag", tag: "outcome", tagValue: tag0 }, message: 'tag "outcome" must be string' }], !1;
} else
return validate156.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate156.errors = vErrors, errors === 0;
}
function validate153(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.name === void 0 && (missing0 = "name") || data.input === void 0 && (missing0 = "input"))
return validate153.errors = [{ instancePath, keyword: "required", params: { missingProperty: missing0 } }], !1;
if (data.name !== void 0) {
let _errs1 = errors;
if (typeof data.name != "string")
return validate153.errors = [{ instancePath: instancePath + "/name", keyword: "type", params: { type: "string" } }], !1;
var valid0 = _errs1 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.description !== void 0) {
let data1 = data.description, _errs3 = errors;
if (typeof data1 != "string" && data1 !== null)
return validate153.errors = [{ instancePath: instancePath + "/description", keyword: "type", params: { type: schema68.properties.description.type } }], !1;
var valid0 = _errs3 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.input !== void 0) {
let _errs5 = errors;
validate154(data.input, { instancePath: instancePath + "/input" }) || (vErrors = vErrors === null ? validate154.errors : vErrors.concat(validate154.errors), errors = vErrors.length);
var valid0 = _errs5 === errors;
} else
var valid0 = !0;
if (valid0)
if (data.output !== void 0) {
let data3 = data.output, _errs6 = errors, _errs7 = errors, valid1 = !1, _errs8 = errors;
validate156(data3, { instancePath: instancePath + "/output" }) || (vErrors = vErrors === null ? validate156.errors : vErrors.concat(validate156.errors), errors = vErrors.length);
var _valid0 = _errs8 === errors;
if (valid1 = valid1 || _valid0, !valid1) {
let _errs9 = errors;
if (data3 !== null) {
let err0 = { instancePath: instancePath + "/output", keyword: "type", params: { type: "null" } };
vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
}
var _valid0 = _errs9 === errors;
valid1 = valid1 || _valid0;
}
if (valid1)
errors = _errs7, vErrors !== null && (_errs7 ? vErrors.length = _errs7 : vErrors = null);
else {
let err1 = { instancePath: instancePath + "/output", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
return vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++, validate153.errors = vErrors, !1;
}
var valid0 = _errs6 === errors;
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
if (data.configFile !== void 0) {
let data0 = data.configFile, _errs1 = errors;
if (typeof data0 != "string" && data0 !== null)
return validate152.errors = [{ instancePath: instancePath + "/configFile", keyword: "type", params: { type: schema67.properties.configFile.type } }], !1;
var valid0 = _errs1 === errors;
} else
var valid0 = !0;
if (valid0)
if (data.cases !== void 0) {
let data1 = data.cases, _errs3 = errors;
if (!Array.isArray(data1) && data1 !== null)
return validate152.errors = [{ instancePath: instancePath + "/cases", keyword: "type", params: { type: schema67.properties.cases.type } }], !1;
if (errors === _errs3 && Array.isArray(data1)) {
var valid1 = !0;
let len0 = data1.length;
for (let i0 = 0; i0 < len0; i0++) {
let _errs5 = errors;
validate153(data1[i0], { instancePath: instancePath + "/cases/" + i0 }) || (vErrors = vErrors === null ? validate153.errors : vErrors.concat(validate153.errors), errors = vErrors.length);
var valid1 = _errs5 === errors;
if (!valid1)
break;
}
}
var valid0 = _errs3 === errors;
} else
var valid0 = !0;
} else
return validate152.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate152.errors = vErrors, errors === 0;
}
var schema74 = { type: "object", properties: { name: { type: "string" }, description: { type: ["string", "null"] }, input: { $ref: "/FlowV1/Value" } }, required: ["name", "input"] };
function validate168(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.name === void 0 && (missing0 = "name") || data.input === void 0 && (missing0 = "input"))
return validate168.errors = [{ instancePath, keyword: "required", params: { missingProperty: missing0 } }], !1;
if (data.name !== void 0) {
let _errs1 = errors;
if (typeof data.name != "string")
return validate168.errors = [{ instancePath: instancePath + "/name", keyword: "type", params: { type: "string" } }], !1;
var valid0 = _errs1 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.description !== void 0) {
let data1 = data.description, _errs3 = errors;
if (typeof data1 != "string" && data1 !== null)
return validate168.errors = [{ instancePath: instancePath + "/description", keyword: "type", params: { type: schema74.properties.description.type } }], !1;
var valid0 = _errs3 === errors;
} else
var valid0 = !0;
if (valid0)
if (data.input !== void 0) {
let _errs5 = errors;
validate154(data.input, { instancePath: instancePath + "/input" }) || (vErrors = vErrors === null ? validate154.errors : vErrors.concat(validate154.errors), errors = vErrors.length);
var valid0 = _errs5 === errors;
} else
var valid0 = !0;
}
} else
return validate168.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate168.errors = vErrors, errors === 0;
}
function validate122(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
if (data.name !== void 0) {
let data0 = data.name, _errs1 = errors;
if (typeof data0 != "string" && data0 !== null)
return validate122.errors = [{ instancePath: instancePath + "/name", keyword: "type", params: { type: schema52.properties.name.type } }], !1;
var valid0 = _errs1 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.description !== void 0) {
let data1 = data.description, _errs3 = errors;
if (typeof data1 != "string" && data1 !== null)
return validate122.errors = [{ instancePath: instancePath + "/description", keyword: "type", params: { type: schema52.properties.description.type } }], !1;
var valid0 = _errs3 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.version !== void 0) {
let data2 = data.version, _errs5 = errors;
if (typeof data2 != "string" && data2 !== null)
return validate122.errors = [{ instancePath: instancePath + "/version", keyword: "type", params: { type: schema52.properties.version.type } }], !1;
var valid0 = _errs5 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.schemas !== void 0) {
let _errs7 = errors;
validate123(data.schemas, { instancePath: instancePath + "/schemas" }) || (vErrors = vErrors === null ? validate123.errors : vErrors.concat(validate123.errors), errors = vErrors.length);
var valid0 = _errs7 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.steps !== void 0) {
let data4 = data.steps, _errs8 = errors;
if (!Array.isArray(data4) && data4 !== null)
return validate122.errors = [{ instancePath: instancePath + "/steps", keyword: "type", params: { type: schema52.properties.steps.type } }], !1;
if (errors === _errs8 && Array.isArray(data4)) {
var valid1 = !0;
let len0 = data4.length;
for (let i0 = 0; i0 < len0; i0++) {
let _errs10 = errors;
validate125(data4[i0], { instancePath: instancePath + "/steps/" + i0 }) || (vErrors = vErrors === null ? validate125.errors : vErrors.concat(validate125.errors), errors = vErrors.length);
var valid1 = _errs10 === errors;
if (!valid1)
break;
}
}
var valid0 = _errs8 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.output !== void 0) {
let _errs11 = errors;
validate136(data.output, { instancePath: instancePath + "/output" }) || (vErrors = vErrors === null ? validate136.errors : vErrors.concat(validate136.errors), errors = vErrors.length);
var valid0 = _errs11 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.test !== void 0) {
let data7 = data.test, _errs12 = errors, _errs13 = errors, valid2 = !1, _errs14 = errors;
validate152(data7, { instancePath: instancePath + "/test" }) || (vErrors = vErrors === null ? validate152.errors : vErrors.concat(validate152.errors), errors = vErrors.length);
var _valid0 = _errs14 === errors;
if (valid2 = valid2 || _valid0, !valid2) {
let _errs15 = errors;
if (data7 !== null) {
let err0 = { instancePath: instancePath + "/test", keyword: "type", params: { type: "null" } };
vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
}
var _valid0 = _errs15 === errors;
valid2 = valid2 || _valid0;
}
if (valid2)
errors = _errs13, vErrors !== null && (_errs13 ? vErrors.length = _errs13 : vErrors = null);
else {
let err1 = { instancePath: instancePath + "/test", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
return vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++, validate122.errors = vErrors, !1;
}
var valid0 = _errs12 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.examples !== void 0) {
let data8 = data.examples, _errs17 = errors;
if (!Array.isArray(data8) && data8 !== null)
return validate122.errors = [{ instancePath: instancePath + "/examples", keyword: "type", params: { type: schema52.properties.examples.type } }], !1;
if (errors === _errs17 && Array.isArray(data8)) {
var valid3 = !0;
let len1 = data8.length;
for (let i1 = 0; i1 < len1; i1++) {
let _errs19 = errors;
validate168(data8[i1], { instancePath: instancePath + "/examples/" + i1 }) || (vErrors = vErrors === null ? validate168.errors : vErrors.concat(validate168.errors), errors = vErrors.length);
var valid3 = _errs19 === errors;
if (!valid3)
break;
}
}
var valid0 = _errs17 === errors;
} else
var valid0 = !0;
if (valid0)
if (data.metadata !== void 0) {
let data10 = data.metadata, _errs20 = errors;
if (!(data10 && typeof data10 == "object" && !Array.isArray(data10)) && data10 !== null)
return validate122.errors = [{ instancePath: instancePath + "/metadata", keyword: "type", params: { type: schema52.properties.metadata.type } }], !1;
var valid0 = _errs20 === errors;
} else
var valid0 = !0;
}
}
}
}
}
}
}
} else
return validate122.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate122.errors = vErrors, errors === 0;
}
var _v1Config = validate171, schema75 = { type: "object", properties: { workingDirectory: { type: ["string", "null"] }, plugins: { type: "object", additionalProperties: { $ref: "/ConfigV1/SupportedPluginConfig" } }, routes: { type: "object", additionalProperties: { type: "array", items: { $ref: "/ConfigV1/RouteRule" } } }, storageConfig: { $ref: "/ConfigV1/StorageConfig" }, leaseManager: { $ref: "/ConfigV1/LeaseManagerConfig" }, recovery: { $ref: "/ConfigV1/RecoveryConfig" }, blobApi: { $ref: "/ConfigV1/BlobApiConfig" }, retry: { $ref: "/ConfigV1/RetryConfig" } }, required: ["plugins", "routes"] };
var formats14 = formats.uint64;
function validate175(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
if (data.path !== void 0) {
let _errs1 = errors;
if (typeof data.path != "string")
return validate175.errors = [{ instancePath: instancePath + "/path", keyword: "type", params: { type: "string" } }], !1;
var valid0 = _errs1 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.timeoutMs !== void 0) {
let data1 = data.timeoutMs, _errs3 = errors;
if (!(typeof data1 == "number" && !(data1 % 1) && !isNaN(data1) && isFinite(data1)))
return validate175.errors = [{ instancePath: instancePath + "/timeoutMs", keyword: "type", params: { type: "integer" } }], !1;
if (errors === _errs3 && typeof data1 == "number" && isFinite(data1)) {
if (data1 < 0 || isNaN(data1))
return validate175.errors = [{ instancePath: instancePath + "/timeoutMs", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
if (!formats14.validate(data1))
return validate175.errors = [{ instancePath: instancePath + "/timeoutMs", keyword: "format", params: { format: "uint64" }, message: 'must match format "uint64"' }], !1;
}
var valid0 = _errs3 === errors;
} else
var valid0 = !0;
if (valid0)
if (data.retryDelayMs !== void 0) {
let data2 = data.retryDelayMs, _errs5 = errors;
if (!(typeof data2 == "number" && !(data2 % 1) && !isNaN(data2) && isFinite(data2)))
return validate175.errors = [{ instancePath: instancePath + "/retryDelayMs", keyword: "type", params: { type: "integer" } }], !1;
if (errors === _errs5 && typeof data2 == "number" && isFinite(data2)) {
if (data2 < 0 || isNaN(data2))
return validate175.errors = [{ instancePath: instancePath + "/retryDelayMs", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
if (!formats14.validate(data2))
return validate175.errors = [{ instancePath: instancePath + "/retryDelayMs", keyword: "format", params: { format: "uint64" }, message: 'must match format "uint64"' }], !1;
}
var valid0 = _errs5 === errors;
} else
var valid0 = !0;
}
} else
return validate175.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate175.errors = vErrors, errors === 0;
}
function validate174(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.command === void 0 && (missing0 = "command"))
return validate174.errors = [{ instancePath, keyword: "required", params: { missingProperty: missing0 } }], !1;
if (data.command !== void 0) {
let _errs1 = errors;
if (typeof data.command != "string")
return validate174.errors = [{ instancePath: instancePath + "/command", keyword: "type", params: { type: "string" } }], !1;
var valid0 = _errs1 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.args !== void 0) {
let data1 = data.args, _errs3 = errors;
if (errors === _errs3)
if (Array.isArray(data1)) {
var valid1 = !0;
let len0 = data1.length;
for (let i0 = 0; i0 < len0; i0++) {
let _errs5 = errors;
if (typeof data1[i0] != "string")
return validate174.errors = [{ instancePath: instancePath + "/args/" + i0, keyword: "type", params: { type: "string" } }], !1;
var valid1 = _errs5 === errors;
if (!valid1)
break;
}
} else
return validate174.errors = [{ instancePath: instancePath + "/args", keyword: "type", params: { type: "array" } }], !1;
var valid0 = _errs3 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.env !== void 0) {
let data3 = data.env, _errs7 = errors;
if (errors === _errs7)
if (data3 && typeof data3 == "object" && !Array.isArray(data3))
for (let key0 in data3) {
let _errs10 = errors;
if (typeof data3[key0] != "string")
return validate174.errors = [{ instancePath: instancePath + "/env/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"), keyword: "type", params: { type: "string" } }], !1;
var valid2 = _errs10 === errors;
if (!valid2)
break;
}
else
return validate174.errors = [{ instancePath: instancePath + "/env", keyword: "type", params: { type: "object" } }], !1;
var valid0 = _errs7 === errors;
} else
var valid0 = !0;
if (valid0)
if (data.healthCheck !== void 0) {
let data5 = data.healthCheck, _errs12 = errors, _errs13 = errors, valid3 = !1, _errs14 = errors;
validate175(data5, { instancePath: instancePath + "/healthCheck" }) || (vErrors = vErrors === null ? validate175.errors : vErrors.concat(validate175.errors), errors = vErrors.length);
var _valid0 = _errs14 === errors;
if (valid3 = valid3 || _valid0, !valid3) {
let _errs15 = errors;
if (data5 !== null) {
let err0 = { instancePath: instancePath + "/healthCheck", keyword: "type", params: { type: "null" } };
vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
}
var _valid0 = _errs15 === errors;
valid3 = valid3 || _valid0;
}
if (valid3)
errors = _errs13, vErrors !== null && (_errs13 ? vErrors.length = _errs13 : vErrors = null);
else {
let err1 = { instancePath: instancePath + "/healthCheck", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
return vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++, validate174.errors = vErrors, !1;
}
var valid0 = _errs12 === errors;
} else
var valid0 = !0;
}
}
} else
return validate174.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate174.errors = vErrors, errors === 0;
}
function validate178(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.url === void 0 && (missing0 = "url"))
return validate178.errors = [{ instancePath, keyword: "required", params: { missingProperty: missing0 } }], !1;
if (data.url !== void 0 && typeof data.url != "string")
return validate178.errors = [{ instancePath: instancePath + "/url", keyword: "type", params: { type: "string" } }], !1;
} else
return validate178.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate178.errors = vErrors, errors === 0;
}
function validate182(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.type === void 0 && (missing0 = "type"))
return validate182.errors = [{ instancePath, keyword: "required", params: { missingProperty: missing0 } }], !1;
if (data.delayMs !== void 0) {
let data0 = data.delayMs, _errs1 = errors;
if (!(typeof data0 == "number" && !(data0 % 1) && !isNaN(data0) && isFinite(data0)))
return validate182.errors = [{ instancePath: instancePath + "/delayMs", keyword: "type", params: { type: "integer" } }], !1;
if (errors === _errs1 && typeof data0 == "number" && isFinite(data0)) {
if (data0 < 0 || isNaN(data0))
return validate182.errors = [{ instancePath: instancePath + "/delayMs", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
if (!formats14.validate(data0))
return validate182.errors = [{ instancePath: instancePath + "/delayMs", keyword: "format", params: { format: "uint64" }, message: 'must match format "uint64"' }], !1;
}
var valid0 = _errs1 === errors;
} else
var valid0 = !0;
if (valid0)
if (data.type !== void 0) {
let data1 = data.type, _errs3 = errors;
if (typeof data1 != "string")
return validate182.errors = [{ instancePath: instancePath + "/type", keyword: "type", params: { type: "string" } }], !1;
if (data1 !== "constant")
return validate182.errors = [{ instancePath: instancePath + "/type", keyword: "const", params: { allowedValue: "constant" } }], !1;
var valid0 = _errs3 === errors;
} else
var valid0 = !0;
} else
return validate182.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate182.errors = vErrors, errors === 0;
}
var formats26 = formats.float;
function validate183(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.type === void 0 && (missing0 = "type"))
return validate183.errors = [{ instancePath, keyword: "required", params: { missingProperty: missing0 } }], !1;
if (data.minDelayMs !== void 0) {
let data0 = data.minDelayMs, _errs1 = errors;
if (!(typeof data0 == "number" && !(data0 % 1) && !isNaN(data0) && isFinite(data0)))
return validate183.errors = [{ instancePath: instancePath + "/minDelayMs", keyword: "type", params: { type: "integer" } }], !1;
if (errors === _errs1 && typeof data0 == "number" && isFinite(data0)) {
if (data0 < 0 || isNaN(data0))
return validate183.errors = [{ instancePath: instancePath + "/minDelayMs", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
if (!formats14.validate(data0))
return validate183.errors = [{ instancePath: instancePath + "/minDelayMs", keyword: "format", params: { format: "uint64" }, message: 'must match format "uint64"' }], !1;
}
var valid0 = _errs1 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.maxDelayMs !== void 0) {
let data1 = data.maxDelayMs, _errs3 = errors;
if (!(typeof data1 == "number" && !(data1 % 1) && !isNaN(data1) && isFinite(data1)))
return validate183.errors = [{ instancePath: instancePath + "/maxDelayMs", keyword: "type", params: { type: "integer" } }], !1;
if (errors === _errs3 && typeof data1 == "number" && isFinite(data1)) {
if (data1 < 0 || isNaN(data1))
return validate183.errors = [{ instancePath: instancePath + "/maxDelayMs", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
if (!formats14.validate(data1))
return validate183.errors = [{ instancePath: instancePath + "/maxDelayMs", keyword: "format", params: { format: "uint64" }, message: 'must match format "uint64"' }], !1;
}
var valid0 = _errs3 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.factor !== void 0) {
let data2 = data.factor, _errs5 = errors;
if (errors === _errs5)
if (typeof data2 == "number" && isFinite(data2)) {
if (!formats26.validate(data2))
return validate183.errors = [{ instancePath: instancePath + "/factor", keyword: "format", params: { format: "float" }, message: 'must match format "float"' }], !1;
} else
return validate183.errors = [{ instancePath: instancePath + "/factor", keyword: "type", params: { type: "number" } }], !1;
var valid0 = _errs5 === errors;
} else
var valid0 = !0;
if (valid0)
if (data.type !== void 0) {
let data3 = data.type, _errs7 = errors;
if (typeof data3 != "string")
return validate183.errors = [{ instancePath: instancePath + "/type", keyword: "type", params: { type: "string" } }], !1;
if (data3 !== "exponential")
return validate183.errors = [{ instancePath: instancePath + "/type", keyword: "const", params: { allowedValue: "exponential" } }], !1;
var valid0 = _errs7 === errors;
} else
var valid0 = !0;
}
}
} else
return validate183.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate183.errors = vErrors, errors === 0;
}
function validate184(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.type === void 0 && (missing0 = "type"))
return validate184.errors = [{ instancePath, keyword: "required", params: { missingProperty: missing0 } }], !1;
if (data.minDelayMs !== void 0) {
let data0 = data.minDelayMs, _errs1 = errors;
if (!(typeof data0 == "number" && !(data0 % 1) && !isNaN(data0) && isFinite(data0)))
return validate184.errors = [{ instancePath: instancePath + "/minDelayMs", keyword: "type", params: { type: "integer" } }], !1;
if (errors === _errs1 && typeof data0 == "number" && isFinite(data0)) {
if (data0 < 0 || isNaN(data0))
return validate184.errors = [{ instancePath: instancePath + "/minDelayMs", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
if (!formats14.validate(data0))
return validate184.errors = [{ instancePath: instancePath + "/minDelayMs", keyword: "format", params: { format: "uint64" }, message: 'must match format "uint64"' }], !1;
}
var valid0 = _errs1 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.maxDelayMs !== void 0) {
let data1 = data.maxDelayMs, _errs3 = errors;
if (!(typeof data1 == "number" && !(data1 % 1) && !isNaN(data1) && isFinite(data1)))
return validate184.errors = [{ instancePath: instancePath + "/maxDelayMs", keyword: "type", params: { type: "integer" } }], !1;
if (errors === _errs3 && typeof data1 == "number" && isFinite(data1)) {
if (data1 < 0 || isNaN(data1))
return validate184.errors = [{ instancePath: instancePath + "/maxDelayMs", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
if (!formats14.validate(data1))
return validate184.errors = [{ instancePath: instancePath + "/maxDelayMs", keyword: "format", params: { format: "uint64" }, message: 'must match format "uint64"' }], !1;
}
var valid0 = _errs3 === errors;
} else
var valid0 = !0;
if (valid0)
if (data.type !== void 0) {
let data2 = data.type, _errs5 = errors;
if (typeof data2 != "string")
return validate184.errors = [{ instancePath: instancePath + "/type", keyword: "type", params: { type: "string" } }], !1;
if (data2 !== "fibonacci")
return validate184.errors = [{ instancePath: instancePath + "/type", keyword: "const", params: { allowedValue: "fibonacci" } }], !1;
var valid0 = _errs5 === errors;
} else
var valid0 = !0;
}
} else
return validate184.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate184.errors = vErrors, errors === 0;
}
function validate181(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let tag0 = data.type;
if (typeof tag0 == "string")
if (tag0 === "constant")
validate182(data, { instancePath }) || (vErrors = vErrors === null ? validate182.errors : vErrors.concat(validate182.errors), errors = vErrors.length);
else if (tag0 === "exponential")
validate183(data, { instancePath }) || (vErrors = vErrors === null ? validate183.errors : vErrors.concat(validate183.errors), errors = vErrors.length);
else if (tag0 === "fibonacci")
validate184(data, { instancePath }) || (vErrors = vErrors === null ? validate184.errors : vErrors.concat(validate184.errors), errors = vErrors.length);
else
return validate181.errors = [{ instancePath, keyword: "discriminator", params: { error: "mapping", tag: "type", tagValue: tag0 }, message: 'value of tag "type" must be in oneOf' }], !1;
else
return validate181.errors = [{ instancePath, keyword: "discriminator", params: { error: "tag", tag: "type", tagValue: tag0 }, message: 'tag "type" must be string' }], !1;
} else
return validate181.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate181.errors = vErrors, errors === 0;
}
function validate180(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
if (data.maxAttempts !== void 0) {
let data0 = data.maxAttempts, _errs1 = errors;
if (!(typeof data0 == "number" && !(data0 % 1) && !isNaN(data0) && isFinite(data0)))
return validate180.errors = [{ instancePath: instancePath + "/maxAttempts", keyword: "type", params: { type: "integer" } }], !1;
if (errors === _errs1 && typeof data0 == "number" && isFinite(data0)) {
if (data0 < 0 || isNaN(data0))
return validate180.errors = [{ instancePath: instancePath + "/maxAttempts", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
if (!formats10.validate(data0))
return validate180.errors = [{ instancePath: instancePath + "/maxAttempts", keyword: "format", params: { format: "uint32" }, message: 'must match format "uint32"' }], !1;
}
var valid0 = _errs1 === errors;
} else
var valid0 = !0;
if (valid0)
if (data.backoff !== void 0) {
let _errs3 = errors;
validate181(data.backoff, { instancePath: instancePath + "/backoff" }) || (vErrors = vErrors === null ? validate181.errors : vErrors.concat(validate181.errors), errors = vErrors.length);
var valid0 = _errs3 === errors;
} else
var valid0 = !0;
} else
return validate180.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate180.errors = vErrors, errors === 0;
}
function validate173(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0, _errs1 = errors, valid0 = !1, _errs2 = errors;
validate174(data, { instancePath }) || (vErrors = vErrors === null ? validate174.errors : vErrors.concat(validate174.errors), errors = vErrors.length);
var _valid0 = _errs2 === errors;
if (valid0 = valid0 || _valid0, !valid0) {
let _errs3 = errors;
validate178(data, { instancePath }) || (vErrors = vErrors === null ? validate178.errors : vErrors.concat(validate178.errors), errors = vErrors.length);
var _valid0 = _errs3 === errors;
valid0 = valid0 || _valid0;
}
if (valid0)
errors = _errs1, vErrors !== null && (_errs1 ? vErrors.length = _errs1 : vErrors = null);
else {
let err0 = { instancePath, keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
return vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++, validate173.errors = vErrors, !1;
}
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.type === void 0 && (missing0 = "type"))
return validate173.errors = [{ instancePath, keyword: "required", params: { missingProperty: missing0 } }], !1;
if (data.type !== void 0) {
let data0 = data.type, _errs4 = errors;
if (typeof data0 != "string")
return validate173.errors = [{ instancePath: instancePath + "/type", keyword: "type", params: { type: "string" } }], !1;
if (data0 !== "stepflow")
return validate173.errors = [{ instancePath: instancePath + "/type", keyword: "const", params: { allowedValue: "stepflow" } }], !1;
var valid1 = _errs4 === errors;
} else
var valid1 = !0;
if (valid1)
if (data.retry !== void 0) {
let _errs6 = errors;
validate180(data.retry, { instancePath: instancePath + "/retry" }) || (vErrors = vErrors === null ? validate180.errors : vErrors.concat(validate180.errors), errors = vErrors.length);
var valid1 = _errs6 === errors;
} else
var valid1 = !0;
} else
return validate173.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate173.errors = vErrors, errors === 0;
}
function validate190(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.type === void 0 && (missing0 = "type"))
return validate190.errors = [{ instancePath, keyword: "required", params: { missingProperty: missing0 } }], !1;
if (data.type !== void 0) {
let data0 = data.type;
if (typeof data0 != "string")
return validate190.errors = [{ instancePath: instancePath + "/type", keyword: "type", params: { type: "string" } }], !1;
if (data0 !== "builtin")
return validate190.errors = [{ instancePath: instancePath + "/type", keyword: "const", params: { allowedValue: "builtin" } }], !1;
}
} else
return validate190.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate190.errors = vErrors, errors === 0;
}
function validate193(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
return errors === 0 && !(data && typeof data == "object" && !Array.isArray(data)) ? (validate193.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1) : (validate193.errors = vErrors, errors === 0);
}
function validate198(data, { instancePath = "" } = {}) {
return validate198.errors = null, !0;
}
function validate197(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.outcome === void 0 && (missing0 = "outcome") || data.result === void 0 && (missing0 = "result"))
return validate197.errors = [{ instancePath, keyword: "required", params: { missingProperty: missing0 } }], !1;
if (data.outcome !== void 0) {
let data0 = data.outcome, _errs1 = errors;
if (typeof data0 != "string")
return validate197.errors = [{ instancePath: instancePath + "/outcome", keyword: "type", params: { type: "string" } }], !1;
if (data0 !== "success")
return validate197.errors = [{ instancePath: instancePath + "/outcome", keyword: "const", params: { allowedValue: "success" } }], !1;
var valid0 = _errs1 === errors;
} else
var valid0 = !0;
if (valid0)
if (data.result !== void 0) {
let _errs3 = errors;
validate198(data.result, { instancePath: instancePath + "/result" }) || (vErrors = vErrors === null ? validate198.errors : vErrors.concat(validate198.errors), errors = vErrors.length);
var valid0 = _errs3 === errors;
} else
var valid0 = !0;
} else
return validate197.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate197.errors = vErrors, errors === 0;
}
function validate202(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.code === void 0 && (missing0 = "code") || data.message === void 0 && (missing0 = "message"))
return validate202.errors = [{ instancePath, keyword: "required", params: { missingProperty: missing0 } }], !1;
if (data.code !== void 0) {
let data0 = data.code, _errs1 = errors;
if (!(typeof data0 == "number" && !(data0 % 1) && !isNaN(data0) && isFinite(data0)))
return validate202.errors = [{ instancePath: instancePath + "/code", keyword: "type", params: { type: "integer" } }], !1;
if (errors === _errs1 && typeof data0 == "number" && isFinite(data0) && !formats0.validate(data0))
return validate202.errors = [{ instancePath: instancePath + "/code", keyword: "format", params: { format: "int64" }, message: 'must match format "int64"' }], !1;
var valid0 = _errs1 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.message !== void 0) {
let _errs3 = errors;
if (typeof data.message != "string")
return validate202.errors = [{ instancePath: instancePath + "/message", keyword: "type", params: { type: "string" } }], !1;
var valid0 = _errs3 === errors;
} else
var valid0 = !0;
if (valid0)
if (data.data !== void 0) {
let _errs5 = errors;
validate198(data.data, { instancePath: instancePath + "/data" }) || (vErrors = vErrors === null ? validate198.errors : vErrors.concat(validate198.errors), errors = vErrors.length);
var valid0 = _errs5 === errors;
} else
var valid0 = !0;
}
} else
return validate202.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate202.errors = vErrors, errors === 0;
}
function validate201(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.outcome === void 0 && (missing0 = "outcome") || data.error === void 0 && (missing0 = "error"))
return validate201.errors = [{ instancePath, keyword: "required", params: { missingProperty: missing0 } }], !1;
if (data.outcome !== void 0) {
let data0 = data.outcome, _errs1 = errors;
if (typeof data0 != "string")
return validate201.errors = [{ instancePath: instancePath + "/outcome", keyword: "type", params: { type: "string" } }], !1;
if (data0 !== "failed")
return validate201.errors = [{ instancePath: instancePath + "/outcome", keyword: "const", params: { allowedValue: "failed" } }], !1;
var valid0 = _errs1 === errors;
} else
var valid0 = !0;
if (valid0)
if (data.error !== void 0) {
let _errs3 = errors;
validate202(data.error, { instancePath: instancePath + "/error" }) || (vErrors = vErrors === null ? validate202.errors : vErrors.concat(validate202.errors), errors = vErrors.length);
var valid0 = _errs3 === errors;
} else
var valid0 = !0;
} else
return validate201.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate201.errors = vErrors, errors === 0;
}
function validate196(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0, _errs0 = errors, valid0 = !1, _errs1 = errors;
if (errors === _errs1)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.error === void 0 && (missing0 = "error")) {
let err0 = { instancePath, keyword: "required", params: { missingProperty: missing0 } };
vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
} else if (data.error !== void 0 && typeof data.error != "string") {
let err1 = { instancePath: instancePath + "/error", keyword: "type", params: { type: "string" } };
vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
}
} else {
let err2 = { instancePath, keyword: "type", params: { type: "object" } };
vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
}
var _valid0 = _errs1 === errors;
if (valid0 = valid0 || _valid0, !valid0) {
let _errs5 = errors;
validate197(data, { instancePath }) || (vErrors = vErrors === null ? validate197.errors : vErrors.concat(validate197.errors), errors = vErrors.length);
var _valid0 = _errs5 === errors;
if (valid0 = valid0 || _valid0, !valid0) {
let _errs6 = errors;
validate201(data, { instancePath }) || (vErrors = vErrors === null ? validate201.errors : vErrors.concat(validate201.errors), errors = vErrors.length);
var _valid0 = _errs6 === errors;
valid0 = valid0 || _valid0;
}
}
if (valid0)
errors = _errs0, vErrors !== null && (_errs0 ? vErrors.length = _errs0 : vErrors = null);
else {
let err3 = { instancePath, keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
return vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++, validate196.errors = vErrors, !1;
}
return validate196.errors = vErrors, errors === 0;
}
function validate192(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.input_schema === void 0 && (missing0 = "input_schema") || data.output_schema === void 0 && (missing0 = "output_schema") || data.behaviors === void 0 && (missing0 = "behaviors"))
return validate192.errors = [{ instancePath, keyword: "required", params: { missingProperty: missing0 } }], !1;
if (data.input_schema !== void 0) {
let _errs1 = errors;
validate193(data.input_schema, { instancePath: instancePath + "/input_schema" }) || (vErrors = vErrors === null ? validate193.errors : vErrors.concat(validate193.errors), errors = vErrors.length);
var valid0 = _errs1 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.output_schema !== void 0) {
let _errs2 = errors;
validate193(data.output_schema, { instancePath: instancePath + "/output_schema" }) || (vErrors = vErrors === null ? validate193.errors : vErrors.concat(validate193.errors), errors = vErrors.length);
var valid0 = _errs2 === errors;
} else
var valid0 = !0;
if (valid0)
if (data.behaviors !== void 0) {
let data2 = data.behaviors, _errs3 = errors;
if (errors === _errs3)
if (data2 && typeof data2 == "object" && !Array.isArray(data2))
for (let key0 in data2) {
let _errs6 = errors;
validate196(data2[key0], { instancePath: instancePath + "/behaviors/" + key0.replace(/~/g, "~0").replace(/\//g, "~1") }) || (vErrors = vErrors === null ? validate196.errors : vErrors.concat(validate196.errors), errors = vErrors.length);
var valid1 = _errs6 === errors;
if (!valid1)
break;
}
else
return validate192.errors = [{ instancePath: instancePath + "/behaviors", keyword: "type", params: { type: "object" } }], !1;
var valid0 = _errs3 === errors;
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
if (data.components === void 0 && (missing0 = "components") || data.type === void 0 && (missing0 = "type"))
return validate191.errors = [{ instancePath, keyword: "required", params: { missingProperty: missing0 } }], !1;
if (data.components !== void 0) {
let data0 = data.components, _errs1 = errors;
if (errors === _errs1)
if (data0 && typeof data0 == "object" && !Array.isArray(data0))
for (let key0 in data0) {
let _errs4 = errors;
validate192(data0[key0], { instancePath: instancePath + "/components/" + key0.replace(/~/g, "~0").replace(/\//g, "~1") }) || (vErrors = vErrors === null ? validate192.errors : vErrors.concat(validate192.errors), errors = vErrors.length);
var valid1 = _errs4 === errors;
if (!valid1)
break;
}
else
return validate191.errors = [{ instancePath: instancePath + "/components", keyword: "type", params: { type: "object" } }], !1;
var valid0 = _errs1 === errors;
} else
var valid0 = !0;
if (valid0)
if (data.type !== void 0) {
let data2 = data.type, _errs5 = errors;
if (typeof data2 != "string")
return validate191.errors = [{ instancePath: instancePath + "/type", keyword: "type", params: { type: "string" } }], !1;
if (data2 !== "mock")
return validate191.errors = [{ instancePath: instancePath + "/type", keyword: "const", params: { allowedValue: "mock" } }], !1;
var valid0 = _errs5 === errors;
} else
var valid0 = !0;
} else
return validate191.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate191.errors = vErrors, errors === 0;
}
function validate208(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.command === void 0 && (missing0 = "command") || data.args === void 0 && (missing0 = "args") || data.type === void 0 && (missing0 = "type"))
return validate208.errors = [{ instancePath, keyword: "required", params: { missingProperty: missing0 } }], !1;
if (data.command !== void 0) {
let _errs1 = errors;
if (typeof data.command != "string")
return validate208.errors = [{ instancePath: instancePath + "/command", keyword: "type", params: { type: "string" } }], !1;
var valid0 = _errs1 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.args !== void 0) {
let data1 = data.args, _errs3 = errors;
if (errors === _errs3)
if (Array.isArray(data1)) {
var valid1 = !0;
let len0 = data1.length;
for (let i0 = 0; i0 < len0; i0++) {
let _errs5 = errors;
if (typeof data1[i0] != "string")
return validate208.errors = [{ instancePath: instancePath + "/args/" + i0, keyword: "type", params: { type: "string" } }], !1;
var valid1 = _errs5 === errors;
if (!valid1)
break;
}
} else
return validate208.errors = [{ instancePath: instancePath + "/args", keyword: "type", params: { type: "array" } }], !1;
var valid0 = _errs3 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.env !== void 0) {
let data3 = data.env, _errs7 = errors;
if (errors === _errs7)
if (data3 && typeof data3 == "object" && !Array.isArray(data3))
for (let key0 in data3) {
let _errs10 = errors;
if (typeof data3[key0] != "string")
return validate208.errors = [{ instancePath: instancePath + "/env/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"), keyword: "type", params: { type: "string" } }], !1;
var valid2 = _errs10 === errors;
if (!valid2)
break;
}
else
return validate208.errors = [{ instancePath: instancePath + "/env", keyword: "type", params: { type: "object" } }], !1;
var valid0 = _errs7 === errors;
} else
var valid0 = !0;
if (valid0)
if (data.type !== void 0) {
let data5 = data.type, _errs12 = errors;
if (typeof data5 != "string")
return validate208.errors = [{ instancePath: instancePath + "/type", keyword: "type", params: { type: "string" } }], !1;
if (data5 !== "mcp")
return validate208.errors = [{ instancePath: instancePath + "/type", keyword: "const", params: { allowedValue: "mcp" } }], !1;
var valid0 = _errs12 === errors;
} else
var valid0 = !0;
}
}
} else
return validate208.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate208.errors = vErrors, errors === 0;
}
function validate172(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let tag0 = data.type;
if (typeof tag0 == "string")
if (tag0 === "stepflow")
validate173(data, { instancePath }) || (vErrors = vErrors === null ? validate173.errors : vErrors.concat(validate173.errors), errors = vErrors.length);
else if (tag0 === "builtin")
validate190(data, { instancePath }) || (vErrors = vErrors === null ? validate190.errors : vErrors.concat(validate190.errors), errors = vErrors.length);
else if (tag0 === "mock")
validate191(data, { instancePath }) || (vErrors = vErrors === null ? validate191.errors : vErrors.concat(validate191.errors), errors = vErrors.length);
else if (tag0 === "mcp")
validate208(data, { instancePath }) || (vErrors = vErrors === null ? validate208.errors : vErrors.concat(validate208.errors), errors = vErrors.length);
else
return validate172.errors = [{ instancePath, keyword: "discriminator", params: { error: "mapping", tag: "type", tagValue: tag0 }, message: 'value of tag "type" must be in oneOf' }], !1;
else
return validate172.errors = [{ instancePath, keyword: "discriminator", params: { error: "tag", tag: "type", tagValue: tag0 }, message: 'tag "type" must be string' }], !1;
} else
return validate172.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate172.errors = vErrors, errors === 0;
}
var schema96 = { type: "object", properties: { conditions: { type: "array", items: { $ref: "/ConfigV1/InputCondition" } }, componentAllow: { type: ["array", "null"], items: { type: "string" } }, componentDeny: { type: ["array", "null"], items: { type: "string" } }, plugin: { type: "string" }, component: { type: ["string", "null"] } }, required: ["plugin"] };
function validate216(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
return typeof data != "string" ? (validate216.errors = [{ instancePath, keyword: "type", params: { type: "string" } }], !1) : (validate216.errors = vErrors, errors === 0);
}
function validate215(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.path === void 0 && (missing0 = "path") || data.value === void 0 && (missing0 = "value"))
return validate215.errors = [{ instancePath, keyword: "required", params: { missingProperty: missing0 } }], !1;
if (data.path !== void 0) {
let _errs1 = errors;
validate216(data.path, { instancePath: instancePath + "/path" }) || (vErrors = vErrors === null ? validate216.errors : vErrors.concat(validate216.errors), errors = vErrors.length);
var valid0 = _errs1 === errors;
} else
var valid0 = !0;
if (valid0)
if (data.value !== void 0) {
let _errs2 = errors;
validate198(data.value, { instancePath: instancePath + "/value" }) || (vErrors = vErrors === null ? validate198.errors : vErrors.concat(validate198.errors), errors = vErrors.length);
var valid0 = _errs2 === errors;
} else
var valid0 = !0;
} else
return validate215.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate215.errors = vErrors, errors === 0;
}
function validate214(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.plugin === void 0 && (missing0 = "plugin"))
return validate214.errors = [{ instancePath, keyword: "required", params: { missingProperty: missing0 } }], !1;
if (data.conditions !== void 0) {
let data0 = data.conditions, _errs1 = errors;
if (errors === _errs1)
if (Array.isArray(data0)) {
var valid1 = !0;
let len0 = data0.length;
for (let i0 = 0; i0 < len0; i0++) {
let _errs3 = errors;
validate215(data0[i0], { instancePath: instancePath + "/conditions/" + i0 }) || (vErrors = vErrors === null ? validate215.errors : vErrors.concat(validate215.errors), errors = vErrors.length);
var valid1 = _errs3 === errors;
if (!valid1)
break;
}
} else
return validate214.errors = [{ instancePath: instancePath + "/conditions", keyword: "type", params: { type: "array" } }], !1;
var valid0 = _errs1 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.componentAllow !== void 0) {
let data2 = data.componentAllow, _errs4 = errors;
if (!Array.isArray(data2) && data2 !== null)
return validate214.errors = [{ instancePath: instancePath + "/componentAllow", keyword: "type", params: { type: schema96.properties.componentAllow.type } }], !1;
if (errors === _errs4 && Array.isArray(data2)) {
var valid2 = !0;
let len1 = data2.length;
for (let i1 = 0; i1 < len1; i1++) {
let _errs6 = errors;
if (typeof data2[i1] != "string")
return validate214.errors = [{ instancePath: instancePath + "/componentAllow/" + i1, keyword: "type", params: { type: "string" } }], !1;
var valid2 = _errs6 === errors;
if (!valid2)
break;
}
}
var valid0 = _errs4 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.componentDeny !== void 0) {
let data4 = data.componentDeny, _errs8 = errors;
if (!Array.isArray(data4) && data4 !== null)
return validate214.errors = [{ instancePath: instancePath + "/componentDeny", keyword: "type", params: { type: schema96.properties.componentDeny.type } }], !1;
if (errors === _errs8 && Array.isArray(data4)) {
var valid3 = !0;
let len2 = data4.length;
for (let i2 = 0; i2 < len2; i2++) {
let _errs10 = errors;
if (typeof data4[i2] != "string")
return validate214.errors = [{ instancePath: instancePath + "/componentDeny/" + i2, keyword: "type", params: { type: "string" } }], !1;
var valid3 = _errs10 === errors;
if (!valid3)
break;
}
}
var valid0 = _errs8 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.plugin !== void 0) {
let _errs12 = errors;
if (typeof data.plugin != "string")
return validate214.errors = [{ instancePath: instancePath + "/plugin", keyword: "type", params: { type: "string" } }], !1;
var valid0 = _errs12 === errors;
} else
var valid0 = !0;
if (valid0)
if (data.component !== void 0) {
let data7 = data.component, _errs14 = errors;
if (typeof data7 != "string" && data7 !== null)
return validate214.errors = [{ instancePath: instancePath + "/component", keyword: "type", params: { type: schema96.properties.component.type } }], !1;
var valid0 = _errs14 === errors;
} else
var valid0 = !0;
}
}
}
} else
return validate214.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate214.errors = vErrors, errors === 0;
}
function validate223(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.type === void 0 && (missing0 = "type"))
return validate223.errors = [{ instancePath, keyword: "required", params: { missingProperty: missing0 } }], !1;
if (data.type !== void 0) {
let data0 = data.type;
if (typeof data0 != "string")
return validate223.errors = [{ instancePath: instancePath + "/type", keyword: "type", params: { type: "string" } }], !1;
if (data0 !== "inMemory")
return validate223.errors = [{ instancePath: instancePath + "/type", keyword: "const", params: { allowedValue: "inMemory" } }], !1;
}
} else
return validate223.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate223.errors = vErrors, errors === 0;
}
function validate225(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.databaseUrl === void 0 && (missing0 = "databaseUrl"))
return validate225.errors = [{ instancePath, keyword: "required", params: { missingProperty: missing0 } }], !1;
if (data.databaseUrl !== void 0) {
let _errs1 = errors;
if (typeof data.databaseUrl != "string")
return validate225.errors = [{ instancePath: instancePath + "/databaseUrl", keyword: "type", params: { type: "string" } }], !1;
var valid0 = _errs1 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.maxConnections !== void 0) {
let data1 = data.maxConnections, _errs3 = errors;
if (!(typeof data1 == "number" && !(data1 % 1) && !isNaN(data1) && isFinite(data1)))
return validate225.errors = [{ instancePath: instancePath + "/maxConnections", keyword: "type", params: { type: "integer" } }], !1;
if (errors === _errs3 && typeof data1 == "number" && isFinite(data1)) {
if (data1 < 0 || isNaN(data1))
return validate225.errors = [{ instancePath: instancePath + "/maxConnections", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
if (!formats10.validate(data1))
return validate225.errors = [{ instancePath: instancePath + "/maxConnections", keyword: "format", params: { format: "uint32" }, message: 'must match format "uint32"' }], !1;
}
var valid0 = _errs3 === errors;
} else
var valid0 = !0;
if (valid0)
if (data.autoMigrate !== void 0) {
let _errs5 = errors;
if (typeof data.autoMigrate != "boolean")
return validate225.errors = [{ instancePath: instancePath + "/autoMigrate", keyword: "type", params: { type: "boolean" } }], !1;
var valid0 = _errs5 === errors;
} else
var valid0 = !0;
}
} else
return validate225.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate225.errors = vErrors, errors === 0;
}
function validate224(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (validate225(data, { instancePath }) || (vErrors = vErrors === null ? validate225.errors : vErrors.concat(validate225.errors), errors = vErrors.length), errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.type === void 0 && (missing0 = "type"))
return validate224.errors = [{ instancePath, keyword: "required", params: { missingProperty: missing0 } }], !1;
if (data.type !== void 0) {
let data0 = data.type;
if (typeof data0 != "string")
return validate224.errors = [{ instancePath: instancePath + "/type", keyword: "type", params: { type: "string" } }], !1;
if (data0 !== "sqlite")
return validate224.errors = [{ instancePath: instancePath + "/type", keyword: "const", params: { allowedValue: "sqlite" } }], !1;
}
} else
return validate224.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate224.errors = vErrors, errors === 0;
}
var schema105 = { type: "object", properties: { directory: { type: ["string", "null"] } } };
function validate228(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
if (data.directory !== void 0) {
let data0 = data.directory;
if (typeof data0 != "string" && data0 !== null)
return validate228.errors = [{ instancePath: instancePath + "/directory", keyword: "type", params: { type: schema105.properties.directory.type } }], !1;
}
} else
return validate228.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate228.errors = vErrors, errors === 0;
}
function validate227(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (validate228(data, { instancePath }) || (vErrors = vErrors === null ? validate228.errors : vErrors.concat(validate228.errors), errors = vErrors.length), errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.type === void 0 && (missing0 = "type"))
return validate227.errors = [{ instancePath, keyword: "required", params: { missingProperty: missing0 } }], !1;
if (data.type !== void 0) {
let data0 = data.type;
if (typeof data0 != "string")
return validate227.errors = [{ instancePath: instancePath + "/type", keyword: "type", params: { type: "string" } }], !1;
if (data0 !== "filesystem")
return validate227.errors = [{ instancePath: instancePath + "/type", keyword: "const", params: { allowedValue: "filesystem" } }], !1;
}
} else
return validate227.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate227.errors = vErrors, errors === 0;
}
function validate222(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let tag0 = data.type;
if (typeof tag0 == "string")
if (tag0 === "inMemory")
validate223(data, { instancePath }) || (vErrors = vErrors === null ? validate223.errors : vErrors.concat(validate223.errors), errors = vErrors.length);
else if (tag0 === "sqlite")
validate224(data, { instancePath }) || (vErrors = vErrors === null ? validate224.errors : vErrors.concat(validate224.errors), errors = vErrors.length);
else if (tag0 === "filesystem")
validate227(data, { instancePath }) || (vErrors = vErrors === null ? validate227.errors : vErrors.concat(validate227.errors), errors = vErrors.length);
else
return validate222.errors = [{ instancePath, keyword: "discriminator", params: { error: "mapping", tag: "type", tagValue: tag0 }, message: 'value of tag "type" must be in oneOf' }], !1;
else
return validate222.errors = [{ instancePath, keyword: "discriminator", params: { error: "tag", tag: "type", tagValue: tag0 }, message: 'tag "type" must be string' }], !1;
} else
return validate222.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate222.errors = vErrors, errors === 0;
}
function validate221(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0, _errs0 = errors, valid0 = !1, _errs1 = errors;
if (errors === _errs1)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.metadata === void 0 && (missing0 = "metadata")) {
let err0 = { instancePath, keyword: "required", params: { missingProperty: missing0 } };
vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
} else {
if (data.metadata !== void 0) {
let _errs3 = errors;
validate222(data.metadata, { instancePath: instancePath + "/metadata" }) || (vErrors = vErrors === null ? validate222.errors : vErrors.concat(validate222.errors), errors = vErrors.length);
var valid1 = _errs3 === errors;
} else
var valid1 = !0;
if (valid1) {
if (data.blobs !== void 0) {
let data1 = data.blobs, _errs4 = errors, _errs5 = errors, valid2 = !1, _errs6 = errors;
validate222(data1, { instancePath: instancePath + "/blobs" }) || (vErrors = vErrors === null ? validate222.errors : vErrors.concat(validate222.errors), errors = vErrors.length);
var _valid1 = _errs6 === errors;
if (valid2 = valid2 || _valid1, !valid2) {
let _errs7 = errors;
if (data1 !== null) {
let err1 = { instancePath: instancePath + "/blobs", keyword: "type", params: { type: "null" } };
vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
}
var _valid1 = _errs7 === errors;
valid2 = valid2 || _valid1;
}
if (valid2)
errors = _errs5, vErrors !== null && (_errs5 ? vErrors.length = _errs5 : vErrors = null);
else {
let err2 = { instancePath: instancePath + "/blobs", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
}
var valid1 = _errs4 === errors;
} else
var valid1 = !0;
if (valid1)
if (data.journal !== void 0) {
let data2 = data.journal, _errs9 = errors, _errs10 = errors, valid3 = !1, _errs11 = errors;
validate222(data2, { instancePath: instancePath + "/journal" }) || (vErrors = vErrors === null ? validate222.errors : vErrors.concat(validate222.errors), errors = vErrors.length);
var _valid2 = _errs11 === errors;
if (valid3 = valid3 || _valid2, !valid3) {
let _errs12 = errors;
if (data2 !== null) {
let err3 = { instancePath: instancePath + "/journal", keyword: "type", params: { type: "null" } };
vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
}
var _valid2 = _errs12 === errors;
valid3 = valid3 || _valid2;
}
if (valid3)
errors = _errs10, vErrors !== null && (_errs10 ? vErrors.length = _errs10 : vErrors = null);
else {
let err4 = { instancePath: instancePath + "/journal", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
}
var valid1 = _errs9 === errors;
} else
var valid1 = !0;
}
}
} else {
let err5 = { instancePath, keyword: "type", params: { type: "object" } };
vErrors === null ? vErrors = [err5] : vErrors.push(err5), errors++;
}
var _valid0 = _errs1 === errors;
if (valid0 = valid0 || _valid0, !valid0) {
let _errs14 = errors;
validate222(data, { instancePath }) || (vErrors = vErrors === null ? validate222.errors : vErrors.concat(validate222.errors), errors = vErrors.length);
var _valid0 = _errs14 === errors;
valid0 = valid0 || _valid0;
}
if (valid0)
errors = _errs0, vErrors !== null && (_errs0 ? vErrors.length = _errs0 : vErrors = null);
else {
let err6 = { instancePath, keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
return vErrors === null ? vErrors = [err6] : vErrors.push(err6), errors++, validate221.errors = vErrors, !1;
}
return validate221.errors = vErrors, errors === 0;
}
function validate239(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.type === void 0 && (missing0 = "type"))
return validate239.errors = [{ instancePath, keyword: "required", params: { missingProperty: missing0 } }], !1;
if (data.type !== void 0) {
let data0 = data.type;
if (typeof data0 != "string")
return validate239.errors = [{ instancePath: instancePath + "/type", keyword: "type", params: { type: "string" } }], !1;
if (data0 !== "noOp")
return validate239.errors = [{ instancePath: instancePath + "/type", keyword: "const", params: { allowedValue: "noOp" } }], !1;
}
} else
return validate239.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate239.errors = vErrors, errors === 0;
}
function validate241(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.endpoints === void 0 && (missing0 = "endpoints"))
return validate241.errors = [{ instancePath, keyword: "required", params: { missingProperty: missing0 } }], !1;
if (data.endpoints !== void 0) {
let data0 = data.endpoints, _errs1 = errors;
if (errors === _errs1)
if (Array.isArray(data0)) {
var valid1 = !0;
let len0 = data0.length;
for (let i0 = 0; i0 < len0; i0++) {
let _errs3 = errors;
if (typeof data0[i0] != "string")
return validate241.errors = [{ instancePath: instancePath + "/endpoints/" + i0, keyword: "type", params: { type: "string" } }], !1;
var valid1 = _errs3 === errors;
if (!valid1)
break;
}
} else
return validate241.errors = [{ instancePath: instancePath + "/endpoints", keyword: "type", params: { type: "array" } }], !1;
var valid0 = _errs1 === errors;
} else
var valid0 = !0;
if (valid0)
if (data.key_prefix !== void 0) {
let _errs5 = errors;
if (typeof data.key_prefix != "string")
return validate241.errors = [{ instancePath: instancePath + "/key_prefix", keyword: "type", params: { type: "string" } }], !1;
var valid0 = _errs5 === errors;
} else
var valid0 = !0;
} else
return validate241.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate241.errors = vErrors, errors === 0;
}
function validate240(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (validate241(data, { instancePath }) || (vErrors = vErrors === null ? validate241.errors : vErrors.concat(validate241.errors), errors = vErrors.length), errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.type === void 0 && (missing0 = "type"))
return validate240.errors = [{ instancePath, keyword: "required", params: { missingProperty: missing0 } }], !1;
if (data.type !== void 0) {
let data0 = data.type;
if (typeof data0 != "string")
return validate240.errors = [{ instancePath: instancePath + "/type", keyword: "type", params: { type: "string" } }], !1;
if (data0 !== "etcd")
return validate240.errors = [{ instancePath: instancePath + "/type", keyword: "const", params: { allowedValue: "etcd" } }], !1;
}
} else
return validate240.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate240.errors = vErrors, errors === 0;
}
function validate238(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let tag0 = data.type;
if (typeof tag0 == "string")
if (tag0 === "noOp")
validate239(data, { instancePath }) || (vErrors = vErrors === null ? validate239.errors : vErrors.concat(validate239.errors), errors = vErrors.length);
else if (tag0 === "etcd")
validate240(data, { instancePath }) || (vErrors = vErrors === null ? validate240.errors : vErrors.concat(validate240.errors), errors = vErrors.length);
else
return validate238.errors = [{ instancePath, keyword: "discriminator", params: { error: "mapping", tag: "type", tagValue: tag0 }, message: 'value of tag "type" must be in oneOf' }], !1;
else
return validate238.errors = [{ instancePath, keyword: "discriminator", params: { error: "tag", tag: "type", tagValue: tag0 }, message: 'tag "type" must be string' }], !1;
} else
return validate238.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate238.errors = vErrors, errors === 0;
}
var formats38 = formats.uint;
function validate246(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
if (data.enabled !== void 0) {
let _errs1 = errors;
if (typeof data.enabled != "boolean")
return validate246.errors = [{ instancePath: instancePath + "/enabled", keyword: "type", params: { type: "boolean" } }], !1;
var valid0 = _errs1 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.checkIntervalSecs !== void 0) {
let data1 = data.checkIntervalSecs, _errs3 = errors;
if (!(typeof data1 == "number" && !(data1 % 1) && !isNaN(data1) && isFinite(data1)))
return validate246.errors = [{ instancePath: instancePath + "/checkIntervalSecs", keyword: "type", params: { type: "integer" } }], !1;
if (errors === _errs3 && typeof data1 == "number" && isFinite(data1)) {
if (data1 < 0 || isNaN(data1))
return validate246.errors = [{ instancePath: instancePath + "/checkIntervalSecs", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
if (!formats14.validate(data1))
return validate246.errors = [{ instancePath: instancePath + "/checkIntervalSecs", keyword: "format", params: { format: "uint64" }, message: 'must match format "uint64"' }], !1;
}
var valid0 = _errs3 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.maxStartupRecovery !== void 0) {
let data2 = data.maxStartupRecovery, _errs5 = errors;
if (!(typeof data2 == "number" && !(data2 % 1) && !isNaN(data2) && isFinite(data2)))
return validate246.errors = [{ instancePath: instancePath + "/maxStartupRecovery", keyword: "type", params: { type: "integer" } }], !1;
if (errors === _errs5 && typeof data2 == "number" && isFinite(data2)) {
if (data2 < 0 || isNaN(data2))
return validate246.errors = [{ instancePath: instancePath + "/maxStartupRecovery", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
if (!formats38.validate(data2))
return validate246.errors = [{ instancePath: instancePath + "/maxStartupRecovery", keyword: "format", params: { format: "uint" }, message: 'must match format "uint"' }], !1;
}
var valid0 = _errs5 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.maxClaimsPerCheck !== void 0) {
let data3 = data.maxClaimsPerCheck, _errs7 = errors;
if (!(typeof data3 == "number" && !(data3 % 1) && !isNaN(data3) && isFinite(data3)))
return validate246.errors = [{ instancePath: instancePath + "/maxClaimsPerCheck", keyword: "type", params: { type: "integer" } }], !1;
if (errors === _errs7 && typeof data3 == "number" && isFinite(data3)) {
if (data3 < 0 || isNaN(data3))
return validate246.errors = [{ instancePath: instancePath + "/maxClaimsPerCheck", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
if (!formats38.validate(data3))
return validate246.errors = [{ instancePath: instancePath + "/maxClaimsPerCheck", keyword: "format", params: { format: "uint" }, message: 'must match format "uint"' }], !1;
}
var valid0 = _errs7 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.leaseTtlSecs !== void 0) {
let data4 = data.leaseTtlSecs, _errs9 = errors;
if (!(typeof data4 == "number" && !(data4 % 1) && !isNaN(data4) && isFinite(data4)))
return validate246.errors = [{ instancePath: instancePath + "/leaseTtlSecs", keyword: "type", params: { type: "integer" } }], !1;
if (errors === _errs9 && typeof data4 == "number" && isFinite(data4)) {
if (data4 < 0 || isNaN(data4))
return validate246.errors = [{ instancePath: instancePath + "/leaseTtlSecs", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
if (!formats14.validate(data4))
return validate246.errors = [{ instancePath: instancePath + "/leaseTtlSecs", keyword: "format", params: { format: "uint64" }, message: 'must match format "uint64"' }], !1;
}
var valid0 = _errs9 === errors;
} else
var valid0 = !0;
if (valid0)
if (data.checkpointInterval !== void 0) {
let data5 = data.checkpointInterval, _errs11 = errors;
if (!(typeof data5 == "number" && !(data5 % 1) && !isNaN(data5) && isFinite(data5)))
return validate246.errors = [{ instancePath: instancePath + "/checkpointInterval", keyword: "type", params: { type: "integer" } }], !1;
if (errors === _errs11 && typeof data5 == "number" && isFinite(data5)) {
if (data5 < 0 || isNaN(data5))
return validate246.errors = [{ instancePath: instancePath + "/checkpointInterval", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
if (!formats38.validate(data5))
return validate246.errors = [{ instancePath: instancePath + "/checkpointInterval", keyword: "format", params: { format: "uint" }, message: 'must match format "uint"' }], !1;
}
var valid0 = _errs11 === errors;
} else
var valid0 = !0;
}
}
}
}
} else
return validate246.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate246.errors = vErrors, errors === 0;
}
var schema111 = { type: "object", properties: { enabled: { type: "boolean" }, url: { type: ["string", "null"] }, blobThreshold: { type: ["integer", "null"], format: "uint", minimum: 0 } } };
function validate248(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
if (data.enabled !== void 0) {
let _errs1 = errors;
if (typeof data.enabled != "boolean")
return validate248.errors = [{ instancePath: instancePath + "/enabled", keyword: "type", params: { type: "boolean" } }], !1;
var valid0 = _errs1 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.url !== void 0) {
let data1 = data.url, _errs3 = errors;
if (typeof data1 != "string" && data1 !== null)
return validate248.errors = [{ instancePath: instancePath + "/url", keyword: "type", params: { type: schema111.properties.url.type } }], !1;
var valid0 = _errs3 === errors;
} else
var valid0 = !0;
if (valid0)
if (data.blobThreshold !== void 0) {
let data2 = data.blobThreshold, _errs5 = errors;
if (!(typeof data2 == "number" && !(data2 % 1) && !isNaN(data2) && isFinite(data2)) && data2 !== null)
return validate248.errors = [{ instancePath: instancePath + "/blobThreshold", keyword: "type", params: { type: schema111.properties.blobThreshold.type } }], !1;
if (errors === _errs5 && typeof data2 == "number" && isFinite(data2)) {
if (data2 < 0 || isNaN(data2))
return validate248.errors = [{ instancePath: instancePath + "/blobThreshold", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
if (!formats38.validate(data2))
return validate248.errors = [{ instancePath: instancePath + "/blobThreshold", keyword: "format", params: { format: "uint" }, message: 'must match format "uint"' }], !1;
}
var valid0 = _errs5 === errors;
} else
var valid0 = !0;
}
} else
return validate248.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate248.errors = vErrors, errors === 0;
}
function validate250(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
if (data.transportMaxRetries !== void 0) {
let data0 = data.transportMaxRetries, _errs1 = errors;
if (!(typeof data0 == "number" && !(data0 % 1) && !isNaN(data0) && isFinite(data0)))
return validate250.errors = [{ instancePath: instancePath + "/transportMaxRetries", keyword: "type", params: { type: "integer" } }], !1;
if (errors === _errs1 && typeof data0 == "number" && isFinite(data0)) {
if (data0 < 0 || isNaN(data0))
return validate250.errors = [{ instancePath: instancePath + "/transportMaxRetries", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
if (!formats10.validate(data0))
return validate250.errors = [{ instancePath: instancePath + "/transportMaxRetries", keyword: "format", params: { format: "uint32" }, message: 'must match format "uint32"' }], !1;
}
var valid0 = _errs1 === errors;
} else
var valid0 = !0;
if (valid0)
if (data.backoff !== void 0) {
let _errs3 = errors;
validate181(data.backoff, { instancePath: instancePath + "/backoff" }) || (vErrors = vErrors === null ? validate181.errors : vErrors.concat(validate181.errors), errors = vErrors.length);
var valid0 = _errs3 === errors;
} else
var valid0 = !0;
} else
return validate250.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate250.errors = vErrors, errors === 0;
}
function validate171(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.plugins === void 0 && (missing0 = "plugins") || data.routes === void 0 && (missing0 = "routes"))
return validate171.errors = [{ instancePath, keyword: "required", params: { missingProperty: missing0 } }], !1;
if (data.workingDirectory !== void 0) {
let data0 = data.workingDirectory, _errs1 = errors;
if (typeof data0 != "string" && data0 !== null)
return validate171.errors = [{ instancePath: instancePath + "/workingDirectory", keyword: "type", params: { type: schema75.properties.workingDirectory.type } }], !1;
var valid0 = _errs1 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.plugins !== void 0) {
let data1 = data.plugins, _errs3 = errors;
if (errors === _errs3)
if (data1 && typeof data1 == "object" && !Array.isArray(data1))
for (let key0 in data1) {
let _errs6 = errors;
validate172(data1[key0], { instancePath: instancePath + "/plugins/" + key0.replace(/~/g, "~0").replace(/\//g, "~1") }) || (vErrors = vErrors === null ? validate172.errors : vErrors.concat(validate172.errors), errors = vErrors.length);
var valid1 = _errs6 === errors;
if (!valid1)
break;
}
else
return validate171.errors = [{ instancePath: instancePath + "/plugins", keyword: "type", params: { type: "object" } }], !1;
var valid0 = _errs3 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.routes !== void 0) {
let data3 = data.routes, _errs7 = errors;
if (errors === _errs7)
if (data3 && typeof data3 == "object" && !Array.isArray(data3))
for (let key1 in data3) {
let data4 = data3[key1], _errs10 = errors;
if (errors === _errs10)
if (Array.isArray(data4)) {
var valid3 = !0;
let len0 = data4.length;
for (let i0 = 0; i0 < len0; i0++) {
let _errs12 = errors;
validate214(data4[i0], { instancePath: instancePath + "/routes/" + key1.replace(/~/g, "~0").replace(/\//g, "~1") + "/" + i0 }) || (vErrors = vErrors === null ? validate214.errors : vErrors.concat(validate214.errors), errors = vErrors.length);
var valid3 = _errs12 === errors;
if (!valid3)
break;
}
} else
return validate171.errors = [{ instancePath: instancePath + "/routes/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"), keyword: "type", params: { type: "array" } }], !1;
var valid2 = _errs10 === errors;
if (!valid2)
break;
}
else
return validate171.errors = [{ instancePath: instancePath + "/routes", keyword: "type", params: { type: "object" } }], !1;
var valid0 = _errs7 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.storageConfig !== void 0) {
let _errs13 = errors;
validate221(data.storageConfig, { instancePath: instancePath + "/storageConfig" }) || (vErrors = vErrors === null ? validate221.errors : vErrors.concat(validate221.errors), errors = vErrors.length);
var valid0 = _errs13 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.leaseManager !== void 0) {
let _errs14 = errors;
validate238(data.leaseManager, { instancePath: instancePath + "/leaseManager" }) || (vErrors = vErrors === null ? validate238.errors : vErrors.concat(validate238.errors), errors = vErrors.length);
var valid0 = _errs14 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.recovery !== void 0) {
let _errs15 = errors;
validate246(data.recovery, { instancePath: instancePath + "/recovery" }) || (vErrors = vErrors === null ? validate246.errors : vErrors.concat(validate246.errors), errors = vErrors.length);
var valid0 = _errs15 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.blobApi !== void 0) {
let _errs16 = errors;
validate248(data.blobApi, { instancePath: instancePath + "/blobApi" }) || (vErrors = vErrors === null ? validate248.errors : vErrors.concat(validate248.errors), errors = vErrors.length);
var valid0 = _errs16 === errors;
} else
var valid0 = !0;
if (valid0)
if (data.retry !== void 0) {
let _errs17 = errors;
validate250(data.retry, { instancePath: instancePath + "/retry" }) || (vErrors = vErrors === null ? validate250.errors : vErrors.concat(validate250.errors), errors = vErrors.length);
var valid0 = _errs17 === errors;
} else
var valid0 = !0;
}
}
}
}
}
}
} else
return validate171.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate171.errors = vErrors, errors === 0;
}
var _v1CommandTransport = validate174, _v1PluginRetryConfig = validate180, _restBlobType = validate253, schema113 = { type: "string", enum: ["flow", "data", "binary"] };
function validate253(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
return typeof data != "string" ? (validate253.errors = [{ instancePath, keyword: "type", params: { type: "string" } }], !1) : data === "flow" || data === "data" || data === "binary" ? (validate253.errors = vErrors, errors === 0) : (validate253.errors = [{ instancePath, keyword: "enum", params: { allowedValues: schema113.enum } }], !1);
}
var _restStoreBlobRequest = validate254, schema114 = { type: "object", properties: { data: { $ref: "/Rest/Value" }, blobType: { allOf: [{ $ref: "/Rest/BlobType" }] }, filename: { type: ["string", "null"] } }, required: ["data"] };
function validate255(data, { instancePath = "" } = {}) {
return validate255.errors = null, !0;
}
function validate254(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.data === void 0 && (missing0 = "data"))
return validate254.errors = [{ instancePath, keyword: "required", params: { missingProperty: missing0 } }], !1;
if (data.data !== void 0) {
let _errs1 = errors;
validate255(data.data, { instancePath: instancePath + "/data" }) || (vErrors = vErrors === null ? validate255.errors : vErrors.concat(validate255.errors), errors = vErrors.length);
var valid0 = _errs1 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.blobType !== void 0) {
let _errs2 = errors;
validate253(data.blobType, { instancePath: instancePath + "/blobType" }) || (vErrors = vErrors === null ? validate253.errors : vErrors.concat(validate253.errors), errors = vErrors.length);
var valid0 = _errs2 === errors;
} else
var valid0 = !0;
if (valid0)
if (data.filename !== void 0) {
let data2 = data.filename, _errs4 = errors;
if (typeof data2 != "string" && data2 !== null)
return validate254.errors = [{ instancePath: instancePath + "/filename", keyword: "type", params: { type: schema114.properties.filename.type } }], !1;
var valid0 = _errs4 === errors;
} else
var valid0 = !0;
}
} else
return validate254.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate254.errors = vErrors, errors === 0;
}
var _restStoreBlobResponse = validate258, schema116 = { type: "object", properties: { blobId: { $ref: "/Rest/BlobId" }, filename: { type: ["string", "null"] } }, required: ["blobId"] };
function validate259(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
return typeof data != "string" ? (validate259.errors = [{ instancePath, keyword: "type", params: { type: "string" } }], !1) : (validate259.errors = vErrors, errors === 0);
}
function validate258(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.blobId === void 0 && (missing0 = "blobId"))
return validate258.errors = [{ instancePath, keyword: "required", params: { missingProperty: missing0 } }], !1;
if (data.blobId !== void 0) {
let _errs1 = errors;
validate259(data.blobId, { instancePath: instancePath + "/blobId" }) || (vErrors = vErrors === null ? validate259.errors : vErrors.concat(validate259.errors), errors = vErrors.length);
var valid0 = _errs1 === errors;
} else
var valid0 = !0;
if (valid0)
if (data.filename !== void 0) {
let data1 = data.filename, _errs2 = errors;
if (typeof data1 != "string" && data1 !== null)
return validate258.errors = [{ instancePath: instancePath + "/filename", keyword: "type", params: { type: schema116.properties.filename.type } }], !1;
var valid0 = _errs2 === errors;
} else
var valid0 = !0;
} else
return validate258.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate258.errors = vErrors, errors === 0;
}
var _restGetBlobResponse = validate261, schema118 = { type: "object", properties: { data: { $ref: "/Rest/Value" }, blobType: { $ref: "/Rest/BlobType" }, blobId: { $ref: "/Rest/BlobId" }, filename: { type: ["string", "null"] } }, required: ["data", "blobType", "blobId"] };
function validate261(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.data === void 0 && (missing0 = "data") || data.blobType === void 0 && (missing0 = "blobType") || data.blobId === void 0 && (missing0 = "blobId"))
return validate261.errors = [{ instancePath, keyword: "required", params: { missingProperty: missing0 } }], !1;
if (data.data !== void 0) {
let _errs1 = errors;
validate255(data.data, { instancePath: instancePath + "/data" }) || (vErrors = vErrors === null ? validate255.errors : vErrors.concat(validate255.errors), errors = vErrors.length);
var valid0 = _errs1 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.blobType !== void 0) {
let _errs2 = errors;
validate253(data.blobType, { instancePath: instancePath + "/blobType" }) || (vErrors = vErrors === null ? validate253.errors : vErrors.concat(validate253.errors), errors = vErrors.length);
var valid0 = _errs2 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.blobId !== void 0) {
let _errs3 = errors;
validate259(data.blobId, { instancePath: instancePath + "/blobId" }) || (vErrors = vErrors === null ? validate259.errors : vErrors.concat(validate259.errors), errors = vErrors.length);
var valid0 = _errs3 === errors;
} else
var valid0 = !0;
if (valid0)
if (data.filename !== void 0) {
let data3 = data.filename, _errs4 = errors;
if (typeof data3 != "string" && data3 !== null)
return validate261.errors = [{ instancePath: instancePath + "/filename", keyword: "type", params: { type: schema118.properties.filename.type } }], !1;
var valid0 = _errs4 === errors;
} else
var valid0 = !0;
}
}
} else
return validate261.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate261.errors = vErrors, errors === 0;
}
var _restValue = validate255, _restBlobId = validate259, _restRunStatus = validate265, schema119 = { type: "string", enum: ["running", "completed", "failed", "cancelled", "paused", "recoveryFailed"] };
function validate265(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
return typeof data != "string" ? (validate265.errors = [{ instancePath, keyword: "type", params: { type: "string" } }], !1) : data === "running" || data === "completed" || data === "failed" || data === "cancelled" || data === "paused" || data === "recoveryFailed" ? (validate265.errors = vErrors, errors === 0) : (validate265.errors = [{ instancePath, keyword: "enum", params: { allowedValues: schema119.enum } }], !1);
}
var _restFlowError = validate266;
function validate266(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.code === void 0 && (missing0 = "code") || data.message === void 0 && (missing0 = "message"))
return validate266.errors = [{ instancePath, keyword: "required", params: { missingProperty: missing0 } }], !1;
if (data.code !== void 0) {
let data0 = data.code, _errs1 = errors;
if (!(typeof data0 == "number" && !(data0 % 1) && !isNaN(data0) && isFinite(data0)))
return validate266.errors = [{ instancePath: instancePath + "/code", keyword: "type", params: { type: "integer" } }], !1;
if (errors === _errs1 && typeof data0 == "number" && isFinite(data0) && !formats0.validate(data0))
return validate266.errors = [{ instancePath: instancePath + "/code", keyword: "format", params: { format: "int64" }, message: 'must match format "int64"' }], !1;
var valid0 = _errs1 === errors;
} else
var valid0 = !0;
if (valid0)
if (data.message !== void 0) {
let _errs3 = errors;
if (typeof data.message != "string")
return validate266.errors = [{ instancePath: instancePath + "/message", keyword: "type", params: { type: "string" } }], !1;
var valid0 = _errs3 === errors;
} else
var valid0 = !0;
} else
return validate266.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate266.errors = vErrors, errors === 0;
}
var _restFlowSuccess = validate267;
function validate267(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.outcome === void 0 && (missing0 = "outcome") || data.result === void 0 && (missing0 = "result"))
return validate267.errors = [{ instancePath, keyword: "required", params: { missingProperty: missing0 } }], !1;
if (data.outcome !== void 0) {
let data0 = data.outcome, _errs1 = errors;
if (typeof data0 != "string")
return validate267.errors = [{ instancePath: instancePath + "/outcome", keyword: "type", params: { type: "string" } }], !1;
if (data0 !== "success")
return validate267.errors = [{ instancePath: instancePath + "/outcome", keyword: "const", params: { allowedValue: "success" } }], !1;
var valid0 = _errs1 === errors;
} else
var valid0 = !0;
if (valid0)
if (data.result !== void 0) {
let _errs3 = errors;
validate255(data.result, { instancePath: instancePath + "/result" }) || (vErrors = vErrors === null ? validate255.errors : vErrors.concat(validate255.errors), errors = vErrors.length);
var valid0 = _errs3 === errors;
} else
var valid0 = !0;
} else
return validate267.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate267.errors = vErrors, errors === 0;
}
var _restFlowFailure = validate269;
function validate269(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.outcome === void 0 && (missing0 = "outcome") || data.error === void 0 && (missing0 = "error"))
return validate269.errors = [{ instancePath, keyword: "required", params: { missingProperty: missing0 } }], !1;
if (data.outcome !== void 0) {
let data0 = data.outcome, _errs1 = errors;
if (typeof data0 != "string")
return validate269.errors = [{ instancePath: instancePath + "/outcome", keyword: "type", params: { type: "string" } }], !1;
if (data0 !== "failed")
return validate269.errors = [{ instancePath: instancePath + "/outcome", keyword: "const", params: { allowedValue: "failed" } }], !1;
var valid0 = _errs1 === errors;
} else
var valid0 = !0;
if (valid0)
if (data.error !== void 0) {
let _errs3 = errors;
validate266(data.error, { instancePath: instancePath + "/error" }) || (vErrors = vErrors === null ? validate266.errors : vErrors.concat(validate266.errors), errors = vErrors.length);
var valid0 = _errs3 === errors;
} else
var valid0 = !0;
} else
return validate269.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate269.errors = vErrors, errors === 0;
}
var _restFlowResult = validate271;
function validate271(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let tag0 = data.outcome;
if (typeof tag0 == "string")
if (tag0 === "success")
validate267(data, { instancePath }) || (vErrors = vErrors === null ? validate267.errors : vErrors.concat(validate267.errors), errors = vErrors.length);
else if (tag0 === "failed")
validate269(data, { instancePath }) || (vErrors = vErrors === null ? validate269.errors : vErrors.concat(validate269.errors), errors = vErrors.length);
else
return validate271.errors = [{ instancePath, keyword: "discriminator", params: { error: "mapping", tag: "outcome", tagValue: tag0 }, message: 'value of tag "outcome" must be in oneOf' }], !1;
else
return validate271.errors = [{ instancePath, keyword: "discriminator", params: { error: "tag", tag: "outcome", tagValue: tag0 }, message: 'tag "outcome" must be string' }], !1;
} else
return validate271.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate271.errors = vErrors, errors === 0;
}
var _restErrorStackEntry = validate274, schema124 = { type: "object", properties: { error: { type: "string" }, attachments: { type: "array", items: { type: "string" } }, backtrace: { type: ["string", "null"] } }, required: ["error"] };
function validate274(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.error === void 0 && (missing0 = "error"))
return validate274.errors = [{ instancePath, keyword: "required", params: { missingProperty: missing0 } }], !1;
if (data.error !== void 0) {
let _errs1 = errors;
if (typeof data.error != "string")
return validate274.errors = [{ instancePath: instancePath + "/error", keyword: "type", params: { type: "string" } }], !1;
var valid0 = _errs1 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.attachments !== void 0) {
let data1 = data.attachments, _errs3 = errors;
if (errors === _errs3)
if (Array.isArray(data1)) {
var valid1 = !0;
let len0 = data1.length;
for (let i0 = 0; i0 < len0; i0++) {
let _errs5 = errors;
if (typeof data1[i0] != "string")
return validate274.errors = [{ instancePath: instancePath + "/attachments/" + i0, keyword: "type", params: { type: "string" } }], !1;
var valid1 = _errs5 === errors;
if (!valid1)
break;
}
} else
return validate274.errors = [{ instancePath: instancePath + "/attachments", keyword: "type", params: { type: "array" } }], !1;
var valid0 = _errs3 === errors;
} else
var valid0 = !0;
if (valid0)
if (data.backtrace !== void 0) {
let data3 = data.backtrace, _errs7 = errors;
if (typeof data3 != "string" && data3 !== null)
return validate274.errors = [{ instancePath: instancePath + "/backtrace", keyword: "type", params: { type: schema124.properties.backtrace.type } }], !1;
var valid0 = _errs7 === errors;
} else
var valid0 = !0;
}
} else
return validate274.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate274.errors = vErrors, errors === 0;
}
var _restErrorBody = validate275;
function validate275(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.code === void 0 && (missing0 = "code") || data.message === void 0 && (missing0 = "message"))
return validate275.errors = [{ instancePath, keyword: "required", params: { missingProperty: missing0 } }], !1;
if (data.code !== void 0) {
let data0 = data.code, _errs1 = errors;
if (!(typeof data0 == "number" && !(data0 % 1) && !isNaN(data0) && isFinite(data0)))
return validate275.errors = [{ instancePath: instancePath + "/code", keyword: "type", params: { type: "integer" } }], !1;
if (errors === _errs1 && typeof data0 == "number" && isFinite(data0)) {
if (data0 < 0 || isNaN(data0))
return validate275.errors = [{ instancePath: instancePath + "/code", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
if (!formats10.validate(data0))
return validate275.errors = [{ instancePath: instancePath + "/code", keyword: "format", params: { format: "uint32" }, message: 'must match format "uint32"' }], !1;
}
var valid0 = _errs1 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.message !== void 0) {
let _errs3 = errors;
if (typeof data.message != "string")
return validate275.errors = [{ instancePath: instancePath + "/message", keyword: "type", params: { type: "string" } }], !1;
var valid0 = _errs3 === errors;
} else
var valid0 = !0;
if (valid0)
if (data.stack !== void 0) {
let data2 = data.stack, _errs5 = errors;
if (errors === _errs5)
if (Array.isArray(data2)) {
var valid1 = !0;
let len0 = data2.length;
for (let i0 = 0; i0 < len0; i0++) {
let _errs7 = errors;
validate274(data2[i0], { instancePath: instancePath + "/stack/" + i0 }) || (vErrors = vErrors === null ? validate274.errors : vErrors.concat(validate274.errors), errors = vErrors.length);
var valid1 = _errs7 === errors;
if (!valid1)
break;
}
} else
return validate275.errors = [{ instancePath: instancePath + "/stack", keyword: "type", params: { type: "array" } }], !1;
var valid0 = _errs5 === errors;
} else
var valid0 = !0;
}
} else
return validate275.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate275.errors = vErrors, errors === 0;
}
var _restFlowDocument = validate277;
function validate277(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
return data && typeof data == "object" && !Array.isArray(data) ? (validate277.errors = vErrors, errors === 0) : (validate277.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1);
}
var _restStoreFlowRequest = validate278;
function validate278(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.flow === void 0 && (missing0 = "flow"))
return validate278.errors = [{ instancePath, keyword: "required", params: { missingProperty: missing0 } }], !1;
if (data.flow !== void 0) {
let _errs1 = errors;
validate277(data.flow, { instancePath: instancePath + "/flow" }) || (vErrors = vErrors === null ? validate277.errors : vErrors.concat(validate277.errors), errors = vErrors.length);
var valid0 = _errs1 === errors;
} else
var valid0 = !0;
if (valid0)
if (data.dryRun !== void 0) {
let _errs2 = errors;
if (typeof data.dryRun != "boolean")
return validate278.errors = [{ instancePath: instancePath + "/dryRun", keyword: "type", params: { type: "boolean" } }], !1;
var valid0 = _errs2 === errors;
} else
var valid0 = !0;
} else
return validate278.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate278.errors = vErrors, errors === 0;
}
var _restStoreFlowResponse = validate280;
var schema130 = { type: "object", properties: { kind: { type: "string" }, code: { type: "integer", format: "uint32", minimum: 0 }, level: { type: "string", enum: ["fatal", "error", "warning"] }, formatted: { type: "string" }, path: { type: "string" }, data: {}, experimental: { type: "boolean" } }, required: ["kind", "code", "level", "formatted"] };
function validate283(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.kind === void 0 && (missing0 = "kind") || data.code === void 0 && (missing0 = "code") || data.level === void 0 && (missing0 = "level") || data.formatted === void 0 && (missing0 = "formatted"))
return validate283.errors = [{ instancePath, keyword: "required", params: { missingProperty: missing0 } }], !1;
if (data.kind !== void 0) {
let _errs1 = errors;
if (typeof data.kind != "string")
return validate283.errors = [{ instancePath: instancePath + "/kind", keyword: "type", params: { type: "string" } }], !1;
var valid0 = _errs1 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.code !== void 0) {
let data1 = data.code, _errs3 = errors;
if (!(typeof data1 == "number" && !(data1 % 1) && !isNaN(data1) && isFinite(data1)))
return validate283.errors = [{ instancePath: instancePath + "/code", keyword: "type", params: { type: "integer" } }], !1;
if (errors === _errs3 && typeof data1 == "number" && isFinite(data1)) {
if (data1 < 0 || isNaN(data1))
return validate283.errors = [{ instancePath: instancePath + "/code", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
if (!formats10.validate(data1))
return validate283.errors = [{ instancePath: instancePath + "/code", keyword: "format", params: { format: "uint32" }, message: 'must match format "uint32"' }], !1;
}
var valid0 = _errs3 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.level !== void 0) {
let data2 = data.level, _errs5 = errors;
if (typeof data2 != "string")
return validate283.errors = [{ instancePath: instancePath + "/level", keyword: "type", params: { type: "string" } }], !1;
if (!(data2 === "fatal" || data2 === "error" || data2 === "warning"))
return validate283.errors = [{ instancePath: instancePath + "/level", keyword: "enum", params: { allowedValues: schema130.properties.level.enum } }], !1;
var valid0 = _errs5 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.formatted !== void 0) {
let _errs7 = errors;
if (typeof data.formatted != "string")
return validate283.errors = [{ instancePath: instancePath + "/formatted", keyword: "type", params: { type: "string" } }], !1;
var valid0 = _errs7 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.path !== void 0) {
let _errs9 = errors;
if (typeof data.path != "string")
return validate283.errors = [{ instancePath: instancePath + "/path", keyword: "type", params: { type: "string" } }], !1;
var valid0 = _errs9 === errors;
} else
var valid0 = !0;
if (valid0)
if (data.experimental !== void 0) {
let _errs11 = errors;
if (typeof data.experimental != "boolean")
return validate283.errors = [{ instancePath: instancePath + "/experimental", keyword: "type", params: { type: "boolean" } }], !1;
var valid0 = _errs11 === errors;
} else
var valid0 = !0;
}
}
}
}
} else
return validate283.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate283.errors = vErrors, errors === 0;
}
function validate282(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.diagnostics === void 0 && (missing0 = "diagnostics") || data.numFatal === void 0 && (missing0 = "numFatal") || data.numError === void 0 && (missing0 = "numError") || data.numWarning === void 0 && (missing0 = "numWarning"))
return validate282.errors = [{ instancePath, keyword: "required", params: { missingProperty: missing0 } }], !1;
if (data.diagnostics !== void 0) {
let data0 = data.diagnostics, _errs1 = errors;
if (errors === _errs1)
if (Array.isArray(data0)) {
var valid1 = !0;
let len0 = data0.length;
for (let i0 = 0; i0 < len0; i0++) {
let _errs3 = errors;
validate283(data0[i0], { instancePath: instancePath + "/diagnostics/" + i0 }) || (vErrors = vErrors === null ? validate283.errors : vErrors.concat(validate283.errors), errors = vErrors.length);
var valid1 = _errs3 === errors;
if (!valid1)
break;
}
} else
return validate282.errors = [{ instancePath: instancePath + "/diagnostics", keyword: "type", params: { type: "array" } }], !1;
var valid0 = _errs1 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.numFatal !== void 0) {
let data2 = data.numFatal, _errs4 = errors;
if (!(typeof data2 == "number" && !(data2 % 1) && !isNaN(data2) && isFinite(data2)))
return validate282.errors = [{ instancePath: instancePath + "/numFatal", keyword: "type", params: { type: "integer" } }], !1;
if (errors === _errs4 && typeof data2 == "number" && isFinite(data2)) {
if (data2 < 0 || isNaN(data2))
return validate282.errors = [{ instancePath: instancePath + "/numFatal", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
if (!formats10.validate(data2))
return validate282.errors = [{ instancePath: instancePath + "/numFatal", keyword: "format", params: { format: "uint32" }, message: 'must match format "uint32"' }], !1;
}
var valid0 = _errs4 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.numError !== void 0) {
let data3 = data.numError, _errs6 = errors;
if (!(typeof data3 == "number" && !(data3 % 1) && !isNaN(data3) && isFinite(data3)))
return validate282.errors = [{ instancePath: instancePath + "/numError", keyword: "type", params: { type: "integer" } }], !1;
if (errors === _errs6 && typeof data3 == "number" && isFinite(data3)) {
if (data3 < 0 || isNaN(data3))
return validate282.errors = [{ instancePath: instancePath + "/numError", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
if (!formats10.validate(data3))
return validate282.errors = [{ instancePath: instancePath + "/numError", keyword: "format", params: { format: "uint32" }, message: 'must match format "uint32"' }], !1;
}
var valid0 = _errs6 === errors;
} else
var valid0 = !0;
if (valid0)
if (data.numWarning !== void 0) {
let data4 = data.numWarning, _errs8 = errors;
if (!(typeof data4 == "number" && !(data4 % 1) && !isNaN(data4) && isFinite(data4)))
return validate282.errors = [{ instancePath: instancePath + "/numWarning", keyword: "type", params: { type: "integer" } }], !1;
if (errors === _errs8 && typeof data4 == "number" && isFinite(data4)) {
if (data4 < 0 || isNaN(data4))
return validate282.errors = [{ instancePath: instancePath + "/numWarning", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
if (!formats10.validate(data4))
return validate282.errors = [{ instancePath: instancePath + "/numWarning", keyword: "format", params: { format: "uint32" }, message: 'must match format "uint32"' }], !1;
}
var valid0 = _errs8 === errors;
} else
var valid0 = !0;
}
}
} else
return validate282.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate282.errors = vErrors, errors === 0;
}
function validate280(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.flowId === void 0 && (missing0 = "flowId") || data.stored === void 0 && (missing0 = "stored") || data.diagnostics === void 0 && (missing0 = "diagnostics"))
return validate280.errors = [{ instancePath, keyword: "required", params: { missingProperty: missing0 } }], !1;
if (data.flowId !== void 0) {
let _errs1 = errors;
validate259(data.flowId, { instancePath: instancePath + "/flowId" }) || (vErrors = vErrors === null ? validate259.errors : vErrors.concat(validate259.errors), errors = vErrors.length);
var valid0 = _errs1 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.stored !== void 0) {
let _errs2 = errors;
if (typeof data.stored != "boolean")
return validate280.errors = [{ instancePath: instancePath + "/stored", keyword: "type", params: { type: "boolean" } }], !1;
var valid0 = _errs2 === errors;
} else
var valid0 = !0;
if (valid0)
if (data.diagnostics !== void 0) {
let _errs4 = errors;
validate282(data.diagnostics, { instancePath: instancePath + "/diagnostics" }) || (vErrors = vErrors === null ? validate282.errors : vErrors.concat(validate282.errors), errors = vErrors.length);
var valid0 = _errs4 === errors;
} else
var valid0 = !0;
}
} else
return validate280.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate280.errors = vErrors, errors === 0;
}
var _restDiagnostics = validate282, _restDiagnostic = validate283, _restFlowResponse = validate286;
function validate289(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
return data && typeof data == "object" && !Array.isArray(data) ? (validate289.errors = vErrors, errors === 0) : (validate289.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1);
}
function validate286(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.flow === void 0 && (missing0 = "flow") || data.flowId === void 0 && (missing0 = "flowId"))
return validate286.errors = [{ instancePath, keyword: "required", params: { missingProperty: missing0 } }], !1;
if (data.flow !== void 0) {
let _errs1 = errors;
validate277(data.flow, { instancePath: instancePath + "/flow" }) || (vErrors = vErrors === null ? validate277.errors : vErrors.concat(validate277.errors), errors = vErrors.length);
var valid0 = _errs1 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.flowId !== void 0) {
let _errs2 = errors;
validate259(data.flowId, { instancePath: instancePath + "/flowId" }) || (vErrors = vErrors === null ? validate259.errors : vErrors.concat(validate259.errors), errors = vErrors.length);
var valid0 = _errs2 === errors;
} else
var valid0 = !0;
if (valid0)
if (data.allExamples !== void 0) {
let data2 = data.allExamples, _errs3 = errors;
if (errors === _errs3)
if (Array.isArray(data2)) {
var valid1 = !0;
let len0 = data2.length;
for (let i0 = 0; i0 < len0; i0++) {
let _errs5 = errors;
validate289(data2[i0], { instancePath: instancePath + "/allExamples/" + i0 }) || (vErrors = vErrors === null ? validate289.errors : vErrors.concat(validate289.errors), errors = vErrors.length);
var valid1 = _errs5 === errors;
if (!valid1)
break;
}
} else
return validate286.errors = [{ instancePath: instancePath + "/allExamples", keyword: "type", params: { type: "array" } }], !1;
var valid0 = _errs3 === errors;
} else
var valid0 = !0;
}
} else
return validate286.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate286.errors = vErrors, errors === 0;
}
var _restFlowExample = validate289, _restStepOverride = validate291, schema133 = { type: "object", properties: { $type: { type: "string", enum: ["merge_patch", "json_patch"] }, value: {} }, required: ["value"] };
function validate291(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.value === void 0 && (missing0 = "value"))
return validate291.errors = [{ instancePath, keyword: "required", params: { missingProperty: missing0 } }], !1;
if (data.$type !== void 0) {
let data0 = data.$type;
if (typeof data0 != "string")
return validate291.errors = [{ instancePath: instancePath + "/$type", keyword: "type", params: { type: "string" } }], !1;
if (!(data0 === "merge_patch" || data0 === "json_patch"))
return validate291.errors = [{ instancePath: instancePath + "/$type", keyword: "enum", params: { allowedValues: schema133.properties.$type.enum } }], !1;
}
} else
return validate291.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate291.errors = vErrors, errors === 0;
}
var _restStepOverrides = validate292;
function validate292(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data))
for (let key0 in data) {
let _errs2 = errors;
validate291(data[key0], { instancePath: instancePath + "/" + key0.replace(/~/g, "~0").replace(/\//g, "~1") }) || (vErrors = vErrors === null ? validate291.errors : vErrors.concat(validate291.errors), errors = vErrors.length);
var valid0 = _errs2 === errors;
if (!valid0)
break;
}
else
return validate292.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate292.errors = vErrors, errors === 0;
}
var _restWorkflowOverrides = validate294;
function validate294(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.steps === void 0 && (missing0 = "steps"))
return validate294.errors = [{ instancePath, keyword: "required", params: { missingProperty: missing0 } }], !1;
data.steps !== void 0 && (validate292(data.steps, { instancePath: instancePath + "/steps" }) || (vErrors = vErrors === null ? validate292.errors : vErrors.concat(validate292.errors), errors = vErrors.length));
} else
return validate294.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate294.errors = vErrors, errors === 0;
}
var _restCreateRunRequest = validate296, schema136 = { type: "object", properties: { flowId: { $ref: "/Rest/BlobId" }, input: { type: "array", items: { $ref: "/Rest/Value" } }, overrides: { anyOf: [{ $ref: "/Rest/WorkflowOverrides" }, { $ref: "/Rest/StepOverrides" }, { type: "null" }] }, variables: { type: ["object", "null"], additionalProperties: { $ref: "/Rest/Value" } }, maxConcurrency: { type: ["integer", "null"], format: "uint", minimum: 0 }, wait: { type: ["boolean", "null"] }, timeoutSecs: { type: ["integer", "null"], format: "uint64", minimum: 0 } }, required: ["flowId", "input"] };
function validate296(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.flowId === void 0 && (missing0 = "flowId") || data.input === void 0 && (missing0 = "input"))
return validate296.errors = [{ instancePath, keyword: "required", params: { missingProperty: missing0 } }], !1;
if (data.flowId !== void 0) {
let _errs1 = errors;
validate259(data.flowId, { instancePath: instancePath + "/flowId" }) || (vErrors = vErrors === null ? validate259.errors : vErrors.concat(validate259.errors), errors = vErrors.length);
var valid0 = _errs1 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.input !== void 0) {
let data1 = data.input, _errs2 = errors;
if (errors === _errs2)
if (Array.isArray(data1)) {
var valid1 = !0;
let len0 = data1.length;
for (let i0 = 0; i0 < len0; i0++) {
let _errs4 = errors;
validate255(data1[i0], { instancePath: instancePath + "/input/" + i0 }) || (vErrors = vErrors === null ? validate255.errors : vErrors.concat(validate255.errors), errors = vErrors.length);
var valid1 = _errs4 === errors;
if (!valid1)
break;
}
} else
return validate296.errors = [{ instancePath: instancePath + "/input", keyword: "type", params: { type: "array" } }], !1;
var valid0 = _errs2 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.overrides !== void 0) {
let data3 = data.overrides, _errs5 = errors, _errs6 = errors, valid2 = !1, _errs7 = errors;
validate294(data3, { instancePath: instancePath + "/overrides" }) || (vErrors = vErrors === null ? validate294.errors : vErrors.concat(validate294.errors), errors = vErrors.length);
var _valid0 = _errs7 === errors;
if (valid2 = valid2 || _valid0, !valid2) {
let _errs8 = errors;
validate292(data3, { instancePath: instancePath + "/overrides" }) || (vErrors = vErrors === null ? validate292.errors : vErrors.concat(validate292.errors), errors = vErrors.length);
var _valid0 = _errs8 === errors;
if (valid2 = valid2 || _valid0, !valid2) {
let _errs9 = errors;
if (data3 !== null) {
let err0 = { instancePath: instancePath + "/overrides", keyword: "type", params: { type: "null" } };
vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
}
var _valid0 = _errs9 === errors;
valid2 = valid2 || _valid0;
}
}
if (valid2)
errors = _errs6, vErrors !== null && (_errs6 ? vErrors.length = _errs6 : vErrors = null);
else {
let err1 = { instancePath: instancePath + "/overrides", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
return vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++, validate296.errors = vErrors, !1;
}
var valid0 = _errs5 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.variables !== void 0) {
let data4 = data.variables, _errs11 = errors;
if (!(data4 && typeof data4 == "object" && !Array.isArray(data4)) && data4 !== null)
return validate296.errors = [{ instancePath: instancePath + "/variables", keyword: "type", params: { type: schema136.properties.variables.type } }], !1;
if (errors === _errs11 && data4 && typeof data4 == "object" && !Array.isArray(data4))
for (let key0 in data4) {
let _errs14 = errors;
validate255(data4[key0], { instancePath: instancePath + "/variables/" + key0.replace(/~/g, "~0").replace(/\//g, "~1") }) || (vErrors = vErrors === null ? validate255.errors : vErrors.concat(validate255.errors), errors = vErrors.length);
var valid3 = _errs14 === errors;
if (!valid3)
break;
}
var valid0 = _errs11 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.maxConcurrency !== void 0) {
let data6 = data.maxConcurrency, _errs15 = errors;
if (!(typeof data6 == "number" && !(data6 % 1) && !isNaN(data6) && isFinite(data6)) && data6 !== null)
return validate296.errors = [{ instancePath: instancePath + "/maxConcurrency", keyword: "type", params: { type: schema136.properties.maxConcurrency.type } }], !1;
if (errors === _errs15 && typeof data6 == "number" && isFinite(data6)) {
if (data6 < 0 || isNaN(data6))
return validate296.errors = [{ instancePath: instancePath + "/maxConcurrency", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
if (!formats38.validate(data6))
return validate296.errors = [{ instancePath: instancePath + "/maxConcurrency", keyword: "format", params: { format: "uint" }, message: 'must match format "uint"' }], !1;
}
var valid0 = _errs15 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.wait !== void 0) {
let data7 = data.wait, _errs17 = errors;
if (typeof data7 != "boolean" && data7 !== null)
return validate296.errors = [{ instancePath: instancePath + "/wait", keyword: "type", params: { type: schema136.properties.wait.type } }], !1;
var valid0 = _errs17 === errors;
} else
var valid0 = !0;
if (valid0)
if (data.timeoutSecs !== void 0) {
let data8 = data.timeoutSecs, _errs19 = errors;
if (!(typeof data8 == "number" && !(data8 % 1) && !isNaN(data8) && isFinite(data8)) && data8 !== null)
return validate296.errors = [{ instancePath: instancePath + "/timeoutSecs", keyword: "type", params: { type: schema136.properties.timeoutSecs.type } }], !1;
if (errors === _errs19 && typeof data8 == "number" && isFinite(data8)) {
if (data8 < 0 || isNaN(data8))
return validate296.errors = [{ instancePath: instancePath + "/timeoutSecs", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
if (!formats14.validate(data8))
return validate296.errors = [{ instancePath: instancePath + "/timeoutSecs", keyword: "format", params: { format: "uint64" }, message: 'must match format "uint64"' }], !1;
}
var valid0 = _errs19 === errors;
} else
var valid0 = !0;
}
}
}
}
}
} else
return validate296.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate296.errors = vErrors, errors === 0;
}
var _restItemStatistics = validate302;
function validate302(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.total === void 0 && (missing0 = "total") || data.completed === void 0 && (missing0 = "completed") || data.running === void 0 && (missing0 = "running") || data.failed === void 0 && (missing0 = "failed") || data.cancelled === void 0 && (missing0 = "cancelled"))
return validate302.errors = [{ instancePath, keyword: "required", params: { missingProperty: missing0 } }], !1;
if (data.total !== void 0) {
let data0 = data.total, _errs1 = errors;
if (!(typeof data0 == "number" && !(data0 % 1) && !isNaN(data0) && isFinite(data0)))
return validate302.errors = [{ instancePath: instancePath + "/total", keyword: "type", params: { type: "integer" } }], !1;
if (errors === _errs1 && typeof data0 == "number" && isFinite(data0)) {
if (data0 < 0 || isNaN(data0))
return validate302.errors = [{ instancePath: instancePath + "/total", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
if (!formats38.validate(data0))
return validate302.errors = [{ instancePath: instancePath + "/total", keyword: "format", params: { format: "uint" }, message: 'must match format "uint"' }], !1;
}
var valid0 = _errs1 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.completed !== void 0) {
let data1 = data.completed, _errs3 = errors;
if (!(typeof data1 == "number" && !(data1 % 1) && !isNaN(data1) && isFinite(data1)))
return validate302.errors = [{ instancePath: instancePath + "/completed", keyword: "type", params: { type: "integer" } }], !1;
if (errors === _errs3 && typeof data1 == "number" && isFinite(data1)) {
if (data1 < 0 || isNaN(data1))
return validate302.errors = [{ instancePath: instancePath + "/completed", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
if (!formats38.validate(data1))
return validate302.errors = [{ instancePath: instancePath + "/completed", keyword: "format", params: { format: "uint" }, message: 'must match format "uint"' }], !1;
}
var valid0 = _errs3 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.running !== void 0) {
let data2 = data.running, _errs5 = errors;
if (!(typeof data2 == "number" && !(data2 % 1) && !isNaN(data2) && isFinite(data2)))
return validate302.errors = [{ instancePath: instancePath + "/running", keyword: "type", params: { type: "integer" } }], !1;
if (errors === _errs5 && typeof data2 == "number" && isFinite(data2)) {
if (data2 < 0 || isNaN(data2))
return validate302.errors = [{ instancePath: instancePath + "/running", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
if (!formats38.validate(data2))
return validate302.errors = [{ instancePath: instancePath + "/running", keyword: "format", params: { format: "uint" }, message: 'must match format "uint"' }], !1;
}
var valid0 = _errs5 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.failed !== void 0) {
let data3 = data.failed, _errs7 = errors;
if (!(typeof data3 == "number" && !(data3 % 1) && !isNaN(data3) && isFinite(data3)))
return validate302.errors = [{ instancePath: instancePath + "/failed", keyword: "type", params: { type: "integer" } }], !1;
if (errors === _errs7 && typeof data3 == "number" && isFinite(data3)) {
if (data3 < 0 || isNaN(data3))
return validate302.errors = [{ instancePath: instancePath + "/failed", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
if (!formats38.validate(data3))
return validate302.errors = [{ instancePath: instancePath + "/failed", keyword: "format", params: { format: "uint" }, message: 'must match format "uint"' }], !1;
}
var valid0 = _errs7 === errors;
} else
var valid0 = !0;
if (valid0)
if (data.cancelled !== void 0) {
let data4 = data.cancelled, _errs9 = errors;
if (!(typeof data4 == "number" && !(data4 % 1) && !isNaN(data4) && isFinite(data4)))
return validate302.errors = [{ instancePath: instancePath + "/cancelled", keyword: "type", params: { type: "integer" } }], !1;
if (errors === _errs9 && typeof data4 == "number" && isFinite(data4)) {
if (data4 < 0 || isNaN(data4))
return validate302.errors = [{ instancePath: instancePath + "/cancelled", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
if (!formats38.validate(data4))
return validate302.errors = [{ instancePath: instancePath + "/cancelled", keyword: "format", params: { format: "uint" }, message: 'must match format "uint"' }], !1;
}
var valid0 = _errs9 === errors;
} else
var valid0 = !0;
}
}
}
} else
return validate302.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate302.errors = vErrors, errors === 0;
}
var _restItemResult = validate303, schema138 = { type: "object", properties: { itemIndex: { type: "integer", format: "uint", minimum: 0 }, status: { $ref: "/Rest/RunStatus" }, result: { anyOf: [{ $ref: "/Rest/FlowResult" }, { type: "null" }] }, completedAt: { type: ["string", "null"], format: "date-time" } }, required: ["itemIndex", "status"] }, formats78 = formats["date-time"];
function validate303(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.itemIndex === void 0 && (missing0 = "itemIndex") || data.status === void 0 && (missing0 = "status"))
return validate303.errors = [{ instancePath, keyword: "required", params: { missingProperty: missing0 } }], !1;
if (data.itemIndex !== void 0) {
let data0 = data.itemIndex, _errs1 = errors;
if (!(typeof data0 == "number" && !(data0 % 1) && !isNaN(data0) && isFinite(data0)))
return validate303.errors = [{ instancePath: instancePath + "/itemIndex", keyword: "type", params: { type: "integer" } }], !1;
if (errors === _errs1 && typeof data0 == "number" && isFinite(data0)) {
if (data0 < 0 || isNaN(data0))
return validate303.errors = [{ instancePath: instancePath + "/itemIndex", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
if (!formats38.validate(data0))
return validate303.errors = [{ instancePath: instancePath + "/itemIndex", keyword: "format", params: { format: "uint" }, message: 'must match format "uint"' }], !1;
}
var valid0 = _errs1 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.status !== void 0) {
let _errs3 = errors;
validate265(data.status, { instancePath: instancePath + "/status" }) || (vErrors = vErrors === null ? validate265.errors : vErrors.concat(validate265.errors), errors = vErrors.length);
var valid0 = _errs3 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.result !== void 0) {
let data2 = data.result, _errs4 = errors, _errs5 = errors, valid1 = !1, _errs6 = errors;
validate271(data2, { instancePath: instancePath + "/result" }) || (vErrors = vErrors === null ? validate271.errors : vErrors.concat(validate271.errors), errors = vErrors.length);
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
return vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++, validate303.errors = vErrors, !1;
}
var valid0 = _errs4 === errors;
} else
var valid0 = !0;
if (valid0)
if (data.completedAt !== void 0) {
let data3 = data.completedAt, _errs9 = errors;
if (typeof data3 != "string" && data3 !== null)
return validate303.errors = [{ instancePath: instancePath + "/completedAt", keyword: "type", params: { type: schema138.properties.completedAt.type } }], !1;
if (errors === _errs9 && errors === _errs9 && typeof data3 == "string" && !formats78(data3))
return validate303.errors = [{ instancePath: instancePath + "/completedAt", keyword: "format", params: { format: "date-time" }, message: 'must match format "date-time"' }], !1;
var valid0 = _errs9 === errors;
} else
var valid0 = !0;
}
}
} else
return validate303.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate303.errors = vErrors, errors === 0;
}
var _restCreateRunResponseV0 = validate306;
var formats80 = formats.uuid;
function validate306(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.runId === void 0 && (missing0 = "runId") || data.itemCount === void 0 && (missing0 = "itemCount") || data.status === void 0 && (missing0 = "status"))
return validate306.errors = [{ instancePath, keyword: "required", params: { missingProperty: missing0 } }], !1;
if (data.runId !== void 0) {
let data0 = data.runId, _errs1 = errors;
if (errors === _errs1 && errors === _errs1)
if (typeof data0 == "string") {
if (!formats80(data0))
return validate306.errors = [{ instancePath: instancePath + "/runId", keyword: "format", params: { format: "uuid" }, message: 'must match format "uuid"' }], !1;
} else
return validate306.errors = [{ instancePath: instancePath + "/runId", keyword: "type", params: { type: "string" } }], !1;
var valid0 = _errs1 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.itemCount !== void 0) {
let data1 = data.itemCount, _errs3 = errors;
if (!(typeof data1 == "number" && !(data1 % 1) && !isNaN(data1) && isFinite(data1)))
return validate306.errors = [{ instancePath: instancePath + "/itemCount", keyword: "type", params: { type: "integer" } }], !1;
if (errors === _errs3 && typeof data1 == "number" && isFinite(data1)) {
if (data1 < 0 || isNaN(data1))
return validate306.errors = [{ instancePath: instancePath + "/itemCount", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
if (!formats10.validate(data1))
return validate306.errors = [{ instancePath: instancePath + "/itemCount", keyword: "format", params: { format: "uint32" }, message: 'must match format "uint32"' }], !1;
}
var valid0 = _errs3 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.status !== void 0) {
let _errs5 = errors;
validate265(data.status, { instancePath: instancePath + "/status" }) || (vErrors = vErrors === null ? validate265.errors : vErrors.concat(validate265.errors), errors = vErrors.length);
var valid0 = _errs5 === errors;
} else
var valid0 = !0;
if (valid0)
if (data.result !== void 0) {
let data3 = data.result, _errs6 = errors, _errs7 = errors, valid1 = !1, _errs8 = errors;
validate271(data3, { instancePath: instancePath + "/result" }) || (vErrors = vErrors === null ? validate271.errors : vErrors.concat(validate271.errors), errors = vErrors.length);
var _valid0 = _errs8 === errors;
if (valid1 = valid1 || _valid0, !valid1) {
let _errs9 = errors;
if (data3 !== null) {
let err0 = { instancePath: instancePath + "/result", keyword: "type", params: { type: "null" } };
vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
}
var _valid0 = _errs9 === errors;
valid1 = valid1 || _valid0;
}
if (valid1)
errors = _errs7, vErrors !== null && (_errs7 ? vErrors.length = _errs7 : vErrors = null);
else {
let err1 = { instancePath: instancePath + "/result", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
return vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++, validate306.errors = vErrors, !1;
}
var valid0 = _errs6 === errors;
} else
var valid0 = !0;
}
}
} else
return validate306.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate306.errors = vErrors, errors === 0;
}
var _restCreateRunResponse = validate309, schema140 = { type: "object", properties: { runId: { type: "string", format: "uuid" }, flowId: { $ref: "/Rest/BlobId" }, flowName: { type: ["string", "null"] }, status: { $ref: "/Rest/RunStatus" }, items: { $ref: "/Rest/ItemStatistics" }, createdAt: { type: "string", format: "date-time" }, completedAt: { type: ["string", "null"], format: "date-time" }, rootRunId: { type: "string", format: "uuid" }, parentRunId: { type: ["string", "null"], format: "uuid" }, orchestratorId: { type: ["string", "null"] }, createdAtSeqno: { type: "integer", format: "uint64", minimum: 0 }, finishedAtSeqno: { type: ["integer", "null"], format: "uint64", minimum: 0 }, results: { type: ["array", "null"], items: { $ref: "/Rest/ItemResult" } } }, required: ["runId", "flowId", "status", "createdAt", "rootRunId"] };
function validate309(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.runId === void 0 && (missing0 = "runId") || data.flowId === void 0 && (missing0 = "flowId") || data.status === void 0 && (missing0 = "status") || data.createdAt === void 0 && (missing0 = "createdAt") || data.rootRunId === void 0 && (missing0 = "rootRunId"))
return validate309.errors = [{ instancePath, keyword: "required", params: { missingProperty: missing0 } }], !1;
if (data.runId !== void 0) {
let data0 = data.runId, _errs1 = errors;
if (errors === _errs1 && errors === _errs1)
if (typeof data0 == "string") {
if (!formats80(data0))
return validate309.errors = [{ instancePath: instancePath + "/runId", keyword: "format", params: { format: "uuid" }, message: 'must match format "uuid"' }], !1;
} else
return validate309.errors = [{ instancePath: instancePath + "/runId", keyword: "type", params: { type: "string" } }], !1;
var valid0 = _errs1 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.flowId !== void 0) {
let _errs3 = errors;
validate259(data.flowId, { instancePath: instancePath + "/flowId" }) || (vErrors = vErrors === null ? validate259.errors : vErrors.concat(validate259.errors), errors = vErrors.length);
var valid0 = _errs3 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.flowName !== void 0) {
let data2 = data.flowName, _errs4 = errors;
if (typeof data2 != "string" && data2 !== null)
return validate309.errors = [{ instancePath: instancePath + "/flowName", keyword: "type", params: { type: schema140.properties.flowName.type } }], !1;
var valid0 = _errs4 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.status !== void 0) {
let _errs6 = errors;
validate265(data.status, { instancePath: instancePath + "/status" }) || (vErrors = vErrors === null ? validate265.errors : vErrors.concat(validate265.errors), errors = vErrors.length);
var valid0 = _errs6 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.items !== void 0) {
let _errs7 = errors;
validate302(data.items, { instancePath: instancePath + "/items" }) || (vErrors = vErrors === null ? validate302.errors : vErrors.concat(validate302.errors), errors = vErrors.length);
var valid0 = _errs7 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.createdAt !== void 0) {
let data5 = data.createdAt, _errs8 = errors;
if (errors === _errs8 && errors === _errs8)
if (typeof data5 == "string") {
if (!formats78(data5))
return validate309.errors = [{ instancePath: instancePath + "/createdAt", keyword: "format", params: { format: "date-time" }, message: 'must match format "date-time"' }], !1;
} else
return validate309.errors = [{ instancePath: instancePath + "/createdAt", keyword: "type", params: { type: "string" } }], !1;
var valid0 = _errs8 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.completedAt !== void 0) {
let data6 = data.completedAt, _errs10 = errors;
if (typeof data6 != "string" && data6 !== null)
return validate309.errors = [{ instancePath: instancePath + "/completedAt", keyword: "type", params: { type: schema140.properties.completedAt.type } }], !1;
if (errors === _errs10 && errors === _errs10 && typeof data6 == "string" && !formats78(data6))
return validate309.errors = [{ instancePath: instancePath + "/completedAt", keyword: "format", params: { format: "date-time" }, message: 'must match format "date-time"' }], !1;
var valid0 = _errs10 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.rootRunId !== void 0) {
let data7 = data.rootRunId, _errs12 = errors;
if (errors === _errs12 && errors === _errs12)
if (typeof data7 == "string") {
if (!formats80(data7))
return validate309.errors = [{ instancePath: instancePath + "/rootRunId", keyword: "format", params: { format: "uuid" }, message: 'must match format "uuid"' }], !1;
} else
return validate309.errors = [{ instancePath: instancePath + "/rootRunId", keyword: "type", params: { type: "string" } }], !1;
var valid0 = _errs12 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.parentRunId !== void 0) {
let data8 = data.parentRunId, _errs14 = errors;
if (typeof data8 != "string" && data8 !== null)
return validate309.errors = [{ instancePath: instancePath + "/parentRunId", keyword: "type", params: { type: schema140.properties.parentRunId.type } }], !1;
if (errors === _errs14 && errors === _errs14 && typeof data8 == "string" && !formats80(data8))
return validate309.errors = [{ instancePath: instancePath + "/parentRunId", keyword: "format", params: { format: "uuid" }, message: 'must match format "uuid"' }], !1;
var valid0 = _errs14 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.orchestratorId !== void 0) {
let data9 = data.orchestratorId, _errs16 = errors;
if (typeof data9 != "string" && data9 !== null)
return validate309.errors = [{ instancePath: instancePath + "/orchestratorId", keyword: "type", params: { type: schema140.properties.orchestratorId.type } }], !1;
var valid0 = _errs16 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.createdAtSeqno !== void 0) {
let data10 = data.createdAtSeqno, _errs18 = errors;
if (!(typeof data10 == "number" && !(data10 % 1) && !isNaN(data10) && isFinite(data10)))
return validate309.errors = [{ instancePath: instancePath + "/createdAtSeqno", keyword: "type", params: { type: "integer" } }], !1;
if (errors === _errs18 && typeof data10 == "number" && isFinite(data10)) {
if (data10 < 0 || isNaN(data10))
return validate309.errors = [{ instancePath: instancePath + "/createdAtSeqno", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
if (!formats14.validate(data10))
return validate309.errors = [{ instancePath: instancePath + "/createdAtSeqno", keyword: "format", params: { format: "uint64" }, message: 'must match format "uint64"' }], !1;
}
var valid0 = _errs18 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.finishedAtSeqno !== void 0) {
let data11 = data.finishedAtSeqno, _errs20 = errors;
if (!(typeof data11 == "number" && !(data11 % 1) && !isNaN(data11) && isFinite(data11)) && data11 !== null)
return validate309.errors = [{ instancePath: instancePath + "/finishedAtSeqno", keyword: "type", params: { type: schema140.properties.finishedAtSeqno.type } }], !1;
if (errors === _errs20 && typeof data11 == "number" && isFinite(data11)) {
if (data11 < 0 || isNaN(data11))
return validate309.errors = [{ instancePath: instancePath + "/finishedAtSeqno", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
if (!formats14.validate(data11))
return validate309.errors = [{ instancePath: instancePath + "/finishedAtSeqno", keyword: "format", params: { format: "uint64" }, message: 'must match format "uint64"' }], !1;
}
var valid0 = _errs20 === errors;
} else
var valid0 = !0;
if (valid0)
if (data.results !== void 0) {
let data12 = data.results, _errs22 = errors;
if (!Array.isArray(data12) && data12 !== null)
return validate309.errors = [{ instancePath: instancePath + "/results", keyword: "type", params: { type: schema140.properties.results.type } }], !1;
if (errors === _errs22 && Array.isArray(data12)) {
var valid1 = !0;
let len0 = data12.length;
for (let i0 = 0; i0 < len0; i0++) {
let _errs24 = errors;
validate303(data12[i0], { instancePath: instancePath + "/results/" + i0 }) || (vErrors = vErrors === null ? validate303.errors : vErrors.concat(validate303.errors), errors = vErrors.length);
var valid1 = _errs24 === errors;
if (!valid1)
break;
}
}
var valid0 = _errs22 === errors;
} else
var valid0 = !0;
}
}
}
}
}
}
}
}
}
}
}
} else
return validate309.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate309.errors = vErrors, errors === 0;
}
var _restRunSummary = validate314, schema141 = { type: "object", properties: { runId: { type: "string", format: "uuid" }, flowId: { $ref: "/Rest/BlobId" }, flowName: { type: ["string", "null"] }, status: { $ref: "/Rest/RunStatus" }, items: { $ref: "/Rest/ItemStatistics" }, createdAt: { type: "string", format: "date-time" }, completedAt: { type: ["string", "null"], format: "date-time" }, rootRunId: { type: "string", format: "uuid" }, parentRunId: { type: ["string", "null"], format: "uuid" }, orchestratorId: { type: ["string", "null"] }, createdAtSeqno: { type: "integer", format: "uint64", minimum: 0 }, finishedAtSeqno: { type: ["integer", "null"], format: "uint64", minimum: 0 } }, required: ["runId", "flowId", "status", "createdAt", "rootRunId"] };
function validate314(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.runId === void 0 && (missing0 = "runId") || data.flowId === void 0 && (missing0 = "flowId") || data.status === void 0 && (missing0 = "status") || data.createdAt === void 0 && (missing0 = "createdAt") || data.rootRunId === void 0 && (missing0 = "rootRunId"))
return validate314.errors = [{ instancePath, keyword: "required", params: { missingProperty: missing0 } }], !1;
if (data.runId !== void 0) {
let data0 = data.runId, _errs1 = errors;
if (errors === _errs1 && errors === _errs1)
if (typeof data0 == "string") {
if (!formats80(data0))
return validate314.errors = [{ instancePath: instancePath + "/runId", keyword: "format", params: { format: "uuid" }, message: 'must match format "uuid"' }], !1;
} else
return validate314.errors = [{ instancePath: instancePath + "/runId", keyword: "type", params: { type: "string" } }], !1;
var valid0 = _errs1 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.flowId !== void 0) {
let _errs3 = errors;
validate259(data.flowId, { instancePath: instancePath + "/flowId" }) || (vErrors = vErrors === null ? validate259.errors : vErrors.concat(validate259.errors), errors = vErrors.length);
var valid0 = _errs3 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.flowName !== void 0) {
let data2 = data.flowName, _errs4 = errors;
if (typeof data2 != "string" && data2 !== null)
return validate314.errors = [{ instancePath: instancePath + "/flowName", keyword: "type", params: { type: schema141.properties.flowName.type } }], !1;
var valid0 = _errs4 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.status !== void 0) {
let _errs6 = errors;
validate265(data.status, { instancePath: instancePath + "/status" }) || (vErrors = vErrors === null ? validate265.errors : vErrors.concat(validate265.errors), errors = vErrors.length);
var valid0 = _errs6 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.items !== void 0) {
let _errs7 = errors;
validate302(data.items, { instancePath: instancePath + "/items" }) || (vErrors = vErrors === null ? validate302.errors : vErrors.concat(validate302.errors), errors = vErrors.length);
var valid0 = _errs7 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.createdAt !== void 0) {
let data5 = data.createdAt, _errs8 = errors;
if (errors === _errs8 && errors === _errs8)
if (typeof data5 == "string") {
if (!formats78(data5))
return validate314.errors = [{ instancePath: instancePath + "/createdAt", keyword: "format", params: { format: "date-time" }, message: 'must match format "date-time"' }], !1;
} else
return validate314.errors = [{ instancePath: instancePath + "/createdAt", keyword: "type", params: { type: "string" } }], !1;
var valid0 = _errs8 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.completedAt !== void 0) {
let data6 = data.completedAt, _errs10 = errors;
if (typeof data6 != "string" && data6 !== null)
return validate314.errors = [{ instancePath: instancePath + "/completedAt", keyword: "type", params: { type: schema141.properties.completedAt.type } }], !1;
if (errors === _errs10 && errors === _errs10 && typeof data6 == "string" && !formats78(data6))
return validate314.errors = [{ instancePath: instancePath + "/completedAt", keyword: "format", params: { format: "date-time" }, message: 'must match format "date-time"' }], !1;
var valid0 = _errs10 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.rootRunId !== void 0) {
let data7 = data.rootRunId, _errs12 = errors;
if (errors === _errs12 && errors === _errs12)
if (typeof data7 == "string") {
if (!formats80(data7))
return validate314.errors = [{ instancePath: instancePath + "/rootRunId", keyword: "format", params: { format: "uuid" }, message: 'must match format "uuid"' }], !1;
} else
return validate314.errors = [{ instancePath: instancePath + "/rootRunId", keyword: "type", params: { type: "string" } }], !1;
var valid0 = _errs12 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.parentRunId !== void 0) {
let data8 = data.parentRunId, _errs14 = errors;
if (typeof data8 != "string" && data8 !== null)
return validate314.errors = [{ instancePath: instancePath + "/parentRunId", keyword: "type", params: { type: schema141.properties.parentRunId.type } }], !1;
if (errors === _errs14 && errors === _errs14 && typeof data8 == "string" && !formats80(data8))
return validate314.errors = [{ instancePath: instancePath + "/parentRunId", keyword: "format", params: { format: "uuid" }, message: 'must match format "uuid"' }], !1;
var valid0 = _errs14 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.orchestratorId !== void 0) {
let data9 = data.orchestratorId, _errs16 = errors;
if (typeof data9 != "string" && data9 !== null)
return validate314.errors = [{ instancePath: instancePath + "/orchestratorId", keyword: "type", params: { type: schema141.properties.orchestratorId.type } }], !1;
var valid0 = _errs16 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.createdAtSeqno !== void 0) {
let data10 = data.createdAtSeqno, _errs18 = errors;
if (!(typeof data10 == "number" && !(data10 % 1) && !isNaN(data10) && isFinite(data10)))
return validate314.errors = [{ instancePath: instancePath + "/createdAtSeqno", keyword: "type", params: { type: "integer" } }], !1;
if (errors === _errs18 && typeof data10 == "number" && isFinite(data10)) {
if (data10 < 0 || isNaN(data10))
return validate314.errors = [{ instancePath: instancePath + "/createdAtSeqno", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
if (!formats14.validate(data10))
return validate314.errors = [{ instancePath: instancePath + "/createdAtSeqno", keyword: "format", params: { format: "uint64" }, message: 'must match format "uint64"' }], !1;
}
var valid0 = _errs18 === errors;
} else
var valid0 = !0;
if (valid0)
if (data.finishedAtSeqno !== void 0) {
let data11 = data.finishedAtSeqno, _errs20 = errors;
if (!(typeof data11 == "number" && !(data11 % 1) && !isNaN(data11) && isFinite(data11)) && data11 !== null)
return validate314.errors = [{ instancePath: instancePath + "/finishedAtSeqno", keyword: "type", params: { type: schema141.properties.finishedAtSeqno.type } }], !1;
if (errors === _errs20 && typeof data11 == "number" && isFinite(data11)) {
if (data11 < 0 || isNaN(data11))
return validate314.errors = [{ instancePath: instancePath + "/finishedAtSeqno", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
if (!formats14.validate(data11))
return validate314.errors = [{ instancePath: instancePath + "/finishedAtSeqno", keyword: "format", params: { format: "uint64" }, message: 'must match format "uint64"' }], !1;
}
var valid0 = _errs20 === errors;
} else
var valid0 = !0;
}
}
}
}
}
}
}
}
}
}
} else
return validate314.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate314.errors = vErrors, errors === 0;
}
var _restListRunsResponse = validate318;
function validate318(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.runs === void 0 && (missing0 = "runs"))
return validate318.errors = [{ instancePath, keyword: "required", params: { missingProperty: missing0 } }], !1;
if (data.runs !== void 0) {
let data0 = data.runs;
if (errors === errors)
if (Array.isArray(data0)) {
var valid1 = !0;
let len0 = data0.length;
for (let i0 = 0; i0 < len0; i0++) {
let _errs3 = errors;
validate314(data0[i0], { instancePath: instancePath + "/runs/" + i0 }) || (vErrors = vErrors === null ? validate314.errors : vErrors.concat(validate314.errors), errors = vErrors.length);
var valid1 = _errs3 === errors;
if (!valid1)
break;
}
} else
return validate318.errors = [{ instancePath: instancePath + "/runs", keyword: "type", params: { type: "array" } }], !1;
}
} else
return validate318.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate318.errors = vErrors, errors === 0;
}
var _restStepStatusInfo = validate320;
var schema144 = { type: "string", enum: ["blocked", "runnable", "running", "completed", "skipped", "failed"] };
function validate321(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
return typeof data != "string" ? (validate321.errors = [{ instancePath, keyword: "type", params: { type: "string" } }], !1) : data === "blocked" || data === "runnable" || data === "running" || data === "completed" || data === "skipped" || data === "failed" ? (validate321.errors = vErrors, errors === 0) : (validate321.errors = [{ instancePath, keyword: "enum", params: { allowedValues: schema144.enum } }], !1);
}
function validate320(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.stepId === void 0 && (missing0 = "stepId") || data.status === void 0 && (missing0 = "status"))
return validate320.errors = [{ instancePath, keyword: "required", params: { missingProperty: missing0 } }], !1;
if (data.stepId !== void 0) {
let _errs1 = errors;
if (typeof data.stepId != "string")
return validate320.errors = [{ instancePath: instancePath + "/stepId", keyword: "type", params: { type: "string" } }], !1;
var valid0 = _errs1 === errors;
} else
var valid0 = !0;
if (valid0)
if (data.status !== void 0) {
let _errs3 = errors;
validate321(data.status, { instancePath: instancePath + "/status" }) || (vErrors = vErrors === null ? validate321.errors : vErrors.concat(validate321.errors), errors = vErrors.length);
var valid0 = _errs3 === errors;
} else
var valid0 = !0;
} else
return validate320.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate320.errors = vErrors, errors === 0;
}
var _restStepStatus = validate321, _restItemDetails = validate323, schema145 = { type: "object", properties: { itemIndex: { type: "integer", format: "uint32", minimum: 0 }, input: { $ref: "/Rest/Value" }, status: { $ref: "/Rest/RunStatus" }, steps: { type: "array", items: { $ref: "/Rest/StepStatusInfo" } }, completedAt: { type: ["string", "null"], format: "date-time" } }, required: ["itemIndex", "input", "status", "steps"] };
function validate323(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.itemIndex === void 0 && (missing0 = "itemIndex") || data.input === void 0 && (missing0 = "input") || data.status === void 0 && (missing0 = "status") || data.steps === void 0 && (missing0 = "steps"))
return validate323.errors = [{ instancePath, keyword: "required", params: { missingProperty: missing0 } }], !1;
if (data.itemIndex !== void 0) {
let data0 = data.itemIndex, _errs1 = errors;
if (!(typeof data0 == "number" && !(data0 % 1) && !isNaN(data0) && isFinite(data0)))
return validate323.errors = [{ instancePath: instancePath + "/itemIndex", keyword: "type", params: { type: "integer" } }], !1;
if (errors === _errs1 && typeof data0 == "number" && isFinite(data0)) {
if (data0 < 0 || isNaN(data0))
return validate323.errors = [{ instancePath: instancePath + "/itemIndex", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
if (!formats10.validate(data0))
return validate323.errors = [{ instancePath: instancePath + "/itemIndex", keyword: "format", params: { format: "uint32" }, message: 'must match format "uint32"' }], !1;
}
var valid0 = _errs1 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.input !== void 0) {
let _errs3 = errors;
validate255(data.input, { instancePath: instancePath + "/input" }) || (vErrors = vErrors === null ? validate255.errors : vErrors.concat(validate255.errors), errors = vErrors.length);
var valid0 = _errs3 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.status !== void 0) {
let _errs4 = errors;
validate265(data.status, { instancePath: instancePath + "/status" }) || (vErrors = vErrors === null ? validate265.errors : vErrors.concat(validate265.errors), errors = vErrors.length);
var valid0 = _errs4 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.steps !== void 0) {
let data3 = data.steps, _errs5 = errors;
if (errors === _errs5)
if (Array.isArray(data3)) {
var valid1 = !0;
let len0 = data3.length;
for (let i0 = 0; i0 < len0; i0++) {
let _errs7 = errors;
validate320(data3[i0], { instancePath: instancePath + "/steps/" + i0 }) || (vErrors = vErrors === null ? validate320.errors : vErrors.concat(validate320.errors), errors = vErrors.length);
var valid1 = _errs7 === errors;
if (!valid1)
break;
}
} else
return validate323.errors = [{ instancePath: instancePath + "/steps", keyword: "type", params: { type: "array" } }], !1;
var valid0 = _errs5 === errors;
} else
var valid0 = !0;
if (valid0)
if (data.completedAt !== void 0) {
let data5 = data.completedAt, _errs8 = errors;
if (typeof data5 != "string" && data5 !== null)
return validate323.errors = [{ instancePath: instancePath + "/completedAt", keyword: "type", params: { type: schema145.properties.completedAt.type } }], !1;
if (errors === _errs8 && errors === _errs8 && typeof data5 == "string" && !formats78(data5))
return validate323.errors = [{ instancePath: instancePath + "/completedAt", keyword: "format", params: { format: "date-time" }, message: 'must match format "date-time"' }], !1;
var valid0 = _errs8 === errors;
} else
var valid0 = !0;
}
}
}
} else
return validate323.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate323.errors = vErrors, errors === 0;
}
var _restRunDetails = validate327, schema146 = { type: "object", properties: { runId: { type: "string", format: "uuid" }, flowId: { $ref: "/Rest/BlobId" }, flowName: { type: ["string", "null"] }, status: { $ref: "/Rest/RunStatus" }, items: { $ref: "/Rest/ItemStatistics" }, createdAt: { type: "string", format: "date-time" }, completedAt: { type: ["string", "null"], format: "date-time" }, rootRunId: { type: "string", format: "uuid" }, parentRunId: { type: ["string", "null"], format: "uuid" }, orchestratorId: { type: ["string", "null"] }, createdAtSeqno: { type: "integer", format: "uint64", minimum: 0 }, finishedAtSeqno: { type: ["integer", "null"], format: "uint64", minimum: 0 }, inputs: { type: "array", items: { $ref: "/Rest/Value" } }, itemDetails: { type: ["array", "null"], items: { $ref: "/Rest/ItemDetails" } }, overrides: { anyOf: [{ $ref: "/Rest/WorkflowOverrides" }, { $ref: "/Rest/StepOverrides" }, { type: "null" }] } }, required: ["runId", "flowId", "status", "createdAt", "rootRunId"] };
function validate327(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.runId === void 0 && (missing0 = "runId") || data.flowId === void 0 && (missing0 = "flowId") || data.status === void 0 && (missing0 = "status") || data.createdAt === void 0 && (missing0 = "createdAt") || data.rootRunId === void 0 && (missing0 = "rootRunId"))
return validate327.errors = [{ instancePath, keyword: "required", params: { missingProperty: missing0 } }], !1;
if (data.runId !== void 0) {
let data0 = data.runId, _errs1 = errors;
if (errors === _errs1 && errors === _errs1)
if (typeof data0 == "string") {
if (!formats80(data0))
return validate327.errors = [{ instancePath: instancePath + "/runId", keyword: "format", params: { format: "uuid" }, message: 'must match format "uuid"' }], !1;
} else
return validate327.errors = [{ instancePath: instancePath + "/runId", keyword: "type", params: { type: "string" } }], !1;
var valid0 = _errs1 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.flowId !== void 0) {
let _errs3 = errors;
validate259(data.flowId, { instancePath: instancePath + "/flowId" }) || (vErrors = vErrors === null ? validate259.errors : vErrors.concat(validate259.errors), errors = vErrors.length);
var valid0 = _errs3 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.flowName !== void 0) {
let data2 = data.flowName, _errs4 = errors;
if (typeof data2 != "string" && data2 !== null)
return validate327.errors = [{ instancePath: instancePath + "/flowName", keyword: "type", params: { type: schema146.properties.flowName.type } }], !1;
var valid0 = _errs4 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.status !== void 0) {
let _errs6 = errors;
validate265(data.status, { instancePath: instancePath + "/status" }) || (vErrors = vErrors === null ? validate265.errors : vErrors.concat(validate265.errors), errors = vErrors.length);
var valid0 = _errs6 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.items !== void 0) {
let _errs7 = errors;
validate302(data.items, { instancePath: instancePath + "/items" }) || (vErrors = vErrors === null ? validate302.errors : vErrors.concat(validate302.errors), errors = vErrors.length);
var valid0 = _errs7 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.createdAt !== void 0) {
let data5 = data.createdAt, _errs8 = errors;
if (errors === _errs8 && errors === _errs8)
if (typeof data5 == "string") {
if (!formats78(data5))
return validate327.errors = [{ instancePath: instancePath + "/createdAt", keyword: "format", params: { format: "date-time" }, message: 'must match format "date-time"' }], !1;
} else
return validate327.errors = [{ instancePath: instancePath + "/createdAt", keyword: "type", params: { type: "string" } }], !1;
var valid0 = _errs8 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.completedAt !== void 0) {
let data6 = data.completedAt, _errs10 = errors;
if (typeof data6 != "string" && data6 !== null)
return validate327.errors = [{ instancePath: instancePath + "/completedAt", keyword: "type", params: { type: schema146.properties.completedAt.type } }], !1;
if (errors === _errs10 && errors === _errs10 && typeof data6 == "string" && !formats78(data6))
return validate327.errors = [{ instancePath: instancePath + "/completedAt", keyword: "format", params: { format: "date-time" }, message: 'must match format "date-time"' }], !1;
var valid0 = _errs10 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.rootRunId !== void 0) {
let data7 = data.rootRunId, _errs12 = errors;
if (errors === _errs12 && errors === _errs12)
if (typeof data7 == "string") {
if (!formats80(data7))
return validate327.errors = [{ instancePath: instancePath + "/rootRunId", keyword: "format", params: { format: "uuid" }, message: 'must match format "uuid"' }], !1;
} else
return validate327.errors = [{ instancePath: instancePath + "/rootRunId", keyword: "type", params: { type: "string" } }], !1;
var valid0 = _errs12 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.parentRunId !== void 0) {
let data8 = data.parentRunId, _errs14 = errors;
if (typeof data8 != "string" && data8 !== null)
return validate327.errors = [{ instancePath: instancePath + "/parentRunId", keyword: "type", params: { type: schema146.properties.parentRunId.type } }], !1;
if (errors === _errs14 && errors === _errs14 && typeof data8 == "string" && !formats80(data8))
return validate327.errors = [{ instancePath: instancePath + "/parentRunId", keyword: "format", params: { format: "uuid" }, message: 'must match format "uuid"' }], !1;
var valid0 = _errs14 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.orchestratorId !== void 0) {
let data9 = data.orchestratorId, _errs16 = errors;
if (typeof data9 != "string" && data9 !== null)
return validate327.errors = [{ instancePath: instancePath + "/orchestratorId", keyword: "type", params: { type: schema146.properties.orchestratorId.type } }], !1;
var valid0 = _errs16 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.createdAtSeqno !== void 0) {
let data10 = data.createdAtSeqno, _errs18 = errors;
if (!(typeof data10 == "number" && !(data10 % 1) && !isNaN(data10) && isFinite(data10)))
return validate327.errors = [{ instancePath: instancePath + "/createdAtSeqno", keyword: "type", params: { type: "integer" } }], !1;
if (errors === _errs18 && typeof data10 == "number" && isFinite(data10)) {
if (data10 < 0 || isNaN(data10))
return validate327.errors = [{ instancePath: instancePath + "/createdAtSeqno", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
if (!formats14.validate(data10))
return validate327.errors = [{ instancePath: instancePath + "/createdAtSeqno", keyword: "format", params: { format: "uint64" }, message: 'must match format "uint64"' }], !1;
}
var valid0 = _errs18 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.finishedAtSeqno !== void 0) {
let data11 = data.finishedAtSeqno, _errs20 = errors;
if (!(typeof data11 == "number" && !(data11 % 1) && !isNaN(data11) && isFinite(data11)) && data11 !== null)
return validate327.errors = [{ instancePath: instancePath + "/finishedAtSeqno", keyword: "type", params: { type: schema146.properties.finishedAtSeqno.type } }], !1;
if (errors === _errs20 && typeof data11 == "number" && isFinite(data11)) {
if (data11 < 0 || isNaN(data11))
return validate327.errors = [{ instancePath: instancePath + "/finishedAtSeqno", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
if (!formats14.validate(data11))
return validate327.errors = [{ instancePath: instancePath + "/finishedAtSeqno", keyword: "format", params: { format: "uint64" }, message: 'must match format "uint64"' }], !1;
}
var valid0 = _errs20 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.inputs !== void 0) {
let data12 = data.inputs, _errs22 = errors;
if (errors === _errs22)
if (Array.isArray(data12)) {
var valid1 = !0;
let len0 = data12.length;
for (let i0 = 0; i0 < len0; i0++) {
let _errs24 = errors;
validate255(data12[i0], { instancePath: instancePath + "/inputs/" + i0 }) || (vErrors = vErrors === null ? validate255.errors : vErrors.concat(validate255.errors), errors = vErrors.length);
var valid1 = _errs24 === errors;
if (!valid1)
break;
}
} else
return validate327.errors = [{ instancePath: instancePath + "/inputs", keyword: "type", params: { type: "array" } }], !1;
var valid0 = _errs22 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.itemDetails !== void 0) {
let data14 = data.itemDetails, _errs25 = errors;
if (!Array.isArray(data14) && data14 !== null)
return validate327.errors = [{ instancePath: instancePath + "/itemDetails", keyword: "type", params: { type: schema146.properties.itemDetails.type } }], !1;
if (errors === _errs25 && Array.isArray(data14)) {
var valid2 = !0;
let len1 = data14.length;
for (let i1 = 0; i1 < len1; i1++) {
let _errs27 = errors;
validate323(data14[i1], { instancePath: instancePath + "/itemDetails/" + i1 }) || (vErrors = vErrors === null ? validate323.errors : vErrors.concat(validate323.errors), errors = vErrors.length);
var valid2 = _errs27 === errors;
if (!valid2)
break;
}
}
var valid0 = _errs25 === errors;
} else
var valid0 = !0;
if (valid0)
if (data.overrides !== void 0) {
let data16 = data.overrides, _errs28 = errors, _errs29 = errors, valid3 = !1, _errs30 = errors;
validate294(data16, { instancePath: instancePath + "/overrides" }) || (vErrors = vErrors === null ? validate294.errors : vErrors.concat(validate294.errors), errors = vErrors.length);
var _valid0 = _errs30 === errors;
if (valid3 = valid3 || _valid0, !valid3) {
let _errs31 = errors;
validate292(data16, { instancePath: instancePath + "/overrides" }) || (vErrors = vErrors === null ? validate292.errors : vErrors.concat(validate292.errors), errors = vErrors.length);
var _valid0 = _errs31 === errors;
if (valid3 = valid3 || _valid0, !valid3) {
let _errs32 = errors;
if (data16 !== null) {
let err0 = { instancePath: instancePath + "/overrides", keyword: "type", params: { type: "null" } };
vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
}
var _valid0 = _errs32 === errors;
valid3 = valid3 || _valid0;
}
}
if (valid3)
errors = _errs29, vErrors !== null && (_errs29 ? vErrors.length = _errs29 : vErrors = null);
else {
let err1 = { instancePath: instancePath + "/overrides", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
return vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++, validate327.errors = vErrors, !1;
}
var valid0 = _errs28 === errors;
} else
var valid0 = !0;
}
}
}
}
}
}
}
}
}
}
}
}
}
} else
return validate327.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate327.errors = vErrors, errors === 0;
}
var _restListItemsResponse = validate335;
function validate335(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.itemCount === void 0 && (missing0 = "itemCount") || data.items === void 0 && (missing0 = "items"))
return validate335.errors = [{ instancePath, keyword: "required", params: { missingProperty: missing0 } }], !1;
if (data.itemCount !== void 0) {
let data0 = data.itemCount, _errs1 = errors;
if (!(typeof data0 == "number" && !(data0 % 1) && !isNaN(data0) && isFinite(data0)))
return validate335.errors = [{ instancePath: instancePath + "/itemCount", keyword: "type", params: { type: "integer" } }], !1;
if (errors === _errs1 && typeof data0 == "number" && isFinite(data0)) {
if (data0 < 0 || isNaN(data0))
return validate335.errors = [{ instancePath: instancePath + "/itemCount", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
if (!formats38.validate(data0))
return validate335.errors = [{ instancePath: instancePath + "/itemCount", keyword: "format", params: { format: "uint" }, message: 'must match format "uint"' }], !1;
}
var valid0 = _errs1 === errors;
} else
var valid0 = !0;
if (valid0)
if (data.items !== void 0) {
let data1 = data.items, _errs3 = errors;
if (errors === _errs3)
if (Array.isArray(data1)) {
var valid1 = !0;
let len0 = data1.length;
for (let i0 = 0; i0 < len0; i0++) {
let _errs5 = errors;
validate303(data1[i0], { instancePath: instancePath + "/items/" + i0 }) || (vErrors = vErrors === null ? validate303.errors : vErrors.concat(validate303.errors), errors = vErrors.length);
var valid1 = _errs5 === errors;
if (!valid1)
break;
}
} else
return validate335.errors = [{ instancePath: instancePath + "/items", keyword: "type", params: { type: "array" } }], !1;
var valid0 = _errs3 === errors;
} else
var valid0 = !0;
} else
return validate335.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate335.errors = vErrors, errors === 0;
}
var _restStepRun = validate337, schema148 = { type: "object", properties: { stepId: { type: "string" }, component: { type: ["string", "null"] }, status: { $ref: "/Rest/StepStatus" }, result: { anyOf: [{ $ref: "/Rest/FlowResult" }, { type: "null" }] } }, required: ["stepId", "status"] };
function validate337(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.stepId === void 0 && (missing0 = "stepId") || data.status === void 0 && (missing0 = "status"))
return validate337.errors = [{ instancePath, keyword: "required", params: { missingProperty: missing0 } }], !1;
if (data.stepId !== void 0) {
let _errs1 = errors;
if (typeof data.stepId != "string")
return validate337.errors = [{ instancePath: instancePath + "/stepId", keyword: "type", params: { type: "string" } }], !1;
var valid0 = _errs1 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.component !== void 0) {
let data1 = data.component, _errs3 = errors;
if (typeof data1 != "string" && data1 !== null)
return validate337.errors = [{ instancePath: instancePath + "/component", keyword: "type", params: { type: schema148.properties.component.type } }], !1;
var valid0 = _errs3 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.status !== void 0) {
let _errs5 = errors;
validate321(data.status, { instancePath: instancePath + "/status" }) || (vErrors = vErrors === null ? validate321.errors : vErrors.concat(validate321.errors), errors = vErrors.length);
var valid0 = _errs5 === errors;
} else
var valid0 = !0;
if (valid0)
if (data.result !== void 0) {
let data3 = data.result, _errs6 = errors, _errs7 = errors, valid1 = !1, _errs8 = errors;
validate271(data3, { instancePath: instancePath + "/result" }) || (vErrors = vErrors === null ? validate271.errors : vErrors.concat(validate271.errors), errors = vErrors.length);
var _valid0 = _errs8 === errors;
if (valid1 = valid1 || _valid0, !valid1) {
let _errs9 = errors;
if (data3 !== null) {
let err0 = { instancePath: instancePath + "/result", keyword: "type", params: { type: "null" } };
vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
}
var _valid0 = _errs9 === errors;
valid1 = valid1 || _valid0;
}
if (valid1)
errors = _errs7, vErrors !== null && (_errs7 ? vErrors.length = _errs7 : vErrors = null);
else {
let err1 = { instancePath: instancePath + "/result", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
return vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++, validate337.errors = vErrors, !1;
}
var valid0 = _errs6 === errors;
} else
var valid0 = !0;
}
}
} else
return validate337.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate337.errors = vErrors, errors === 0;
}
var _restListStepsResponse = validate340;
function validate340(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.steps === void 0 && (missing0 = "steps"))
return validate340.errors = [{ instancePath, keyword: "required", params: { missingProperty: missing0 } }], !1;
if (data.steps !== void 0) {
let data0 = data.steps;
if (errors === errors)
if (data0 && typeof data0 == "object" && !Array.isArray(data0))
for (let key0 in data0) {
let _errs4 = errors;
validate337(data0[key0], { instancePath: instancePath + "/steps/" + key0.replace(/~/g, "~0").replace(/\//g, "~1") }) || (vErrors = vErrors === null ? validate337.errors : vErrors.concat(validate337.errors), errors = vErrors.length);
var valid1 = _errs4 === errors;
if (!valid1)
break;
}
else
return validate340.errors = [{ instancePath: instancePath + "/steps", keyword: "type", params: { type: "object" } }], !1;
}
} else
return validate340.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate340.errors = vErrors, errors === 0;
}
var _restHealthResponse = validate342;
function validate342(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.status === void 0 && (missing0 = "status"))
return validate342.errors = [{ instancePath, keyword: "required", params: { missingProperty: missing0 } }], !1;
if (data.status !== void 0) {
let _errs1 = errors;
if (typeof data.status != "string")
return validate342.errors = [{ instancePath: instancePath + "/status", keyword: "type", params: { type: "string" } }], !1;
var valid0 = _errs1 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.timestamp !== void 0) {
let _errs3 = errors;
if (typeof data.timestamp != "string")
return validate342.errors = [{ instancePath: instancePath + "/timestamp", keyword: "type", params: { type: "string" } }], !1;
var valid0 = _errs3 === errors;
} else
var valid0 = !0;
if (valid0)
if (data.version !== void 0) {
let _errs5 = errors;
if (typeof data.version != "string")
return validate342.errors = [{ instancePath: instancePath + "/version", keyword: "type", params: { type: "string" } }], !1;
var valid0 = _errs5 === errors;
} else
var valid0 = !0;
}
} else
return validate342.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate342.errors = vErrors, errors === 0;
}
var _restComponentInfo = validate343, schema151 = { type: "object", properties: { component: { type: "string" }, description: { type: ["string", "null"] }, input_schema: { type: ["object", "null"] }, output_schema: { type: ["object", "null"] } }, required: ["component"] };
function validate343(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.component === void 0 && (missing0 = "component"))
return validate343.errors = [{ instancePath, keyword: "required", params: { missingProperty: missing0 } }], !1;
if (data.component !== void 0) {
let _errs1 = errors;
if (typeof data.component != "string")
return validate343.errors = [{ instancePath: instancePath + "/component", keyword: "type", params: { type: "string" } }], !1;
var valid0 = _errs1 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.description !== void 0) {
let data1 = data.description, _errs3 = errors;
if (typeof data1 != "string" && data1 !== null)
return validate343.errors = [{ instancePath: instancePath + "/description", keyword: "type", params: { type: schema151.properties.description.type } }], !1;
var valid0 = _errs3 === errors;
} else
var valid0 = !0;
if (valid0) {
if (data.input_schema !== void 0) {
let data2 = data.input_schema, _errs5 = errors;
if (!(data2 && typeof data2 == "object" && !Array.isArray(data2)) && data2 !== null)
return validate343.errors = [{ instancePath: instancePath + "/input_schema", keyword: "type", params: { type: schema151.properties.input_schema.type } }], !1;
var valid0 = _errs5 === errors;
} else
var valid0 = !0;
if (valid0)
if (data.output_schema !== void 0) {
let data3 = data.output_schema, _errs7 = errors;
if (!(data3 && typeof data3 == "object" && !Array.isArray(data3)) && data3 !== null)
return validate343.errors = [{ instancePath: instancePath + "/output_schema", keyword: "type", params: { type: schema151.properties.output_schema.type } }], !1;
var valid0 = _errs7 === errors;
} else
var valid0 = !0;
}
}
} else
return validate343.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate343.errors = vErrors, errors === 0;
}
var _restListComponentsResponse = validate344;
function validate344(data, { instancePath = "" } = {}) {
let vErrors = null, errors = 0;
if (errors === 0)
if (data && typeof data == "object" && !Array.isArray(data)) {
let missing0;
if (data.components === void 0 && (missing0 = "components"))
return validate344.errors = [{ instancePath, keyword: "required", params: { missingProperty: missing0 } }], !1;
if (data.components !== void 0) {
let data0 = data.components;
if (errors === errors)
if (Array.isArray(data0)) {
var valid1 = !0;
let len0 = data0.length;
for (let i0 = 0; i0 < len0; i0++) {
let _errs3 = errors;
validate343(data0[i0], { instancePath: instancePath + "/components/" + i0 }) || (vErrors = vErrors === null ? validate343.errors : vErrors.concat(validate343.errors), errors = vErrors.length);
var valid1 = _errs3 === errors;
if (!valid1)
break;
}
} else
return validate344.errors = [{ instancePath: instancePath + "/components", keyword: "type", params: { type: "array" } }], !1;
}
} else
return validate344.errors = [{ instancePath, keyword: "type", params: { type: "object" } }], !1;
return validate344.errors = vErrors, errors === 0;
}

export const v0Flow: SchemaValidator<FlowV0.Flow> = _v0Flow;
export const v0Config: SchemaValidator<ConfigV0.Config> = _v0Config;
export const v1Flow: SchemaValidator<FlowV1.Flow> = _v1Flow;
export const v1Config: SchemaValidator<ConfigV1.Config> = _v1Config;
export const v1CommandTransport: SchemaValidator<ConfigV1.CommandTransport> = _v1CommandTransport;
export const v1PluginRetryConfig: SchemaValidator<ConfigV1.PluginRetryConfig> = _v1PluginRetryConfig;
export const restBlobType: SchemaValidator<Rest.BlobType> = _restBlobType;
export const restStoreBlobRequest: SchemaValidator<Rest.StoreBlobRequest> = _restStoreBlobRequest;
export const restStoreBlobResponse: SchemaValidator<Rest.StoreBlobResponse> = _restStoreBlobResponse;
export const restGetBlobResponse: SchemaValidator<Rest.GetBlobResponse> = _restGetBlobResponse;
export const restValue: SchemaValidator<Rest.Value> = _restValue;
export const restBlobId: SchemaValidator<Rest.BlobId> = _restBlobId;
export const restRunStatus: SchemaValidator<Rest.RunStatus> = _restRunStatus;
export const restFlowError: SchemaValidator<Rest.FlowError> = _restFlowError;
export const restFlowSuccess: SchemaValidator<Rest.FlowSuccess> = _restFlowSuccess;
export const restFlowFailure: SchemaValidator<Rest.FlowFailure> = _restFlowFailure;
export const restFlowResult: SchemaValidator<Rest.FlowResult> = _restFlowResult;
export const restErrorStackEntry: SchemaValidator<Rest.ErrorStackEntry> = _restErrorStackEntry;
export const restErrorBody: SchemaValidator<Rest.ErrorBody> = _restErrorBody;
export const restFlowDocument: SchemaValidator<Rest.FlowDocument> = _restFlowDocument;
export const restStoreFlowRequest: SchemaValidator<Rest.StoreFlowRequest> = _restStoreFlowRequest;
export const restStoreFlowResponse: SchemaValidator<Rest.StoreFlowResponse> = _restStoreFlowResponse;
export const restDiagnostics: SchemaValidator<Rest.Diagnostics> = _restDiagnostics;
export const restDiagnostic: SchemaValidator<Rest.Diagnostic> = _restDiagnostic;
export const restFlowResponse: SchemaValidator<Rest.FlowResponse> = _restFlowResponse;
export const restFlowExample: SchemaValidator<Rest.FlowExample> = _restFlowExample;
export const restStepOverride: SchemaValidator<Rest.StepOverride> = _restStepOverride;
export const restStepOverrides: SchemaValidator<Rest.StepOverrides> = _restStepOverrides;
export const restWorkflowOverrides: SchemaValidator<Rest.WorkflowOverrides> = _restWorkflowOverrides;
export const restCreateRunRequest: SchemaValidator<Rest.CreateRunRequest> = _restCreateRunRequest;
export const restItemStatistics: SchemaValidator<Rest.ItemStatistics> = _restItemStatistics;
export const restItemResult: SchemaValidator<Rest.ItemResult> = _restItemResult;
export const restCreateRunResponseV0: SchemaValidator<Rest.CreateRunResponseV0> = _restCreateRunResponseV0;
export const restCreateRunResponse: SchemaValidator<Rest.CreateRunResponse> = _restCreateRunResponse;
export const restRunSummary: SchemaValidator<Rest.RunSummary> = _restRunSummary;
export const restListRunsResponse: SchemaValidator<Rest.ListRunsResponse> = _restListRunsResponse;
export const restStepStatusInfo: SchemaValidator<Rest.StepStatusInfo> = _restStepStatusInfo;
export const restStepStatus: SchemaValidator<Rest.StepStatus> = _restStepStatus;
export const restItemDetails: SchemaValidator<Rest.ItemDetails> = _restItemDetails;
export const restRunDetails: SchemaValidator<Rest.RunDetails> = _restRunDetails;
export const restListItemsResponse: SchemaValidator<Rest.ListItemsResponse> = _restListItemsResponse;
export const restStepRun: SchemaValidator<Rest.StepRun> = _restStepRun;
export const restListStepsResponse: SchemaValidator<Rest.ListStepsResponse> = _restListStepsResponse;
export const restHealthResponse: SchemaValidator<Rest.HealthResponse> = _restHealthResponse;
export const restComponentInfo: SchemaValidator<Rest.ComponentInfo> = _restComponentInfo;
export const restListComponentsResponse: SchemaValidator<Rest.ListComponentsResponse> = _restListComponentsResponse;
