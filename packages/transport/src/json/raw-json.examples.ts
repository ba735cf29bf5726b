import { Endpoint, RawJson } from "@stepflow/transport";

// #region RawJson
const endpoint = new Endpoint({
  methods: { "app/total": { handle: () => new RawJson("12345678901234567890") } },
});
// #endregion
