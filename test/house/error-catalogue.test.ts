/** The table of errors, their pages and their statuses are one and the same list. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ERROR_CATALOGUE, RepriseError, type ErrorCode } from '../../src/core/index.ts';
import { DIALECTS } from '../../src/dialects/index.ts';

const PAGES = new URL('../../docs/errors/', import.meta.url);

/**
 * Frozen: programs branch on these. A change here is a change of the API; a code that is no longer
 * used stays retired and is never given another meaning.
 */
const STATUS_BY_CODE: Readonly<Record<ErrorCode, number>> = {
  missing_api_key: 401,
  invalid_api_key: 401,
  permission_denied: 403,
  missing_parameter: 400,
  invalid_parameter: 400,
  prompt_too_long: 400,
  model_not_found: 404,
  invalid_json: 400,
  invalid_multipart: 400,
  unsupported_media_type: 415,
  body_too_large: 413,
  malformed_request: 400,
  request_timeout: 408,
  headers_too_large: 431,
  video_not_found: 404,
  project_not_found: 404,
  key_not_found: 404,
  file_not_found: 404,
  webhook_endpoint_not_found: 404,
  webhook_test_failed: 400,
  route_not_found: 404,
  method_not_allowed: 405,
  video_not_completed: 400,
  video_expired: 404,
  variant_not_available: 404,
  precondition_failed: 412,
  range_not_satisfiable: 416,
  extension_too_long: 400,
  reference_not_an_image: 400,
  reference_size_mismatch: 400,
  reference_unreachable: 400,
  reference_address_forbidden: 400,
  reference_too_large: 400,
  idempotency_conflict: 422,
  insufficient_balance: 429,
  budget_exceeded: 429,
  rate_limit_exceeded: 429,
  queue_full: 429,
  video_upload_refused: 400,
  character_not_found: 404,
  file_limit_reached: 400,
  generation_failed: 500,
  generation_timeout: 504,
  upstream_unavailable: 502,
  content_policy_violation: 400,
  moderation_unavailable: 503,
  prompt_not_understood: 400,
  cancelled: 400,
  storage_full: 507,
  service_unavailable: 503,
  internal_error: 500,
};

/**
 * Frozen as well: where a dialect answers with another status or word than the catalogue's. What is
 * not here has the catalogue's status, and its code where the dialect has words for codes.
 */
const RENDERED_OTHERWISE: Readonly<Record<string, Partial<Record<ErrorCode, string>>>> = {
  openai: {
    insufficient_balance: '429 insufficient_quota',
    budget_exceeded: '429 insufficient_quota',
  },
  hingnet: {
    insufficient_balance: '429 insufficient_quota',
    budget_exceeded: '429 insufficient_quota',
    missing_parameter: '400 invalid_parameters',
    invalid_parameter: '400 invalid_parameters',
    prompt_too_long: '400 invalid_parameters',
    video_not_completed: '404 video_not_completed',
  },
  ezmodel: {
    insufficient_balance: '429 insufficient_quota',
    budget_exceeded: '429 insufficient_quota',
    video_expired: '400 video_expired',
  },
  apimart: { insufficient_balance: '402 402', budget_exceeded: '402 402' },
  newapi: {
    insufficient_balance: '429 insufficient_quota',
    budget_exceeded: '429 insufficient_quota',
  },
  openrouter: { insufficient_balance: '402 402', budget_exceeded: '402 402' },
};

/** Dialects whose `code` is the status. */
const CODE_IS_STATUS = new Set(['apimart', 'openrouter']);

const HEADINGS = ['Example', 'What happened', 'How to fix it', 'Common mistakes', 'Related'];

const codes = Object.keys(ERROR_CATALOGUE) as ErrorCode[];
const readPage = (name: string) => readFileSync(new URL(`${name}.md`, PAGES), 'utf8');

describe('the error catalogue', () => {
  it('has exactly the codes and statuses that are pinned', () => {
    const statuses = Object.entries(ERROR_CATALOGUE).map(([code, { status }]) => [code, status]);
    expect(Object.fromEntries(statuses)).toEqual(STATUS_BY_CODE);
  });

  it('has a page for each code, and no page without one', () => {
    const pages = readdirSync(PAGES).map((name) => name.replace(/\.md$/, ''));
    expect(pages.toSorted()).toEqual([...codes, 'README'].toSorted());
  });

  it('is listed whole in the index, with status and advice', () => {
    const row = /^\| \[`(\w+)`\]\((\w+)\.md\) +\| (\d+) +\|.*\| (yes|no) +\|$/gm;
    const rows = [...readPage('README').matchAll(row)];
    const listed = rows.map(([, code, page, status, retry]) => [code, page, Number(status), retry]);
    const expected = Object.entries(ERROR_CATALOGUE).map(([code, { status, retryable }]) => [
      code,
      code,
      status,
      retryable ? 'yes' : 'no',
    ]);
    expect(listed).toEqual(expected);
  });
});

describe.each(codes)('%s', (code) => {
  const { status, owner, retryable, publicText } = ERROR_CATALOGUE[code];

  it('has a page with its five headings and an example of itself', () => {
    const page = readPage(code);
    expect(page.startsWith(`# \`${code}\`\n`)).toBe(true);
    expect([...page.matchAll(/^## (.*)$/gm)].map(([, heading]) => heading)).toEqual(HEADINGS);
    const shownCode = RENDERED_OTHERWISE['openai']?.[code]?.split(' ')[1] ?? code;
    expect(page).toContain(`"code": "${shownCode}"`);
    const shown = /^HTTP\/1\.1 (\d+)/m.exec(page)?.[1];
    expect([String(status), '200']).toContain(shown);
    for (const section of page.split(/^## .*$/m).slice(1)) expect(section.trim()).not.toBe('');
  });

  it.each(DIALECTS)(
    'is rendered by $id as it is pinned, and retried as the catalogue says',
    (dialect) => {
      const reply = dialect.encodeError(new RepriseError(code));
      const { error } = reply.body as { error: { code: string | number; message: string } };
      const usual = `${status} ${CODE_IS_STATUS.has(dialect.id) ? status : code}`;
      const expected = RENDERED_OTHERWISE[dialect.id]?.[code] ?? usual;
      expect(`${reply.status} ${error.code}`).toBe(expected);
      expect(error.message).toBe(publicText);
      expect(reply.headers?.['x-should-retry']).toBe(String(retryable));
    },
  );

  it('is listed with what each dialect makes of it', () => {
    const row = readPage('README')
      .split('\n')
      .find((line) => line.startsWith(`| \`${code}\` `));
    const cells =
      row
        ?.split('|')
        .slice(2, -1)
        .map((cell) => cell.trim()) ?? [];
    const shown = DIALECTS.map((dialect) => {
      const reply = dialect.encodeError(new RepriseError(code));
      const { error } = reply.body as { error: { code: unknown; type?: string } };
      const word = typeof error.code === 'string' ? error.code : error.type;
      return word === undefined ? `${reply.status}` : `${reply.status} \`${word}\``;
    });
    expect(cells).toEqual(shown);
  });

  it('blames whoever its status blames', () => {
    expect(owner === 'caller' || owner === 'quota').toBe(status < 500);
    // 409 would be sent again by the SDKs without anybody asking.
    expect(status).not.toBe(409);
  });
});
