import { describe, expect, it } from 'vitest';
import { refusal } from '../../../test/support/dialect-request.ts';
import type { DialectRequest, WebhookEndpoint } from '../../core/index.ts';
import { createEventEncoder, DIALECTS } from '../index.ts';
import * as decode from './decode-webhooks.ts';
import { encodeEvent } from './encode-event.ts';
import * as encode from './encode-webhooks.ts';

const ENDPOINT_ID = `whe_${'a'.repeat(24)}`;

function request(changes: Partial<DialectRequest> = {}): DialectRequest {
  return { params: { endpointId: ENDPOINT_ID }, query: {}, body: {}, files: [], ...changes };
}

describe('creating an endpoint', () => {
  const body = {
    name: 'mine',
    url: 'https://a.test/',
    event_types: ['video.failed', 'video.completed'],
  };

  it('is what the SDK sends', () => {
    expect(decode.decodeCreateEndpoint(request({ body }))).toEqual({
      kind: 'create_webhook_endpoint',
      name: 'mine',
      url: 'https://a.test/',
      eventTypes: ['video.completed', 'video.failed'],
    });
  });

  it.each([
    ['url', { ...body, url: undefined }, 'missing_parameter'],
    ['event_types', { ...body, event_types: undefined }, 'missing_parameter'],
    ['event_types', { ...body, event_types: [] }, 'invalid_parameter'],
    ['event_types', { ...body, event_types: ['batch.completed'] }, 'invalid_parameter'],
    ['event_types', { ...body, event_types: ['video.failed', 'x'] }, 'invalid_parameter'],
    ['event_types', { ...body, event_types: [['video.failed']] }, 'invalid_parameter'],
    ['name', { ...body, name: 'x'.repeat(257) }, 'invalid_parameter'],
    ['name', { ...body, name: 7 }, 'invalid_parameter'],
  ])('without a good %s is refused', (param, wrong, code) => {
    expect(refusal(() => decode.decodeCreateEndpoint(request({ body: wrong })))).toMatchObject({
      code,
      param,
    });
  });
});

describe('other requests', () => {
  it('leave alone what an update does not name', () => {
    expect(decode.decodeUpdateEndpoint(request({ body: undefined }))).toEqual({
      kind: 'update_webhook_endpoint',
      endpointId: ENDPOINT_ID,
      name: null,
      url: null,
      eventTypes: null,
    });
  });

  it.each([true, 'true'])('disable an endpoint by a field of ours: %j', (disabled) => {
    expect(decode.decodeUpdateEndpoint(request({ body: { disabled } }))).toMatchObject({
      disables: true,
    });
    const enabled = decode.decodeUpdateEndpoint(request({ body: { disabled: false } }));
    expect(enabled.disables).toBeUndefined();
    const wrong = { body: { disabled: 'perhaps' } };
    expect(refusal(() => decode.decodeUpdateEndpoint(request(wrong)))).toMatchObject({
      code: 'invalid_parameter',
      param: 'disabled',
    });
  });

  it.each([
    [{}, false],
    [{ keep_old_secret_active_for_24_hours: true }, true],
    [{ keep_old_secret_active_for_24_hours: 'true' }, true],
    [{ keep_old_secret_active_for_24_hours: false }, false],
  ])('rotate: %j', (body, keepsOld) => {
    expect(decode.decodeRotateSecret(request({ body })).keepsOld).toBe(keepsOld);
  });

  it('refuse what cannot be meant', () => {
    const rotate = { keep_old_secret_active_for_24_hours: 'maybe' };
    expect(refusal(() => decode.decodeRotateSecret(request({ body: rotate }))).code).toBe(
      'invalid_parameter',
    );
    const test = { event_type: 'batch.completed' };
    expect(refusal(() => decode.decodeTestEndpoint(request({ body: test }))).param).toBe(
      'event_type',
    );
    expect(refusal(() => decode.decodeTestEndpoint(request())).code).toBe('missing_parameter');
    const state = { state: 'lost' };
    expect(refusal(() => decode.decodeListDeliveries(request({ query: state }))).param).toBe(
      'state',
    );
    for (const ids of ['del_1', ['del_1', 'x'], [1], Array(1001).fill('del_1')]) {
      const body = { delivery_ids: ids };
      expect(refusal(() => decode.decodeReplay(request({ body }))).param).toBe('delivery_ids');
    }
  });

  it('replay all that is dead, or what is named', () => {
    expect(decode.decodeReplay(request()).deliveryIds).toBeNull();
    const body = { delivery_ids: ['del_1'] };
    expect(decode.decodeReplay(request({ body })).deliveryIds).toEqual(['del_1']);
  });

  it('hand no id to the database that it would not take', () => {
    const params = { endpointId: "whe_1'\0" };
    expect(refusal(() => decode.decodeUpdateEndpoint(request({ params }))).code).toBe(
      'invalid_parameter',
    );
    expect(decode.endpointIdInPath(request({ params: { endpointId: 'other' } }))).toBe('whe_0');
    expect(decode.decodeListEndpoints(request({ query: { after: 'other' } })).after).toBeNull();
  });
});

describe('answers', () => {
  const endpoint: WebhookEndpoint = {
    id: ENDPOINT_ID,
    name: 'mine',
    url: 'https://a.test/',
    eventTypes: ['video.completed'],
    secretHint: 'abcd',
    disabledReason: null,
    createdAt: new Date(1000),
    updatedAt: new Date(2000),
  };

  it('show an endpoint without its secret, except where it was made', () => {
    const body = {
      id: ENDPOINT_ID,
      object: 'webhook_endpoint',
      name: 'mine',
      url: 'https://a.test/',
      event_types: ['video.completed'],
      created_at: 1,
      updated_at: 2,
      signing_secret_hint: 'abcd',
      disabled: false,
      disabled_reason: null,
    };
    expect(encode.encodeEndpoint(endpoint).body).toEqual(body);
    const made = { ...endpoint, secret: 'whsec_x' };
    expect(encode.encodeEndpointWithSecret(made).body).toEqual({
      ...body,
      signing_secret: 'whsec_x',
    });
    expect(encode.encodeEndpoints({ items: [endpoint], hasMore: true }).body).toEqual({
      object: 'list',
      data: [body],
      first_id: ENDPOINT_ID,
      last_id: ENDPOINT_ID,
      has_more: true,
    });
    expect(encode.encodeDeletedEndpoint(endpoint).body).toEqual({
      id: ENDPOINT_ID,
      object: 'webhook_endpoint.deleted',
      deleted: true,
    });
  });

  it('show a delivery with every attempt', () => {
    const delivery = {
      id: 'del_1',
      endpointId: ENDPOINT_ID,
      eventId: 'evt_1',
      type: 'video.completed',
      videoId: 'video_1',
      url: 'https://a.test/',
      state: 'waiting',
      dueAt: new Date(9000),
      createdAt: new Date(1000),
      attempts: [
        {
          startedAt: new Date(2000),
          durationMs: 12,
          status: 500,
          failure: 'It answered with status 500.',
          responseExcerpt: 'oh no',
        },
      ],
    } as const;
    const page = encode.encodeDeliveries({ items: [delivery], hasMore: false }).body;
    expect(page).toMatchObject({
      data: [
        {
          id: 'del_1',
          event_id: 'evt_1',
          state: 'waiting',
          next_attempt_at: 9,
          attempts: [
            {
              started_at: 2,
              duration_ms: 12,
              status_code: 500,
              failure: 'It answered with status 500.',
              response_excerpt: 'oh no',
            },
          ],
        },
      ],
    });
  });

  it('tell of an event in OpenAI’s five members, and what the video costs', () => {
    const event = {
      id: 'evt_1',
      type: 'video.completed',
      projectId: 'proj_1',
      videoId: 'video_1',
      videoAlias: 'task_1',
      createdAt: new Date(1500),
      cost: null,
    } as const;
    const told = {
      id: 'evt_1',
      object: 'event',
      created_at: 1,
      type: 'video.completed',
      data: { id: 'video_1' },
    };
    expect(encodeEvent(event)).toEqual(told);
    const cost = { amountMicros: 1_234_567, state: 'charged' } as const;
    expect(encodeEvent({ ...event, cost })).toEqual({
      ...told,
      data: {
        id: 'video_1',
        cost: {
          amount_micros: 1_234_567,
          amount: '1.234567',
          currency: 'usd',
          state: 'charged',
        },
      },
    });
  });
});

describe('a video that is asked for with an address to call', () => {
  it('has it in the command, in the caller’s own dialect', () => {
    const url = 'https://a.test/hook';
    const openaiBody = { prompt: 'a lake', webhook_url: url };
    const created = findCreate('openai').decode(request({ body: openaiBody }));
    expect(created).toMatchObject({ callback: { url, param: 'webhook_url', dialect: null } });
    const body = { model: 'sora-2', prompt: 'a lake', callback_url: url };
    expect(findCreate('openrouter').decode(request({ body }))).toMatchObject({
      callback: { url, param: 'callback_url', dialect: 'openrouter' },
    });
  });

  it.each<[string, object]>([
    ['remix', { prompt: 'at night' }],
    ['edit', { prompt: 'at night', video: 'video_1' }],
    ['extend', { prompt: 'on', video: 'video_1', seconds: '4' }],
    ['create', { prompt: 'at night', remix_video_id: 'video_1' }],
  ])('has it also in a %s', (kind, body) => {
    const route = DIALECTS[0].routes.find((candidate) => candidate.kind === kind);
    const webhook_url = 'https://a.test/hook';
    const asked = request({ body: { ...body, webhook_url }, params: { videoId: 'video_1' } });
    expect(route?.decode(asked)).toMatchObject({
      callback: { url: webhook_url, param: 'webhook_url', dialect: null },
    });
  });

  it('has none where none is given', () => {
    const body = { model: 'sora-2', prompt: 'a lake' };
    for (const dialectId of ['openai', 'openrouter']) {
      expect(findCreate(dialectId).decode(request({ body }))).not.toHaveProperty('callback');
    }
  });

  it('is refused when it is no text', () => {
    const body = { prompt: 'a lake', webhook_url: { url: 'https://a.test' } };
    expect(refusal(() => findCreate('openai').decode(request({ body }))).param).toBe('webhook_url');
  });
});

function findCreate(dialectId: string) {
  const dialect = DIALECTS.find(({ id }) => id === dialectId);
  const route = dialect?.routes.find(({ kind }) => kind === 'create');
  if (route === undefined) throw new Error(`the dialect ${dialectId} makes nothing`);
  return route;
}

it('is told of in OpenAI’s words where a dialect has none of its own', () => {
  const encodeFor = createEventEncoder(DIALECTS);
  const event = {
    id: 'evt_1',
    type: 'video.failed',
    projectId: 'proj_1',
    videoId: 'video_1',
    videoAlias: 'task_1',
    createdAt: new Date(0),
    cost: null,
  } as const;
  const silent = DIALECTS.filter((dialect) => !('signEvent' in dialect)).map(({ id }) => id);
  expect(silent).toHaveLength(DIALECTS.length - 1);
  for (const dialectId of [null, 'nobody', ...silent]) {
    expect(encodeFor(dialectId, event)).toEqual(encodeEvent(event));
  }
});
