/** Projects: make, show, change. */
import { z } from 'zod';
import { RepriseError } from '../../core/index.ts';
import type { Identity, Project } from '../../identity/index.ts';
import type { AdminParts, AdminRoute } from './admin-route.ts';
import { encodeProject } from './encode-admin.ts';
import { decodeProjectLimits } from './decode-limits.ts';
import { limits, micros, readAdminBody, runningLimit, text } from './read-admin-body.ts';

const NEW_PROJECT = z.strictObject({
  id: z
    .string()
    .regex(/^proj_[A-Za-z0-9_-]{1,60}$/, "use 'proj_' and up to 60 letters, digits, - or _")
    .optional(),
  name: text,
  limits: limits.extend({ running_limit: runningLimit.optional() }).optional(),
  credit_limit_micros: micros.nullable().optional(),
  asset_ttl_seconds: z.number().int().min(60).max(315_360_000).nullable().optional(),
});
const PROJECT_CHANGE = NEW_PROJECT.omit({ id: true }).partial();

export function projectRoutes(parts: AdminParts): readonly AdminRoute[] {
  const { identity, engine } = parts;
  const show = async (project: Project) =>
    encodeProject(project, await engine.money.readBalance(project.id));

  return [
    {
      method: 'GET',
      path: '/projects',
      handle: async () => {
        const projects = await identity.listProjects();
        return { object: 'list', data: await Promise.all(projects.map(show)) };
      },
    },

    {
      method: 'POST',
      path: '/projects',
      handle: async (request) => {
        const wanted = readAdminBody(NEW_PROJECT, request.body);
        const { id, name } = wanted;
        const made = await identity.createProject({
          name,
          limits: decodeProjectLimits(wanted.limits),
          ...(id === undefined ? {} : { id }),
        });
        if (made === null) {
          throw new RepriseError('invalid_parameter', {
            param: 'id',
            publicText: `There is a project '${id}' already.`,
          });
        }
        // Nothing can be spent before this: a new project has no credit.
        const { credit_limit_micros: credit, asset_ttl_seconds: assetTtlSeconds } = wanted;
        if (credit !== undefined) await engine.money.setCreditLimit(made.id, credit);
        if (assetTtlSeconds === undefined) return await show(made);
        return await show((await identity.updateProject(made.id, { assetTtlSeconds })) ?? made);
      },
    },

    {
      method: 'GET',
      path: '/projects/:id',
      handle: async (request) => {
        return await show(await requireProject(identity, request.params));
      },
    },

    {
      method: 'PATCH',
      path: '/projects/:id',
      handle: async (request) => {
        const project = await requireProject(identity, request.params);
        const wanted = readAdminBody(PROJECT_CHANGE, request.body);
        const { credit_limit_micros: credit, asset_ttl_seconds: assetTtlSeconds } = wanted;
        if (credit !== undefined) await engine.money.setCreditLimit(project.id, credit);
        const changed = await identity.updateProject(project.id, {
          ...(wanted.name === undefined ? {} : { name: wanted.name }),
          limits: decodeProjectLimits(wanted.limits),
          ...(assetTtlSeconds === undefined ? {} : { assetTtlSeconds }),
        });
        return await show(changed ?? project);
      },
    },
  ];
}

/** Throws `project_not_found`. */
export async function requireProject(
  identity: Pick<Identity, 'findProject'>,
  params: unknown,
): Promise<Project> {
  const id = String((params as Record<string, unknown>)['id']);
  // Those that stand in a file have more letters than those that are made here.
  const project = /^[\w.:/-]{1,128}$/.test(id) ? await identity.findProject(id) : null;
  if (project !== null) return project;
  throw new RepriseError('project_not_found', {
    publicText: `There is no project '${id.slice(0, 100)}'.`,
  });
}
