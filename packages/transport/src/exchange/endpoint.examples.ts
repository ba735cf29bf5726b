import { createWebHandler, Endpoint } from "@stepflow/transport";

// #region Endpoint
const endpoint = new Endpoint({
  methods: {
    "components/list": { handle: () => ({ components: [] }) },
  },
});
const handle = createWebHandler({ endpoint });
// #endregion
