/** What every dialect must do; each one's test calls this. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ERROR_CATALOGUE, RepriseError } from '../../src/core/index.ts';
import type {
  Dialect,
  DialectReply,
  DialectRequest,
  DialectRoute,
  EncodeContext,
  EncodedKind,
  ErrorCode,
} from '../../src/core/index.ts';
import { sampleRequest } from '../support/sample-request.ts';
import { SAMPLE_RESULTS, VIDEO } from '../support/sample-results.ts';

const CODES = Object.keys(ERROR_CATALOGUE) as ErrorCode[];

const CONTEXT: EncodeContext = {
  contentUrl: ({ id }) => `https://gateway.example/files/${id}.mp4`,
  fileUrl: ({ id }) => `https://gateway.example/files/${id}`,
  now: new Date('2026-11-21T08:00:20Z'),
};

/** What no vendor has, and names that mean something to a careless program. */
const FOREIGN_FIELDS: Readonly<Record<string, unknown>> = {
  field_of_tomorrow: { nested: ['deep', null] },
  constructor: 'x',
  toString: 1,
  'x-vendor': true,
};

/** All of them are 1280x720. */
const USUAL_SIZES = [
  { size: '1280x720' },
  { size: '1280X720' },
  { size: ' 1280 * 720 ' },
  { size: '16:9' },
  { size: '16x9' },
  { size: 'landscape' },
  { width: 1280, height: '720' },
  { aspect_ratio: '16:9' },
  { aspect_ratio: 'Landscape', resolution: '720P' },
  { resolution: '720p', size: '1280x720', aspect_ratio: '16:9', width: 1280, height: 720 },
];
const USUAL_IMAGES = ['input_reference', 'image', 'images', 'image_urls', 'first_frame_image'];
const CONTRADICTIONS = [
  { seconds: 8, duration: 4 },
  { size: '1280x720', width: 720, height: 1280 },
  { size: '1280x720', aspect_ratio: '9:16' },
  { size: '16:9', aspect_ratio: '9:16' },
  { width: 1280, height: 720, resolution: '1080p' },
  { width: 1280 },
  { duration: 8.5 },
];

export function testDialect(dialect: Dialect): void {
  const routes = dialect.routes.map((route) => [`${route.method} ${route.path}`, route] as const);
  describe(`the dialect ${dialect.id} keeps the contract`, () => {
    test('every method of a path has one meaning', () => {
      const names = dialect.routes.map(({ method, path }) => `${method} ${path}`);
      expect(new Set(names).size).toBe(names.length);
    });

    test.each(CODES)('the error %s has a status and a body that says what it is', (code) => {
      const reply = dialect.encodeError(new RepriseError(code, { param: 'prompt' }));
      expect(reply.status).toBeGreaterThanOrEqual(400);
      expect(JSON.stringify(reply.body)).toContain(
        JSON.stringify(ERROR_CATALOGUE[code].publicText),
      );
    });

    test('what is logged inside never gets out', () => {
      const error = new RepriseError('internal_error', { internal: 'hunter2', cause: 'hunter2' });
      expect(JSON.stringify(dialect.encodeError(error))).not.toContain('hunter2');
    });

    test.each(routes)(
      '%s: any request becomes a command or a refusal of the caller, never a crash',
      (_name, route) => {
        fc.assert(
          fc.property(anyRequest(), (request) => {
            try {
              const { kind } = route.decode(request);
              // A create that names a source is a remix where a vendor has it so.
              expect(route.kind === 'create' ? ['create', 'remix'] : [route.kind]).toContain(kind);
            } catch (error) {
              expect(error).toBeInstanceOf(RepriseError);
              expect((error as RepriseError).entry.owner).toBe('caller');
            }
          }),
          { numRuns: 300 },
        );
      },
    );

    test.each(routes)('%s: a good request becomes its command', (_name, route) => {
      expect(route.decode(sampleRequest(route, VIDEO.id)).kind).toBe(route.kind);
    });

    test.each(routes)('%s: fields of others change nothing', (_name, route) => {
      const request = sampleRequest(route, VIDEO.id);
      const body = request.body === undefined ? undefined : { ...request.body, ...FOREIGN_FIELDS };
      const odd = { ...request, query: { ...request.query, ...FOREIGN_FIELDS }, body };
      expect(route.decode(odd)).toEqual(route.decode(request));
    });

    test.each(routes)(
      '%s: a new video is understood in the words of every vendor',
      (_name, route) => {
        if (route.kind !== 'create') return;
        const request = sampleRequest(route, VIDEO.id);
        const ask = (fields: object) =>
          route.decode({ ...request, body: { ...(request.body as object), ...fields } });
        for (const length of [8, '8', '8s', '8.0', ' 8 ']) {
          expect(ask({ seconds: length })).toMatchObject({ durationSeconds: 8 });
          expect(ask({ duration: length, seconds: '8' })).toMatchObject({ durationSeconds: 8 });
        }
        for (const fields of USUAL_SIZES) {
          expect(ask(fields)).toMatchObject({ size: { width: 1280, height: 720 } });
        }
        for (const param of USUAL_IMAGES) {
          const image = { kind: 'url', url: 'https://a.example/1.png', param };
          expect(ask({ [param]: image.url })).toMatchObject({ references: [image] });
        }
      },
    );

    test.each(routes)('%s: several videos at once are refused, not forgotten', (_name, route) => {
      if (!['create', 'remix', 'edit', 'extend'].includes(route.kind)) return;
      const request = sampleRequest(route, VIDEO.id);
      const ask = (n: unknown) =>
        route.decode({ ...request, body: { ...(request.body as object), n } });
      expect(ask(1)).toEqual(route.decode(request));
      expect(() => ask(2)).toThrow(expect.objectContaining({ param: 'n' }));
    });

    test.each(routes)('%s: what contradicts itself is refused', (_name, route) => {
      if (route.kind !== 'create') return;
      const request = sampleRequest(route, VIDEO.id);
      for (const fields of CONTRADICTIONS) {
        const body = { ...(request.body as object), ...fields };
        expect(() => route.decode({ ...request, body })).toThrow(RepriseError);
      }
    });

    test.each(routes)('%s: a video goes by its id and by its alias', (_name, route) => {
      const named = (name: string) =>
        JSON.stringify(route.decode(sampleRequest(route, name))).replaceAll(name, '<video>');
      expect(named(VIDEO.alias)).toBe(named(VIDEO.id));
      if (route.path.includes(':videoId')) expect(named(VIDEO.id)).toContain('<video>');
    });

    test.each(routes)('%s: a result becomes JSON that says all of it', (_name, route) => {
      const reply = encodeSample(route);
      if (reply === null) return;
      expect([200, 201, 202]).toContain(reply.status);
      const text = JSON.stringify(reply.body);
      expect(text).toMatch(/^\{/);
      if (SAMPLE_RESULTS[route.kind as EncodedKind] !== VIDEO) return;
      expect(text.includes(VIDEO.id) || text.includes(VIDEO.alias)).toBe(true);
    });
  });
}

/** Null where the server streams bytes itself. */
function encodeSample(route: DialectRoute): DialectReply | null {
  if (route.kind === 'open_content' || route.kind === 'open_file') return null;
  // The compiler cannot see that the sample is of the route's own kind.
  const encode = route.encode as (result: unknown, context: EncodeContext) => DialectReply;
  return encode(SAMPLE_RESULTS[route.kind], CONTEXT);
}

function anyRequest(): fc.Arbitrary<DialectRequest> {
  const names = fc.constantFrom(
    'prompt',
    'model',
    'seconds',
    'size',
    'video',
    'input_reference',
    'file',
    'purpose',
    'name',
    'characters',
    'remix_video_id',
    'x',
  );
  const value = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.double(),
    fc.jsonValue(),
    fc.constantFrom('8', '8s', '1280x720', null, undefined, [], {}),
    fc.dictionary(fc.constantFrom('id', 'image_url', 'file_id'), fc.jsonValue()),
  );
  const file = fc.record({
    fieldName: names,
    fileName: fc.string(),
    bytes: fc.uint8Array({ maxLength: 20 }).map((bytes) => Buffer.from(bytes)),
  });
  return fc.record({
    params: fc.record({
      videoId: fc.string(),
      fileId: fc.string(),
      characterId: fc.string(),
      model: fc.string(),
    }),
    query: fc.dictionary(fc.constantFrom('after', 'limit', 'order', 'variant', 'purpose'), value),
    body: fc.oneof(fc.dictionary(names, value), fc.jsonValue(), fc.constant(undefined)),
    files: fc.array(file, { maxLength: 3 }),
  });
}
