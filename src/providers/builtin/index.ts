/** The built-in renderer, as a provider. */
export { createBuiltinProvider } from './builtin.ts';
export type { BuiltinParts } from './builtin-parts.ts';
export { createChatReader } from './chat/chat-reader.ts';
export { loadSigner, SignerError } from './credentials/load-signer.ts';
export type { Signer } from './credentials/signer.ts';
export { claimWorkFolder } from './work-folder.ts';
