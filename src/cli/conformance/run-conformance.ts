/** Runs the chosen dialects' checks against one gateway. */
import type { GatewayAccess } from '../api-transport.ts';
import type { CommandContext } from '../command-context.ts';
import { checkApimart } from './check-apimart.ts';
import { checkEzmodel } from './check-ezmodel.ts';
import { checkHingnet } from './check-hingnet.ts';
import { createChecklist, type CheckResult } from './checklist.ts';
import { checkNewapi } from './check-newapi.ts';
import { checkOpenai } from './check-openai.ts';
import { checkOpenaiKept } from './check-openai-kept.ts';
import { checkOpenrouter } from './check-openrouter.ts';
import type { View, ViewedDialect } from './check-views.ts';
import { createConformanceClient, type ConformanceClient } from './conformance-client.ts';
import type { Suite, SuiteContext } from './suite.ts';

export const DIALECTS = [
  'openai',
  'hingnet',
  'ezmodel',
  'apimart',
  'newapi',
  'openrouter',
] as const;

export type CheckedDialect = (typeof DIALECTS)[number];

export interface ConformanceWishes {
  /** Empty means all that the gateway has. */
  readonly dialects: readonly CheckedDialect[];
  /** Null means the gateway's own for each dialect. */
  readonly prefix: string | null;
  readonly model: string | null;
  readonly isQuick: boolean;
}

/** Where Reprise has each dialect. */
const OWN_PREFIXES: Readonly<Record<CheckedDialect, string>> = {
  openai: '/openai/v1',
  hingnet: '/hingnet/v1',
  ezmodel: '/ezmodel/v1',
  apimart: '/apimart/v1',
  newapi: '/newapi/v1',
  openrouter: '/openrouter/api/v1',
};
const USUAL_PREFIX = '/v1';
const VIEWED: readonly ViewedDialect[] = ['hingnet', 'ezmodel', 'apimart', 'newapi', 'openrouter'];

export async function runConformance(
  context: CommandContext,
  access: GatewayAccess,
  wishes: ConformanceWishes,
): Promise<readonly CheckResult[]> {
  const rootUrl = access.baseUrl.replace(/\/+$/, '').replace(/\/v1$/, '');
  const clientAt = (prefix: string): ConformanceClient =>
    createConformanceClient({ rootUrl, prefix, key: access.key }, context.signal);
  const hasOwnPrefixes = wishes.prefix === null && (await answersAt(clientAt(OWN_PREFIXES.openai)));
  const prefixOf = (dialect: CheckedDialect): string =>
    hasOwnPrefixes ? OWN_PREFIXES[dialect] : (wishes.prefix ?? USUAL_PREFIX);
  const views: readonly View[] = hasOwnPrefixes
    ? VIEWED.map((dialect) => ({ dialect, client: clientAt(prefixOf(dialect)) }))
    : [];
  const suites: Readonly<Record<CheckedDialect, Suite>> = {
    openai: async (suite) => {
      await checkOpenai(suite, views);
      await checkOpenaiKept(suite);
    },
    hingnet: checkHingnet,
    ezmodel: checkEzmodel,
    apimart: checkApimart,
    newapi: checkNewapi,
    openrouter: checkOpenrouter,
  };
  const results: CheckResult[] = [];
  for (const dialect of chooseDialects(wishes, hasOwnPrefixes)) {
    const prefix = prefixOf(dialect);
    context.output.note(`Checking ${dialect} at ${rootUrl}${prefix}`);
    const list = createChecklist(dialect, (result) => results.push(result));
    await suites[dialect](createSuiteContext(context, wishes, { list, client: clientAt(prefix) }));
  }
  return results;
}

function createSuiteContext(
  { clock, signal }: CommandContext,
  { isQuick, model }: ConformanceWishes,
  parts: Pick<SuiteContext, 'list' | 'client'>,
): SuiteContext {
  return { ...parts, isQuick, model, clock, signal, inspectVideo };
}

/** Loaded on demand: the renderer brings all of its media libraries. */
const inspectVideo: SuiteContext['inspectVideo'] = async (bytes) => {
  const renderer = await import('../../renderer/index.ts');
  return await renderer.inspectVideo(bytes);
};

/** Only a gateway with a path for each dialect has all of them; elsewhere one has to be named. */
function chooseDialects(
  { dialects }: ConformanceWishes,
  hasOwnPrefixes: boolean,
): readonly CheckedDialect[] {
  if (dialects.length > 0) return DIALECTS.filter((dialect) => dialects.includes(dialect));
  return hasOwnPrefixes ? DIALECTS : ['openai'];
}

async function answersAt(client: ConformanceClient): Promise<boolean> {
  const { status } = await client.send({ method: 'GET', path: '/models' });
  return status === 200;
}
