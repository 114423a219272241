import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { refusal, startFakeGateway, type Answer } from '../fixtures/fake-gateway.ts';
import { openStudio, tidyAfterEach } from '../fixtures/open-studio.tsx';
import { sampleDelivery, sampleEndpoint } from '../fixtures/sample-objects.ts';

tidyAfterEach();

const ENDPOINTS = '/openai/v1/webhook_endpoints';
const ONE = `${ENDPOINTS}/whe_1`;
const TYPES = ['video.queued', 'video.completed', 'video.failed'];

function openWebhooks(path: string, answers: Readonly<Record<string, Answer>> = {}) {
  const gateway = startFakeGateway({
    [`GET ${ENDPOINTS}`]: () => ({ data: [sampleEndpoint()], has_more: false }),
    'GET /openai/v1/webhook_event_types': () => ({ data: TYPES }),
    [`GET ${ONE}`]: () => sampleEndpoint(),
    [`GET ${ONE}/deliveries`]: () => ({ data: [], has_more: false }),
    ...answers,
  });
  openStudio(path);
  return gateway;
}

const openEndpoint = (answers: Readonly<Record<string, Answer>> = {}) =>
  openWebhooks('/studio/webhooks/whe_1', answers);

async function press(name: string): Promise<void> {
  fireEvent.click(await screen.findByRole('button', { name }));
}

describe('endpoints', () => {
  it('are listed with their state', async () => {
    openWebhooks('/studio/webhooks', {
      [`GET ${ENDPOINTS}`]: () => ({
        data: [
          sampleEndpoint(),
          sampleEndpoint({ id: 'whe_2', name: '', url: null, disabled: true }),
        ],
      }),
    });
    const first = await screen.findByRole('link', { name: /Production/ });
    expect(first.getAttribute('href')).toBe('/studio/webhooks/whe_1');
    expect(first.textContent).toContain('Active');
    expect(screen.getByRole('link', { name: /Callback URLs/ }).textContent).toContain('Disabled');
  });

  it('are made with a secret that is shown once', async () => {
    const gateway = openWebhooks('/studio/webhooks', {
      [`POST ${ENDPOINTS}`]: () => ({ ...sampleEndpoint(), signing_secret: 'whsec_once' }),
    });
    await press('New endpoint');
    fireEvent.change(screen.getByLabelText('URL'), { target: { value: ' https://a.example/ ' } });
    fireEvent.change(screen.getByLabelText('Name'), { target: { value: 'Mine' } });
    fireEvent.click(await screen.findByLabelText('video.queued'));
    fireEvent.click(screen.getByLabelText('video.failed'));
    await press('Create endpoint');
    expect(await screen.findByText('whsec_once')).toBeTruthy();
    expect(gateway.to(`POST ${ENDPOINTS}`)[0]?.body).toEqual({
      name: 'Mine',
      url: 'https://a.example/',
      event_types: ['video.completed', 'video.queued'],
    });
    await press('I have kept it');
    expect(screen.queryByText('whsec_once')).toBeNull();
  });

  it('that are refused say so at the field', async () => {
    openWebhooks('/studio/webhooks', {
      [`POST ${ENDPOINTS}`]: () =>
        refusal(400, 'invalid_parameter', "'url' must be public.", 'url'),
    });
    await press('New endpoint');
    await press('Create endpoint');
    const field = screen.getByLabelText('URL');
    await waitFor(() => expect(field.getAttribute('aria-invalid')).toBe('true'));
    expect(screen.getByRole('alert').textContent).toBe("'url' must be public.");
  });

  it('are only looked at with a key that only reads', async () => {
    openWebhooks('/studio/webhooks', { 'GET /reprise/v1/key': () => ({ scopes: ['read'] }) });
    await screen.findByRole('link', { name: /Production/ });
    expect(screen.queryByRole('button', { name: 'New endpoint' })).toBeNull();
  });
});

describe('an endpoint', () => {
  it('is changed, disabled and enabled', async () => {
    let disabled = false;
    const gateway = openEndpoint({
      [`GET ${ONE}`]: () => sampleEndpoint({ disabled }),
      [`POST ${ONE}`]: ({ body }) => {
        disabled = (body as { disabled?: boolean }).disabled ?? false;
        return sampleEndpoint({ disabled });
      },
    });
    await press('Edit');
    fireEvent.change(screen.getByLabelText('Name'), { target: { value: 'Other' } });
    await press('Save');
    await waitFor(() => expect(screen.queryByLabelText('Name')).toBeNull());
    await press('Disable');
    await screen.findByText('Disabled');
    await press('Enable');
    await screen.findByText('Active');
    expect(gateway.to(`POST ${ONE}`).map(({ body }) => body)).toEqual([
      {
        name: 'Other',
        url: 'https://receiver.example/',
        event_types: ['video.completed', 'video.failed'],
      },
      { disabled: true },
      { disabled: false },
    ]);
  });

  it('gets a new secret while the old one still signs', async () => {
    const gateway = openEndpoint({
      [`POST ${ONE}/rotate_secret`]: () => ({
        ...sampleEndpoint(),
        signing_secret: 'whsec_new',
      }),
    });
    await press('Rotate secret');
    expect(await screen.findByText('whsec_new')).toBeTruthy();
    expect(gateway.to(`POST ${ONE}/rotate_secret`)[0]?.body).toEqual({
      keep_old_secret_active_for_24_hours: true,
    });
  });

  it('is tried out, and what came back is shown', async () => {
    let isBroken = false;
    openEndpoint({
      [`POST ${ONE}/test`]: ({ body }) =>
        isBroken
          ? refusal(400, 'webhook_test_failed', 'It answered 500.')
          : { status_code: 204, event_type: (body as { event_type: string }).event_type },
    });
    await press('Test');
    await press('Send a test');
    expect(await screen.findByText('It answered 204.')).toBeTruthy();
    isBroken = true;
    await press('Send a test');
    expect((await screen.findByRole('alert')).textContent).toContain('It answered 500.');
  });

  it('is deleted once that is confirmed', async () => {
    const gateway = openEndpoint({ [`DELETE ${ONE}`]: () => ({ deleted: true }) });
    await press('Delete');
    fireEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Delete' }));
    await waitFor(() => expect(location.pathname).toBe('/studio/webhooks'));
    expect(gateway.to(`DELETE ${ONE}`)).toHaveLength(1);
  });

  it('that does not exist says so', async () => {
    openEndpoint({
      [`GET ${ONE}`]: () => refusal(404, 'webhook_endpoint_not_found', 'No such endpoint.'),
    });
    expect((await screen.findByRole('alert')).textContent).toContain('No such endpoint.');
  });
});

describe('deliveries', () => {
  const DELIVERIES = [
    sampleDelivery(),
    sampleDelivery({
      id: 'del_2',
      state: 'waiting',
      next_attempt_at: 99_999_999_999,
      attempts: [
        {
          started_at: 1000,
          duration_ms: 5000,
          status_code: null,
          failure: 'timeout',
          response_excerpt: null,
        },
      ],
    }),
    sampleDelivery({ id: 'del_3', state: 'delivered', attempts: [] }),
  ];
  const replays = `POST ${ONE}/replay`;
  const answers = {
    [`GET ${ONE}/deliveries`]: () => ({ data: DELIVERIES, has_more: false }),
    [replays]: ({ body }: { body: unknown }) => ({
      replayed: (body as { delivery_ids?: string[] }).delivery_ids?.length ?? 7,
    }),
  };

  it('say how each attempt went', async () => {
    openEndpoint(answers);
    const rows = await screen.findAllByText('video.completed', { selector: 'summary code' });
    expect(rows).toHaveLength(3);
    const texts = rows.map((row) => row.closest('details')?.textContent ?? '');
    expect(texts[0]).toMatch(/Given up.*answered 500 in 12 ms.*out of order/);
    expect(texts[1]).toMatch(/Waiting.*timeout in 5\.0 s.*Tried next in/);
    expect(texts[2]).toMatch(/Delivered.*not tried yet/);
  });

  it('are sent again: one of them, or all that were given up', async () => {
    const gateway = openEndpoint(answers);
    const [dead] = await screen.findAllByRole('button', { name: 'Replay', hidden: true });
    if (dead === undefined) throw new Error('there is nothing to replay');
    fireEvent.click(dead);
    expect(await screen.findByText('One is sent again.')).toBeTruthy();
    await press('Replay all that were given up');
    expect(await screen.findByText('7 are sent again.')).toBeTruthy();
    expect(gateway.to(replays).map(({ body }) => body)).toEqual([{ delivery_ids: ['del_1'] }, {}]);
  });

  it('that wait are not sent again', async () => {
    openEndpoint(answers);
    const buttons = await screen.findAllByRole('button', { name: 'Replay', hidden: true });
    expect(buttons).toHaveLength(2);
  });

  it('are filtered by their state', async () => {
    const gateway = openEndpoint(answers);
    fireEvent.click(await screen.findByLabelText('Given up'));
    await waitFor(() =>
      expect(gateway.to(`GET ${ONE}/deliveries`).at(-1)?.path).toContain('state=dead'),
    );
  });
});
