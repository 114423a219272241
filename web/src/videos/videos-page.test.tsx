import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { openStream, refusal, startFakeGateway } from '../fixtures/fake-gateway.ts';
import { openStudio, tidyAfterEach } from '../fixtures/open-studio.tsx';
import { completedVideo, sampleVideo } from '../fixtures/sample-objects.ts';

tidyAfterEach();

const listing = (...data: unknown[]) => ({
  'GET /reprise/v1/videos': () => ({ data, has_more: false }),
});

describe('the list', () => {
  it('says what a video is, stands and costs', async () => {
    startFakeGateway(
      listing(
        completedVideo({ id: 'v1', prompt: 'a red boat' }),
        sampleVideo({ id: 'v2', status: 'in_progress', progress: 40 }),
        sampleVideo({
          id: 'v3',
          status: 'failed',
          error: { code: 'generation_failed', message: 'It broke.' },
        }),
        completedVideo({
          id: 'v4',
          expired: true,
          links: { video: null, thumbnail: null, spritesheet: null },
        }),
      ),
    );
    openStudio('/');
    const card = await screen.findByRole('link', { name: /a red boat/ });
    expect(card.getAttribute('href')).toBe('/studio/videos/v1');
    expect(card.textContent).toMatch(/sora-2.*1280 × 720.*4 s.*\$0\.40.*expires in/);
    expect(card.querySelector('img')?.getAttribute('src')).toMatch(/^\/files\/asset_2\.webp\?/);
    expect(screen.getByRole('progressbar').getAttribute('aria-valuenow')).toBe('40');
    expect(screen.getByText('generation_failed')).toBeTruthy();
    expect(screen.getAllByText('Expired').length).toBeGreaterThan(0);
  });

  it('shows words as words, whatever they look like', async () => {
    const prompt = '<img src=x onerror=alert(1)> مرحبا 湖';
    startFakeGateway(listing(sampleVideo({ prompt })));
    openStudio('/');
    const words = await screen.findByText(prompt);
    expect(words.getAttribute('dir')).toBe('auto');
    expect(words.querySelector('img')).toBeNull();
  });

  it('asks for what the filter says, and for the next page after the last', async () => {
    const gateway = startFakeGateway({
      'GET /reprise/v1/videos': ({ path }) => ({
        data: [sampleVideo({ id: path.includes('after') ? 'older' : 'newest', prompt: path })],
        has_more: !path.includes('after'),
      }),
    });
    openStudio('/?show=failed');
    fireEvent.click(await screen.findByRole('button', { name: 'Show older videos' }));
    await screen.findByText(/after=newest/);
    expect(screen.queryByRole('button', { name: 'Show older videos' })).toBeNull();
    fireEvent.click(screen.getByLabelText('Running'));
    await waitFor(() => expect(location.search).toBe('?show=running'));
    await screen.findByText(/queued%2Cin_progress/);
    expect(gateway.to('GET /reprise/v1/videos')[0]?.path).toContain('status=failed');
  });

  it('that is empty says how to begin', async () => {
    startFakeGateway();
    openStudio('/');
    expect(await screen.findByText('No videos yet.')).toBeTruthy();
    fireEvent.click(screen.getByText('Describe the first one'));
    expect(location.pathname).toBe('/studio/create');
  });

  it('that is refused says so', async () => {
    startFakeGateway({
      'GET /reprise/v1/videos': () => refusal(429, 'rate_limit_exceeded', 'Too many requests.'),
    });
    openStudio('/');
    expect((await screen.findByRole('alert')).textContent).toContain('Too many requests.');
    expect(screen.getByText('What this means').getAttribute('href')).toBe(
      '/studio/errors/rate_limit_exceeded',
    );
  });

  it('follows what happens', async () => {
    const stream = openStream();
    const gateway = startFakeGateway({
      ...listing(sampleVideo({ id: 'v1', prompt: 'a boat' })),
      'GET /openai/v1/events': () => stream.reply,
    });
    openStudio('/');
    await screen.findByText('a boat');
    expect(await screen.findByText('Live')).toBeTruthy();
    act(() => stream.send('video.progress', { id: 'v1', progress: 55 }));
    await waitFor(() =>
      expect(screen.getByRole('progressbar').getAttribute('aria-valuenow')).toBe('55'),
    );
    gateway.answer('GET /reprise/v1/videos/*', ({ path }) =>
      completedVideo({ id: path.split('/').at(-1) ?? '', prompt: 'a new one', created_at: 5000 }),
    );
    act(() => stream.send('video.queued', { id: 'v2' }));
    await screen.findByText('a new one');
    act(() => stream.send('video.deleted', { id: 'v1' }));
    await waitFor(() => expect(screen.queryByText('a boat')).toBeNull());
  });
});

describe('around the list', () => {
  it('the money is in sight', async () => {
    startFakeGateway();
    openStudio('/');
    const used = await screen.findByText('$0.60');
    expect(used.closest('dl')?.textContent).toBe('left$9.00held$0.40used$0.60');
  });

  it('the colours can be turned', async () => {
    startFakeGateway();
    openStudio('/');
    fireEvent.click(await screen.findByRole('button', { name: 'Use dark colours' }));
    expect(document.documentElement.dataset['theme']).toBe('dark');
    fireEvent.click(screen.getByRole('button', { name: 'Use light colours' }));
    expect(document.documentElement.dataset['theme']).toBe('light');
  });

  it('a gateway that is away is told of, and what is shown stays', async () => {
    startFakeGateway({
      ...listing(sampleVideo({ prompt: 'a boat' })),
      'GET /openai/v1/events': () => refusal(503, 'service_unavailable', 'Away.'),
    });
    openStudio('/');
    await screen.findByText('a boat');
    expect(await screen.findByText(/The gateway does not answer/)).toBeTruthy();
    expect(screen.getByText('Reconnecting')).toBeTruthy();
  });

  it('an address that leads nowhere leads back', async () => {
    startFakeGateway();
    openStudio('/studio/elsewhere');
    fireEvent.click(await screen.findByText('To the videos'));
    expect(await screen.findByRole('heading', { name: 'Videos' })).toBeTruthy();
  });
});
