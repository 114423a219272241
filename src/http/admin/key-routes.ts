/** Keys: make, show, change, rotate, revoke. */
import { z } from 'zod';
import { RepriseError } from '../../core/index.ts';
import type { KeyRecord } from '../../identity/index.ts';
import { systemClock } from '../../lib/clock.ts';
import type { AdminParts, AdminRoute } from './admin-route.ts';
import { encodeKey } from './encode-admin.ts';
import { decodeLimits } from './decode-limits.ts';
import { requireProject } from './project-routes.ts';
import { instant, limits, readAdminBody, text } from './read-admin-body.ts';

/** A week: long enough to bring a new secret to every program that has the old one. */
const MAX_OVERLAP_SECONDS = 7 * 24 * 3600;
const ROTATION = z.strictObject({
  overlap_seconds: z.number().int().min(0).max(MAX_OVERLAP_SECONDS).default(0),
});

export function keyRoutes(parts: AdminParts): readonly AdminRoute[] {
  const { identity } = parts;
  const newKey = keySchema(parts);
  const keyChange = newKey.partial();

  return [
    {
      method: 'GET',
      path: '/projects/:id/keys',
      handle: async (request) => {
        const { id } = await requireProject(identity, request.params);
        const keys = await identity.listKeys(id);
        return { object: 'list', data: keys.map((key) => encodeKey(key)) };
      },
    },

    {
      method: 'POST',
      path: '/projects/:id/keys',
      handle: async (request) => {
        const { id: projectId } = await requireProject(identity, request.params);
        const wanted = readAdminBody(newKey, request.body);
        const { key, secret } = await identity.createKey({
          projectId,
          name: wanted.name,
          models: wanted.models ?? null,
          dialect: wanted.dialect ?? null,
          expiresAt: wanted.expires_at ?? null,
          limits: decodeLimits(wanted.limits),
          ...(wanted.scopes === undefined ? {} : { scopes: wanted.scopes }),
        });
        return encodeKey(key, secret);
      },
    },

    {
      method: 'GET',
      path: '/keys/:id',
      handle: async (request) => {
        return encodeKey(found(await identity.findKey(keyId(request.params)), request.params));
      },
    },

    {
      method: 'PATCH',
      path: '/keys/:id',
      handle: async (request) => {
        const id = keyId(request.params);
        const wanted = readAdminBody(keyChange, request.body);
        const { name, scopes, models, dialect, expires_at: expiresAt } = wanted;
        const changed = await identity.updateKey(id, {
          ...(name === undefined ? {} : { name }),
          ...(scopes === undefined ? {} : { scopes }),
          ...(models === undefined ? {} : { models }),
          ...(dialect === undefined ? {} : { dialect }),
          ...(expiresAt === undefined ? {} : { expiresAt }),
          limits: decodeLimits(wanted.limits),
        });
        return encodeKey(found(changed, request.params));
      },
    },

    {
      method: 'POST',
      path: '/keys/:id/rotate',
      handle: async (request) => {
        const { overlap_seconds: overlapSeconds } = readAdminBody(ROTATION, request.body);
        const issued = await identity.rotateKey(keyId(request.params), overlapSeconds);
        return encodeKey(found(issued?.key ?? null, request.params), issued?.secret);
      },
    },

    {
      method: 'DELETE',
      path: '/keys/:id',
      handle: async (request) => {
        return encodeKey(found(await identity.revokeKey(keyId(request.params)), request.params));
      },
    },
  ];
}

function keySchema({ engine, dialectIds }: AdminParts) {
  const modelNames = engine.listModels().map(({ name }) => name);
  const model = z
    .string()
    .refine((name) => modelNames.includes(name), `use names of models: ${modelNames.join(', ')}`);
  const dialect = z
    .string()
    .refine((id) => dialectIds.includes(id), `use one of: ${dialectIds.join(', ')}`);
  return z.strictObject({
    name: text,
    scopes: z
      .array(z.enum(['videos', 'read', 'admin']))
      .min(1)
      .optional(),
    models: z.array(model).min(1).nullable().optional(),
    dialect: dialect.nullable().optional(),
    limits: limits.optional(),
    expires_at: instant
      .refine((time) => time > systemClock.now(), 'that has passed; to end a key now, revoke it')
      .nullable()
      .optional(),
  });
}

function keyId(params: unknown): string {
  const id = String((params as Record<string, unknown>)['id']);
  // Anything else is no id, and may hold what the database refuses.
  return /^[\w-]{1,100}$/.test(id) ? id : '';
}

/** Throws `key_not_found`. */
function found(key: KeyRecord | null, params: unknown): KeyRecord {
  if (key !== null) return key;
  const id = String((params as Record<string, unknown>)['id']).slice(0, 100);
  throw new RepriseError('key_not_found', { publicText: `There is no key '${id}' that is good.` });
}
