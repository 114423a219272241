/** The end of a job as a receiver written from OpenRouter's guide reads it. */
import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { EVENT_TYPES, type EventType, type VideoEvent } from '../../core/index.ts';
import { createEventEncoder, createEventSigner } from '../index.ts';
import { openai } from '../openai/index.ts';
import { openrouter } from './index.ts';

const eventOf = (type: EventType): VideoEvent => ({
  id: 'evt_1',
  type,
  projectId: 'proj_1',
  videoId: 'video_1',
  videoAlias: 'task_1',
  createdAt: new Date('2026-11-26T12:00:00Z'),
  cost: { amountMicros: 400_000, state: type === 'video.completed' ? 'charged' : 'held' },
});
const encode = createEventEncoder([openai, openrouter], 'https://gateway.example/');
const sign = createEventSigner([openai, openrouter]);

describe('an event', () => {
  it('of a result has its status, and where the result is', () => {
    expect(encode('openrouter', eventOf('video.completed'))).toEqual({
      type: 'video.generation.completed',
      created_at: '2026-11-26T12:00:00.000Z',
      data: {
        id: 'video_1',
        status: 'completed',
        generation_id: 'task_1',
        unsigned_urls: ['https://gateway.example/api/v1/videos/video_1/content?index=0'],
        usage: { cost: 0.4, is_byok: false },
      },
    });
  });

  it('has no address where nobody said how the gateway is reached', () => {
    const { data } = createEventEncoder([openrouter])('openrouter', eventOf('video.completed'));
    expect(data).not.toHaveProperty('unsigned_urls');
  });

  it.each(['failed', 'cancelled', 'expired'] as const)('of a job that is %s says so', (status) => {
    const { type, data } = encode('openrouter', eventOf(`video.${status}`));
    expect(type).toBe(`video.generation.${status}`);
    expect(data).toEqual({ id: 'video_1', status, generation_id: 'task_1' });
  });

  it('that OpenRouter does not know is told in OpenAI’s words', () => {
    const others = EVENT_TYPES.filter(
      (type) => openrouter.encodeEvent?.(eventOf(type), null) === null,
    );
    expect(others).toEqual(['video.queued', 'video.in_progress', 'video.deleted']);
    for (const type of others) {
      expect(encode('openrouter', eventOf(type))).toEqual(encode('openai', eventOf(type)));
    }
  });
});

describe('a signature', () => {
  /** As the guide's receiver does it. */
  function isGood(header: string, body: string, secret: string): boolean {
    const parts = header.split(',');
    const timestamp = parts.find((part) => part.startsWith('t='))?.slice(2);
    const expected = createHmac('sha256', secret).update(`${timestamp},${body}`).digest('hex');
    return parts.includes(`v1=${expected}`);
  }

  const event = encode('openrouter', eventOf('video.failed'));
  const message = {
    event,
    body: JSON.stringify(event),
    secrets: ['whsec_new', 'whsec_old'],
    sentAt: new Date('2026-11-26T12:00:00Z'),
  };

  it('is of the text and the time, with each secret, and a repetition can be told', () => {
    const headers = sign('openrouter', message);
    const signature = headers['x-openrouter-signature'] ?? '';
    expect(signature).toMatch(/^t=1795694400,v1=[0-9a-f]{64},v1=[0-9a-f]{64}$/);
    for (const secret of message.secrets)
      expect(isGood(signature, message.body, secret)).toBe(true);
    expect(isGood(signature, `${message.body} `, 'whsec_new')).toBe(false);
    expect(isGood(signature, message.body, 'whsec_other')).toBe(false);
    expect(headers['x-openrouter-idempotency-key']).toBe('video_1-failed');
  });

  it('is nobody else’s, and not on what is told in OpenAI’s words', () => {
    expect(sign('openai', message)).toEqual({});
    expect(sign(null, message)).toEqual({});
    const queued = encode('openrouter', eventOf('video.queued'));
    expect(sign('openrouter', { ...message, event: queued })).toEqual({});
  });
});
