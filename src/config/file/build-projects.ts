/** The configuration file's projects and keys. */
import { pricing } from '../../core/index.ts';
import type { ModelCatalogue } from '../../core/index.ts';
import { unknownName, type Complain } from './complaint.ts';
import type { FileKey, FileLimits, FileProject } from './file-config.ts';
import type { ParsedFile } from './file-schema.ts';

type ParsedProject = NonNullable<ParsedFile['projects']>[number];
type ParsedKey = NonNullable<ParsedProject['keys']>[number];
type ParsedBudget = NonNullable<ParsedKey['limits']>['budget'];

export function buildProjects(
  file: ParsedFile,
  { models }: ModelCatalogue,
  dialectIds: readonly string[],
  complain: Complain,
): FileProject[] {
  const names = [...models.keys()];
  const parsed = file.projects ?? [];
  refuseTwice(
    parsed.map(({ id }, index) => [id, ['projects', index, 'id']]),
    complain,
  );
  refuseTwice(
    parsed.flatMap(({ keys = [] }, project) =>
      keys.map((key, index) => [key.secret, ['projects', project, 'keys', index, 'secret']]),
    ),
    complain,
  );
  return parsed.map((project, index) => buildProject(project, ['projects', index]));

  function buildProject(project: ParsedProject, path: readonly PropertyKey[]): FileProject {
    const { creditLimitUsd, budget, ...limits } = project.limits ?? {};
    const keys = project.keys ?? [];
    refuseTwice(
      keys.map(({ name }, index) => [name, [...path, 'keys', index, 'name']]),
      complain,
    );
    return {
      id: project.id,
      name: project.name ?? project.id,
      limits: { ...limits, ...pick('budget', buildBudget(budget)) },
      ...pick('creditLimitMicros', creditLimitUsd),
      ...pick('assetTtlSeconds', project.ttlSeconds),
      keys: keys.map((key, index) => buildKey(key, [...path, 'keys', index])),
    };
  }

  function buildKey(key: ParsedKey, path: readonly PropertyKey[]): FileKey {
    const { budget, ...limits } = key.limits ?? {};
    if (key.dialect !== undefined && !dialectIds.includes(key.dialect)) {
      complain([...path, 'dialect'], unknownName(key.dialect, dialectIds));
    }
    const chosen = key.models?.map((pattern, index) => {
      const fitting = names.filter((name) => pricing.matchesModel(pattern, name));
      if (fitting.length > 0) return fitting;
      return complain([...path, 'models', index], unknownName(pattern, names));
    });
    return {
      name: key.name,
      secret: key.secret,
      scopes: [...new Set(key.scopes ?? ['videos' as const])],
      models: chosen === undefined ? null : [...new Set(chosen.flat())],
      dialect: key.dialect ?? null,
      limits: { ...limits, ...pick('budget', buildBudget(budget)) },
    };
  }
}

function buildBudget(budget: ParsedBudget): FileLimits['budget'] {
  if (budget === undefined) return undefined;
  return {
    ...pick('totalMicros', budget.totalUsd),
    ...pick('dayMicros', budget.dayUsd),
    ...pick('monthMicros', budget.monthUsd),
  };
}

/** What the file does not say is left out, so that it changes nothing. */
function pick<Name extends string, Value>(
  name: Name,
  value: Value | undefined,
): { readonly [Key in Name]?: Value } {
  return value === undefined ? {} : ({ [name]: value } as { readonly [Key in Name]: Value });
}

/** The text of a repeated value is not shown: it may be a secret. */
function refuseTwice(
  values: readonly (readonly [value: string, path: readonly PropertyKey[]])[],
  complain: Complain,
): void {
  const seen = new Set<string>();
  for (const [value, path] of values) {
    if (seen.has(value)) complain(path, 'is there twice; it must be different for each.');
    seen.add(value);
  }
}
