/** What a key must be allowed to do for each kind of request. */
import { RepriseError } from '../core/index.ts';
import type { Command, DialectRoute, MakeCommand, Principal, Scope } from '../core/index.ts';

type RouteKind = DialectRoute['kind'];

/** These make a video: they cost money, and count against every limit. */
const MAKING_KINDS: ReadonlySet<RouteKind> = new Set(['create', 'remix', 'edit', 'extend']);
/** These take in megabytes and look through them: they count against the requests per minute too. */
const UPLOADING_KINDS: ReadonlySet<RouteKind> = new Set(['create_file', 'create_character']);
/** These change something without making a video. */
const CHANGING_KINDS: ReadonlySet<RouteKind> = new Set([
  'delete',
  'cancel',
  'create_file',
  'delete_file',
  'create_character',
  'delete_character',
  'create_webhook_endpoint',
  'update_webhook_endpoint',
  'delete_webhook_endpoint',
  'rotate_webhook_secret',
  'test_webhook_endpoint',
  'replay_deliveries',
]);

function makesVideo(kind: RouteKind): boolean {
  return MAKING_KINDS.has(kind);
}

/** Whether it counts against the requests per minute. */
export function isCounted(kind: RouteKind): boolean {
  return makesVideo(kind) || UPLOADING_KINDS.has(kind);
}

export function isMaking(command: Command): command is MakeCommand {
  return makesVideo(command.kind);
}

/** Throws `permission_denied`, naming the scope that the key lacks. */
export function requirePermission(principal: Principal, kind: RouteKind): void {
  const changes = makesVideo(kind) || CHANGING_KINDS.has(kind);
  requireScope(principal, changes ? ['videos'] : ['videos', 'read']);
}

/** Any one of them will do. */
export function requireScope(principal: Principal, scopes: readonly [Scope, ...Scope[]]): void {
  if (scopes.some((scope) => principal.scopes.includes(scope))) return;
  throw new RepriseError('permission_denied', {
    publicText: `This key may not do that: it needs the scope '${scopes[0]}'.`,
  });
}
