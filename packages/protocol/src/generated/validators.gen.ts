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

var _v0MethodRequest = validate23;
var schema16 = { type: "string", enum: ["initialize", "initialized", "components/list", "components/info", "components/execute", "components/infer_schema", "blobs/put", "blobs/get", "runs/submit", "runs/get"] }, formats0 = formats.int64;
function validate23(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.jsonrpc === void 0 && (missing0 = "jsonrpc") || data.id === void 0 && (missing0 = "id") || data.method === void 0 && (missing0 = "method"))
        return validate23.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      if (data.jsonrpc !== void 0) {
        let data0 = data.jsonrpc, _errs1 = errors;
        if (typeof data0 != "string")
          return validate23.errors = [{ instancePath: instancePath + "/jsonrpc", schemaPath: "#/$defs/JsonRpc/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
        if (data0 !== "2.0")
          return validate23.errors = [{ instancePath: instancePath + "/jsonrpc", schemaPath: "#/$defs/JsonRpc/const", keyword: "const", params: { allowedValue: "2.0" }, message: "must be equal to constant" }], !1;
        var valid0 = _errs1 === errors;
      } else
        var valid0 = !0;
      if (valid0) {
        if (data.id !== void 0) {
          let data1 = data.id, _errs4 = errors, _errs6 = errors, valid3 = !1, _errs7 = errors;
          if (typeof data1 != "string") {
            let err0 = { instancePath: instancePath + "/id", schemaPath: "#/$defs/RequestId/anyOf/0/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
          }
          var _valid0 = _errs7 === errors;
          if (valid3 = valid3 || _valid0, !valid3) {
            let _errs9 = errors;
            if (!(typeof data1 == "number" && !(data1 % 1) && !isNaN(data1) && isFinite(data1))) {
              let err1 = { instancePath: instancePath + "/id", schemaPath: "#/$defs/RequestId/anyOf/1/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
              vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
            }
            if (errors === _errs9 && typeof data1 == "number" && isFinite(data1) && !formats0.validate(data1)) {
              let err2 = { instancePath: instancePath + "/id", schemaPath: "#/$defs/RequestId/anyOf/1/format", keyword: "format", params: { format: "int64" }, message: 'must match format "int64"' };
              vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
            }
            var _valid0 = _errs9 === errors;
            valid3 = valid3 || _valid0;
          }
          if (valid3)
            errors = _errs6, vErrors !== null && (_errs6 ? vErrors.length = _errs6 : vErrors = null);
          else {
            let err3 = { instancePath: instancePath + "/id", schemaPath: "#/$defs/RequestId/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
            return vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++, validate23.errors = vErrors, !1;
          }
          var valid0 = _errs4 === errors;
        } else
          var valid0 = !0;
        if (valid0)
          if (data.method !== void 0) {
            let data2 = data.method, _errs11 = errors, _errs12 = errors, valid4 = !1, _errs13 = errors;
            if (typeof data2 != "string") {
              let err4 = { instancePath: instancePath + "/method", schemaPath: "#/$defs/Method/type", keyword: "type", params: { type: "string" }, message: "must be string" };
              vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
            }
            if (!(data2 === "initialize" || data2 === "initialized" || data2 === "components/list" || data2 === "components/info" || data2 === "components/execute" || data2 === "components/infer_schema" || data2 === "blobs/put" || data2 === "blobs/get" || data2 === "runs/submit" || data2 === "runs/get")) {
              let err5 = { instancePath: instancePath + "/method", schemaPath: "#/$defs/Method/enum", keyword: "enum", params: { allowedValues: schema16.enum }, message: "must be equal to one of the allowed values" };
              vErrors === null ? vErrors = [err5] : vErrors.push(err5), errors++;
            }
            var _valid1 = _errs13 === errors;
            if (valid4 = valid4 || _valid1, !valid4) {
              let _errs16 = errors;
              if (typeof data2 != "string") {
                let err6 = { instancePath: instancePath + "/method", schemaPath: "#/properties/method/anyOf/1/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                vErrors === null ? vErrors = [err6] : vErrors.push(err6), errors++;
              }
              var _valid1 = _errs16 === errors;
              valid4 = valid4 || _valid1;
            }
            if (valid4)
              errors = _errs12, vErrors !== null && (_errs12 ? vErrors.length = _errs12 : vErrors = null);
            else {
              let err7 = { instancePath: instancePath + "/method", schemaPath: "#/properties/method/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
              return vErrors === null ? vErrors = [err7] : vErrors.push(err7), errors++, validate23.errors = vErrors, !1;
            }
            var valid0 = _errs11 === errors;
          } else
            var valid0 = !0;
      }
    } else
      return validate23.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate23.errors = vErrors, errors === 0;
}
var _v0MethodError = validate24;
function validate24(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.jsonrpc === void 0 && (missing0 = "jsonrpc") || data.id === void 0 && (missing0 = "id") || data.error === void 0 && (missing0 = "error"))
        return validate24.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      if (data.jsonrpc !== void 0) {
        let data0 = data.jsonrpc, _errs1 = errors;
        if (typeof data0 != "string")
          return validate24.errors = [{ instancePath: instancePath + "/jsonrpc", schemaPath: "#/$defs/JsonRpc/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
        if (data0 !== "2.0")
          return validate24.errors = [{ instancePath: instancePath + "/jsonrpc", schemaPath: "#/$defs/JsonRpc/const", keyword: "const", params: { allowedValue: "2.0" }, message: "must be equal to constant" }], !1;
        var valid0 = _errs1 === errors;
      } else
        var valid0 = !0;
      if (valid0) {
        if (data.id !== void 0) {
          let data1 = data.id, _errs4 = errors, _errs6 = errors, valid3 = !1, _errs7 = errors;
          if (typeof data1 != "string") {
            let err0 = { instancePath: instancePath + "/id", schemaPath: "#/$defs/RequestId/anyOf/0/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
          }
          var _valid0 = _errs7 === errors;
          if (valid3 = valid3 || _valid0, !valid3) {
            let _errs9 = errors;
            if (!(typeof data1 == "number" && !(data1 % 1) && !isNaN(data1) && isFinite(data1))) {
              let err1 = { instancePath: instancePath + "/id", schemaPath: "#/$defs/RequestId/anyOf/1/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
              vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
            }
            if (errors === _errs9 && typeof data1 == "number" && isFinite(data1) && !formats0.validate(data1)) {
              let err2 = { instancePath: instancePath + "/id", schemaPath: "#/$defs/RequestId/anyOf/1/format", keyword: "format", params: { format: "int64" }, message: 'must match format "int64"' };
              vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
            }
            var _valid0 = _errs9 === errors;
            valid3 = valid3 || _valid0;
          }
          if (valid3)
            errors = _errs6, vErrors !== null && (_errs6 ? vErrors.length = _errs6 : vErrors = null);
          else {
            let err3 = { instancePath: instancePath + "/id", schemaPath: "#/$defs/RequestId/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
            return vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++, validate24.errors = vErrors, !1;
          }
          var valid0 = _errs4 === errors;
        } else
          var valid0 = !0;
        if (valid0) {
          if (data.error !== void 0) {
            let data2 = data.error, _errs11 = errors;
            if (errors === errors)
              if (data2 && typeof data2 == "object" && !Array.isArray(data2)) {
                let missing1;
                if (data2.code === void 0 && (missing1 = "code") || data2.message === void 0 && (missing1 = "message"))
                  return validate24.errors = [{ instancePath: instancePath + "/error", schemaPath: "#/$defs/Error/required", keyword: "required", params: { missingProperty: missing1 }, message: "must have required property '" + missing1 + "'" }], !1;
                if (data2.code !== void 0) {
                  let data3 = data2.code, _errs14 = errors;
                  if (!(typeof data3 == "number" && !(data3 % 1) && !isNaN(data3) && isFinite(data3)))
                    return validate24.errors = [{ instancePath: instancePath + "/error/code", schemaPath: "#/$defs/Error/properties/code/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                  if (errors === _errs14 && typeof data3 == "number" && isFinite(data3) && !formats0.validate(data3))
                    return validate24.errors = [{ instancePath: instancePath + "/error/code", schemaPath: "#/$defs/Error/properties/code/format", keyword: "format", params: { format: "int64" }, message: 'must match format "int64"' }], !1;
                  var valid5 = _errs14 === errors;
                } else
                  var valid5 = !0;
                if (valid5)
                  if (data2.message !== void 0) {
                    let _errs16 = errors;
                    if (typeof data2.message != "string")
                      return validate24.errors = [{ instancePath: instancePath + "/error/message", schemaPath: "#/$defs/Error/properties/message/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                    var valid5 = _errs16 === errors;
                  } else
                    var valid5 = !0;
              } else
                return validate24.errors = [{ instancePath: instancePath + "/error", schemaPath: "#/$defs/Error/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
            var valid0 = _errs11 === errors;
          } else
            var valid0 = !0;
          if (valid0)
            if (data.result !== void 0) {
              let _errs18 = errors;
              if (data.result !== null)
                return validate24.errors = [{ instancePath: instancePath + "/result", schemaPath: "#/properties/result/type", keyword: "type", params: { type: "null" }, message: "must be null" }], !1;
              var valid0 = _errs18 === errors;
            } else
              var valid0 = !0;
        }
      }
    } else
      return validate24.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate24.errors = vErrors, errors === 0;
}
var _v0MethodSuccess = validate25;
function validate25(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.jsonrpc === void 0 && (missing0 = "jsonrpc") || data.id === void 0 && (missing0 = "id") || data.result === void 0 && (missing0 = "result"))
        return validate25.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      if (data.jsonrpc !== void 0) {
        let data0 = data.jsonrpc, _errs1 = errors;
        if (typeof data0 != "string")
          return validate25.errors = [{ instancePath: instancePath + "/jsonrpc", schemaPath: "#/$defs/JsonRpc/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
        if (data0 !== "2.0")
          return validate25.errors = [{ instancePath: instancePath + "/jsonrpc", schemaPath: "#/$defs/JsonRpc/const", keyword: "const", params: { allowedValue: "2.0" }, message: "must be equal to constant" }], !1;
        var valid0 = _errs1 === errors;
      } else
        var valid0 = !0;
      if (valid0) {
        if (data.id !== void 0) {
          let data1 = data.id, _errs4 = errors, _errs6 = errors, valid3 = !1, _errs7 = errors;
          if (typeof data1 != "string") {
            let err0 = { instancePath: instancePath + "/id", schemaPath: "#/$defs/RequestId/anyOf/0/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
          }
          var _valid0 = _errs7 === errors;
          if (valid3 = valid3 || _valid0, !valid3) {
            let _errs9 = errors;
            if (!(typeof data1 == "number" && !(data1 % 1) && !isNaN(data1) && isFinite(data1))) {
              let err1 = { instancePath: instancePath + "/id", schemaPath: "#/$defs/RequestId/anyOf/1/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
              vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
            }
            if (errors === _errs9 && typeof data1 == "number" && isFinite(data1) && !formats0.validate(data1)) {
              let err2 = { instancePath: instancePath + "/id", schemaPath: "#/$defs/RequestId/anyOf/1/format", keyword: "format", params: { format: "int64" }, message: 'must match format "int64"' };
              vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
            }
            var _valid0 = _errs9 === errors;
            valid3 = valid3 || _valid0;
          }
          if (valid3)
            errors = _errs6, vErrors !== null && (_errs6 ? vErrors.length = _errs6 : vErrors = null);
          else {
            let err3 = { instancePath: instancePath + "/id", schemaPath: "#/$defs/RequestId/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
            return vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++, validate25.errors = vErrors, !1;
          }
          var valid0 = _errs4 === errors;
        } else
          var valid0 = !0;
        if (valid0) {
          if (data.result !== void 0) {
            let _errs11 = errors, _errs12 = errors, _errs13 = errors;
            if (data.result !== null) {
              let err4 = {};
              vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
            }
            var valid4 = _errs13 === errors;
            if (valid4)
              return validate25.errors = [{ instancePath: instancePath + "/result", schemaPath: "#/properties/result/not", keyword: "not", params: {}, message: "must NOT be valid" }], !1;
            errors = _errs12, vErrors !== null && (_errs12 ? vErrors.length = _errs12 : vErrors = null);
            var valid0 = _errs11 === errors;
          } else
            var valid0 = !0;
          if (valid0)
            if (data.error !== void 0) {
              let _errs15 = errors;
              if (data.error !== null)
                return validate25.errors = [{ instancePath: instancePath + "/error", schemaPath: "#/properties/error/type", keyword: "type", params: { type: "null" }, message: "must be null" }], !1;
              var valid0 = _errs15 === errors;
            } else
              var valid0 = !0;
        }
      }
    } else
      return validate25.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate25.errors = vErrors, errors === 0;
}
var _v0Notification = validate26;
function validate26(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
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
    return validate26.errors = [{ instancePath, schemaPath: "#/not", keyword: "not", params: {}, message: "must NOT be valid" }], !1;
  if (errors = _errs1, vErrors !== null && (_errs1 ? vErrors.length = _errs1 : vErrors = null), errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing1;
      if (data.jsonrpc === void 0 && (missing1 = "jsonrpc") || data.method === void 0 && (missing1 = "method"))
        return validate26.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing1 }, message: "must have required property '" + missing1 + "'" }], !1;
      if (data.jsonrpc !== void 0) {
        let data0 = data.jsonrpc, _errs3 = errors;
        if (typeof data0 != "string")
          return validate26.errors = [{ instancePath: instancePath + "/jsonrpc", schemaPath: "#/$defs/JsonRpc/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
        if (data0 !== "2.0")
          return validate26.errors = [{ instancePath: instancePath + "/jsonrpc", schemaPath: "#/$defs/JsonRpc/const", keyword: "const", params: { allowedValue: "2.0" }, message: "must be equal to constant" }], !1;
        var valid1 = _errs3 === errors;
      } else
        var valid1 = !0;
      if (valid1)
        if (data.method !== void 0) {
          let _errs6 = errors;
          if (typeof data.method != "string")
            return validate26.errors = [{ instancePath: instancePath + "/method", schemaPath: "#/properties/method/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
          var valid1 = _errs6 === errors;
        } else
          var valid1 = !0;
    } else
      return validate26.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate26.errors = vErrors, errors === 0;
}
var _v0InitializeParams = validate27;
var formats16 = formats.int32, schema41 = { type: "object", properties: { trace_id: { type: ["string", "null"] }, span_id: { type: ["string", "null"] }, run_id: { type: ["string", "null"] }, flow_id: { anyOf: [{ $ref: "#/$defs/BlobId" }, { type: "null" }] }, step_id: { type: ["string", "null"] } } };
function validate28(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      if (data.trace_id !== void 0) {
        let data0 = data.trace_id, _errs1 = errors;
        if (typeof data0 != "string" && data0 !== null)
          return validate28.errors = [{ instancePath: instancePath + "/trace_id", schemaPath: "#/properties/trace_id/type", keyword: "type", params: { type: schema41.properties.trace_id.type }, message: "must be string,null" }], !1;
        var valid0 = _errs1 === errors;
      } else
        var valid0 = !0;
      if (valid0) {
        if (data.span_id !== void 0) {
          let data1 = data.span_id, _errs3 = errors;
          if (typeof data1 != "string" && data1 !== null)
            return validate28.errors = [{ instancePath: instancePath + "/span_id", schemaPath: "#/properties/span_id/type", keyword: "type", params: { type: schema41.properties.span_id.type }, message: "must be string,null" }], !1;
          var valid0 = _errs3 === errors;
        } else
          var valid0 = !0;
        if (valid0) {
          if (data.run_id !== void 0) {
            let data2 = data.run_id, _errs5 = errors;
            if (typeof data2 != "string" && data2 !== null)
              return validate28.errors = [{ instancePath: instancePath + "/run_id", schemaPath: "#/properties/run_id/type", keyword: "type", params: { type: schema41.properties.run_id.type }, message: "must be string,null" }], !1;
            var valid0 = _errs5 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.flow_id !== void 0) {
              let data3 = data.flow_id, _errs7 = errors, _errs8 = errors, valid1 = !1, _errs9 = errors;
              if (typeof data3 != "string") {
                let err0 = { instancePath: instancePath + "/flow_id", schemaPath: "#/$defs/BlobId/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
              }
              var _valid0 = _errs9 === errors;
              if (valid1 = valid1 || _valid0, !valid1) {
                let _errs12 = errors;
                if (data3 !== null) {
                  let err1 = { instancePath: instancePath + "/flow_id", schemaPath: "#/properties/flow_id/anyOf/1/type", keyword: "type", params: { type: "null" }, message: "must be null" };
                  vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
                }
                var _valid0 = _errs12 === errors;
                valid1 = valid1 || _valid0;
              }
              if (valid1)
                errors = _errs8, vErrors !== null && (_errs8 ? vErrors.length = _errs8 : vErrors = null);
              else {
                let err2 = { instancePath: instancePath + "/flow_id", schemaPath: "#/properties/flow_id/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
                return vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++, validate28.errors = vErrors, !1;
              }
              var valid0 = _errs7 === errors;
            } else
              var valid0 = !0;
            if (valid0)
              if (data.step_id !== void 0) {
                let data4 = data.step_id, _errs14 = errors;
                if (typeof data4 != "string" && data4 !== null)
                  return validate28.errors = [{ instancePath: instancePath + "/step_id", schemaPath: "#/properties/step_id/type", keyword: "type", params: { type: schema41.properties.step_id.type }, message: "must be string,null" }], !1;
                var valid0 = _errs14 === errors;
              } else
                var valid0 = !0;
          }
        }
      }
    } else
      return validate28.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate28.errors = vErrors, errors === 0;
}
function validate27(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.runtime_protocol_version === void 0 && (missing0 = "runtime_protocol_version"))
        return validate27.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      if (data.runtime_protocol_version !== void 0) {
        let data0 = data.runtime_protocol_version, _errs1 = errors;
        if (!(typeof data0 == "number" && !(data0 % 1) && !isNaN(data0) && isFinite(data0)))
          return validate27.errors = [{ instancePath: instancePath + "/runtime_protocol_version", schemaPath: "#/properties/runtime_protocol_version/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
        if (errors === _errs1 && typeof data0 == "number" && isFinite(data0)) {
          if (data0 < 0 || isNaN(data0))
            return validate27.errors = [{ instancePath: instancePath + "/runtime_protocol_version", schemaPath: "#/properties/runtime_protocol_version/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
          if (!formats16.validate(data0))
            return validate27.errors = [{ instancePath: instancePath + "/runtime_protocol_version", schemaPath: "#/properties/runtime_protocol_version/format", keyword: "format", params: { format: "int32" }, message: 'must match format "int32"' }], !1;
        }
        var valid0 = _errs1 === errors;
      } else
        var valid0 = !0;
      if (valid0)
        if (data.observability !== void 0) {
          let data1 = data.observability, _errs3 = errors, _errs4 = errors, valid1 = !1, _errs5 = errors;
          validate28(data1, { instancePath: instancePath + "/observability", parentData: data, parentDataProperty: "observability", rootData }) || (vErrors = vErrors === null ? validate28.errors : vErrors.concat(validate28.errors), errors = vErrors.length);
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
            return vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++, validate27.errors = vErrors, !1;
          }
          var valid0 = _errs3 === errors;
        } else
          var valid0 = !0;
    } else
      return validate27.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate27.errors = vErrors, errors === 0;
}
var _v0InitializeResult = validate30;
function validate30(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.server_protocol_version === void 0 && (missing0 = "server_protocol_version"))
        return validate30.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      if (data.server_protocol_version !== void 0) {
        let data0 = data.server_protocol_version, _errs1 = errors;
        if (!(typeof data0 == "number" && !(data0 % 1) && !isNaN(data0) && isFinite(data0)))
          return validate30.errors = [{ instancePath: instancePath + "/server_protocol_version", schemaPath: "#/properties/server_protocol_version/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
        if (errors === _errs1 && typeof data0 == "number" && isFinite(data0)) {
          if (data0 < 0 || isNaN(data0))
            return validate30.errors = [{ instancePath: instancePath + "/server_protocol_version", schemaPath: "#/properties/server_protocol_version/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
          if (!formats16.validate(data0))
            return validate30.errors = [{ instancePath: instancePath + "/server_protocol_version", schemaPath: "#/properties/server_protocol_version/format", keyword: "format", params: { format: "int32" }, message: 'must match format "int32"' }], !1;
        }
      }
    } else
      return validate30.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate30.errors = vErrors, errors === 0;
}
var _v0Initialized = validate31;
function validate31(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  return errors === 0 && !(data && typeof data == "object" && !Array.isArray(data)) ? (validate31.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1) : (validate31.errors = vErrors, errors === 0);
}
var _v0ComponentExecuteParams = validate32;
function validate32(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.component === void 0 && (missing0 = "component") || data.input === void 0 && (missing0 = "input") || data.attempt === void 0 && (missing0 = "attempt") || data.observability === void 0 && (missing0 = "observability"))
        return validate32.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      if (data.component !== void 0) {
        let _errs1 = errors;
        if (typeof data.component != "string")
          return validate32.errors = [{ instancePath: instancePath + "/component", schemaPath: "#/$defs/Component/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
        var valid0 = _errs1 === errors;
      } else
        var valid0 = !0;
      if (valid0) {
        if (data.input !== void 0)
          var valid0 = errors === errors;
        else
          var valid0 = !0;
        if (valid0) {
          if (data.attempt !== void 0) {
            let data2 = data.attempt, _errs5 = errors;
            if (!(typeof data2 == "number" && !(data2 % 1) && !isNaN(data2) && isFinite(data2)))
              return validate32.errors = [{ instancePath: instancePath + "/attempt", schemaPath: "#/properties/attempt/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
            if (errors === _errs5 && typeof data2 == "number" && isFinite(data2)) {
              if (data2 < 0 || isNaN(data2))
                return validate32.errors = [{ instancePath: instancePath + "/attempt", schemaPath: "#/properties/attempt/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
              if (!formats16.validate(data2))
                return validate32.errors = [{ instancePath: instancePath + "/attempt", schemaPath: "#/properties/attempt/format", keyword: "format", params: { format: "int32" }, message: 'must match format "int32"' }], !1;
            }
            var valid0 = _errs5 === errors;
          } else
            var valid0 = !0;
          if (valid0)
            if (data.observability !== void 0) {
              let _errs7 = errors;
              validate28(data.observability, { instancePath: instancePath + "/observability", parentData: data, parentDataProperty: "observability", rootData }) || (vErrors = vErrors === null ? validate28.errors : vErrors.concat(validate28.errors), errors = vErrors.length);
              var valid0 = _errs7 === errors;
            } else
              var valid0 = !0;
        }
      }
    } else
      return validate32.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate32.errors = vErrors, errors === 0;
}
var _v0ComponentExecuteResult = validate34;
function validate34(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.output === void 0 && (missing0 = "output"))
        return validate34.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
    } else
      return validate34.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate34.errors = vErrors, errors === 0;
}
var _v0ComponentInfoParams = validate35;
function validate35(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.component === void 0 && (missing0 = "component"))
        return validate35.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      if (data.component !== void 0 && typeof data.component != "string")
        return validate35.errors = [{ instancePath: instancePath + "/component", schemaPath: "#/$defs/Component/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
    } else
      return validate35.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate35.errors = vErrors, errors === 0;
}
var _v0ComponentInfoResult = validate36;
var schema53 = { type: "object", properties: { component: { $ref: "#/$defs/Component" }, description: { type: ["string", "null"] }, input_schema: { anyOf: [{ $ref: "#/$defs/Schema" }, { type: "null" }] }, output_schema: { anyOf: [{ $ref: "#/$defs/Schema" }, { type: "null" }] } }, required: ["component"] };
function validate37(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.component === void 0 && (missing0 = "component"))
        return validate37.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      if (data.component !== void 0) {
        let _errs1 = errors;
        if (typeof data.component != "string")
          return validate37.errors = [{ instancePath: instancePath + "/component", schemaPath: "#/$defs/Component/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
        var valid0 = _errs1 === errors;
      } else
        var valid0 = !0;
      if (valid0) {
        if (data.description !== void 0) {
          let data1 = data.description, _errs4 = errors;
          if (typeof data1 != "string" && data1 !== null)
            return validate37.errors = [{ instancePath: instancePath + "/description", schemaPath: "#/properties/description/type", keyword: "type", params: { type: schema53.properties.description.type }, message: "must be string,null" }], !1;
          var valid0 = _errs4 === errors;
        } else
          var valid0 = !0;
        if (valid0) {
          if (data.input_schema !== void 0) {
            let data2 = data.input_schema, _errs6 = errors, _errs7 = errors, valid2 = !1, _errs8 = errors;
            if (errors === errors && !(data2 && typeof data2 == "object" && !Array.isArray(data2))) {
              let err0 = { instancePath: instancePath + "/input_schema", schemaPath: "#/$defs/Schema/type", keyword: "type", params: { type: "object" }, message: "must be object" };
              vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
            }
            var _valid0 = _errs8 === errors;
            if (valid2 = valid2 || _valid0, !valid2) {
              let _errs12 = errors;
              if (data2 !== null) {
                let err1 = { instancePath: instancePath + "/input_schema", schemaPath: "#/properties/input_schema/anyOf/1/type", keyword: "type", params: { type: "null" }, message: "must be null" };
                vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
              }
              var _valid0 = _errs12 === errors;
              valid2 = valid2 || _valid0;
            }
            if (valid2)
              errors = _errs7, vErrors !== null && (_errs7 ? vErrors.length = _errs7 : vErrors = null);
            else {
              let err2 = { instancePath: instancePath + "/input_schema", schemaPath: "#/properties/input_schema/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
              return vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++, validate37.errors = vErrors, !1;
            }
            var valid0 = _errs6 === errors;
          } else
            var valid0 = !0;
          if (valid0)
            if (data.output_schema !== void 0) {
              let data3 = data.output_schema, _errs14 = errors, _errs15 = errors, valid4 = !1, _errs16 = errors;
              if (errors === errors && !(data3 && typeof data3 == "object" && !Array.isArray(data3))) {
                let err3 = { instancePath: instancePath + "/output_schema", schemaPath: "#/$defs/Schema/type", keyword: "type", params: { type: "object" }, message: "must be object" };
                vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
              }
              var _valid1 = _errs16 === errors;
              if (valid4 = valid4 || _valid1, !valid4) {
                let _errs20 = errors;
                if (data3 !== null) {
                  let err4 = { instancePath: instancePath + "/output_schema", schemaPath: "#/properties/output_schema/anyOf/1/type", keyword: "type", params: { type: "null" }, message: "must be null" };
                  vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
                }
                var _valid1 = _errs20 === errors;
                valid4 = valid4 || _valid1;
              }
              if (valid4)
                errors = _errs15, vErrors !== null && (_errs15 ? vErrors.length = _errs15 : vErrors = null);
              else {
                let err5 = { instancePath: instancePath + "/output_schema", schemaPath: "#/properties/output_schema/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
                return vErrors === null ? vErrors = [err5] : vErrors.push(err5), errors++, validate37.errors = vErrors, !1;
              }
              var valid0 = _errs14 === errors;
            } else
              var valid0 = !0;
        }
      }
    } else
      return validate37.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate37.errors = vErrors, errors === 0;
}
function validate36(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.info === void 0 && (missing0 = "info"))
        return validate36.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      data.info !== void 0 && (validate37(data.info, { instancePath: instancePath + "/info", parentData: data, parentDataProperty: "info", rootData }) || (vErrors = vErrors === null ? validate37.errors : vErrors.concat(validate37.errors), errors = vErrors.length));
    } else
      return validate36.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate36.errors = vErrors, errors === 0;
}
var _v0ComponentListParams = validate39;
function validate39(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  return errors === 0 && !(data && typeof data == "object" && !Array.isArray(data)) ? (validate39.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1) : (validate39.errors = vErrors, errors === 0);
}
var _v0ListComponentsResult = validate40;
function validate40(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.components === void 0 && (missing0 = "components"))
        return validate40.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      if (data.components !== void 0) {
        let data0 = data.components;
        if (errors === errors)
          if (Array.isArray(data0)) {
            var valid1 = !0;
            let len0 = data0.length;
            for (let i0 = 0; i0 < len0; i0++) {
              let _errs3 = errors;
              validate37(data0[i0], { instancePath: instancePath + "/components/" + i0, parentData: data0, parentDataProperty: i0, rootData }) || (vErrors = vErrors === null ? validate37.errors : vErrors.concat(validate37.errors), errors = vErrors.length);
              var valid1 = _errs3 === errors;
              if (!valid1)
                break;
            }
          } else
            return validate40.errors = [{ instancePath: instancePath + "/components", schemaPath: "#/properties/components/type", keyword: "type", params: { type: "array" }, message: "must be array" }], !1;
      }
    } else
      return validate40.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate40.errors = vErrors, errors === 0;
}
var _v0ComponentInferSchemaParams = validate42;
function validate42(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.component === void 0 && (missing0 = "component") || data.input_schema === void 0 && (missing0 = "input_schema"))
        return validate42.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      if (data.component !== void 0) {
        let _errs1 = errors;
        if (typeof data.component != "string")
          return validate42.errors = [{ instancePath: instancePath + "/component", schemaPath: "#/$defs/Component/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
        var valid0 = _errs1 === errors;
      } else
        var valid0 = !0;
      if (valid0)
        if (data.input_schema !== void 0) {
          let data1 = data.input_schema, _errs4 = errors;
          if (errors === errors && !(data1 && typeof data1 == "object" && !Array.isArray(data1)))
            return validate42.errors = [{ instancePath: instancePath + "/input_schema", schemaPath: "#/$defs/Schema/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
          var valid0 = _errs4 === errors;
        } else
          var valid0 = !0;
    } else
      return validate42.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate42.errors = vErrors, errors === 0;
}
var _v0ComponentInferSchemaResult = validate43;
function validate43(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      if (data.output_schema !== void 0) {
        let data0 = data.output_schema, _errs2 = errors, valid1 = !1, _errs3 = errors;
        if (errors === errors && !(data0 && typeof data0 == "object" && !Array.isArray(data0))) {
          let err0 = { instancePath: instancePath + "/output_schema", schemaPath: "#/$defs/Schema/type", keyword: "type", params: { type: "object" }, message: "must be object" };
          vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
        }
        var _valid0 = _errs3 === errors;
        if (valid1 = valid1 || _valid0, !valid1) {
          let _errs7 = errors;
          if (data0 !== null) {
            let err1 = { instancePath: instancePath + "/output_schema", schemaPath: "#/properties/output_schema/anyOf/1/type", keyword: "type", params: { type: "null" }, message: "must be null" };
            vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
          }
          var _valid0 = _errs7 === errors;
          valid1 = valid1 || _valid0;
        }
        if (valid1)
          errors = _errs2, vErrors !== null && (_errs2 ? vErrors.length = _errs2 : vErrors = null);
        else {
          let err2 = { instancePath: instancePath + "/output_schema", schemaPath: "#/properties/output_schema/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
          return vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++, validate43.errors = vErrors, !1;
        }
      }
    } else
      return validate43.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate43.errors = vErrors, errors === 0;
}
var _v0GetBlobParams = validate44;
function validate44(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.blob_id === void 0 && (missing0 = "blob_id"))
        return validate44.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      if (data.blob_id !== void 0) {
        let _errs1 = errors;
        if (typeof data.blob_id != "string")
          return validate44.errors = [{ instancePath: instancePath + "/blob_id", schemaPath: "#/$defs/BlobId/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
        var valid0 = _errs1 === errors;
      } else
        var valid0 = !0;
      if (valid0)
        if (data.observability !== void 0) {
          let data1 = data.observability, _errs4 = errors, _errs5 = errors, valid2 = !1, _errs6 = errors;
          validate28(data1, { instancePath: instancePath + "/observability", parentData: data, parentDataProperty: "observability", rootData }) || (vErrors = vErrors === null ? validate28.errors : vErrors.concat(validate28.errors), errors = vErrors.length);
          var _valid0 = _errs6 === errors;
          if (valid2 = valid2 || _valid0, !valid2) {
            let _errs7 = errors;
            if (data1 !== null) {
              let err0 = { instancePath: instancePath + "/observability", schemaPath: "#/properties/observability/anyOf/1/type", keyword: "type", params: { type: "null" }, message: "must be null" };
              vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
            }
            var _valid0 = _errs7 === errors;
            valid2 = valid2 || _valid0;
          }
          if (valid2)
            errors = _errs5, vErrors !== null && (_errs5 ? vErrors.length = _errs5 : vErrors = null);
          else {
            let err1 = { instancePath: instancePath + "/observability", schemaPath: "#/properties/observability/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
            return vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++, validate44.errors = vErrors, !1;
          }
          var valid0 = _errs4 === errors;
        } else
          var valid0 = !0;
    } else
      return validate44.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate44.errors = vErrors, errors === 0;
}
var _v0GetBlobResult = validate46;
var schema68 = { type: "string", enum: ["flow", "data"] };
function validate46(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.data === void 0 && (missing0 = "data") || data.blob_type === void 0 && (missing0 = "blob_type"))
        return validate46.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      if (data.data !== void 0)
        var valid0 = errors === errors;
      else
        var valid0 = !0;
      if (valid0)
        if (data.blob_type !== void 0) {
          let data1 = data.blob_type, _errs2 = errors;
          if (typeof data1 != "string")
            return validate46.errors = [{ instancePath: instancePath + "/blob_type", schemaPath: "#/$defs/BlobType/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
          if (!(data1 === "flow" || data1 === "data"))
            return validate46.errors = [{ instancePath: instancePath + "/blob_type", schemaPath: "#/$defs/BlobType/enum", keyword: "enum", params: { allowedValues: schema68.enum }, message: "must be equal to one of the allowed values" }], !1;
          var valid0 = _errs2 === errors;
        } else
          var valid0 = !0;
    } else
      return validate46.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate46.errors = vErrors, errors === 0;
}
var _v0PutBlobParams = validate47;
function validate47(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.data === void 0 && (missing0 = "data") || data.blob_type === void 0 && (missing0 = "blob_type"))
        return validate47.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      if (data.data !== void 0)
        var valid0 = errors === errors;
      else
        var valid0 = !0;
      if (valid0) {
        if (data.blob_type !== void 0) {
          let data1 = data.blob_type, _errs2 = errors;
          if (typeof data1 != "string")
            return validate47.errors = [{ instancePath: instancePath + "/blob_type", schemaPath: "#/$defs/BlobType/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
          if (!(data1 === "flow" || data1 === "data"))
            return validate47.errors = [{ instancePath: instancePath + "/blob_type", schemaPath: "#/$defs/BlobType/enum", keyword: "enum", params: { allowedValues: schema68.enum }, message: "must be equal to one of the allowed values" }], !1;
          var valid0 = _errs2 === errors;
        } else
          var valid0 = !0;
        if (valid0)
          if (data.observability !== void 0) {
            let data2 = data.observability, _errs5 = errors, _errs6 = errors, valid3 = !1, _errs7 = errors;
            validate28(data2, { instancePath: instancePath + "/observability", parentData: data, parentDataProperty: "observability", rootData }) || (vErrors = vErrors === null ? validate28.errors : vErrors.concat(validate28.errors), errors = vErrors.length);
            var _valid0 = _errs7 === errors;
            if (valid3 = valid3 || _valid0, !valid3) {
              let _errs8 = errors;
              if (data2 !== null) {
                let err0 = { instancePath: instancePath + "/observability", schemaPath: "#/properties/observability/anyOf/1/type", keyword: "type", params: { type: "null" }, message: "must be null" };
                vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
              }
              var _valid0 = _errs8 === errors;
              valid3 = valid3 || _valid0;
            }
            if (valid3)
              errors = _errs6, vErrors !== null && (_errs6 ? vErrors.length = _errs6 : vErrors = null);
            else {
              let err1 = { instancePath: instancePath + "/observability", schemaPath: "#/properties/observability/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
              return vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++, validate47.errors = vErrors, !1;
            }
            var valid0 = _errs5 === errors;
          } else
            var valid0 = !0;
      }
    } else
      return validate47.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate47.errors = vErrors, errors === 0;
}
var _v0PutBlobResult = validate49;
function validate49(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.blob_id === void 0 && (missing0 = "blob_id"))
        return validate49.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      if (data.blob_id !== void 0 && typeof data.blob_id != "string")
        return validate49.errors = [{ instancePath: instancePath + "/blob_id", schemaPath: "#/$defs/BlobId/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
    } else
      return validate49.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate49.errors = vErrors, errors === 0;
}
var _v0SubmitRunProtocolParams = validate50, schema74 = { type: "object", properties: { flowId: { $ref: "#/$defs/BlobId" }, inputs: { type: "array", items: { $ref: "#/$defs/Value" } }, wait: { type: "boolean" }, maxConcurrency: { type: ["integer", "null"], minimum: 0 }, overrides: { anyOf: [{ $ref: "#/$defs/WorkflowOverrides" }, { type: "null" }] }, timeoutSecs: { type: ["integer", "null"], minimum: 0 }, observability: { anyOf: [{ $ref: "#/$defs/ObservabilityContext" }, { type: "null" }] }, subflowKey: { type: ["string", "null"] } }, required: ["flowId", "inputs"] };
var schema79 = { type: "string", enum: ["merge_patch", "json_patch"] };
function validate52(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.value === void 0 && (missing0 = "value"))
        return validate52.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      if (data.$type !== void 0) {
        let data0 = data.$type;
        if (typeof data0 != "string")
          return validate52.errors = [{ instancePath: instancePath + "/$type", schemaPath: "#/$defs/OverrideType/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
        if (!(data0 === "merge_patch" || data0 === "json_patch"))
          return validate52.errors = [{ instancePath: instancePath + "/$type", schemaPath: "#/$defs/OverrideType/enum", keyword: "enum", params: { allowedValues: schema79.enum }, message: "must be equal to one of the allowed values" }], !1;
      }
    } else
      return validate52.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate52.errors = vErrors, errors === 0;
}
function validate51(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
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
              validate52(data0[key0], { instancePath: instancePath + "/steps/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"), parentData: data0, parentDataProperty: key0, rootData }) || (vErrors = vErrors === null ? validate52.errors : vErrors.concat(validate52.errors), errors = vErrors.length);
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
          validate52(data[key1], { instancePath: instancePath + "/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"), parentData: data, parentDataProperty: key1, rootData }) || (vErrors = vErrors === null ? validate52.errors : vErrors.concat(validate52.errors), errors = vErrors.length);
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
    return vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++, validate51.errors = vErrors, !1;
  }
  return validate51.errors = vErrors, errors === 0;
}
function validate50(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.flowId === void 0 && (missing0 = "flowId") || data.inputs === void 0 && (missing0 = "inputs"))
        return validate50.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      if (data.flowId !== void 0) {
        let _errs1 = errors;
        if (typeof data.flowId != "string")
          return validate50.errors = [{ instancePath: instancePath + "/flowId", schemaPath: "#/$defs/BlobId/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
        var valid0 = _errs1 === errors;
      } else
        var valid0 = !0;
      if (valid0) {
        if (data.inputs !== void 0) {
          let data1 = data.inputs, _errs4 = errors;
          if (errors === _errs4)
            if (Array.isArray(data1)) {
              var valid2 = !0;
              let len0 = data1.length;
              for (let i0 = 0; i0 < len0; i0++) {
                var valid2 = errors === errors;
                if (!valid2)
                  break;
              }
            } else
              return validate50.errors = [{ instancePath: instancePath + "/inputs", schemaPath: "#/properties/inputs/type", keyword: "type", params: { type: "array" }, message: "must be array" }], !1;
          var valid0 = _errs4 === errors;
        } else
          var valid0 = !0;
        if (valid0) {
          if (data.wait !== void 0) {
            let _errs7 = errors;
            if (typeof data.wait != "boolean")
              return validate50.errors = [{ instancePath: instancePath + "/wait", schemaPath: "#/properties/wait/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" }], !1;
            var valid0 = _errs7 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.maxConcurrency !== void 0) {
              let data4 = data.maxConcurrency, _errs9 = errors;
              if (!(typeof data4 == "number" && !(data4 % 1) && !isNaN(data4) && isFinite(data4)) && data4 !== null)
                return validate50.errors = [{ instancePath: instancePath + "/maxConcurrency", schemaPath: "#/properties/maxConcurrency/type", keyword: "type", params: { type: schema74.properties.maxConcurrency.type }, message: "must be integer,null" }], !1;
              if (errors === _errs9 && typeof data4 == "number" && isFinite(data4) && (data4 < 0 || isNaN(data4)))
                return validate50.errors = [{ instancePath: instancePath + "/maxConcurrency", schemaPath: "#/properties/maxConcurrency/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
              var valid0 = _errs9 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.overrides !== void 0) {
                let data5 = data.overrides, _errs11 = errors, _errs12 = errors, valid4 = !1, _errs13 = errors;
                validate51(data5, { instancePath: instancePath + "/overrides", parentData: data, parentDataProperty: "overrides", rootData }) || (vErrors = vErrors === null ? validate51.errors : vErrors.concat(validate51.errors), errors = vErrors.length);
                var _valid0 = _errs13 === errors;
                if (valid4 = valid4 || _valid0, !valid4) {
                  let _errs14 = errors;
                  if (data5 !== null) {
                    let err0 = { instancePath: instancePath + "/overrides", schemaPath: "#/properties/overrides/anyOf/1/type", keyword: "type", params: { type: "null" }, message: "must be null" };
                    vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
                  }
                  var _valid0 = _errs14 === errors;
                  valid4 = valid4 || _valid0;
                }
                if (valid4)
                  errors = _errs12, vErrors !== null && (_errs12 ? vErrors.length = _errs12 : vErrors = null);
                else {
                  let err1 = { instancePath: instancePath + "/overrides", schemaPath: "#/properties/overrides/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
                  return vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++, validate50.errors = vErrors, !1;
                }
                var valid0 = _errs11 === errors;
              } else
                var valid0 = !0;
              if (valid0) {
                if (data.timeoutSecs !== void 0) {
                  let data6 = data.timeoutSecs, _errs16 = errors;
                  if (!(typeof data6 == "number" && !(data6 % 1) && !isNaN(data6) && isFinite(data6)) && data6 !== null)
                    return validate50.errors = [{ instancePath: instancePath + "/timeoutSecs", schemaPath: "#/properties/timeoutSecs/type", keyword: "type", params: { type: schema74.properties.timeoutSecs.type }, message: "must be integer,null" }], !1;
                  if (errors === _errs16 && typeof data6 == "number" && isFinite(data6) && (data6 < 0 || isNaN(data6)))
                    return validate50.errors = [{ instancePath: instancePath + "/timeoutSecs", schemaPath: "#/properties/timeoutSecs/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                  var valid0 = _errs16 === errors;
                } else
                  var valid0 = !0;
                if (valid0) {
                  if (data.observability !== void 0) {
                    let data7 = data.observability, _errs18 = errors, _errs19 = errors, valid5 = !1, _errs20 = errors;
                    validate28(data7, { instancePath: instancePath + "/observability", parentData: data, parentDataProperty: "observability", rootData }) || (vErrors = vErrors === null ? validate28.errors : vErrors.concat(validate28.errors), errors = vErrors.length);
                    var _valid1 = _errs20 === errors;
                    if (valid5 = valid5 || _valid1, !valid5) {
                      let _errs21 = errors;
                      if (data7 !== null) {
                        let err2 = { instancePath: instancePath + "/observability", schemaPath: "#/properties/observability/anyOf/1/type", keyword: "type", params: { type: "null" }, message: "must be null" };
                        vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
                      }
                      var _valid1 = _errs21 === errors;
                      valid5 = valid5 || _valid1;
                    }
                    if (valid5)
                      errors = _errs19, vErrors !== null && (_errs19 ? vErrors.length = _errs19 : vErrors = null);
                    else {
                      let err3 = { instancePath: instancePath + "/observability", schemaPath: "#/properties/observability/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
                      return vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++, validate50.errors = vErrors, !1;
                    }
                    var valid0 = _errs18 === errors;
                  } else
                    var valid0 = !0;
                  if (valid0)
                    if (data.subflowKey !== void 0) {
                      let data8 = data.subflowKey, _errs23 = errors;
                      if (typeof data8 != "string" && data8 !== null)
                        return validate50.errors = [{ instancePath: instancePath + "/subflowKey", schemaPath: "#/properties/subflowKey/type", keyword: "type", params: { type: schema74.properties.subflowKey.type }, message: "must be string,null" }], !1;
                      var valid0 = _errs23 === errors;
                    } else
                      var valid0 = !0;
                }
              }
            }
          }
        }
      }
    } else
      return validate50.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate50.errors = vErrors, errors === 0;
}
var _v0GetRunProtocolParams = validate57, schema80 = { type: "object", properties: { runId: { type: "string" }, wait: { type: "boolean" }, includeResults: { type: "boolean" }, resultOrder: { $ref: "#/$defs/ResultOrder" }, timeoutSecs: { type: ["integer", "null"], minimum: 0 }, observability: { anyOf: [{ $ref: "#/$defs/ObservabilityContext" }, { type: "null" }] } }, required: ["runId"] }, schema81 = { type: "string", enum: ["by_index", "by_completion"] };
function validate57(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.runId === void 0 && (missing0 = "runId"))
        return validate57.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      if (data.runId !== void 0) {
        let _errs1 = errors;
        if (typeof data.runId != "string")
          return validate57.errors = [{ instancePath: instancePath + "/runId", schemaPath: "#/properties/runId/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
        var valid0 = _errs1 === errors;
      } else
        var valid0 = !0;
      if (valid0) {
        if (data.wait !== void 0) {
          let _errs3 = errors;
          if (typeof data.wait != "boolean")
            return validate57.errors = [{ instancePath: instancePath + "/wait", schemaPath: "#/properties/wait/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" }], !1;
          var valid0 = _errs3 === errors;
        } else
          var valid0 = !0;
        if (valid0) {
          if (data.includeResults !== void 0) {
            let _errs5 = errors;
            if (typeof data.includeResults != "boolean")
              return validate57.errors = [{ instancePath: instancePath + "/includeResults", schemaPath: "#/properties/includeResults/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" }], !1;
            var valid0 = _errs5 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.resultOrder !== void 0) {
              let data3 = data.resultOrder, _errs7 = errors;
              if (typeof data3 != "string")
                return validate57.errors = [{ instancePath: instancePath + "/resultOrder", schemaPath: "#/$defs/ResultOrder/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
              if (!(data3 === "by_index" || data3 === "by_completion"))
                return validate57.errors = [{ instancePath: instancePath + "/resultOrder", schemaPath: "#/$defs/ResultOrder/enum", keyword: "enum", params: { allowedValues: schema81.enum }, message: "must be equal to one of the allowed values" }], !1;
              var valid0 = _errs7 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.timeoutSecs !== void 0) {
                let data4 = data.timeoutSecs, _errs10 = errors;
                if (!(typeof data4 == "number" && !(data4 % 1) && !isNaN(data4) && isFinite(data4)) && data4 !== null)
                  return validate57.errors = [{ instancePath: instancePath + "/timeoutSecs", schemaPath: "#/properties/timeoutSecs/type", keyword: "type", params: { type: schema80.properties.timeoutSecs.type }, message: "must be integer,null" }], !1;
                if (errors === _errs10 && typeof data4 == "number" && isFinite(data4) && (data4 < 0 || isNaN(data4)))
                  return validate57.errors = [{ instancePath: instancePath + "/timeoutSecs", schemaPath: "#/properties/timeoutSecs/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                var valid0 = _errs10 === errors;
              } else
                var valid0 = !0;
              if (valid0)
                if (data.observability !== void 0) {
                  let data5 = data.observability, _errs12 = errors, _errs13 = errors, valid2 = !1, _errs14 = errors;
                  validate28(data5, { instancePath: instancePath + "/observability", parentData: data, parentDataProperty: "observability", rootData }) || (vErrors = vErrors === null ? validate28.errors : vErrors.concat(validate28.errors), errors = vErrors.length);
                  var _valid0 = _errs14 === errors;
                  if (valid2 = valid2 || _valid0, !valid2) {
                    let _errs15 = errors;
                    if (data5 !== null) {
                      let err0 = { instancePath: instancePath + "/observability", schemaPath: "#/properties/observability/anyOf/1/type", keyword: "type", params: { type: "null" }, message: "must be null" };
                      vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
                    }
                    var _valid0 = _errs15 === errors;
                    valid2 = valid2 || _valid0;
                  }
                  if (valid2)
                    errors = _errs13, vErrors !== null && (_errs13 ? vErrors.length = _errs13 : vErrors = null);
                  else {
                    let err1 = { instancePath: instancePath + "/observability", schemaPath: "#/properties/observability/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
                    return vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++, validate57.errors = vErrors, !1;
                  }
                  var valid0 = _errs12 === errors;
                } else
                  var valid0 = !0;
            }
          }
        }
      }
    } else
      return validate57.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate57.errors = vErrors, errors === 0;
}
var _v0RunStatusProtocol = validate59, schema82 = { type: "object", properties: { runId: { type: "string" }, flowId: { $ref: "#/$defs/BlobId" }, flowName: { type: ["string", "null"] }, status: { type: "string" }, items: { $ref: "#/$defs/ItemStatistics" }, createdAt: { type: "string" }, completedAt: { type: ["string", "null"] }, results: { type: ["array", "null"], items: { $ref: "#/$defs/ItemResult" } } }, required: ["runId", "flowId", "status", "items", "createdAt"] };
var schema85 = { type: "object", properties: { itemIndex: { type: "integer", minimum: 0 }, status: { $ref: "#/$defs/ExecutionStatus" }, result: { anyOf: [{ $ref: "#/$defs/FlowResult" }, { type: "null" }] }, completedAt: { type: ["string", "null"], format: "date-time" } }, required: ["itemIndex", "status"] }, schema86 = { type: "string", enum: ["running", "completed", "failed", "cancelled", "paused"] };
function validate62(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.outcome === void 0 && (missing0 = "outcome") || data.result === void 0 && (missing0 = "result"))
        return validate62.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      if (data.outcome !== void 0) {
        let data0 = data.outcome, _errs1 = errors;
        if (typeof data0 != "string")
          return validate62.errors = [{ instancePath: instancePath + "/outcome", schemaPath: "#/properties/outcome/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
        if (data0 !== "success")
          return validate62.errors = [{ instancePath: instancePath + "/outcome", schemaPath: "#/properties/outcome/const", keyword: "const", params: { allowedValue: "success" }, message: "must be equal to constant" }], !1;
        var valid0 = _errs1 === errors;
      } else
        var valid0 = !0;
      if (valid0)
        if (data.result !== void 0)
          var valid0 = errors === errors;
        else
          var valid0 = !0;
    } else
      return validate62.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate62.errors = vErrors, errors === 0;
}
function validate64(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.code === void 0 && (missing0 = "code") || data.message === void 0 && (missing0 = "message"))
        return validate64.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      if (data.code !== void 0) {
        let data0 = data.code, _errs1 = errors;
        if (!(typeof data0 == "number" && !(data0 % 1) && !isNaN(data0) && isFinite(data0)))
          return validate64.errors = [{ instancePath: instancePath + "/code", schemaPath: "#/properties/code/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
        if (errors === _errs1 && typeof data0 == "number" && isFinite(data0) && !formats0.validate(data0))
          return validate64.errors = [{ instancePath: instancePath + "/code", schemaPath: "#/properties/code/format", keyword: "format", params: { format: "int64" }, message: 'must match format "int64"' }], !1;
        var valid0 = _errs1 === errors;
      } else
        var valid0 = !0;
      if (valid0) {
        if (data.message !== void 0) {
          let _errs3 = errors;
          if (typeof data.message != "string")
            return validate64.errors = [{ instancePath: instancePath + "/message", schemaPath: "#/properties/message/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
          var valid0 = _errs3 === errors;
        } else
          var valid0 = !0;
        if (valid0)
          if (data.data !== void 0)
            var valid0 = errors === errors;
          else
            var valid0 = !0;
      }
    } else
      return validate64.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate64.errors = vErrors, errors === 0;
}
function validate63(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.outcome === void 0 && (missing0 = "outcome") || data.error === void 0 && (missing0 = "error"))
        return validate63.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      if (data.outcome !== void 0) {
        let data0 = data.outcome, _errs1 = errors;
        if (typeof data0 != "string")
          return validate63.errors = [{ instancePath: instancePath + "/outcome", schemaPath: "#/properties/outcome/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
        if (data0 !== "failed")
          return validate63.errors = [{ instancePath: instancePath + "/outcome", schemaPath: "#/properties/outcome/const", keyword: "const", params: { allowedValue: "failed" }, message: "must be equal to constant" }], !1;
        var valid0 = _errs1 === errors;
      } else
        var valid0 = !0;
      if (valid0)
        if (data.error !== void 0) {
          let _errs3 = errors;
          validate64(data.error, { instancePath: instancePath + "/error", parentData: data, parentDataProperty: "error", rootData }) || (vErrors = vErrors === null ? validate64.errors : vErrors.concat(validate64.errors), errors = vErrors.length);
          var valid0 = _errs3 === errors;
        } else
          var valid0 = !0;
    } else
      return validate63.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate63.errors = vErrors, errors === 0;
}
function validate61(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0 && data && typeof data == "object" && !Array.isArray(data)) {
    let tag0 = data.outcome;
    if (typeof tag0 == "string")
      if (tag0 === "success")
        validate62(data, { instancePath, parentData, parentDataProperty, rootData }) || (vErrors = vErrors === null ? validate62.errors : vErrors.concat(validate62.errors), errors = vErrors.length);
      else if (tag0 === "failed")
        validate63(data, { instancePath, parentData, parentDataProperty, rootData }) || (vErrors = vErrors === null ? validate63.errors : vErrors.concat(validate63.errors), errors = vErrors.length);
      else
        return validate61.errors = [{ instancePath, schemaPath: "#/discriminator", keyword: "discriminator", params: { error: "mapping", tag: "outcome", tagValue: tag0 }, message: 'value of tag "outcome" must be in oneOf' }], !1;
    else
      return validate61.errors = [{ instancePath, schemaPath: "#/discriminator", keyword: "discriminator", params: { error: "tag", tag: "outcome", tagValue: tag0 }, message: 'tag "outcome" must be string' }], !1;
  }
  return validate61.errors = vErrors, errors === 0;
}
var formats24 = formats["date-time"];
function validate60(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.itemIndex === void 0 && (missing0 = "itemIndex") || data.status === void 0 && (missing0 = "status"))
        return validate60.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      if (data.itemIndex !== void 0) {
        let data0 = data.itemIndex, _errs1 = errors;
        if (!(typeof data0 == "number" && !(data0 % 1) && !isNaN(data0) && isFinite(data0)))
          return validate60.errors = [{ instancePath: instancePath + "/itemIndex", schemaPath: "#/properties/itemIndex/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
        if (errors === _errs1 && typeof data0 == "number" && isFinite(data0) && (data0 < 0 || isNaN(data0)))
          return validate60.errors = [{ instancePath: instancePath + "/itemIndex", schemaPath: "#/properties/itemIndex/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
        var valid0 = _errs1 === errors;
      } else
        var valid0 = !0;
      if (valid0) {
        if (data.status !== void 0) {
          let data1 = data.status, _errs3 = errors;
          if (typeof data1 != "string")
            return validate60.errors = [{ instancePath: instancePath + "/status", schemaPath: "#/$defs/ExecutionStatus/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
          if (!(data1 === "running" || data1 === "completed" || data1 === "failed" || data1 === "cancelled" || data1 === "paused"))
            return validate60.errors = [{ instancePath: instancePath + "/status", schemaPath: "#/$defs/ExecutionStatus/enum", keyword: "enum", params: { allowedValues: schema86.enum }, message: "must be equal to one of the allowed values" }], !1;
          var valid0 = _errs3 === errors;
        } else
          var valid0 = !0;
        if (valid0) {
          if (data.result !== void 0) {
            let data2 = data.result, _errs6 = errors, _errs7 = errors, valid2 = !1, _errs8 = errors;
            validate61(data2, { instancePath: instancePath + "/result", parentData: data, parentDataProperty: "result", rootData }) || (vErrors = vErrors === null ? validate61.errors : vErrors.concat(validate61.errors), errors = vErrors.length);
            var _valid0 = _errs8 === errors;
            if (valid2 = valid2 || _valid0, !valid2) {
              let _errs9 = errors;
              if (data2 !== null) {
                let err0 = { instancePath: instancePath + "/result", schemaPath: "#/properties/result/anyOf/1/type", keyword: "type", params: { type: "null" }, message: "must be null" };
                vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
              }
              var _valid0 = _errs9 === errors;
              valid2 = valid2 || _valid0;
            }
            if (valid2)
              errors = _errs7, vErrors !== null && (_errs7 ? vErrors.length = _errs7 : vErrors = null);
            else {
              let err1 = { instancePath: instancePath + "/result", schemaPath: "#/properties/result/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
              return vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++, validate60.errors = vErrors, !1;
            }
            var valid0 = _errs6 === errors;
          } else
            var valid0 = !0;
          if (valid0)
            if (data.completedAt !== void 0) {
              let data3 = data.completedAt, _errs11 = errors;
              if (typeof data3 != "string" && data3 !== null)
                return validate60.errors = [{ instancePath: instancePath + "/completedAt", schemaPath: "#/properties/completedAt/type", keyword: "type", params: { type: schema85.properties.completedAt.type }, message: "must be string,null" }], !1;
              if (errors === _errs11 && errors === _errs11 && typeof data3 == "string" && !formats24(data3))
                return validate60.errors = [{ instancePath: instancePath + "/completedAt", schemaPath: "#/properties/completedAt/format", keyword: "format", params: { format: "date-time" }, message: 'must match format "date-time"' }], !1;
              var valid0 = _errs11 === errors;
            } else
              var valid0 = !0;
        }
      }
    } else
      return validate60.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate60.errors = vErrors, errors === 0;
}
function validate59(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.runId === void 0 && (missing0 = "runId") || data.flowId === void 0 && (missing0 = "flowId") || data.status === void 0 && (missing0 = "status") || data.items === void 0 && (missing0 = "items") || data.createdAt === void 0 && (missing0 = "createdAt"))
        return validate59.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      if (data.runId !== void 0) {
        let _errs1 = errors;
        if (typeof data.runId != "string")
          return validate59.errors = [{ instancePath: instancePath + "/runId", schemaPath: "#/properties/runId/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
        var valid0 = _errs1 === errors;
      } else
        var valid0 = !0;
      if (valid0) {
        if (data.flowId !== void 0) {
          let _errs3 = errors;
          if (typeof data.flowId != "string")
            return validate59.errors = [{ instancePath: instancePath + "/flowId", schemaPath: "#/$defs/BlobId/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
          var valid0 = _errs3 === errors;
        } else
          var valid0 = !0;
        if (valid0) {
          if (data.flowName !== void 0) {
            let data2 = data.flowName, _errs6 = errors;
            if (typeof data2 != "string" && data2 !== null)
              return validate59.errors = [{ instancePath: instancePath + "/flowName", schemaPath: "#/properties/flowName/type", keyword: "type", params: { type: schema82.properties.flowName.type }, message: "must be string,null" }], !1;
            var valid0 = _errs6 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.status !== void 0) {
              let _errs8 = errors;
              if (typeof data.status != "string")
                return validate59.errors = [{ instancePath: instancePath + "/status", schemaPath: "#/properties/status/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
              var valid0 = _errs8 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.items !== void 0) {
                let data4 = data.items, _errs10 = errors;
                if (errors === errors)
                  if (data4 && typeof data4 == "object" && !Array.isArray(data4)) {
                    let missing1;
                    if (data4.total === void 0 && (missing1 = "total") || data4.completed === void 0 && (missing1 = "completed") || data4.running === void 0 && (missing1 = "running") || data4.failed === void 0 && (missing1 = "failed") || data4.cancelled === void 0 && (missing1 = "cancelled"))
                      return validate59.errors = [{ instancePath: instancePath + "/items", schemaPath: "#/$defs/ItemStatistics/required", keyword: "required", params: { missingProperty: missing1 }, message: "must have required property '" + missing1 + "'" }], !1;
                    if (data4.total !== void 0) {
                      let data5 = data4.total, _errs13 = errors;
                      if (!(typeof data5 == "number" && !(data5 % 1) && !isNaN(data5) && isFinite(data5)))
                        return validate59.errors = [{ instancePath: instancePath + "/items/total", schemaPath: "#/$defs/ItemStatistics/properties/total/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                      if (errors === _errs13 && typeof data5 == "number" && isFinite(data5) && (data5 < 0 || isNaN(data5)))
                        return validate59.errors = [{ instancePath: instancePath + "/items/total", schemaPath: "#/$defs/ItemStatistics/properties/total/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                      var valid3 = _errs13 === errors;
                    } else
                      var valid3 = !0;
                    if (valid3) {
                      if (data4.completed !== void 0) {
                        let data6 = data4.completed, _errs15 = errors;
                        if (!(typeof data6 == "number" && !(data6 % 1) && !isNaN(data6) && isFinite(data6)))
                          return validate59.errors = [{ instancePath: instancePath + "/items/completed", schemaPath: "#/$defs/ItemStatistics/properties/completed/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                        if (errors === _errs15 && typeof data6 == "number" && isFinite(data6) && (data6 < 0 || isNaN(data6)))
                          return validate59.errors = [{ instancePath: instancePath + "/items/completed", schemaPath: "#/$defs/ItemStatistics/properties/completed/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                        var valid3 = _errs15 === errors;
                      } else
                        var valid3 = !0;
                      if (valid3) {
                        if (data4.running !== void 0) {
                          let data7 = data4.running, _errs17 = errors;
                          if (!(typeof data7 == "number" && !(data7 % 1) && !isNaN(data7) && isFinite(data7)))
                            return validate59.errors = [{ instancePath: instancePath + "/items/running", schemaPath: "#/$defs/ItemStatistics/properties/running/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                          if (errors === _errs17 && typeof data7 == "number" && isFinite(data7) && (data7 < 0 || isNaN(data7)))
                            return validate59.errors = [{ instancePath: instancePath + "/items/running", schemaPath: "#/$defs/ItemStatistics/properties/running/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                          var valid3 = _errs17 === errors;
                        } else
                          var valid3 = !0;
                        if (valid3) {
                          if (data4.failed !== void 0) {
                            let data8 = data4.failed, _errs19 = errors;
                            if (!(typeof data8 == "number" && !(data8 % 1) && !isNaN(data8) && isFinite(data8)))
                              return validate59.errors = [{ instancePath: instancePath + "/items/failed", schemaPath: "#/$defs/ItemStatistics/properties/failed/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                            if (errors === _errs19 && typeof data8 == "number" && isFinite(data8) && (data8 < 0 || isNaN(data8)))
                              return validate59.errors = [{ instancePath: instancePath + "/items/failed", schemaPath: "#/$defs/ItemStatistics/properties/failed/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                            var valid3 = _errs19 === errors;
                          } else
                            var valid3 = !0;
                          if (valid3)
                            if (data4.cancelled !== void 0) {
                              let data9 = data4.cancelled, _errs21 = errors;
                              if (!(typeof data9 == "number" && !(data9 % 1) && !isNaN(data9) && isFinite(data9)))
                                return validate59.errors = [{ instancePath: instancePath + "/items/cancelled", schemaPath: "#/$defs/ItemStatistics/properties/cancelled/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                              if (errors === _errs21 && typeof data9 == "number" && isFinite(data9) && (data9 < 0 || isNaN(data9)))
                                return validate59.errors = [{ instancePath: instancePath + "/items/cancelled", schemaPath: "#/$defs/ItemStatistics/properties/cancelled/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                              var valid3 = _errs21 === errors;
                            } else
                              var valid3 = !0;
                        }
                      }
                    }
                  } else
                    return validate59.errors = [{ instancePath: instancePath + "/items", schemaPath: "#/$defs/ItemStatistics/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
                var valid0 = _errs10 === errors;
              } else
                var valid0 = !0;
              if (valid0) {
                if (data.createdAt !== void 0) {
                  let _errs23 = errors;
                  if (typeof data.createdAt != "string")
                    return validate59.errors = [{ instancePath: instancePath + "/createdAt", schemaPath: "#/properties/createdAt/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                  var valid0 = _errs23 === errors;
                } else
                  var valid0 = !0;
                if (valid0) {
                  if (data.completedAt !== void 0) {
                    let data11 = data.completedAt, _errs25 = errors;
                    if (typeof data11 != "string" && data11 !== null)
                      return validate59.errors = [{ instancePath: instancePath + "/completedAt", schemaPath: "#/properties/completedAt/type", keyword: "type", params: { type: schema82.properties.completedAt.type }, message: "must be string,null" }], !1;
                    var valid0 = _errs25 === errors;
                  } else
                    var valid0 = !0;
                  if (valid0)
                    if (data.results !== void 0) {
                      let data12 = data.results, _errs27 = errors;
                      if (!Array.isArray(data12) && data12 !== null)
                        return validate59.errors = [{ instancePath: instancePath + "/results", schemaPath: "#/properties/results/type", keyword: "type", params: { type: schema82.properties.results.type }, message: "must be array,null" }], !1;
                      if (errors === _errs27 && Array.isArray(data12)) {
                        var valid4 = !0;
                        let len0 = data12.length;
                        for (let i0 = 0; i0 < len0; i0++) {
                          let _errs29 = errors;
                          validate60(data12[i0], { instancePath: instancePath + "/results/" + i0, parentData: data12, parentDataProperty: i0, rootData }) || (vErrors = vErrors === null ? validate60.errors : vErrors.concat(validate60.errors), errors = vErrors.length);
                          var valid4 = _errs29 === errors;
                          if (!valid4)
                            break;
                        }
                      }
                      var valid0 = _errs27 === errors;
                    } else
                      var valid0 = !0;
                }
              }
            }
          }
        }
      }
    } else
      return validate59.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate59.errors = vErrors, errors === 0;
}
var _v1MethodRequest = validate83;
var schema98 = { type: "string", enum: ["initialize", "initialized", "components/list", "components/info", "components/execute", "components/infer_schema", "runs/submit", "runs/get"] };
function validate83(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.jsonrpc === void 0 && (missing0 = "jsonrpc") || data.id === void 0 && (missing0 = "id") || data.method === void 0 && (missing0 = "method"))
        return validate83.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      if (data.jsonrpc !== void 0) {
        let data0 = data.jsonrpc, _errs1 = errors;
        if (typeof data0 != "string")
          return validate83.errors = [{ instancePath: instancePath + "/jsonrpc", schemaPath: "#/$defs/JsonRpc/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
        if (data0 !== "2.0")
          return validate83.errors = [{ instancePath: instancePath + "/jsonrpc", schemaPath: "#/$defs/JsonRpc/const", keyword: "const", params: { allowedValue: "2.0" }, message: "must be equal to constant" }], !1;
        var valid0 = _errs1 === errors;
      } else
        var valid0 = !0;
      if (valid0) {
        if (data.id !== void 0) {
          let data1 = data.id, _errs4 = errors, _errs6 = errors, valid3 = !1, _errs7 = errors;
          if (typeof data1 != "string") {
            let err0 = { instancePath: instancePath + "/id", schemaPath: "#/$defs/RequestId/anyOf/0/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
          }
          var _valid0 = _errs7 === errors;
          if (valid3 = valid3 || _valid0, !valid3) {
            let _errs9 = errors;
            if (!(typeof data1 == "number" && !(data1 % 1) && !isNaN(data1) && isFinite(data1))) {
              let err1 = { instancePath: instancePath + "/id", schemaPath: "#/$defs/RequestId/anyOf/1/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
              vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
            }
            if (errors === _errs9 && typeof data1 == "number" && isFinite(data1) && !formats0.validate(data1)) {
              let err2 = { instancePath: instancePath + "/id", schemaPath: "#/$defs/RequestId/anyOf/1/format", keyword: "format", params: { format: "int64" }, message: 'must match format "int64"' };
              vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
            }
            var _valid0 = _errs9 === errors;
            valid3 = valid3 || _valid0;
          }
          if (valid3)
            errors = _errs6, vErrors !== null && (_errs6 ? vErrors.length = _errs6 : vErrors = null);
          else {
            let err3 = { instancePath: instancePath + "/id", schemaPath: "#/$defs/RequestId/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
            return vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++, validate83.errors = vErrors, !1;
          }
          var valid0 = _errs4 === errors;
        } else
          var valid0 = !0;
        if (valid0)
          if (data.method !== void 0) {
            let data2 = data.method, _errs11 = errors, _errs12 = errors, valid4 = !1, _errs13 = errors;
            if (typeof data2 != "string") {
              let err4 = { instancePath: instancePath + "/method", schemaPath: "#/$defs/Method/type", keyword: "type", params: { type: "string" }, message: "must be string" };
              vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
            }
            if (!(data2 === "initialize" || data2 === "initialized" || data2 === "components/list" || data2 === "components/info" || data2 === "components/execute" || data2 === "components/infer_schema" || data2 === "runs/submit" || data2 === "runs/get")) {
              let err5 = { instancePath: instancePath + "/method", schemaPath: "#/$defs/Method/enum", keyword: "enum", params: { allowedValues: schema98.enum }, message: "must be equal to one of the allowed values" };
              vErrors === null ? vErrors = [err5] : vErrors.push(err5), errors++;
            }
            var _valid1 = _errs13 === errors;
            if (valid4 = valid4 || _valid1, !valid4) {
              let _errs16 = errors;
              if (typeof data2 != "string") {
                let err6 = { instancePath: instancePath + "/method", schemaPath: "#/properties/method/anyOf/1/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                vErrors === null ? vErrors = [err6] : vErrors.push(err6), errors++;
              }
              var _valid1 = _errs16 === errors;
              valid4 = valid4 || _valid1;
            }
            if (valid4)
              errors = _errs12, vErrors !== null && (_errs12 ? vErrors.length = _errs12 : vErrors = null);
            else {
              let err7 = { instancePath: instancePath + "/method", schemaPath: "#/properties/method/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
              return vErrors === null ? vErrors = [err7] : vErrors.push(err7), errors++, validate83.errors = vErrors, !1;
            }
            var valid0 = _errs11 === errors;
          } else
            var valid0 = !0;
      }
    } else
      return validate83.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate83.errors = vErrors, errors === 0;
}
var _v1MethodError = validate84;
function validate84(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.jsonrpc === void 0 && (missing0 = "jsonrpc") || data.id === void 0 && (missing0 = "id") || data.error === void 0 && (missing0 = "error"))
        return validate84.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      if (data.jsonrpc !== void 0) {
        let data0 = data.jsonrpc, _errs1 = errors;
        if (typeof data0 != "string")
          return validate84.errors = [{ instancePath: instancePath + "/jsonrpc", schemaPath: "#/$defs/JsonRpc/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
        if (data0 !== "2.0")
          return validate84.errors = [{ instancePath: instancePath + "/jsonrpc", schemaPath: "#/$defs/JsonRpc/const", keyword: "const", params: { allowedValue: "2.0" }, message: "must be equal to constant" }], !1;
        var valid0 = _errs1 === errors;
      } else
        var valid0 = !0;
      if (valid0) {
        if (data.id !== void 0) {
          let data1 = data.id, _errs4 = errors, _errs6 = errors, valid3 = !1, _errs7 = errors;
          if (typeof data1 != "string") {
            let err0 = { instancePath: instancePath + "/id", schemaPath: "#/$defs/RequestId/anyOf/0/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
          }
          var _valid0 = _errs7 === errors;
          if (valid3 = valid3 || _valid0, !valid3) {
            let _errs9 = errors;
            if (!(typeof data1 == "number" && !(data1 % 1) && !isNaN(data1) && isFinite(data1))) {
              let err1 = { instancePath: instancePath + "/id", schemaPath: "#/$defs/RequestId/anyOf/1/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
              vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
            }
            if (errors === _errs9 && typeof data1 == "number" && isFinite(data1) && !formats0.validate(data1)) {
              let err2 = { instancePath: instancePath + "/id", schemaPath: "#/$defs/RequestId/anyOf/1/format", keyword: "format", params: { format: "int64" }, message: 'must match format "int64"' };
              vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
            }
            var _valid0 = _errs9 === errors;
            valid3 = valid3 || _valid0;
          }
          if (valid3)
            errors = _errs6, vErrors !== null && (_errs6 ? vErrors.length = _errs6 : vErrors = null);
          else {
            let err3 = { instancePath: instancePath + "/id", schemaPath: "#/$defs/RequestId/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
            return vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++, validate84.errors = vErrors, !1;
          }
          var valid0 = _errs4 === errors;
        } else
          var valid0 = !0;
        if (valid0) {
          if (data.error !== void 0) {
            let data2 = data.error, _errs11 = errors;
            if (errors === errors)
              if (data2 && typeof data2 == "object" && !Array.isArray(data2)) {
                let missing1;
                if (data2.code === void 0 && (missing1 = "code") || data2.message === void 0 && (missing1 = "message"))
                  return validate84.errors = [{ instancePath: instancePath + "/error", schemaPath: "#/$defs/Error/required", keyword: "required", params: { missingProperty: missing1 }, message: "must have required property '" + missing1 + "'" }], !1;
                if (data2.code !== void 0) {
                  let data3 = data2.code, _errs14 = errors;
                  if (!(typeof data3 == "number" && !(data3 % 1) && !isNaN(data3) && isFinite(data3)))
                    return validate84.errors = [{ instancePath: instancePath + "/error/code", schemaPath: "#/$defs/Error/properties/code/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                  if (errors === _errs14 && typeof data3 == "number" && isFinite(data3) && !formats0.validate(data3))
                    return validate84.errors = [{ instancePath: instancePath + "/error/code", schemaPath: "#/$defs/Error/properties/code/format", keyword: "format", params: { format: "int64" }, message: 'must match format "int64"' }], !1;
                  var valid5 = _errs14 === errors;
                } else
                  var valid5 = !0;
                if (valid5)
                  if (data2.message !== void 0) {
                    let _errs16 = errors;
                    if (typeof data2.message != "string")
                      return validate84.errors = [{ instancePath: instancePath + "/error/message", schemaPath: "#/$defs/Error/properties/message/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                    var valid5 = _errs16 === errors;
                  } else
                    var valid5 = !0;
              } else
                return validate84.errors = [{ instancePath: instancePath + "/error", schemaPath: "#/$defs/Error/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
            var valid0 = _errs11 === errors;
          } else
            var valid0 = !0;
          if (valid0)
            if (data.result !== void 0) {
              let _errs18 = errors;
              if (data.result !== null)
                return validate84.errors = [{ instancePath: instancePath + "/result", schemaPath: "#/properties/result/type", keyword: "type", params: { type: "null" }, message: "must be null" }], !1;
              var valid0 = _errs18 === errors;
            } else
              var valid0 = !0;
        }
      }
    } else
      return validate84.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate84.errors = vErrors, errors === 0;
}
var _v1MethodSuccess = validate85;
function validate85(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.jsonrpc === void 0 && (missing0 = "jsonrpc") || data.id === void 0 && (missing0 = "id") || data.result === void 0 && (missing0 = "result"))
        return validate85.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      if (data.jsonrpc !== void 0) {
        let data0 = data.jsonrpc, _errs1 = errors;
        if (typeof data0 != "string")
          return validate85.errors = [{ instancePath: instancePath + "/jsonrpc", schemaPath: "#/$defs/JsonRpc/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
        if (data0 !== "2.0")
          return validate85.errors = [{ instancePath: instancePath + "/jsonrpc", schemaPath: "#/$defs/JsonRpc/const", keyword: "const", params: { allowedValue: "2.0" }, message: "must be equal to constant" }], !1;
        var valid0 = _errs1 === errors;
      } else
        var valid0 = !0;
      if (valid0) {
        if (data.id !== void 0) {
          let data1 = data.id, _errs4 = errors, _errs6 = errors, valid3 = !1, _errs7 = errors;
          if (typeof data1 != "string") {
            let err0 = { instancePath: instancePath + "/id", schemaPath: "#/$defs/RequestId/anyOf/0/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
          }
          var _valid0 = _errs7 === errors;
          if (valid3 = valid3 || _valid0, !valid3) {
            let _errs9 = errors;
            if (!(typeof data1 == "number" && !(data1 % 1) && !isNaN(data1) && isFinite(data1))) {
              let err1 = { instancePath: instancePath + "/id", schemaPath: "#/$defs/RequestId/anyOf/1/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
              vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
            }
            if (errors === _errs9 && typeof data1 == "number" && isFinite(data1) && !formats0.validate(data1)) {
              let err2 = { instancePath: instancePath + "/id", schemaPath: "#/$defs/RequestId/anyOf/1/format", keyword: "format", params: { format: "int64" }, message: 'must match format "int64"' };
              vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
            }
            var _valid0 = _errs9 === errors;
            valid3 = valid3 || _valid0;
          }
          if (valid3)
            errors = _errs6, vErrors !== null && (_errs6 ? vErrors.length = _errs6 : vErrors = null);
          else {
            let err3 = { instancePath: instancePath + "/id", schemaPath: "#/$defs/RequestId/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
            return vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++, validate85.errors = vErrors, !1;
          }
          var valid0 = _errs4 === errors;
        } else
          var valid0 = !0;
        if (valid0) {
          if (data.result !== void 0) {
            let _errs11 = errors, _errs12 = errors, _errs13 = errors;
            if (data.result !== null) {
              let err4 = {};
              vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
            }
            var valid4 = _errs13 === errors;
            if (valid4)
              return validate85.errors = [{ instancePath: instancePath + "/result", schemaPath: "#/properties/result/not", keyword: "not", params: {}, message: "must NOT be valid" }], !1;
            errors = _errs12, vErrors !== null && (_errs12 ? vErrors.length = _errs12 : vErrors = null);
            var valid0 = _errs11 === errors;
          } else
            var valid0 = !0;
          if (valid0)
            if (data.error !== void 0) {
              let _errs15 = errors;
              if (data.error !== null)
                return validate85.errors = [{ instancePath: instancePath + "/error", schemaPath: "#/properties/error/type", keyword: "type", params: { type: "null" }, message: "must be null" }], !1;
              var valid0 = _errs15 === errors;
            } else
              var valid0 = !0;
        }
      }
    } else
      return validate85.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate85.errors = vErrors, errors === 0;
}
var _v1Notification = validate86;
function validate86(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
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
    return validate86.errors = [{ instancePath, schemaPath: "#/not", keyword: "not", params: {}, message: "must NOT be valid" }], !1;
  if (errors = _errs1, vErrors !== null && (_errs1 ? vErrors.length = _errs1 : vErrors = null), errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing1;
      if (data.jsonrpc === void 0 && (missing1 = "jsonrpc") || data.method === void 0 && (missing1 = "method"))
        return validate86.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing1 }, message: "must have required property '" + missing1 + "'" }], !1;
      if (data.jsonrpc !== void 0) {
        let data0 = data.jsonrpc, _errs3 = errors;
        if (typeof data0 != "string")
          return validate86.errors = [{ instancePath: instancePath + "/jsonrpc", schemaPath: "#/$defs/JsonRpc/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
        if (data0 !== "2.0")
          return validate86.errors = [{ instancePath: instancePath + "/jsonrpc", schemaPath: "#/$defs/JsonRpc/const", keyword: "const", params: { allowedValue: "2.0" }, message: "must be equal to constant" }], !1;
        var valid1 = _errs3 === errors;
      } else
        var valid1 = !0;
      if (valid1)
        if (data.method !== void 0) {
          let _errs6 = errors;
          if (typeof data.method != "string")
            return validate86.errors = [{ instancePath: instancePath + "/method", schemaPath: "#/properties/method/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
          var valid1 = _errs6 === errors;
        } else
          var valid1 = !0;
    } else
      return validate86.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate86.errors = vErrors, errors === 0;
}
var _v1InitializeParams = validate87;
var schema125 = { type: "object", properties: { blobApiUrl: { type: ["string", "null"] }, blobThreshold: { type: ["integer", "null"], format: "int64" } } }, formats42 = formats.uint32, schema123 = { type: "object", properties: { trace_id: { type: ["string", "null"] }, span_id: { type: ["string", "null"] }, run_id: { type: ["string", "null"] }, flow_id: { anyOf: [{ $ref: "#/$defs/BlobId" }, { type: "null" }] }, step_id: { type: ["string", "null"] } } };
function validate88(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      if (data.trace_id !== void 0) {
        let data0 = data.trace_id, _errs1 = errors;
        if (typeof data0 != "string" && data0 !== null)
          return validate88.errors = [{ instancePath: instancePath + "/trace_id", schemaPath: "#/properties/trace_id/type", keyword: "type", params: { type: schema123.properties.trace_id.type }, message: "must be string,null" }], !1;
        var valid0 = _errs1 === errors;
      } else
        var valid0 = !0;
      if (valid0) {
        if (data.span_id !== void 0) {
          let data1 = data.span_id, _errs3 = errors;
          if (typeof data1 != "string" && data1 !== null)
            return validate88.errors = [{ instancePath: instancePath + "/span_id", schemaPath: "#/properties/span_id/type", keyword: "type", params: { type: schema123.properties.span_id.type }, message: "must be string,null" }], !1;
          var valid0 = _errs3 === errors;
        } else
          var valid0 = !0;
        if (valid0) {
          if (data.run_id !== void 0) {
            let data2 = data.run_id, _errs5 = errors;
            if (typeof data2 != "string" && data2 !== null)
              return validate88.errors = [{ instancePath: instancePath + "/run_id", schemaPath: "#/properties/run_id/type", keyword: "type", params: { type: schema123.properties.run_id.type }, message: "must be string,null" }], !1;
            var valid0 = _errs5 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.flow_id !== void 0) {
              let data3 = data.flow_id, _errs7 = errors, _errs8 = errors, valid1 = !1, _errs9 = errors;
              if (typeof data3 != "string") {
                let err0 = { instancePath: instancePath + "/flow_id", schemaPath: "#/$defs/BlobId/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
              }
              var _valid0 = _errs9 === errors;
              if (valid1 = valid1 || _valid0, !valid1) {
                let _errs12 = errors;
                if (data3 !== null) {
                  let err1 = { instancePath: instancePath + "/flow_id", schemaPath: "#/properties/flow_id/anyOf/1/type", keyword: "type", params: { type: "null" }, message: "must be null" };
                  vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
                }
                var _valid0 = _errs12 === errors;
                valid1 = valid1 || _valid0;
              }
              if (valid1)
                errors = _errs8, vErrors !== null && (_errs8 ? vErrors.length = _errs8 : vErrors = null);
              else {
                let err2 = { instancePath: instancePath + "/flow_id", schemaPath: "#/properties/flow_id/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
                return vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++, validate88.errors = vErrors, !1;
              }
              var valid0 = _errs7 === errors;
            } else
              var valid0 = !0;
            if (valid0)
              if (data.step_id !== void 0) {
                let data4 = data.step_id, _errs14 = errors;
                if (typeof data4 != "string" && data4 !== null)
                  return validate88.errors = [{ instancePath: instancePath + "/step_id", schemaPath: "#/properties/step_id/type", keyword: "type", params: { type: schema123.properties.step_id.type }, message: "must be string,null" }], !1;
                var valid0 = _errs14 === errors;
              } else
                var valid0 = !0;
          }
        }
      }
    } else
      return validate88.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate88.errors = vErrors, errors === 0;
}
function validate87(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.runtimeProtocolVersion === void 0 && (missing0 = "runtimeProtocolVersion"))
        return validate87.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      if (data.runtimeProtocolVersion !== void 0) {
        let data0 = data.runtimeProtocolVersion, _errs1 = errors;
        if (!(typeof data0 == "number" && !(data0 % 1) && !isNaN(data0) && isFinite(data0)))
          return validate87.errors = [{ instancePath: instancePath + "/runtimeProtocolVersion", schemaPath: "#/properties/runtimeProtocolVersion/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
        if (errors === _errs1 && typeof data0 == "number" && isFinite(data0)) {
          if (data0 < 0 || isNaN(data0))
            return validate87.errors = [{ instancePath: instancePath + "/runtimeProtocolVersion", schemaPath: "#/properties/runtimeProtocolVersion/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
          if (!formats42.validate(data0))
            return validate87.errors = [{ instancePath: instancePath + "/runtimeProtocolVersion", schemaPath: "#/properties/runtimeProtocolVersion/format", keyword: "format", params: { format: "uint32" }, message: 'must match format "uint32"' }], !1;
        }
        var valid0 = _errs1 === errors;
      } else
        var valid0 = !0;
      if (valid0) {
        if (data.observability !== void 0) {
          let data1 = data.observability, _errs3 = errors, _errs4 = errors, valid1 = !1, _errs5 = errors;
          validate88(data1, { instancePath: instancePath + "/observability", parentData: data, parentDataProperty: "observability", rootData }) || (vErrors = vErrors === null ? validate88.errors : vErrors.concat(validate88.errors), errors = vErrors.length);
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
            return vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++, validate87.errors = vErrors, !1;
          }
          var valid0 = _errs3 === errors;
        } else
          var valid0 = !0;
        if (valid0)
          if (data.capabilities !== void 0) {
            let data2 = data.capabilities, _errs8 = errors, _errs9 = errors, valid2 = !1, _errs10 = errors;
            if (errors === errors)
              if (data2 && typeof data2 == "object" && !Array.isArray(data2)) {
                if (data2.blobApiUrl !== void 0) {
                  let data3 = data2.blobApiUrl, _errs13 = errors;
                  if (typeof data3 != "string" && data3 !== null) {
                    let err2 = { instancePath: instancePath + "/capabilities/blobApiUrl", schemaPath: "#/$defs/RuntimeCapabilities/properties/blobApiUrl/type", keyword: "type", params: { type: schema125.properties.blobApiUrl.type }, message: "must be string,null" };
                    vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
                  }
                  var valid4 = _errs13 === errors;
                } else
                  var valid4 = !0;
                if (valid4)
                  if (data2.blobThreshold !== void 0) {
                    let data4 = data2.blobThreshold, _errs15 = errors;
                    if (!(typeof data4 == "number" && !(data4 % 1) && !isNaN(data4) && isFinite(data4)) && data4 !== null) {
                      let err3 = { instancePath: instancePath + "/capabilities/blobThreshold", schemaPath: "#/$defs/RuntimeCapabilities/properties/blobThreshold/type", keyword: "type", params: { type: schema125.properties.blobThreshold.type }, message: "must be integer,null" };
                      vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
                    }
                    if (errors === _errs15 && typeof data4 == "number" && isFinite(data4) && !formats0.validate(data4)) {
                      let err4 = { instancePath: instancePath + "/capabilities/blobThreshold", schemaPath: "#/$defs/RuntimeCapabilities/properties/blobThreshold/format", keyword: "format", params: { format: "int64" }, message: 'must match format "int64"' };
                      vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
                    }
                    var valid4 = _errs15 === errors;
                  } else
                    var valid4 = !0;
              } else {
                let err5 = { instancePath: instancePath + "/capabilities", schemaPath: "#/$defs/RuntimeCapabilities/type", keyword: "type", params: { type: "object" }, message: "must be object" };
                vErrors === null ? vErrors = [err5] : vErrors.push(err5), errors++;
              }
            var _valid1 = _errs10 === errors;
            if (valid2 = valid2 || _valid1, !valid2) {
              let _errs17 = errors;
              if (data2 !== null) {
                let err6 = { instancePath: instancePath + "/capabilities", schemaPath: "#/properties/capabilities/anyOf/1/type", keyword: "type", params: { type: "null" }, message: "must be null" };
                vErrors === null ? vErrors = [err6] : vErrors.push(err6), errors++;
              }
              var _valid1 = _errs17 === errors;
              valid2 = valid2 || _valid1;
            }
            if (valid2)
              errors = _errs9, vErrors !== null && (_errs9 ? vErrors.length = _errs9 : vErrors = null);
            else {
              let err7 = { instancePath: instancePath + "/capabilities", schemaPath: "#/properties/capabilities/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
              return vErrors === null ? vErrors = [err7] : vErrors.push(err7), errors++, validate87.errors = vErrors, !1;
            }
            var valid0 = _errs8 === errors;
          } else
            var valid0 = !0;
      }
    } else
      return validate87.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate87.errors = vErrors, errors === 0;
}
var _v1InitializeResult = validate90;
function validate90(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.serverProtocolVersion === void 0 && (missing0 = "serverProtocolVersion"))
        return validate90.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      if (data.serverProtocolVersion !== void 0) {
        let data0 = data.serverProtocolVersion, _errs1 = errors;
        if (!(typeof data0 == "number" && !(data0 % 1) && !isNaN(data0) && isFinite(data0)))
          return validate90.errors = [{ instancePath: instancePath + "/serverProtocolVersion", schemaPath: "#/properties/serverProtocolVersion/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
        if (errors === _errs1 && typeof data0 == "number" && isFinite(data0)) {
          if (data0 < 0 || isNaN(data0))
            return validate90.errors = [{ instancePath: instancePath + "/serverProtocolVersion", schemaPath: "#/properties/serverProtocolVersion/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
          if (!formats42.validate(data0))
            return validate90.errors = [{ instancePath: instancePath + "/serverProtocolVersion", schemaPath: "#/properties/serverProtocolVersion/format", keyword: "format", params: { format: "uint32" }, message: 'must match format "uint32"' }], !1;
        }
        var valid0 = _errs1 === errors;
      } else
        var valid0 = !0;
      if (valid0)
        if (data.supportsBlobRefs !== void 0) {
          let _errs3 = errors;
          if (typeof data.supportsBlobRefs != "boolean")
            return validate90.errors = [{ instancePath: instancePath + "/supportsBlobRefs", schemaPath: "#/properties/supportsBlobRefs/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" }], !1;
          var valid0 = _errs3 === errors;
        } else
          var valid0 = !0;
    } else
      return validate90.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate90.errors = vErrors, errors === 0;
}
var _v1Initialized = validate91;
function validate91(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  return errors === 0 && !(data && typeof data == "object" && !Array.isArray(data)) ? (validate91.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1) : (validate91.errors = vErrors, errors === 0);
}
var _v1ComponentExecuteParams = validate92;
function validate92(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.component === void 0 && (missing0 = "component") || data.input === void 0 && (missing0 = "input") || data.attempt === void 0 && (missing0 = "attempt") || data.observability === void 0 && (missing0 = "observability"))
        return validate92.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      if (data.component !== void 0) {
        let _errs1 = errors;
        if (typeof data.component != "string")
          return validate92.errors = [{ instancePath: instancePath + "/component", schemaPath: "#/$defs/Component/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
        var valid0 = _errs1 === errors;
      } else
        var valid0 = !0;
      if (valid0) {
        if (data.input !== void 0)
          var valid0 = errors === errors;
        else
          var valid0 = !0;
        if (valid0) {
          if (data.attempt !== void 0) {
            let data2 = data.attempt, _errs5 = errors;
            if (!(typeof data2 == "number" && !(data2 % 1) && !isNaN(data2) && isFinite(data2)))
              return validate92.errors = [{ instancePath: instancePath + "/attempt", schemaPath: "#/properties/attempt/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
            if (errors === _errs5 && typeof data2 == "number" && isFinite(data2)) {
              if (data2 < 0 || isNaN(data2))
                return validate92.errors = [{ instancePath: instancePath + "/attempt", schemaPath: "#/properties/attempt/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
              if (!formats42.validate(data2))
                return validate92.errors = [{ instancePath: instancePath + "/attempt", schemaPath: "#/properties/attempt/format", keyword: "format", params: { format: "uint32" }, message: 'must match format "uint32"' }], !1;
            }
            var valid0 = _errs5 === errors;
          } else
            var valid0 = !0;
          if (valid0)
            if (data.observability !== void 0) {
              let _errs7 = errors;
              validate88(data.observability, { instancePath: instancePath + "/observability", parentData: data, parentDataProperty: "observability", rootData }) || (vErrors = vErrors === null ? validate88.errors : vErrors.concat(validate88.errors), errors = vErrors.length);
              var valid0 = _errs7 === errors;
            } else
              var valid0 = !0;
        }
      }
    } else
      return validate92.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate92.errors = vErrors, errors === 0;
}
var _v1ComponentExecuteResult = validate94;
function validate94(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.output === void 0 && (missing0 = "output"))
        return validate94.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
    } else
      return validate94.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate94.errors = vErrors, errors === 0;
}
var _v1ComponentInfoParams = validate95;
function validate95(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.component === void 0 && (missing0 = "component"))
        return validate95.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      if (data.component !== void 0 && typeof data.component != "string")
        return validate95.errors = [{ instancePath: instancePath + "/component", schemaPath: "#/$defs/Component/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
    } else
      return validate95.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate95.errors = vErrors, errors === 0;
}
var _v1ComponentInfoResult = validate96;
var schema136 = { type: "object", properties: { component: { $ref: "#/$defs/Component" }, description: { type: ["string", "null"] }, input_schema: { anyOf: [{ $ref: "#/$defs/Schema" }, { type: "null" }] }, output_schema: { anyOf: [{ $ref: "#/$defs/Schema" }, { type: "null" }] } }, required: ["component"] };
function validate97(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.component === void 0 && (missing0 = "component"))
        return validate97.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      if (data.component !== void 0) {
        let _errs1 = errors;
        if (typeof data.component != "string")
          return validate97.errors = [{ instancePath: instancePath + "/component", schemaPath: "#/$defs/Component/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
        var valid0 = _errs1 === errors;
      } else
        var valid0 = !0;
      if (valid0) {
        if (data.description !== void 0) {
          let data1 = data.description, _errs4 = errors;
          if (typeof data1 != "string" && data1 !== null)
            return validate97.errors = [{ instancePath: instancePath + "/description", schemaPath: "#/properties/description/type", keyword: "type", params: { type: schema136.properties.description.type }, message: "must be string,null" }], !1;
          var valid0 = _errs4 === errors;
        } else
          var valid0 = !0;
        if (valid0) {
          if (data.input_schema !== void 0) {
            let data2 = data.input_schema, _errs6 = errors, _errs7 = errors, valid2 = !1, _errs8 = errors;
            if (errors === errors && !(data2 && typeof data2 == "object" && !Array.isArray(data2))) {
              let err0 = { instancePath: instancePath + "/input_schema", schemaPath: "#/$defs/Schema/type", keyword: "type", params: { type: "object" }, message: "must be object" };
              vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
            }
            var _valid0 = _errs8 === errors;
            if (valid2 = valid2 || _valid0, !valid2) {
              let _errs12 = errors;
              if (data2 !== null) {
                let err1 = { instancePath: instancePath + "/input_schema", schemaPath: "#/properties/input_schema/anyOf/1/type", keyword: "type", params: { type: "null" }, message: "must be null" };
                vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
              }
              var _valid0 = _errs12 === errors;
              valid2 = valid2 || _valid0;
            }
            if (valid2)
              errors = _errs7, vErrors !== null && (_errs7 ? vErrors.length = _errs7 : vErrors = null);
            else {
              let err2 = { instancePath: instancePath + "/input_schema", schemaPath: "#/properties/input_schema/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
              return vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++, validate97.errors = vErrors, !1;
            }
            var valid0 = _errs6 === errors;
          } else
            var valid0 = !0;
          if (valid0)
            if (data.output_schema !== void 0) {
              let data3 = data.output_schema, _errs14 = errors, _errs15 = errors, valid4 = !1, _errs16 = errors;
              if (errors === errors && !(data3 && typeof data3 == "object" && !Array.isArray(data3))) {
                let err3 = { instancePath: instancePath + "/output_schema", schemaPath: "#/$defs/Schema/type", keyword: "type", params: { type: "object" }, message: "must be object" };
                vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
              }
              var _valid1 = _errs16 === errors;
              if (valid4 = valid4 || _valid1, !valid4) {
                let _errs20 = errors;
                if (data3 !== null) {
                  let err4 = { instancePath: instancePath + "/output_schema", schemaPath: "#/properties/output_schema/anyOf/1/type", keyword: "type", params: { type: "null" }, message: "must be null" };
                  vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
                }
                var _valid1 = _errs20 === errors;
                valid4 = valid4 || _valid1;
              }
              if (valid4)
                errors = _errs15, vErrors !== null && (_errs15 ? vErrors.length = _errs15 : vErrors = null);
              else {
                let err5 = { instancePath: instancePath + "/output_schema", schemaPath: "#/properties/output_schema/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
                return vErrors === null ? vErrors = [err5] : vErrors.push(err5), errors++, validate97.errors = vErrors, !1;
              }
              var valid0 = _errs14 === errors;
            } else
              var valid0 = !0;
        }
      }
    } else
      return validate97.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate97.errors = vErrors, errors === 0;
}
function validate96(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.info === void 0 && (missing0 = "info"))
        return validate96.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      data.info !== void 0 && (validate97(data.info, { instancePath: instancePath + "/info", parentData: data, parentDataProperty: "info", rootData }) || (vErrors = vErrors === null ? validate97.errors : vErrors.concat(validate97.errors), errors = vErrors.length));
    } else
      return validate96.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate96.errors = vErrors, errors === 0;
}
var _v1ComponentListParams = validate99;
function validate99(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  return errors === 0 && !(data && typeof data == "object" && !Array.isArray(data)) ? (validate99.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1) : (validate99.errors = vErrors, errors === 0);
}
var _v1ListComponentsResult = validate100;
function validate100(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.components === void 0 && (missing0 = "components"))
        return validate100.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      if (data.components !== void 0) {
        let data0 = data.components;
        if (errors === errors)
          if (Array.isArray(data0)) {
            var valid1 = !0;
            let len0 = data0.length;
            for (let i0 = 0; i0 < len0; i0++) {
              let _errs3 = errors;
              validate97(data0[i0], { instancePath: instancePath + "/components/" + i0, parentData: data0, parentDataProperty: i0, rootData }) || (vErrors = vErrors === null ? validate97.errors : vErrors.concat(validate97.errors), errors = vErrors.length);
              var valid1 = _errs3 === errors;
              if (!valid1)
                break;
            }
          } else
            return validate100.errors = [{ instancePath: instancePath + "/components", schemaPath: "#/properties/components/type", keyword: "type", params: { type: "array" }, message: "must be array" }], !1;
      }
    } else
      return validate100.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate100.errors = vErrors, errors === 0;
}
var _v1ComponentInferSchemaParams = validate102;
function validate102(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.component === void 0 && (missing0 = "component") || data.input_schema === void 0 && (missing0 = "input_schema"))
        return validate102.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      if (data.component !== void 0) {
        let _errs1 = errors;
        if (typeof data.component != "string")
          return validate102.errors = [{ instancePath: instancePath + "/component", schemaPath: "#/$defs/Component/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
        var valid0 = _errs1 === errors;
      } else
        var valid0 = !0;
      if (valid0)
        if (data.input_schema !== void 0) {
          let data1 = data.input_schema, _errs4 = errors;
          if (errors === errors && !(data1 && typeof data1 == "object" && !Array.isArray(data1)))
            return validate102.errors = [{ instancePath: instancePath + "/input_schema", schemaPath: "#/$defs/Schema/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
          var valid0 = _errs4 === errors;
        } else
          var valid0 = !0;
    } else
      return validate102.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate102.errors = vErrors, errors === 0;
}
var _v1ComponentInferSchemaResult = validate103;
function validate103(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      if (data.output_schema !== void 0) {
        let data0 = data.output_schema, _errs2 = errors, valid1 = !1, _errs3 = errors;
        if (errors === errors && !(data0 && typeof data0 == "object" && !Array.isArray(data0))) {
          let err0 = { instancePath: instancePath + "/output_schema", schemaPath: "#/$defs/Schema/type", keyword: "type", params: { type: "object" }, message: "must be object" };
          vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
        }
        var _valid0 = _errs3 === errors;
        if (valid1 = valid1 || _valid0, !valid1) {
          let _errs7 = errors;
          if (data0 !== null) {
            let err1 = { instancePath: instancePath + "/output_schema", schemaPath: "#/properties/output_schema/anyOf/1/type", keyword: "type", params: { type: "null" }, message: "must be null" };
            vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
          }
          var _valid0 = _errs7 === errors;
          valid1 = valid1 || _valid0;
        }
        if (valid1)
          errors = _errs2, vErrors !== null && (_errs2 ? vErrors.length = _errs2 : vErrors = null);
        else {
          let err2 = { instancePath: instancePath + "/output_schema", schemaPath: "#/properties/output_schema/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
          return vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++, validate103.errors = vErrors, !1;
        }
      }
    } else
      return validate103.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate103.errors = vErrors, errors === 0;
}
var _v1SubmitRunProtocolParams = validate104, schema147 = { type: "object", properties: { flowId: { $ref: "#/$defs/BlobId" }, inputs: { type: "array", items: { $ref: "#/$defs/Value" } }, wait: { type: "boolean" }, maxConcurrency: { type: ["integer", "null"], format: "uint", minimum: 0 }, overrides: { anyOf: [{ $ref: "#/$defs/WorkflowOverrides" }, { type: "null" }] }, timeoutSecs: { type: ["integer", "null"], format: "uint64", minimum: 0 }, observability: { anyOf: [{ $ref: "#/$defs/ObservabilityContext" }, { type: "null" }] }, subflowKey: { type: "string", format: "uuid" } }, required: ["flowId", "inputs", "subflowKey"] }, formats50 = formats.uint, formats52 = formats.uint64, formats54 = formats.uuid;
var schema152 = { type: "string", enum: ["merge_patch", "json_patch"] };
function validate106(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.value === void 0 && (missing0 = "value"))
        return validate106.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      if (data.$type !== void 0) {
        let data0 = data.$type;
        if (typeof data0 != "string")
          return validate106.errors = [{ instancePath: instancePath + "/$type", schemaPath: "#/$defs/OverrideType/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
        if (!(data0 === "merge_patch" || data0 === "json_patch"))
          return validate106.errors = [{ instancePath: instancePath + "/$type", schemaPath: "#/$defs/OverrideType/enum", keyword: "enum", params: { allowedValues: schema152.enum }, message: "must be equal to one of the allowed values" }], !1;
      }
    } else
      return validate106.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate106.errors = vErrors, errors === 0;
}
function validate105(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.steps === void 0 && (missing0 = "steps"))
        return validate105.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      if (data.steps !== void 0) {
        let data0 = data.steps;
        if (errors === errors)
          if (data0 && typeof data0 == "object" && !Array.isArray(data0))
            for (let key0 in data0) {
              let _errs4 = errors;
              validate106(data0[key0], { instancePath: instancePath + "/steps/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"), parentData: data0, parentDataProperty: key0, rootData }) || (vErrors = vErrors === null ? validate106.errors : vErrors.concat(validate106.errors), errors = vErrors.length);
              var valid1 = _errs4 === errors;
              if (!valid1)
                break;
            }
          else
            return validate105.errors = [{ instancePath: instancePath + "/steps", schemaPath: "#/properties/steps/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
      }
    } else
      return validate105.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate105.errors = vErrors, errors === 0;
}
function validate104(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.flowId === void 0 && (missing0 = "flowId") || data.inputs === void 0 && (missing0 = "inputs") || data.subflowKey === void 0 && (missing0 = "subflowKey"))
        return validate104.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      if (data.flowId !== void 0) {
        let _errs1 = errors;
        if (typeof data.flowId != "string")
          return validate104.errors = [{ instancePath: instancePath + "/flowId", schemaPath: "#/$defs/BlobId/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
        var valid0 = _errs1 === errors;
      } else
        var valid0 = !0;
      if (valid0) {
        if (data.inputs !== void 0) {
          let data1 = data.inputs, _errs4 = errors;
          if (errors === _errs4)
            if (Array.isArray(data1)) {
              var valid2 = !0;
              let len0 = data1.length;
              for (let i0 = 0; i0 < len0; i0++) {
                var valid2 = errors === errors;
                if (!valid2)
                  break;
              }
            } else
              return validate104.errors = [{ instancePath: instancePath + "/inputs", schemaPath: "#/properties/inputs/type", keyword: "type", params: { type: "array" }, message: "must be array" }], !1;
          var valid0 = _errs4 === errors;
        } else
          var valid0 = !0;
        if (valid0) {
          if (data.wait !== void 0) {
            let _errs7 = errors;
            if (typeof data.wait != "boolean")
              return validate104.errors = [{ instancePath: instancePath + "/wait", schemaPath: "#/properties/wait/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" }], !1;
            var valid0 = _errs7 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.maxConcurrency !== void 0) {
              let data4 = data.maxConcurrency, _errs9 = errors;
              if (!(typeof data4 == "number" && !(data4 % 1) && !isNaN(data4) && isFinite(data4)) && data4 !== null)
                return validate104.errors = [{ instancePath: instancePath + "/maxConcurrency", schemaPath: "#/properties/maxConcurrency/type", keyword: "type", params: { type: schema147.properties.maxConcurrency.type }, message: "must be integer,null" }], !1;
              if (errors === _errs9 && typeof data4 == "number" && isFinite(data4)) {
                if (data4 < 0 || isNaN(data4))
                  return validate104.errors = [{ instancePath: instancePath + "/maxConcurrency", schemaPath: "#/properties/maxConcurrency/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                if (!formats50.validate(data4))
                  return validate104.errors = [{ instancePath: instancePath + "/maxConcurrency", schemaPath: "#/properties/maxConcurrency/format", keyword: "format", params: { format: "uint" }, message: 'must match format "uint"' }], !1;
              }
              var valid0 = _errs9 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.overrides !== void 0) {
                let data5 = data.overrides, _errs11 = errors, _errs12 = errors, valid4 = !1, _errs13 = errors;
                validate105(data5, { instancePath: instancePath + "/overrides", parentData: data, parentDataProperty: "overrides", rootData }) || (vErrors = vErrors === null ? validate105.errors : vErrors.concat(validate105.errors), errors = vErrors.length);
                var _valid0 = _errs13 === errors;
                if (valid4 = valid4 || _valid0, !valid4) {
                  let _errs14 = errors;
                  if (data5 !== null) {
                    let err0 = { instancePath: instancePath + "/overrides", schemaPath: "#/properties/overrides/anyOf/1/type", keyword: "type", params: { type: "null" }, message: "must be null" };
                    vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
                  }
                  var _valid0 = _errs14 === errors;
                  valid4 = valid4 || _valid0;
                }
                if (valid4)
                  errors = _errs12, vErrors !== null && (_errs12 ? vErrors.length = _errs12 : vErrors = null);
                else {
                  let err1 = { instancePath: instancePath + "/overrides", schemaPath: "#/properties/overrides/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
                  return vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++, validate104.errors = vErrors, !1;
                }
                var valid0 = _errs11 === errors;
              } else
                var valid0 = !0;
              if (valid0) {
                if (data.timeoutSecs !== void 0) {
                  let data6 = data.timeoutSecs, _errs16 = errors;
                  if (!(typeof data6 == "number" && !(data6 % 1) && !isNaN(data6) && isFinite(data6)) && data6 !== null)
                    return validate104.errors = [{ instancePath: instancePath + "/timeoutSecs", schemaPath: "#/properties/timeoutSecs/type", keyword: "type", params: { type: schema147.properties.timeoutSecs.type }, message: "must be integer,null" }], !1;
                  if (errors === _errs16 && typeof data6 == "number" && isFinite(data6)) {
                    if (data6 < 0 || isNaN(data6))
                      return validate104.errors = [{ instancePath: instancePath + "/timeoutSecs", schemaPath: "#/properties/timeoutSecs/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                    if (!formats52.validate(data6))
                      return validate104.errors = [{ instancePath: instancePath + "/timeoutSecs", schemaPath: "#/properties/timeoutSecs/format", keyword: "format", params: { format: "uint64" }, message: 'must match format "uint64"' }], !1;
                  }
                  var valid0 = _errs16 === errors;
                } else
                  var valid0 = !0;
                if (valid0) {
                  if (data.observability !== void 0) {
                    let data7 = data.observability, _errs18 = errors, _errs19 = errors, valid5 = !1, _errs20 = errors;
                    validate88(data7, { instancePath: instancePath + "/observability", parentData: data, parentDataProperty: "observability", rootData }) || (vErrors = vErrors === null ? validate88.errors : vErrors.concat(validate88.errors), errors = vErrors.length);
                    var _valid1 = _errs20 === errors;
                    if (valid5 = valid5 || _valid1, !valid5) {
                      let _errs21 = errors;
                      if (data7 !== null) {
                        let err2 = { instancePath: instancePath + "/observability", schemaPath: "#/properties/observability/anyOf/1/type", keyword: "type", params: { type: "null" }, message: "must be null" };
                        vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
                      }
                      var _valid1 = _errs21 === errors;
                      valid5 = valid5 || _valid1;
                    }
                    if (valid5)
                      errors = _errs19, vErrors !== null && (_errs19 ? vErrors.length = _errs19 : vErrors = null);
                    else {
                      let err3 = { instancePath: instancePath + "/observability", schemaPath: "#/properties/observability/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
                      return vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++, validate104.errors = vErrors, !1;
                    }
                    var valid0 = _errs18 === errors;
                  } else
                    var valid0 = !0;
                  if (valid0)
                    if (data.subflowKey !== void 0) {
                      let data8 = data.subflowKey, _errs23 = errors;
                      if (errors === _errs23 && errors === _errs23)
                        if (typeof data8 == "string") {
                          if (!formats54(data8))
                            return validate104.errors = [{ instancePath: instancePath + "/subflowKey", schemaPath: "#/properties/subflowKey/format", keyword: "format", params: { format: "uuid" }, message: 'must match format "uuid"' }], !1;
                        } else
                          return validate104.errors = [{ instancePath: instancePath + "/subflowKey", schemaPath: "#/properties/subflowKey/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                      var valid0 = _errs23 === errors;
                    } else
                      var valid0 = !0;
                }
              }
            }
          }
        }
      }
    } else
      return validate104.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate104.errors = vErrors, errors === 0;
}
var _v1GetRunProtocolParams = validate110, schema153 = { type: "object", properties: { runId: { type: "string" }, wait: { type: "boolean" }, includeResults: { type: "boolean" }, resultOrder: { $ref: "#/$defs/ResultOrder" }, timeoutSecs: { type: ["integer", "null"], format: "uint64", minimum: 0 }, observability: { anyOf: [{ $ref: "#/$defs/ObservabilityContext" }, { type: "null" }] } }, required: ["runId"] }, schema154 = { type: "string", enum: ["by_index", "by_completion"] };
function validate110(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.runId === void 0 && (missing0 = "runId"))
        return validate110.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      if (data.runId !== void 0) {
        let _errs1 = errors;
        if (typeof data.runId != "string")
          return validate110.errors = [{ instancePath: instancePath + "/runId", schemaPath: "#/properties/runId/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
        var valid0 = _errs1 === errors;
      } else
        var valid0 = !0;
      if (valid0) {
        if (data.wait !== void 0) {
          let _errs3 = errors;
          if (typeof data.wait != "boolean")
            return validate110.errors = [{ instancePath: instancePath + "/wait", schemaPath: "#/properties/wait/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" }], !1;
          var valid0 = _errs3 === errors;
        } else
          var valid0 = !0;
        if (valid0) {
          if (data.includeResults !== void 0) {
            let _errs5 = errors;
            if (typeof data.includeResults != "boolean")
              return validate110.errors = [{ instancePath: instancePath + "/includeResults", schemaPath: "#/properties/includeResults/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" }], !1;
            var valid0 = _errs5 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.resultOrder !== void 0) {
              let data3 = data.resultOrder, _errs7 = errors;
              if (typeof data3 != "string")
                return validate110.errors = [{ instancePath: instancePath + "/resultOrder", schemaPath: "#/$defs/ResultOrder/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
              if (!(data3 === "by_index" || data3 === "by_completion"))
                return validate110.errors = [{ instancePath: instancePath + "/resultOrder", schemaPath: "#/$defs/ResultOrder/enum", keyword: "enum", params: { allowedValues: schema154.enum }, message: "must be equal to one of the allowed values" }], !1;
              var valid0 = _errs7 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.timeoutSecs !== void 0) {
                let data4 = data.timeoutSecs, _errs10 = errors;
                if (!(typeof data4 == "number" && !(data4 % 1) && !isNaN(data4) && isFinite(data4)) && data4 !== null)
                  return validate110.errors = [{ instancePath: instancePath + "/timeoutSecs", schemaPath: "#/properties/timeoutSecs/type", keyword: "type", params: { type: schema153.properties.timeoutSecs.type }, message: "must be integer,null" }], !1;
                if (errors === _errs10 && typeof data4 == "number" && isFinite(data4)) {
                  if (data4 < 0 || isNaN(data4))
                    return validate110.errors = [{ instancePath: instancePath + "/timeoutSecs", schemaPath: "#/properties/timeoutSecs/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                  if (!formats52.validate(data4))
                    return validate110.errors = [{ instancePath: instancePath + "/timeoutSecs", schemaPath: "#/properties/timeoutSecs/format", keyword: "format", params: { format: "uint64" }, message: 'must match format "uint64"' }], !1;
                }
                var valid0 = _errs10 === errors;
              } else
                var valid0 = !0;
              if (valid0)
                if (data.observability !== void 0) {
                  let data5 = data.observability, _errs12 = errors, _errs13 = errors, valid2 = !1, _errs14 = errors;
                  validate88(data5, { instancePath: instancePath + "/observability", parentData: data, parentDataProperty: "observability", rootData }) || (vErrors = vErrors === null ? validate88.errors : vErrors.concat(validate88.errors), errors = vErrors.length);
                  var _valid0 = _errs14 === errors;
                  if (valid2 = valid2 || _valid0, !valid2) {
                    let _errs15 = errors;
                    if (data5 !== null) {
                      let err0 = { instancePath: instancePath + "/observability", schemaPath: "#/properties/observability/anyOf/1/type", keyword: "type", params: { type: "null" }, message: "must be null" };
                      vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
                    }
                    var _valid0 = _errs15 === errors;
                    valid2 = valid2 || _valid0;
                  }
                  if (valid2)
                    errors = _errs13, vErrors !== null && (_errs13 ? vErrors.length = _errs13 : vErrors = null);
                  else {
                    let err1 = { instancePath: instancePath + "/observability", schemaPath: "#/properties/observability/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
                    return vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++, validate110.errors = vErrors, !1;
                  }
                  var valid0 = _errs12 === errors;
                } else
                  var valid0 = !0;
            }
          }
        }
      }
    } else
      return validate110.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate110.errors = vErrors, errors === 0;
}
var _v1RunStatusProtocol = validate112, schema155 = { type: "object", properties: { runId: { type: "string" }, flowId: { $ref: "#/$defs/BlobId" }, flowName: { type: ["string", "null"] }, status: { type: "string" }, items: { $ref: "#/$defs/ItemStatistics" }, createdAt: { type: "string" }, completedAt: { type: ["string", "null"] }, results: { type: ["array", "null"], items: { $ref: "#/$defs/ItemResult" } } }, required: ["runId", "flowId", "status", "items", "createdAt"] };
var schema158 = { type: "object", properties: { itemIndex: { type: "integer", format: "uint", minimum: 0 }, status: { $ref: "#/$defs/ExecutionStatus" }, result: { anyOf: [{ $ref: "#/$defs/FlowResult" }, { type: "null" }] }, completedAt: { type: ["string", "null"], format: "date-time" } }, required: ["itemIndex", "status"] }, schema159 = { type: "string", enum: ["running", "completed", "failed", "cancelled", "paused", "recoveryFailed"] };
function validate115(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.outcome === void 0 && (missing0 = "outcome") || data.result === void 0 && (missing0 = "result"))
        return validate115.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      if (data.outcome !== void 0) {
        let data0 = data.outcome, _errs1 = errors;
        if (typeof data0 != "string")
          return validate115.errors = [{ instancePath: instancePath + "/outcome", schemaPath: "#/properties/outcome/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
        if (data0 !== "success")
          return validate115.errors = [{ instancePath: instancePath + "/outcome", schemaPath: "#/properties/outcome/const", keyword: "const", params: { allowedValue: "success" }, message: "must be equal to constant" }], !1;
        var valid0 = _errs1 === errors;
      } else
        var valid0 = !0;
      if (valid0)
        if (data.result !== void 0)
          var valid0 = errors === errors;
        else
          var valid0 = !0;
    } else
      return validate115.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate115.errors = vErrors, errors === 0;
}
function validate117(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.code === void 0 && (missing0 = "code") || data.message === void 0 && (missing0 = "message"))
        return validate117.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      if (data.code !== void 0) {
        let data0 = data.code, _errs1 = errors;
        if (!(typeof data0 == "number" && !(data0 % 1) && !isNaN(data0) && isFinite(data0)))
          return validate117.errors = [{ instancePath: instancePath + "/code", schemaPath: "#/properties/code/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
        if (errors === _errs1 && typeof data0 == "number" && isFinite(data0) && !formats0.validate(data0))
          return validate117.errors = [{ instancePath: instancePath + "/code", schemaPath: "#/properties/code/format", keyword: "format", params: { format: "int64" }, message: 'must match format "int64"' }], !1;
        var valid0 = _errs1 === errors;
      } else
        var valid0 = !0;
      if (valid0) {
        if (data.message !== void 0) {
          let _errs3 = errors;
          if (typeof data.message != "string")
            return validate117.errors = [{ instancePath: instancePath + "/message", schemaPath: "#/properties/message/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
          var valid0 = _errs3 === errors;
        } else
          var valid0 = !0;
        if (valid0)
          if (data.data !== void 0)
            var valid0 = errors === errors;
          else
            var valid0 = !0;
      }
    } else
      return validate117.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate117.errors = vErrors, errors === 0;
}
function validate116(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.outcome === void 0 && (missing0 = "outcome") || data.error === void 0 && (missing0 = "error"))
        return validate116.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      if (data.outcome !== void 0) {
        let data0 = data.outcome, _errs1 = errors;
        if (typeof data0 != "string")
          return validate116.errors = [{ instancePath: instancePath + "/outcome", schemaPath: "#/properties/outcome/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
        if (data0 !== "failed")
          return validate116.errors = [{ instancePath: instancePath + "/outcome", schemaPath: "#/properties/outcome/const", keyword: "const", params: { allowedValue: "failed" }, message: "must be equal to constant" }], !1;
        var valid0 = _errs1 === errors;
      } else
        var valid0 = !0;
      if (valid0)
        if (data.error !== void 0) {
          let _errs3 = errors;
          validate117(data.error, { instancePath: instancePath + "/error", parentData: data, parentDataProperty: "error", rootData }) || (vErrors = vErrors === null ? validate117.errors : vErrors.concat(validate117.errors), errors = vErrors.length);
          var valid0 = _errs3 === errors;
        } else
          var valid0 = !0;
    } else
      return validate116.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate116.errors = vErrors, errors === 0;
}
function validate114(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0 && data && typeof data == "object" && !Array.isArray(data)) {
    let tag0 = data.outcome;
    if (typeof tag0 == "string")
      if (tag0 === "success")
        validate115(data, { instancePath, parentData, parentDataProperty, rootData }) || (vErrors = vErrors === null ? validate115.errors : vErrors.concat(validate115.errors), errors = vErrors.length);
      else if (tag0 === "failed")
        validate116(data, { instancePath, parentData, parentDataProperty, rootData }) || (vErrors = vErrors === null ? validate116.errors : vErrors.concat(validate116.errors), errors = vErrors.length);
      else
        return validate114.errors = [{ instancePath, schemaPath: "#/discriminator", keyword: "discriminator", params: { error: "mapping", tag: "outcome", tagValue: tag0 }, message: 'value of tag "outcome" must be in oneOf' }], !1;
    else
      return validate114.errors = [{ instancePath, schemaPath: "#/discriminator", keyword: "discriminator", params: { error: "tag", tag: "outcome", tagValue: tag0 }, message: 'tag "outcome" must be string' }], !1;
  }
  return validate114.errors = vErrors, errors === 0;
}
function validate113(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.itemIndex === void 0 && (missing0 = "itemIndex") || data.status === void 0 && (missing0 = "status"))
        return validate113.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      if (data.itemIndex !== void 0) {
        let data0 = data.itemIndex, _errs1 = errors;
        if (!(typeof data0 == "number" && !(data0 % 1) && !isNaN(data0) && isFinite(data0)))
          return validate113.errors = [{ instancePath: instancePath + "/itemIndex", schemaPath: "#/properties/itemIndex/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
        if (errors === _errs1 && typeof data0 == "number" && isFinite(data0)) {
          if (data0 < 0 || isNaN(data0))
            return validate113.errors = [{ instancePath: instancePath + "/itemIndex", schemaPath: "#/properties/itemIndex/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
          if (!formats50.validate(data0))
            return validate113.errors = [{ instancePath: instancePath + "/itemIndex", schemaPath: "#/properties/itemIndex/format", keyword: "format", params: { format: "uint" }, message: 'must match format "uint"' }], !1;
        }
        var valid0 = _errs1 === errors;
      } else
        var valid0 = !0;
      if (valid0) {
        if (data.status !== void 0) {
          let data1 = data.status, _errs3 = errors;
          if (typeof data1 != "string")
            return validate113.errors = [{ instancePath: instancePath + "/status", schemaPath: "#/$defs/ExecutionStatus/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
          if (!(data1 === "running" || data1 === "completed" || data1 === "failed" || data1 === "cancelled" || data1 === "paused" || data1 === "recoveryFailed"))
            return validate113.errors = [{ instancePath: instancePath + "/status", schemaPath: "#/$defs/ExecutionStatus/enum", keyword: "enum", params: { allowedValues: schema159.enum }, message: "must be equal to one of the allowed values" }], !1;
          var valid0 = _errs3 === errors;
        } else
          var valid0 = !0;
        if (valid0) {
          if (data.result !== void 0) {
            let data2 = data.result, _errs6 = errors, _errs7 = errors, valid2 = !1, _errs8 = errors;
            validate114(data2, { instancePath: instancePath + "/result", parentData: data, parentDataProperty: "result", rootData }) || (vErrors = vErrors === null ? validate114.errors : vErrors.concat(validate114.errors), errors = vErrors.length);
            var _valid0 = _errs8 === errors;
            if (valid2 = valid2 || _valid0, !valid2) {
              let _errs9 = errors;
              if (data2 !== null) {
                let err0 = { instancePath: instancePath + "/result", schemaPath: "#/properties/result/anyOf/1/type", keyword: "type", params: { type: "null" }, message: "must be null" };
                vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
              }
              var _valid0 = _errs9 === errors;
              valid2 = valid2 || _valid0;
            }
            if (valid2)
              errors = _errs7, vErrors !== null && (_errs7 ? vErrors.length = _errs7 : vErrors = null);
            else {
              let err1 = { instancePath: instancePath + "/result", schemaPath: "#/properties/result/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
              return vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++, validate113.errors = vErrors, !1;
            }
            var valid0 = _errs6 === errors;
          } else
            var valid0 = !0;
          if (valid0)
            if (data.completedAt !== void 0) {
              let data3 = data.completedAt, _errs11 = errors;
              if (typeof data3 != "string" && data3 !== null)
                return validate113.errors = [{ instancePath: instancePath + "/completedAt", schemaPath: "#/properties/completedAt/type", keyword: "type", params: { type: schema158.properties.completedAt.type }, message: "must be string,null" }], !1;
              if (errors === _errs11 && errors === _errs11 && typeof data3 == "string" && !formats24(data3))
                return validate113.errors = [{ instancePath: instancePath + "/completedAt", schemaPath: "#/properties/completedAt/format", keyword: "format", params: { format: "date-time" }, message: 'must match format "date-time"' }], !1;
              var valid0 = _errs11 === errors;
            } else
              var valid0 = !0;
        }
      }
    } else
      return validate113.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate113.errors = vErrors, errors === 0;
}
function validate112(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.runId === void 0 && (missing0 = "runId") || data.flowId === void 0 && (missing0 = "flowId") || data.status === void 0 && (missing0 = "status") || data.items === void 0 && (missing0 = "items") || data.createdAt === void 0 && (missing0 = "createdAt"))
        return validate112.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      if (data.runId !== void 0) {
        let _errs1 = errors;
        if (typeof data.runId != "string")
          return validate112.errors = [{ instancePath: instancePath + "/runId", schemaPath: "#/properties/runId/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
        var valid0 = _errs1 === errors;
      } else
        var valid0 = !0;
      if (valid0) {
        if (data.flowId !== void 0) {
          let _errs3 = errors;
          if (typeof data.flowId != "string")
            return validate112.errors = [{ instancePath: instancePath + "/flowId", schemaPath: "#/$defs/BlobId/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
          var valid0 = _errs3 === errors;
        } else
          var valid0 = !0;
        if (valid0) {
          if (data.flowName !== void 0) {
            let data2 = data.flowName, _errs6 = errors;
            if (typeof data2 != "string" && data2 !== null)
              return validate112.errors = [{ instancePath: instancePath + "/flowName", schemaPath: "#/properties/flowName/type", keyword: "type", params: { type: schema155.properties.flowName.type }, message: "must be string,null" }], !1;
            var valid0 = _errs6 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.status !== void 0) {
              let _errs8 = errors;
              if (typeof data.status != "string")
                return validate112.errors = [{ instancePath: instancePath + "/status", schemaPath: "#/properties/status/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
              var valid0 = _errs8 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.items !== void 0) {
                let data4 = data.items, _errs10 = errors;
                if (errors === errors)
                  if (data4 && typeof data4 == "object" && !Array.isArray(data4)) {
                    let missing1;
                    if (data4.total === void 0 && (missing1 = "total") || data4.completed === void 0 && (missing1 = "completed") || data4.running === void 0 && (missing1 = "running") || data4.failed === void 0 && (missing1 = "failed") || data4.cancelled === void 0 && (missing1 = "cancelled"))
                      return validate112.errors = [{ instancePath: instancePath + "/items", schemaPath: "#/$defs/ItemStatistics/required", keyword: "required", params: { missingProperty: missing1 }, message: "must have required property '" + missing1 + "'" }], !1;
                    if (data4.total !== void 0) {
                      let data5 = data4.total, _errs13 = errors;
                      if (!(typeof data5 == "number" && !(data5 % 1) && !isNaN(data5) && isFinite(data5)))
                        return validate112.errors = [{ instancePath: instancePath + "/items/total", schemaPath: "#/$defs/ItemStatistics/properties/total/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                      if (errors === _errs13 && typeof data5 == "number" && isFinite(data5)) {
                        if (data5 < 0 || isNaN(data5))
                          return validate112.errors = [{ instancePath: instancePath + "/items/total", schemaPath: "#/$defs/ItemStatistics/properties/total/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                        if (!formats50.validate(data5))
                          return validate112.errors = [{ instancePath: instancePath + "/items/total", schemaPath: "#/$defs/ItemStatistics/properties/total/format", keyword: "format", params: { format: "uint" }, message: 'must match format "uint"' }], !1;
                      }
                      var valid3 = _errs13 === errors;
                    } else
                      var valid3 = !0;
                    if (valid3) {
                      if (data4.completed !== void 0) {
                        let data6 = data4.completed, _errs15 = errors;
                        if (!(typeof data6 == "number" && !(data6 % 1) && !isNaN(data6) && isFinite(data6)))
                          return validate112.errors = [{ instancePath: instancePath + "/items/completed", schemaPath: "#/$defs/ItemStatistics/properties/completed/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                        if (errors === _errs15 && typeof data6 == "number" && isFinite(data6)) {
                          if (data6 < 0 || isNaN(data6))
                            return validate112.errors = [{ instancePath: instancePath + "/items/completed", schemaPath: "#/$defs/ItemStatistics/properties/completed/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                          if (!formats50.validate(data6))
                            return validate112.errors = [{ instancePath: instancePath + "/items/completed", schemaPath: "#/$defs/ItemStatistics/properties/completed/format", keyword: "format", params: { format: "uint" }, message: 'must match format "uint"' }], !1;
                        }
                        var valid3 = _errs15 === errors;
                      } else
                        var valid3 = !0;
                      if (valid3) {
                        if (data4.running !== void 0) {
                          let data7 = data4.running, _errs17 = errors;
                          if (!(typeof data7 == "number" && !(data7 % 1) && !isNaN(data7) && isFinite(data7)))
                            return validate112.errors = [{ instancePath: instancePath + "/items/running", schemaPath: "#/$defs/ItemStatistics/properties/running/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                          if (errors === _errs17 && typeof data7 == "number" && isFinite(data7)) {
                            if (data7 < 0 || isNaN(data7))
                              return validate112.errors = [{ instancePath: instancePath + "/items/running", schemaPath: "#/$defs/ItemStatistics/properties/running/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                            if (!formats50.validate(data7))
                              return validate112.errors = [{ instancePath: instancePath + "/items/running", schemaPath: "#/$defs/ItemStatistics/properties/running/format", keyword: "format", params: { format: "uint" }, message: 'must match format "uint"' }], !1;
                          }
                          var valid3 = _errs17 === errors;
                        } else
                          var valid3 = !0;
                        if (valid3) {
                          if (data4.failed !== void 0) {
                            let data8 = data4.failed, _errs19 = errors;
                            if (!(typeof data8 == "number" && !(data8 % 1) && !isNaN(data8) && isFinite(data8)))
                              return validate112.errors = [{ instancePath: instancePath + "/items/failed", schemaPath: "#/$defs/ItemStatistics/properties/failed/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                            if (errors === _errs19 && typeof data8 == "number" && isFinite(data8)) {
                              if (data8 < 0 || isNaN(data8))
                                return validate112.errors = [{ instancePath: instancePath + "/items/failed", schemaPath: "#/$defs/ItemStatistics/properties/failed/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                              if (!formats50.validate(data8))
                                return validate112.errors = [{ instancePath: instancePath + "/items/failed", schemaPath: "#/$defs/ItemStatistics/properties/failed/format", keyword: "format", params: { format: "uint" }, message: 'must match format "uint"' }], !1;
                            }
                            var valid3 = _errs19 === errors;
                          } else
                            var valid3 = !0;
                          if (valid3)
                            if (data4.cancelled !== void 0) {
                              let data9 = data4.cancelled, _errs21 = errors;
                              if (!(typeof data9 == "number" && !(data9 % 1) && !isNaN(data9) && isFinite(data9)))
                                return validate112.errors = [{ instancePath: instancePath + "/items/cancelled", schemaPath: "#/$defs/ItemStatistics/properties/cancelled/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                              if (errors === _errs21 && typeof data9 == "number" && isFinite(data9)) {
                                if (data9 < 0 || isNaN(data9))
                                  return validate112.errors = [{ instancePath: instancePath + "/items/cancelled", schemaPath: "#/$defs/ItemStatistics/properties/cancelled/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                                if (!formats50.validate(data9))
                                  return validate112.errors = [{ instancePath: instancePath + "/items/cancelled", schemaPath: "#/$defs/ItemStatistics/properties/cancelled/format", keyword: "format", params: { format: "uint" }, message: 'must match format "uint"' }], !1;
                              }
                              var valid3 = _errs21 === errors;
                            } else
                              var valid3 = !0;
                        }
                      }
                    }
                  } else
                    return validate112.errors = [{ instancePath: instancePath + "/items", schemaPath: "#/$defs/ItemStatistics/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
                var valid0 = _errs10 === errors;
              } else
                var valid0 = !0;
              if (valid0) {
                if (data.createdAt !== void 0) {
                  let _errs23 = errors;
                  if (typeof data.createdAt != "string")
                    return validate112.errors = [{ instancePath: instancePath + "/createdAt", schemaPath: "#/properties/createdAt/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                  var valid0 = _errs23 === errors;
                } else
                  var valid0 = !0;
                if (valid0) {
                  if (data.completedAt !== void 0) {
                    let data11 = data.completedAt, _errs25 = errors;
                    if (typeof data11 != "string" && data11 !== null)
                      return validate112.errors = [{ instancePath: instancePath + "/completedAt", schemaPath: "#/properties/completedAt/type", keyword: "type", params: { type: schema155.properties.completedAt.type }, message: "must be string,null" }], !1;
                    var valid0 = _errs25 === errors;
                  } else
                    var valid0 = !0;
                  if (valid0)
                    if (data.results !== void 0) {
                      let data12 = data.results, _errs27 = errors;
                      if (!Array.isArray(data12) && data12 !== null)
                        return validate112.errors = [{ instancePath: instancePath + "/results", schemaPath: "#/properties/results/type", keyword: "type", params: { type: schema155.properties.results.type }, message: "must be array,null" }], !1;
                      if (errors === _errs27 && Array.isArray(data12)) {
                        var valid4 = !0;
                        let len0 = data12.length;
                        for (let i0 = 0; i0 < len0; i0++) {
                          let _errs29 = errors;
                          validate113(data12[i0], { instancePath: instancePath + "/results/" + i0, parentData: data12, parentDataProperty: i0, rootData }) || (vErrors = vErrors === null ? validate113.errors : vErrors.concat(validate113.errors), errors = vErrors.length);
                          var valid4 = _errs29 === errors;
                          if (!valid4)
                            break;
                        }
                      }
                      var valid0 = _errs27 === errors;
                    } else
                      var valid0 = !0;
                }
              }
            }
          }
        }
      }
    } else
      return validate112.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate112.errors = vErrors, errors === 0;
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
