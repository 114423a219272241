/** The box of an mp4 that holds its content credentials. */
import { contentBox } from './jumbf.ts';
import { C2PA_UUID } from './c2pa-uuid.ts';

const VERSION_AND_FLAGS = Buffer.alloc(4);
const PURPOSE = Buffer.from('manifest\0');
/** There is no second box of them. */
const OFFSET_OF_NEXT = Buffer.alloc(8);
const BEFORE_STORE = Buffer.concat([C2PA_UUID, VERSION_AND_FLAGS, PURPOSE, OFFSET_OF_NEXT]);

export function storeBox(store: Uint8Array): Buffer {
  return contentBox('uuid', Buffer.concat([BEFORE_STORE, store]));
}

/** The store in the body of a box `uuid`; null where that holds something else. */
export function storeIn(body: Buffer): Buffer | null {
  const before = body.subarray(0, BEFORE_STORE.byteLength);
  return before.equals(BEFORE_STORE) ? body.subarray(BEFORE_STORE.byteLength) : null;
}
