/**
 * Whether a real browser plays a result by its signed link, seeks in it and shows its thumbnail, on
 * a page of another origin. Run: CHROMIUM=/usr/bin/chromium node bench/browser-playback.ts
 *
 * The browser is driven by its DevTools protocol. Each thing that does not work is an error.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { startGateway, TEST_KEY } from '../test/support/start-gateway.ts';

const program = process.env['CHROMIUM'];
if (program === undefined) throw new Error('set CHROMIUM to the path of a Chromium');

/** Runs in the page; what it gives is printed. */
const LOOK = `(async () => {
  const video = document.querySelector('video');
  const image = document.querySelector('img');
  const until = (target, name) => new Promise((resolve, reject) => {
    target.addEventListener(name, resolve, { once: true });
    target.addEventListener('error', () => reject(new Error(name + ': ' + target.error?.message)));
    setTimeout(() => reject(new Error('no ' + name)), 20000);
  });
  if (!image.complete) await until(image, 'load');
  if (video.readyState < 1) await until(video, 'loadedmetadata');
  await video.play();
  if (video.currentTime === 0) await until(video, 'timeupdate');
  const playing = !video.paused && video.readyState >= 2;
  video.pause();
  const seeked = until(video, 'seeked');
  video.currentTime = video.duration * 0.75;
  await seeked;
  const canvas = document.createElement('canvas');
  canvas.width = 64; canvas.height = 36;
  const painter = canvas.getContext('2d');
  const colours = (source) => {
    painter.drawImage(source, 0, 0, 64, 36);
    return new Set(new Uint32Array(painter.getImageData(0, 0, 64, 36).data.buffer)).size;
  };
  return {
    durationSeconds: video.duration,
    size: video.videoWidth + 'x' + video.videoHeight,
    isPlaying: playing,
    soughtTo: video.currentTime,
    frameColours: colours(video),
    thumbnail: image.naturalWidth + 'x' + image.naturalHeight,
    thumbnailColours: colours(image),
  };
})()`;

const folder = await mkdtemp(join(tmpdir(), 'reprise-browser-'));
const gateway = await startGateway({ dataDir: join(folder, 'data') });
const requests: string[] = [];
const page = createServer((request, response) => {
  if (request.url !== '/') return response.writeHead(404).end();
  response.setHeader('content-type', 'text/html');
  return response.end(
    `<video crossorigin muted src="${links.video}"></video><img crossorigin src="${links.thumbnail}">`,
  );
}).listen(0, '127.0.0.1');
const links = { video: '', thumbnail: '' };
const browser = spawn(program, [
  '--headless=new',
  '--no-sandbox',
  '--disable-gpu',
  '--autoplay-policy=no-user-gesture-required',
  '--remote-debugging-port=0',
  `--user-data-dir=${join(folder, 'profile')}`,
]);
try {
  const id = await makeVideo();
  links.video = await linkTo(id, 'video');
  links.thumbnail = await linkTo(id, 'thumbnail');
  const target = await openTarget();
  const call = await connectTo(target);
  await call('Network.enable', {});
  await call('Page.enable', {});
  await call('Page.navigate', { url: `http://localhost:${(page.address() as AddressInfo).port}/` });
  await new Promise((resolve) => setTimeout(resolve, 1000));
  const evaluation = { expression: LOOK, awaitPromise: true, returnByValue: true };
  const { result, exceptionDetails } = (await call('Runtime.evaluate', evaluation)) as {
    result: { value: Record<string, unknown> };
    exceptionDetails?: unknown;
  };
  if (exceptionDetails !== undefined) throw new Error(JSON.stringify(exceptionDetails));
  for (const line of requests) process.stdout.write(`${line}\n`);
  for (const [name, value] of Object.entries(result.value)) {
    process.stdout.write(`${name.padEnd(18)} ${String(value)}\n`);
  }
} finally {
  browser.kill();
  page.close();
  await gateway.stop();
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
}
process.exit(0);

async function makeVideo(): Promise<string> {
  const headers = { authorization: `Bearer ${TEST_KEY}`, 'content-type': 'application/json' };
  const asked = { model: 'sora-2', prompt: 'A red boat on a lake', seconds: '4', size: '1280x720' };
  const made = await fetch(`${gateway.baseUrl}/v1/videos`, {
    method: 'POST',
    headers: { ...headers, prefer: 'wait=60' },
    body: JSON.stringify(asked),
  });
  const { id, status } = (await made.json()) as { id: string; status: string };
  if (status !== 'completed') throw new Error(`the video is ${status}`);
  return id;
}

async function linkTo(id: string, variant: string): Promise<string> {
  const url = `${gateway.baseUrl}/v1/videos/${id}/content?variant=${variant}&redirect`;
  const headers = { authorization: `Bearer ${TEST_KEY}` };
  const { headers: told } = await fetch(url, { headers, redirect: 'manual' });
  const location = told.get('location');
  if (location === null) throw new Error(`there is no link to the ${variant}`);
  return location;
}

/** The address of the first tab. */
async function openTarget(): Promise<string> {
  for await (const line of createInterface({ input: browser.stderr })) {
    const origin = /DevTools listening on ws:\/\/([^/]+)\//.exec(line)?.[1];
    if (origin === undefined) continue;
    const opened = await fetch(`http://${origin}/json/new?about:blank`, { method: 'PUT' });
    return ((await opened.json()) as { webSocketDebuggerUrl: string }).webSocketDebuggerUrl;
  }
  throw new Error('the browser did not start');
}

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: {
    readonly response?: { url: string; status: number; headers: Record<string, string> };
  };
  readonly result?: unknown;
  readonly error?: unknown;
}

async function connectTo(url: string) {
  const socket = new WebSocket(url);
  await once(socket, 'open');
  const waiting = new Map<number, (message: Message) => void>();
  socket.addEventListener('message', ({ data }) => {
    const message = JSON.parse(String(data)) as Message;
    if (message.id !== undefined) waiting.get(message.id)?.(message);
    const answer = message.params?.response;
    if (message.method === 'Network.responseReceived' && answer?.url.includes('/files/')) {
      const range = answer.headers['content-range'] ?? answer.headers['Content-Range'] ?? 'whole';
      requests.push(`${answer.status} ${range} ${new URL(answer.url).pathname}`);
    }
  });
  let last = 0;
  return async (method: string, params: object): Promise<unknown> => {
    last += 1;
    const id = last;
    socket.send(JSON.stringify({ id, method, params }));
    const { result, error } = await new Promise<Message>((resolve) => waiting.set(id, resolve));
    if (error !== undefined) throw new Error(`${method}: ${JSON.stringify(error)}`);
    return result;
  };
}
