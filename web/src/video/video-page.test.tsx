import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { Video } from '../api/api-objects.ts';
import { refusal, startFakeGateway, type Answer } from '../fixtures/fake-gateway.ts';
import { openStudio, tidyAfterEach } from '../fixtures/open-studio.tsx';
import { completedVideo, sampleVideo, SORA } from '../fixtures/sample-objects.ts';

tidyAfterEach();

function openVideo(video: Video, answers: Readonly<Record<string, Answer>> = {}) {
  const gateway = startFakeGateway({
    [`GET /reprise/v1/videos/${video.id}`]: () => video,
    'GET /reprise/v1/models': () => ({ data: [SORA] }),
    ...answers,
  });
  openStudio(`/studio/videos/${video.id}`);
  return gateway;
}

async function press(name: string): Promise<void> {
  fireEvent.click(await screen.findByRole('button', { name }));
}

describe('a video that is made', () => {
  it('plays by its signed link, from where the page is', async () => {
    openVideo(completedVideo());
    const player = await waitFor(() => {
      const found = document.querySelector('video');
      if (found === null) throw new Error('no player yet');
      return found;
    });
    expect(player.getAttribute('src')).toBe('/files/asset_1.mp4?expires=1&signature=s');
    expect(player.getAttribute('poster')).toContain('/files/asset_2.webp');
    expect(player.hasAttribute('controls')).toBe(true);
    const download = screen.getByRole('link', { name: 'Download' });
    expect(download.getAttribute('href')).toBe('/files/asset_1.mp4?expires=1&signature=s&download');
  });

  it('says what it is, what it cost, and what was understood', async () => {
    const understanding = {
      matched: ['red', 'boat'],
      unknown: ['heron'],
      not_drawn: ['rain'],
      confidence: 0.8,
    };
    openVideo(completedVideo({ understanding }));
    const details = await screen.findByRole('region', { name: 'Details' });
    expect(details.textContent).toMatch(/sora-2 by builtin.*1280 × 720.*4 s.*\$0\.40 charged/);
    expect(details.textContent).toMatch(/1\.5 MB.*took 5\.0 s.*Expiresin/);
    const understood = screen.getByRole('region', { name: /Understood/ });
    expect(understood.textContent).toMatch(/80.*Taken up.*red.*boat.*left out.*rain.*heron/);
  });

  it('is told apart from what it was made from and what was made from it', async () => {
    openVideo(completedVideo({ operation: 'remix', source_video_id: 'video_0' }), {
      'GET /reprise/v1/videos/video_0': () =>
        completedVideo({ id: 'video_0', prompt: 'the source' }),
      'GET /reprise/v1/videos': ({ path }) => ({
        data: path.includes('source_video_id=video_1')
          ? [sampleVideo({ id: 'video_2', prompt: 'the child', operation: 'extend' })]
          : [],
        has_more: false,
      }),
    });
    const lineage = await screen.findByRole('region', { name: 'Lineage' });
    await within(lineage).findByText('the source');
    await within(lineage).findByText('the child');
    expect(lineage.textContent).toContain('extend · queued');
  });

  it('is remixed at the price that is shown, and one goes on to the remix', async () => {
    const remix = sampleVideo({ id: 'video_2', operation: 'remix', source_video_id: 'video_1' });
    const gateway = openVideo(completedVideo(), {
      'POST /openai/v1/videos/video_1/remix': ({ path }) =>
        path.includes('dry_run') ? { amount_micros: 250_000 } : { id: 'video_2' },
      'GET /reprise/v1/videos/video_2': () => remix,
    });
    await press('Remix');
    fireEvent.change(screen.getByLabelText('What should be different?'), {
      target: { value: 'at night' },
    });
    await screen.findByText('$0.25');
    const form = screen.getByRole('form', { name: 'Remix' });
    fireEvent.submit(form);
    fireEvent.submit(form);
    await waitFor(() => expect(location.pathname).toBe('/studio/videos/video_2'));
    const sent = gateway
      .to('POST /openai/v1/videos/video_1/remix')
      .filter(({ path }) => !path.includes('dry_run'));
    expect(sent).toHaveLength(1);
    expect(sent[0]?.body).toEqual({ prompt: 'at night' });
    expect(sent[0]?.headers.get('idempotency-key')).toMatch(/^studio-/);
  });

  it('is extended by what its model can, and refusals stand at their field', async () => {
    openVideo(completedVideo(), {
      'POST /openai/v1/videos/extensions': ({ path }) =>
        path.includes('dry_run')
          ? { amount_micros: 100 }
          : refusal(400, 'invalid_parameter', "'prompt' is empty.", 'prompt'),
    });
    await press('Extend');
    await waitFor(() => expect(screen.queryByLabelText('12 s')).toBeNull());
    fireEvent.click(screen.getByLabelText('8 s'));
    fireEvent.submit(screen.getByRole('form', { name: 'Extend' }));
    const field = screen.getByLabelText('What happens next?');
    await waitFor(() => expect(field.getAttribute('aria-invalid')).toBe('true'));
    expect(screen.getByRole('alert').textContent).toBe("'prompt' is empty.");
  });

  it('is extended by any of many lengths, up to what the whole may have', async () => {
    const many = { ...SORA, extension_seconds: Array.from({ length: 17 }, (_, at) => 4 + at) };
    const gateway = openVideo(completedVideo({ seconds: 108 }), {
      'GET /reprise/v1/models': () => ({ data: [many] }),
      'POST /openai/v1/videos/extensions': () => ({ amount_micros: 100 }),
    });
    await press('Extend');
    const picker = await screen.findByRole('combobox', { name: 'Seconds to add' });
    expect(within(picker).getAllByRole('option').at(-1)?.textContent).toBe('12 s');
    fireEvent.change(picker, { target: { value: '11' } });
    await waitFor(() =>
      expect(gateway.to('POST /openai/v1/videos/extensions').at(-1)?.body).toMatchObject({
        seconds: '11',
        video: { id: 'video_1' },
      }),
    );
  });

  it('is deleted once that is confirmed', async () => {
    const gateway = openVideo(completedVideo(), {
      'DELETE /openai/v1/videos/video_1': () => ({ deleted: true }),
    });
    await press('Delete');
    const dialog = screen.getByRole('dialog');
    expect(gateway.to('DELETE /openai/v1/videos/video_1')).toHaveLength(0);
    fireEvent.click(within(dialog).getByRole('button', { name: 'Delete' }));
    await waitFor(() => expect(location.pathname).toBe('/'));
    expect(gateway.to('DELETE /openai/v1/videos/video_1')).toHaveLength(1);
  });
});

describe('a video that is not made', () => {
  it('yet can be stopped', async () => {
    const gateway = openVideo(sampleVideo({ status: 'in_progress', progress: 30 }), {
      'POST /openai/v1/videos/video_1/cancel': () => ({}),
    });
    expect((await screen.findByRole('progressbar')).getAttribute('aria-valuenow')).toBe('30');
    expect(screen.queryByRole('button', { name: 'Remix' })).toBeNull();
    gateway.answer('GET /reprise/v1/videos/video_1', () =>
      sampleVideo({ status: 'cancelled', error: { code: 'cancelled', message: 'Stopped.' } }),
    );
    await press('Cancel');
    expect(await screen.findByText('Stopped.')).toBeTruthy();
    expect(screen.getByText('cancelled').getAttribute('href')).toBe('/studio/errors/cancelled');
  });

  it('since it failed says why, and where that is explained', async () => {
    const error = { code: 'generation_failed', message: 'The renderer stopped.' };
    openVideo(sampleVideo({ status: 'failed', error }));
    expect(await screen.findByText('The renderer stopped.')).toBeTruthy();
    fireEvent.click(screen.getByText('generation_failed'));
    expect(await screen.findByRole('heading', { name: 'How to fix it' })).toBeTruthy();
  });

  it('any more, since it expired, says so', async () => {
    const links = { video: null, thumbnail: null, spritesheet: null };
    openVideo(completedVideo({ expired: true, links }));
    expect(await screen.findByText(/It has expired/)).toBeTruthy();
    expect(screen.queryByRole('link', { name: 'Download' })).toBeNull();
  });

  it('at all says so', async () => {
    startFakeGateway({
      'GET /reprise/v1/videos/video_0': () => refusal(404, 'video_not_found', 'No.'),
    });
    openStudio('/studio/videos/video_0');
    expect(await screen.findByRole('heading', { name: 'No such video' })).toBeTruthy();
  });
});

const PROMPT = { selector: '.prompt-text' };

describe('a prompt', () => {
  it('of ten thousand words is unfolded on demand', async () => {
    const prompt = `${'word '.repeat(6000)}end`;
    openVideo(completedVideo({ prompt }));
    const unfold = await screen.findByRole('button', { name: 'Show all 30,003 letters' });
    expect(screen.queryByText(/end$/, PROMPT)).toBeNull();
    fireEvent.click(unfold);
    expect(screen.getByText(/end$/, PROMPT).textContent).toBe(prompt);
  });

  it('is shown as it was written, never as a page', async () => {
    openVideo(completedVideo({ prompt: '<b>bold</b>\n湖上的黎明' }));
    const text = await screen.findByText(/<b>bold<\/b>/, PROMPT);
    expect(text.textContent).toContain('\n湖上的黎明');
    expect(text.querySelector('b')).toBeNull();
  });
});
