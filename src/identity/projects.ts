/** Projects: who owns videos and money. */
import { changeLimits, NO_LIMITS, type LimitChanges, type ProjectLimits } from '../core/index.ts';
import type { Queryable } from '../db/index.ts';
import type { Clock } from '../lib/clock.ts';
import { randomHex } from '../lib/random.ts';
import { limitChanges, limitValues, projectLimitsOf } from './limits-of.ts';
import type { ProjectLimitsRow } from './limits-of.ts';
import * as statements from './statements.ts';

export const DEFAULT_PROJECT_ID = 'proj_default';

export interface Project {
  readonly id: string;
  readonly name: string;
  readonly createdAt: Date;
  readonly limits: ProjectLimits;
  /** How long its results are kept; null means as its models or the gateway say. */
  readonly assetTtlSeconds: number | null;
}

export interface NewProject {
  /** Made up when left out. */
  readonly id?: string;
  readonly name: string;
  readonly limits?: ProjectLimitChanges;
}

/** It always has a limit of what it may run at once. */
type ProjectLimitChanges = LimitChanges & { readonly runningLimit?: number };

export interface ProjectChanges {
  readonly name?: string;
  readonly limits?: ProjectLimitChanges;
  readonly assetTtlSeconds?: number | null;
}

export interface Projects {
  /** Makes the default project, if it is not there yet. */
  ensureDefaultProject(): Promise<void>;
  /** Null when there is one of that id already. */
  createProject(project: NewProject): Promise<Project | null>;
  findProject(id: string): Promise<Project | null>;
  listProjects(): Promise<readonly Project[]>;
  /** Null when there is none of that id. */
  updateProject(id: string, changes: ProjectChanges): Promise<Project | null>;
}

/** What a project has unless it is set otherwise. */
const DEFAULT_PROJECT_LIMITS: ProjectLimits = Object.freeze({
  ...NO_LIMITS,
  runningLimit: 2,
  queueDepth: 1000,
});

type ProjectRow = Omit<Project, 'limits'> & ProjectLimitsRow;

export function createProjects(
  database: Queryable,
  clock: Clock,
  tellOfChange: () => Promise<void>,
): Projects {
  async function insert({ id, name, limits = {} }: NewProject): Promise<Project | null> {
    const { rows } = await database.query<ProjectRow>(statements.ENSURE_PROJECT, [
      id ?? `proj_${randomHex(12)}`,
      name,
      clock.now(),
      ...limitValues(changeLimits(DEFAULT_PROJECT_LIMITS, limits)),
    ]);
    return firstProject(rows);
  }

  async function find(id: string): Promise<Project | null> {
    const { rows } = await database.query<ProjectRow>(statements.FIND_PROJECT, [id]);
    return firstProject(rows);
  }

  return {
    async ensureDefaultProject() {
      await insert({ id: DEFAULT_PROJECT_ID, name: 'default' });
    },

    createProject: insert,
    findProject: find,

    async listProjects() {
      const { rows } = await database.query<ProjectRow>(statements.LIST_PROJECTS, []);
      return rows.map(toProject);
    },

    async updateProject(id, { name, limits, assetTtlSeconds: ttl }) {
      const values = [id, name ?? null, ttl !== undefined, ttl ?? null, ...limitChanges(limits)];
      const { rows } = await database.query<ProjectRow>(statements.UPDATE_PROJECT, values);
      await tellOfChange();
      return firstProject(rows);
    },
  };
}

function firstProject(rows: readonly ProjectRow[]): Project | null {
  const row = rows[0];
  return row === undefined ? null : toProject(row);
}

function toProject(row: ProjectRow): Project {
  const { id, name, createdAt, assetTtlSeconds } = row;
  return { id, name, createdAt, assetTtlSeconds, limits: projectLimitsOf(row) };
}
