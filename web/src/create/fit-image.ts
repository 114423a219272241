/** Brings a picture to the very size that a model asks for: cropped at its edges, never stretched. */

export interface Crop {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export interface Frame {
  readonly width: number;
  readonly height: number;
}

export function readFrame(size: string): Frame {
  const [width = 0, height = 0] = size.split('x').map(Number);
  return { width, height };
}

/** The largest part from the middle of `image` that has the shape of `frame`. */
export function cropTo(image: Frame, frame: Frame): Crop {
  const scale = Math.min(image.width / frame.width, image.height / frame.height);
  const width = frame.width * scale;
  const height = frame.height * scale;
  return { left: (image.width - width) / 2, top: (image.height - height) / 2, width, height };
}

/** The file itself where it has the size already. Rejects what is no picture. */
export async function fitImage(file: File, size: string): Promise<Blob> {
  const frame = readFrame(size);
  const image = await createImageBitmap(file);
  if (image.width === frame.width && image.height === frame.height) return file;
  const canvas = document.createElement('canvas');
  canvas.width = frame.width;
  canvas.height = frame.height;
  const { left, top, width, height } = cropTo(image, frame);
  const painter = canvas.getContext('2d');
  if (painter === null) throw new Error('This browser cannot crop the picture.');
  painter.imageSmoothingQuality = 'high';
  painter.drawImage(image, left, top, width, height, 0, 0, frame.width, frame.height);
  return await new Promise((resolve, reject) => {
    const take = (blob: Blob | null) =>
      blob === null ? reject(new Error('The picture could not be cropped.')) : resolve(blob);
    canvas.toBlob(take, 'image/png');
  });
}
