import { fireEvent, screen, waitFor } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { refusal, startFakeGateway, type Answer } from '../fixtures/fake-gateway.ts';
import { openStudio, tidyAfterEach } from '../fixtures/open-studio.tsx';
import { sampleVideo, SORA, VEO } from '../fixtures/sample-objects.ts';

tidyAfterEach();

const CREATE = 'POST /openai/v1/videos';

function openCreate(create: Answer, answers: Readonly<Record<string, Answer>> = {}) {
  const gateway = startFakeGateway({
    'GET /reprise/v1/models': () => ({ data: [SORA, VEO] }),
    [CREATE]: (asked) =>
      asked.path.includes('dry_run') ? { amount_micros: 320_000 } : create(asked),
    'GET /reprise/v1/videos/video_9': () => sampleVideo({ id: 'video_9' }),
    ...answers,
  });
  openStudio('/studio/create');
  const creates = () => gateway.to(CREATE).filter(({ path }) => !path.includes('dry_run'));
  return { gateway, creates };
}

async function writePrompt(text: string): Promise<void> {
  fireEvent.change(await screen.findByLabelText('Prompt'), { target: { value: text } });
}

const press = () => fireEvent.click(screen.getByRole('button', { name: 'Create video' }));

describe('creating', () => {
  it('asks for what was chosen, once, and shows the video', async () => {
    const { creates } = openCreate(() => ({ id: 'video_9' }));
    await writePrompt('湖上的黎明');
    fireEvent.click(screen.getByLabelText('1280 × 720'));
    fireEvent.click(screen.getByLabelText('8 s'));
    const form = screen.getByRole('button', { name: 'Create video' });
    fireEvent.click(form);
    fireEvent.click(form);
    await waitFor(() => expect(location.pathname).toBe('/studio/videos/video_9'));
    expect(creates()).toHaveLength(1);
    expect(creates()[0]?.body).toEqual({
      model: 'sora-2',
      prompt: '湖上的黎明',
      size: '1280x720',
      seconds: '8',
    });
    expect(creates()[0]?.headers.get('idempotency-key')).toMatch(/^studio-[0-9a-f]{32}$/);
  });

  it('again after a lost answer is the same wish, and another prompt is another', async () => {
    const { creates } = openCreate(() => refusal(503, 'service_unavailable', 'Away.'));
    await writePrompt('a lake');
    press();
    await screen.findByRole('alert');
    press();
    await waitFor(() => expect(creates()).toHaveLength(2));
    await screen.findByRole('button', { name: 'Create video' });
    await writePrompt('a sea');
    press();
    await waitFor(() => expect(creates()).toHaveLength(3));
    const [first, second, third] = creates().map(({ headers }) => headers.get('idempotency-key'));
    expect(second).toBe(first);
    expect(third).not.toBe(first);
  });

  it.each([
    ['prompt', 'Prompt'],
    ['model', 'Model'],
  ])('that is refused for its %s says so at that field', async (param, label) => {
    openCreate(() => refusal(400, 'invalid_parameter', `'${param}' is wrong.`, param));
    await writePrompt('a lake');
    press();
    const field = screen.getByLabelText(label);
    await waitFor(() => expect(field.getAttribute('aria-invalid')).toBe('true'));
    const described = field.getAttribute('aria-describedby')?.split(' ')[0] ?? '';
    expect(document.querySelector(`[id="${described}"]`)?.textContent).toBe(`'${param}' is wrong.`);
    expect(screen.getAllByRole('alert')).toHaveLength(1);
  });

  it('that is refused for something else says so, with its explanation', async () => {
    openCreate(() => refusal(429, 'insufficient_quota', 'The project has $0.25 left.'));
    await writePrompt('a lake');
    press();
    expect((await screen.findByRole('alert')).textContent).toContain('$0.25 left');
    expect(screen.getByText('What this means').getAttribute('href')).toBe(
      '/studio/errors/insufficient_balance',
    );
  });
});

describe('the form', () => {
  it('has what the model has, and keeps what another has too', async () => {
    openCreate(() => ({}));
    await writePrompt('a lake');
    fireEvent.click(screen.getByLabelText('1280 × 720'));
    fireEvent.change(screen.getByLabelText('Model'), { target: { value: 'veo-3.1' } });
    expect(screen.getByLabelText('3840 × 2160')).toBeTruthy();
    expect(screen.queryByLabelText('720 × 1280')).toBeNull();
    expect((screen.getByLabelText('1280 × 720') as HTMLInputElement).checked).toBe(true);
    expect(screen.queryByLabelText('12 s')).toBeNull();
  });

  it('shows the price before anything is made, asked for once it settles', async () => {
    const { gateway } = openCreate(() => ({}));
    await writePrompt('a lake');
    expect((await screen.findByText('$0.32')).tagName).toBe('OUTPUT');
    await writePrompt('another lake');
    fireEvent.click(screen.getByLabelText('8 s'));
    fireEvent.click(screen.getByLabelText('12 s'));
    await waitFor(() => expect(gateway.to(CREATE)).toHaveLength(2));
    expect(gateway.to(CREATE).map(({ body }) => (body as { seconds: string }).seconds)).toEqual([
      '4',
      '12',
    ]);
  });

  it('counts letters, and says how many there may be', async () => {
    openCreate(() => ({}));
    await writePrompt('湖'.repeat(1234));
    expect(screen.getByText(/1,234 of 32,000 letters/)).toBeTruthy();
  });

  it('takes a picture as the first frame, and no other file', async () => {
    vi.stubGlobal('createImageBitmap', async () => ({ width: 720, height: 1280 }));
    const { creates } = openCreate(() => ({ id: 'video_9' }));
    await writePrompt('a lake');
    const input = screen.getByLabelText(/First frame/);
    const choose = (file: File) => fireEvent.change(input, { target: { files: [file] } });
    choose(new File(['x'], 'notes.txt', { type: 'text/plain' }));
    expect((await screen.findByRole('alert')).textContent).toContain('PNG');
    choose(new File(['x'], 'first.png', { type: 'image/png' }));
    expect(await screen.findByAltText(/first\.png/)).toBeTruthy();
    press();
    await waitFor(() => expect(creates()).toHaveLength(1));
    const form = creates()[0]?.body as FormData;
    expect((form.get('input_reference') as File).name).toBe('first.png');
    expect(form.get('prompt')).toBe('a lake');
  });

  it('says so where a picture cannot be read', async () => {
    vi.stubGlobal('createImageBitmap', async () => {
      throw new Error('not a picture');
    });
    const { creates } = openCreate(() => ({}));
    await writePrompt('a lake');
    const file = new File(['x'], 'broken.png', { type: 'image/png' });
    fireEvent.change(screen.getByLabelText(/First frame/), { target: { files: [file] } });
    press();
    expect((await screen.findByRole('alert')).textContent).toContain('cannot be read');
    expect(creates()).toHaveLength(0);
  });

  it('is not there for a key that only reads', async () => {
    openCreate(() => ({}), { 'GET /reprise/v1/key': () => ({ scopes: ['read'] }) });
    expect(await screen.findByText(/Sign in with one that has the scope/)).toBeTruthy();
    expect(screen.queryByLabelText('Prompt')).toBeNull();
  });
});
