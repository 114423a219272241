/** What one process tells the others through the database at the commit of a change. */

/** Something was recorded that waits to be published. */
export interface Notice {
  readonly kind: 'event';
  readonly projectId: string;
  readonly videoId: string;
}

export function encodeNotice(notice: Notice): string {
  return JSON.stringify(notice);
}
