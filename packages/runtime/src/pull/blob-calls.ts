import type { MessageInitShape } from "@bufbuild/protobuf";
import { Code, ConnectError, type ServiceImpl } from "@connectrpc/connect";
import type { BlobService, GetBlobResponseSchema } from "@stepflow/protocol/grpc";
import { writeSortedJson } from "@stepflow/protocol/internal";
import { BlobDamagedError } from "../blobs/blob-damaged-error.ts";
import { type BlobStore, jsonOf, type StoredBlob } from "../blobs/blob-store.ts";
import { fromValue, toValue } from "./protobuf-value.ts";

const TYPES = ["data", "flow", "binary"] as const;
const BLOB_ID = /^[0-9a-f]{64}$/;

/** Implements BlobService with a blob store. */
export function answerBlobCalls(store: () => BlobStore): ServiceImpl<typeof BlobService> {
  return {
    async putBlob({ content, blobType, filename }) {
      const type = TYPES.find((known) => known === (blobType || "data"));
      if (type === undefined) throw invalid(`blob_type: unknown type '${blobType}'`);
      if (content.case === undefined) throw invalid("content is required");
      const label = { type, filename };
      const blobId =
        content.case === "rawData"
          ? await store().put(content.value, label)
          : await store().put(encoder.encode(writeSortedJson(fromValue(content.value))), label);
      return { blobId, ...(filename === undefined ? {} : { filename }) };
    },
    async getBlob({ blobId }): Promise<MessageInitShape<typeof GetBlobResponseSchema>> {
      if (!BLOB_ID.test(blobId)) throw invalid("blob_id is not the id of a blob");
      const blob = await read(store(), blobId);
      if (blob === undefined) throw new ConnectError(`blob '${blobId}' not found`, Code.NotFound);
      const { type, filename, content } = blob;
      return {
        blobId,
        blobType: type,
        content:
          type === "binary"
            ? { case: "rawData", value: content as Uint8Array<ArrayBuffer> }
            : { case: "jsonData", value: toValue(jsonOf(blob)) },
        ...(filename === undefined ? {} : { filename }),
      };
    },
  };
}

const encoder = new TextEncoder();

async function read(store: BlobStore, blobId: string): Promise<StoredBlob | undefined> {
  try {
    return await store.get(blobId);
  } catch (error) {
    if (error instanceof BlobDamagedError) throw new ConnectError(error.message, Code.DataLoss);
    throw error;
  }
}

function invalid(message: string): ConnectError {
  return new ConnectError(message, Code.InvalidArgument);
}
