// @ts-nocheck
// Generated from schemas/*/{flow,config}.json and schemas/rest/*.json by `npm run generate`. Do not edit.
import type { SchemaValidator } from "../validate.ts";



