/** What every dialect must do; each one's test calls this. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ERROR_CATALOGUE, RepriseError } from '../../src/core/index.ts';
import type { Dialect, DialectRequest, ErrorCode } from '../../src/core/index.ts';

const CODES = Object.keys(ERROR_CATALOGUE) as ErrorCode[];

export function testDialect(dialect: Dialect): void {
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

    test.each(dialect.routes.map((route) => [`${route.method} ${route.path}`, route] as const))(
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
  });
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
