/** What was asked for. */
export type Operation = 'create' | 'remix' | 'edit' | 'extend';
