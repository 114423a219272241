/** A small client for acceptance tests: makes videos over HTTP and brings the mp4s to disk. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

export interface MadeVideo {
  readonly id: string;
  readonly path: string;
}

export interface GatewayClient {
  /** POSTs JSON, or a form, below `/v1/videos`, waits for the result and downloads it. */
  make(path: string, body: unknown): Promise<MadeVideo>;
}

interface VideoBody {
  id: string;
  status: string;
  error: unknown;
}

export function createGatewayClient(
  { baseUrl, apiKey }: { readonly baseUrl: string; readonly apiKey: string },
  folder: string,
): GatewayClient {
  const headers = { authorization: `Bearer ${apiKey}` };
  const json = { 'content-type': 'application/json' };

  async function call(path: string, body?: unknown): Promise<VideoBody> {
    const response = await fetch(`${baseUrl}/v1/videos${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: body instanceof FormData ? headers : { ...headers, ...json },
      ...(body === undefined ? {} : { body: asBody(body) }),
    });
    if (!response.ok) throw new Error(`${response.status}: ${await response.text()}`);
    return (await response.json()) as VideoBody;
  }

  async function waitFor(id: string): Promise<void> {
    for (;;) {
      const video = await call(`/${id}`);
      if (video.status === 'completed') return;
      if (video.status === 'failed') throw new Error(JSON.stringify(video.error));
      await sleep(100);
    }
  }

  return {
    async make(path, body) {
      const { id } = await call(path, body);
      await waitFor(id);
      const content = await fetch(`${baseUrl}/v1/videos/${id}/content`, { headers });
      const file = join(folder, `${id}.mp4`);
      await writeFile(file, Buffer.from(await content.arrayBuffer()));
      return { id, path: file };
    },
  };
}

function asBody(body: unknown): FormData | string {
  return body instanceof FormData ? body : JSON.stringify(body);
}
