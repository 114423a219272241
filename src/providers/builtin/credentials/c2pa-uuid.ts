/** What the box of an mp4 that holds content credentials is called. */

export const C2PA_UUID: Buffer = Buffer.from('d8fec3d61b0e483c92975828877ec481', 'hex');
