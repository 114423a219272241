/** Hands a decoded command to the use case that carries it out. */
import type { Command, EncodedKind, Principal, ResultOf } from '../core/index.ts';
import type { Engine } from '../engine/index.ts';

type EncodedCommand = Extract<Command, { kind: EncodedKind }>;

export async function executeCommand(
  engine: Engine,
  principal: Principal,
  command: EncodedCommand,
  idempotencyKey: string | null,
): Promise<ResultOf[EncodedKind]> {
  switch (command.kind) {
    case 'create':
    case 'remix':
    case 'edit':
    case 'extend':
      return await engine.makeVideo(principal, command, idempotencyKey);
    case 'get':
      return await engine.getVideo(principal, command);
    case 'list':
      return await engine.listVideos(principal, command);
    case 'delete':
      return await engine.deleteVideo(principal, command);
    case 'cancel':
      return await engine.cancelVideo(principal, command);
    case 'list_models':
      return engine.listModels();
    case 'get_model':
      return engine.getModel(command);
    case 'create_file':
      return await engine.createFile(principal, command);
    case 'get_file':
      return await engine.getFile(principal, command);
    case 'list_files':
      return await engine.listFiles(principal, command);
    case 'delete_file':
      return await engine.deleteFile(principal, command);
    case 'create_character':
      return await engine.createCharacter(principal, command);
    case 'get_character':
      return await engine.getCharacter(principal, command);
    case 'delete_character':
      return await engine.deleteCharacter(principal, command);
    case 'get_balance':
      return await engine.getBalance(principal);
    default:
      return await engine.webhooks.run(principal, command);
  }
}
