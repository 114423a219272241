/** Turns the configuration file into one frozen object, or says in one line what is wrong with it. */
import { readFileSync } from 'node:fs';
import { ConfigError } from '../config-error.ts';
import type { Environment } from '../load-config.ts';
import { SETTINGS } from '../settings.ts';
import { buildModels } from './build-models.ts';
import { buildPrices } from './build-prices.ts';
import { buildProjects } from './build-projects.ts';
import { complainAbout, complainOfIssues } from './complaint.ts';
import type { FileConfig, ModerationSettings } from './file-config.ts';
import { FILE_SCHEMA, type ParsedFile } from './file-schema.ts';
import { insertVariables } from './insert-variables.ts';
import { readYaml, YamlError, type YamlData } from './read-yaml.ts';

/** What there is in the program that the file may name. */
export interface KnownParts {
  readonly providerIds: readonly string[];
  readonly dialectIds: readonly string[];
}

/** Far more than thousands of projects need; a wrong path must not fill the memory. */
const MAX_FILE_BYTES = 8 * 1024 * 1024;
const DEFAULT_TIMEOUT_MS = 5000;
const DEFAULT_CHAT_TIMEOUT_MS = 10_000;

/** Without a path, what is there without a file. Throws ConfigError; secrets are never in its text. */
export function loadFileConfig(
  path: string | null,
  parts: KnownParts,
  environment: Environment = process.env,
): FileConfig {
  return parseFileConfig(path, path === null ? '' : readText(path), parts, environment);
}

/** The same from the file's text. */
export function parseFileConfig(
  path: string | null,
  text: string,
  parts: KnownParts,
  environment: Environment,
): FileConfig {
  const yaml = parseYaml(path ?? '', text);
  const complain = complainAbout(path ?? '', yaml.lineOf);
  const data = yaml.value ?? {};
  const parsed = FILE_SCHEMA.safeParse(insertVariables(data, FILE_SCHEMA, environment, complain));
  if (!parsed.success) {
    return complainOfIssues(parsed.error.issues, FILE_SCHEMA, data, complain);
  }
  const file = parsed.data;
  const models = buildModels(file, parts.providerIds, complain);
  return deepFreeze({
    path,
    projects: buildProjects(file, models, parts.dialectIds, complain),
    models,
    prices: buildPrices(file, models, complain),
    moderation: buildModeration(file),
    understanding: buildUnderstanding(file),
  });
}

function readText(path: string): string {
  const refuse = (problem: string) =>
    new ConfigError(`${SETTINGS.configPath.variable}: ${JSON.stringify(path)} ${problem}.`);
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason';
    throw refuse(`cannot be read (${code}); use ${SETTINGS.configPath.allowed}`);
  }
  if (bytes.byteLength > MAX_FILE_BYTES) throw refuse(`is larger than ${MAX_FILE_BYTES} bytes`);
  return bytes.toString('utf8');
}

function parseYaml(path: string, text: string): YamlData {
  try {
    return readYaml(text);
  } catch (error) {
    if (!(error instanceof YamlError)) throw error;
    throw new ConfigError(`${path}:${error.line}: ${error.message}`);
  }
}

function buildModeration({ moderation = {} }: ParsedFile): ModerationSettings {
  const { wordList = {}, endpoint } = moderation;
  const { builtIn = true, add = [], allow = [] } = wordList;
  if (endpoint === undefined) return { wordList: { builtIn, add, allow }, endpoint: null };
  return {
    wordList: { builtIn, add, allow },
    endpoint: {
      url: endpoint.url,
      apiKey: endpoint.apiKey ?? null,
      model: endpoint.model ?? null,
      sendsImages: endpoint.images ?? true,
      timeoutMs: endpoint.timeoutMs ?? DEFAULT_TIMEOUT_MS,
      onFailure: endpoint.onFailure ?? 'refuse',
    },
  };
}

function buildUnderstanding({ understanding }: ParsedFile): FileConfig['understanding'] {
  if (understanding === undefined) return null;
  const { url, model, apiKey = null, timeoutMs = DEFAULT_CHAT_TIMEOUT_MS } = understanding;
  return { url, model, apiKey, timeoutMs };
}

function deepFreeze<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(deepFreeze);
  }
  return value;
}
