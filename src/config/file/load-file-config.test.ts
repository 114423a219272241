/** What a configuration file amounts to, and what is said about a wrong one. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it, test } from 'vitest';
import { defaultModels, pricing } from '../../core/index.ts';
import { ConfigError, loadFileConfig, type FileConfig } from '../index.ts';
import { parseFileConfig } from './load-file-config.ts';

const PARTS = { providerIds: ['builtin'], dialectIds: ['openai', 'hingnet'] };
const ENVIRONMENT = {
  WEB_KEY: 'hunter22-hunter22-web',
  OTHER_KEY: 'hunter22-hunter22-other',
  SHORT: 'hunter22',
  EMPTY: '',
  HOST: 'moderation.example',
};

const EXAMPLE = readFileSync(new URL('../../../examples/reprise.yaml', import.meta.url), 'utf8');

const folder = mkdtempSync(join(tmpdir(), 'reprise-config-'));
afterAll(() => rmSync(folder, { recursive: true }));

function load(text: string): FileConfig {
  return parseFileConfig('reprise.yaml', text, PARTS, ENVIRONMENT);
}

/** What is said about the file; it is one line that tells no secret, or the test fails. */
function complaint(text: string): string {
  try {
    load(text);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    expect(error.message).toMatch(/^reprise\.yaml:\d+: [^\n]+$/);
    expect(error.message).not.toContain('hunter22');
    expect(error.message.length).toBeLessThan(700);
    return error.message;
  }
  throw new Error('the file was accepted');
}

describe('without a file, or with nothing in it', () => {
  it.each(['', '# only a comment\n', '---\n', 'projects:\nmodels:\n  # nothing\n', '{}'])(
    '%j changes nothing',
    (text) => {
      const { path: _path, ...config } = load(text);
      const { path, ...without } = loadFileConfig(null, PARTS, {});
      expect(path).toBeNull();
      expect(without).toEqual({
        projects: [],
        models: defaultModels(),
        prices: pricing.defaultPrices(),
        moderation: { wordList: { builtIn: true, add: [], allow: [] }, endpoint: null },
        understanding: null,
      });
      expect({ ...config, prices: null }).toEqual({ ...without, prices: null });
      expect(config.prices.rows).toEqual(without.prices.rows);
    },
  );
});

test('the example is right, and uses every section', () => {
  const keys = {
    WEB_KEY: 'w'.repeat(16),
    REPORTS_KEY: 'r'.repeat(16),
    OLD_PROGRAM_KEY: 'o'.repeat(16),
  };
  const config = parseFileConfig('reprise.yaml', EXAMPLE, PARTS, keys);
  expect(config.projects[0]?.keys.map(({ secret }) => secret)).toEqual(Object.values(keys));
  expect(config.models.models.has('shop-clips')).toBe(true);
  expect(config.models.models.has('sora-2-2025-10-06')).toBe(false);
  expect(config.prices.rows.length).toBeGreaterThan(4);
  expect(config.moderation.wordList.add).not.toEqual([]);
});

describe('projects and keys', () => {
  const text = `
projects:
  - id: shop
    name: The shop
    limits: { runningLimit: 4, queueDepth: unlimited, creditLimitUsd: 0.1, budget: { dayUsd: 12.345678 } }
    keys:
      - name: web
        secret: \${WEB_KEY}
        scopes: [videos, admin, videos]
        models: ['veo*', sora-2, 'veo3.1*']
        dialect: hingnet
        limits: { requestsPerMinute: 60, runningLimit: unlimited }
      - { name: other, secret: "\${OTHER_KEY}" }
  - id: proj_default
    limits: { creditLimitUsd: unlimited }
`;

  it('are as the file says, with nothing put in where it says nothing', () => {
    expect(load(text).projects).toEqual([
      {
        id: 'shop',
        name: 'The shop',
        limits: { runningLimit: 4, queueDepth: null, budget: { dayMicros: 12_345_678 } },
        creditLimitMicros: 100_000,
        keys: [
          {
            name: 'web',
            secret: ENVIRONMENT.WEB_KEY,
            scopes: ['videos', 'admin'],
            models: [
              'veo-3.1-generate-preview',
              'veo-3.1-fast-generate-preview',
              'veo3.1-fast',
              'veo3.1-quality',
              'sora-2',
            ],
            dialect: 'hingnet',
            limits: { requestsPerMinute: 60, runningLimit: null },
          },
          {
            name: 'other',
            secret: ENVIRONMENT.OTHER_KEY,
            scopes: ['videos'],
            models: null,
            dialect: null,
            limits: {},
          },
        ],
      },
      { id: 'proj_default', name: 'proj_default', limits: {}, creditLimitMicros: null, keys: [] },
    ]);
  });

  it('may keep their results for a time of their own', () => {
    const { projects } = load('projects: [{ id: shop, ttlSeconds: 3600 }]');
    expect(projects[0]).toMatchObject({ assetTtlSeconds: 3600 });
    expect(() => load('projects: [{ id: shop, ttlSeconds: 59 }]')).toThrow(/from 60 to 315360000/);
  });

  it('cannot be changed afterwards', () => {
    const { projects, models } = load(text);
    const [shop] = projects;
    expect(
      [projects, shop, shop?.limits, shop?.keys[0]?.scopes, models].every(Object.isFrozen),
    ).toBe(true);
  });
});

describe('models', () => {
  it('are added, changed and taken away', () => {
    const { models } = load(`
defaultModel: mine
models:
  mine: { like: sora-2-pro, sizes: [640x360], durationsSeconds: [2], ownedBy: me, ttlSeconds: 60 }
  sora-2: { maxPromptCharacters: 500, maxReferenceImages: 0 }
  sora-2-pro: { enabled: false }
`);
    const base = defaultModels().models;
    expect(models.defaultModel).toBe('mine');
    expect(models.models.get('mine')).toEqual({
      name: 'mine',
      ownedBy: 'me',
      providerId: 'builtin',
      hasVariants: true,
      assetTtlSeconds: 60,
      capabilities: {
        ...base.get('sora-2-pro')?.capabilities,
        sizes: [{ width: 640, height: 360 }],
        durationsSeconds: [2],
      },
    });
    const sora = models.models.get('sora-2')?.capabilities;
    expect(sora).toMatchObject({ maxPromptCodePoints: 500, maxReferenceImages: 0 });
    expect(sora?.sizes).toEqual(base.get('sora-2')?.capabilities.sizes);
    expect(models.models.has('sora-2-pro')).toBe(false);
    expect(models.models.size).toBe(base.size);
  });
});

describe('prices', () => {
  const perSecond = ({ prices }: FileConfig, model: string, size = '1280x720') => {
    const [width = 0, height = 0] = size.split('x').map(Number);
    const kind = { model, operation: 'create', width, height } as const;
    return pricing.quotePrice(prices, {
      ...kind,
      durationSeconds: 1,
      hasAudio: true,
      referenceCount: 0,
    }).amountMicros;
  };

  it('of a model that is like another are its list prices, until something is said', () => {
    const like = load('models: { mine: { like: sora-2-pro } }');
    expect(perSecond(like, 'mine')).toBe(300_000);
    expect(perSecond(like, 'mine', '1024x1792')).toBe(500_000);
    const own = load('models: { mine: { like: sora-2-pro, price: { perSecondUsd: 0.01 } } }');
    expect(perSecond(own, 'mine', '1024x1792')).toBe(10_000);
    expect(perSecond(own, 'sora-2-pro')).toBe(300_000);
  });

  it('stand in the list, with sound and size', () => {
    const config = load(`
prices:
  - { model: '*', perSecondUsd: 0.000001 }
  - { model: sora-2, resolution: 720p, perSecondUsd: 0.2, audioPerSecondUsd: 0.05 }
`);
    expect(perSecond(config, 'veo3.1-fast')).toBe(1);
    expect(perSecond(config, 'sora-2')).toBe(250_000);
    expect(perSecond(config, 'sora-2', '1024x1792')).toBe(1);
  });

  it('have a version that is the same for the same prices and only for them', () => {
    const version = (cents: number) =>
      load(`prices: [{ model: '*', perSecondUsd: 0.0${cents} }]`).prices.version;
    expect(version(5)).toMatch(/^file-[0-9a-f]{12}$/);
    expect(version(5)).toBe(version(5));
    expect(version(5)).not.toBe(version(6));
    expect(load('projects: [{ id: a }]').prices.version).toBe('list-2026-11');
  });

  it('are exact however they are written', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000_000 }), (micros) => {
        const written = `${Math.floor(micros / 1e6)}.${String(micros % 1e6).padStart(6, '0')}`;
        const config = load(`prices: [{ model: '*', perSecondUsd: ${written} }]`);
        expect(config.prices.rows[0]?.perSecondMicros).toBe(micros);
      }),
    );
  });
});

describe('understanding', () => {
  it('is a chat model, with its key from the environment', () => {
    const url = 'http://127.0.0.1:11434/v1/chat/completions';
    const text = `understanding: { url: ${url}, model: small`;
    expect(load(`${text} }`).understanding).toEqual({
      url,
      model: 'small',
      apiKey: null,
      timeoutMs: 10_000,
    });
    const { understanding } = load(`${text}, apiKey: '\${WEB_KEY}', timeoutMs: 900 }`);
    expect(understanding).toMatchObject({ apiKey: expect.any(String), timeoutMs: 900 });
    expect(() => load('understanding: { model: small }')).toThrow(/understanding\.url is missing/);
    expect(() => load(`understanding: { url: ${url} }`)).toThrow(/understanding\.model is missing/);
  });
});

describe('moderation', () => {
  it('is as the file says', () => {
    const { moderation } = load(`
moderation:
  wordList: { builtIn: false, add: [违禁词, bad word], allow: [good] }
  endpoint: { url: 'https://\${HOST}/v1/moderations', apiKey: '\${WEB_KEY}', model: m, images: false, timeoutMs: 900, onFailure: allow }
`);
    expect(moderation).toEqual({
      wordList: { builtIn: false, add: ['违禁词', 'bad word'], allow: ['good'] },
      endpoint: {
        url: 'https://moderation.example/v1/moderations',
        apiKey: ENVIRONMENT.WEB_KEY,
        model: 'm',
        sendsImages: false,
        timeoutMs: 900,
        onFailure: 'allow',
      },
    });
  });

  it('has a default for all but the address', () => {
    expect(
      load('moderation: { endpoint: { url: http://localhost:1 } }').moderation.endpoint,
    ).toEqual({
      url: 'http://localhost:1',
      apiKey: null,
      model: null,
      sendsImages: true,
      timeoutMs: 5000,
      onFailure: 'refuse',
    });
  });
});

const KEY = (rest: string) => `projects:\n  - id: a\n    keys:\n      - ${rest}\n`;

describe('what is said', () => {
  it.each<[text: string, said: string]>([
    // Names
    ['project: []', ':1: project is not known; did you mean "projects"?'],
    ['\n\nwebhooks: {}', ':3: webhooks is not known; known are: defaultModel, projects, models'],
    ['channels: []', ':1: channels is not known; known are:'],
    [
      KEY('{ name: a, secrt: "${WEB_KEY}" }'),
      ':4: projects[0].keys[0].secrt is not known; did you mean "secret"?',
    ],
    [
      'projects:\n  - id: a\n    limits:\n      runninglimit: 2',
      ':4: projects[0].limits.runninglimit is not known; did you mean "runningLimit"?',
    ],
    [
      'models:\n  sora-2:\n    price:\n      perSecond: 1',
      ':4: models.sora-2.price.perSecond is not known; did you mean "perSecondUsd"?',
    ],
    ['models:\n  "": {}', ':2: models[""] is no name; use 1 to 128'],
    ['models:\n  __proto__: {}', ':2: models.__proto__ is not known'],
    ['__proto__: {}', ':1: __proto__ is not known'],
    ['constructor: {}', ':1: constructor is not known'],
    ['moderation: { toString: 1 }', ':1: moderation.toString is not known'],
    // Values
    ['projects: shop', ':1: projects must not be "shop"; use a list of projects.'],
    ['projects: []', ':1: projects must not be a list; use a list of projects.'],
    ['projects:\n  - name: a', ':2: projects[0].id is missing; give 1 to 128 letters'],
    ['projects:\n  - id:', ':2: projects[0].id is missing'],
    [
      'projects:\n  - id: a\n    limits:\n      runningLimit: unlimited',
      ':4: projects[0].limits.runningLimit must not be "unlimited"; use a whole number from 1 to 10000.',
    ],
    [
      'projects:\n  - id: a\n    limits: { queueDepth: -1 }',
      'must not be -1; use a whole number from 0 to 1000000, or unlimited.',
    ],
    ['projects:\n  - id: a\n    limits: { queueDepth: 1.5 }', 'must not be 1.5'],
    ['projects:\n  - id: a\n    limits: { queueDepth: .nan }', 'must not be NaN'],
    [
      'projects:\n  - id: a\n    limits: { creditLimitUsd: 0.1234567 }',
      'use US dollars from 0 to 1000000000 with at most 6 decimals, or unlimited.',
    ],
    ['projects:\n  - id: a\n    limits: { creditLimitUsd: 1e-7 }', 'must not be 1e-7'],
    ['projects:\n  - id: a\n    limits: { creditLimitUsd: $5 }', 'must not be "$5"'],
    [
      'projects:\n  - id: a\n    limits: { budget: { dayUsd: .inf } }',
      'dayUsd must not be Infinity',
    ],
    ['[1, 2]', ':1: must not be a list; use a file with the sections'],
    ['42', ':1: must not be 42'],
    ['projects: [{ id: "a\\nb" }]', String.raw`must not be "a\nb"`],
    // Secrets and variables
    [
      KEY('{ name: a, secret: hunter22-hunter22-hunter22 }'),
      'projects[0].keys[0].secret is a secret and must come from the environment: write ${NAME} here.',
    ],
    [KEY('{ name: a, secret: "x${WEB_KEY}" }'), 'is a secret and must come'],
    [
      KEY('{ name: a, secret: 12345678901234567890 }'),
      'secret must not be this value; use ${NAME} of a variable',
    ],
    [
      KEY('name: a\n        secret: ${ABSENT}'),
      ':5: projects[0].keys[0].secret needs the environment variable ABSENT, which is not set.',
    ],
    [
      KEY('{ name: a, secret: "${EMPTY}" }'),
      'needs the environment variable EMPTY, which is not set.',
    ],
    [
      KEY('{ name: a, secret: "${SHORT}" }'),
      'secret must not be this value; use ${NAME} of a variable that holds 16 to 256',
    ],
    [
      'moderation:\n  endpoint:\n    url: https://${NOWHERE}',
      ':3: moderation.endpoint.url needs the environment variable NOWHERE',
    ],
    [
      'moderation: { endpoint: { url: "ftp://u:hunter22@h" } }',
      'url must not be this value; use an http:// or https:// URL.',
    ],
    ['moderation: { endpoint: { apiKey: "${WEB_KEY}" } }', 'moderation.endpoint.url is missing'],
    // What does not fit together
    [
      `${KEY('{ name: a, secret: "${WEB_KEY}" }')}      - { name: b, secret: "\${WEB_KEY}" }`,
      ':5: projects[0].keys[1].secret is there twice',
    ],
    [
      `${KEY('{ name: a, secret: "${WEB_KEY}" }')}      - { name: a, secret: "\${OTHER_KEY}" }`,
      ':5: projects[0].keys[1].name is there twice',
    ],
    ['projects:\n  - id: a\n  - id: a', ':3: projects[1].id is there twice'],
    [
      KEY('{ name: a, secret: "${WEB_KEY}", dialect: hignet }'),
      'dialect is not known; did you mean "hingnet"?',
    ],
    [
      KEY('{ name: a, secret: "${WEB_KEY}", models: [sora-3] }'),
      'models[0] is not known; did you mean "sora-2"?',
    ],
    [
      KEY('{ name: a, secret: "${WEB_KEY}", scopes: [video] }'),
      'scopes[0] must not be "video"; use videos, read, admin.',
    ],
    [
      'models: { new: {} }',
      `models.new is a new model: say with 'like' which built-in one it resembles: sora-2,`,
    ],
    ['models: { new: { like: sora2 } }', 'models.new.like is not known; did you mean "sora-2"?'],
    [
      'models: { sora-2: { provider: openai } }',
      'models.sora-2.provider is not known; known are: builtin.',
    ],
    [
      'models: { sora-9: { enabled: false } }',
      'models.sora-9 is not known; did you mean "sora-2"?',
    ],
    [
      'models: { sora-2: { enabled: false } }',
      'defaultModel must name a model that exists: sora-2-pro',
    ],
    [
      'models:\n  sora-2:\n    sizes: [1280x720, 1281x720]',
      'sizes[1] must not be "1281x720"; use even sides from 64 to 4096.',
    ],
    ['models: { sora-2: { sizes: [] } }', 'sizes must not be a list; use a list of sizes'],
    ['prices:\n  - { model: sora-3 }', ':2: prices[0].model fits no model; models are: sora-2,'],
    [
      'prices:\n  - { model: veo*, resolution: 720p }',
      ':1: prices has no price for create of veo-3.1-generate-preview at 1920x1080',
    ],
    [
      'prices:\n  - { model: sora-2, operations: [create] }',
      'no price for remix of sora-2 at 720x1280',
    ],
    // YAML itself
    ['a: b: c', ':1: '],
    ['\ta: 1', ':1: '],
    ['projects: [', ':1: '],
    ['projects:\nprojects:', ':2: Map keys must be unique'],
    ['a: !!js/function x', ':1: Unresolved tag'],
    ['# here\na: *nowhere', ':2: there is no anchor "nowhere" before here'],
    ['---\na: 1\n---\nb: 2', 'multiple documents'],
    ['? [a]\n: 1', 'string'],
    ['projects: &all\n  - *all', 'nested too deeply'],
    ['['.repeat(20_000), ':1: '],
    [
      `a: &a [${'x,'.repeat(99)}]\nb: &b [${'*a,'.repeat(99)}]\nc: &c [${'*b,'.repeat(99)}]\nd: [${'*c,'.repeat(99)}]`,
      'repeats too much',
    ],
  ])('%j', (text, said) => {
    expect(complaint(text)).toContain(said);
  });

  it('is one line whatever is in the file', () => {
    const tokens = fc.constantFrom(
      'projects',
      'models',
      'prices',
      'moderation',
      'id',
      'keys',
      'secret',
      'name',
      'like',
      'price',
      ':',
      ': ',
      '\n',
      '\n  ',
      '\n    ',
      '- ',
      '{',
      '}',
      '[',
      ']',
      ',',
      '"',
      "'",
      '|',
      '>',
      '&a',
      '*a',
      '!!set',
      '<<',
      '${WEB_KEY}',
      '${',
      '$',
      '~',
      '0x10',
      '1e999',
      '__proto__',
      '\u0000',
      '\ufeff',
      '#',
      '%YAML 1.1',
      '---',
      '...',
      '\t',
      '\r',
      '违',
      '🚀',
      '\ud800',
      'sora-2',
      'unlimited',
    );
    const text = fc.oneof(
      fc.string(),
      fc.array(tokens, { maxLength: 40 }).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(text, (written) => {
        try {
          load(written);
        } catch (error) {
          expect(error).toBeInstanceOf(ConfigError);
          expect((error as Error).message).toMatch(/^reprise\.yaml:\d+: [^\n\r]+$/);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('is one line also about every part of a right file that is wrong', () => {
    const wrong = fc.oneof(
      fc.anything({ maxDepth: 2 }),
      fc.constantFrom('${WEB_KEY}', null, '', -1),
    );
    fc.assert(
      fc.property(fc.nat(60), wrong, (line, value) => {
        const lines = EXAMPLE.split('\n');
        const [name] = lines[line]?.split(':') ?? [];
        lines[line] = `${name}: ${JSON.stringify(value)}`;
        try {
          load(lines.join('\n'));
        } catch (error) {
          expect(error).toBeInstanceOf(ConfigError);
          expect((error as Error).message).toMatch(/^reprise\.yaml:\d+: [^\n\r]+$/);
        }
      }),
    );
  });
});

describe('the file itself', () => {
  it('is read from its path', () => {
    const path = join(folder, 'with a space.yaml');
    writeFileSync(path, '\ufeffprojects: [{ id: a }]\r\n');
    expect(loadFileConfig(path, PARTS, {})).toMatchObject({ path, projects: [{ id: 'a' }] });
  });

  it.each([
    [join(folder, 'absent.yaml'), 'ENOENT'],
    [folder, 'EISDIR'],
  ])('%s cannot be read', (path, code) => {
    expect(() => loadFileConfig(path, PARTS, {})).toThrow(
      `REPRISE_CONFIG: ${JSON.stringify(path)} cannot be read (${code}); use the path of a YAML file.`,
    );
  });
});
