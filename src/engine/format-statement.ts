/** An account's transfers as a file: CSV for spreadsheets, JSON for programs. */
import { money } from '../core/index.ts';
import type { Transfer } from '../ledger/index.ts';

export type StatementFormat = 'csv' | 'json';

/** A transfer in the names that leave the gateway. */
export type TransferRecord = Readonly<Record<string, string | number | null>>;

export function recordTransfer(transfer: Transfer): TransferRecord {
  return {
    position: transfer.position,
    id: transfer.id,
    created_at: transfer.createdAt.toISOString(),
    kind: transfer.kind,
    project_id: transfer.projectId,
    from: transfer.fromAccount,
    to: transfer.toAccount,
    amount_micros: transfer.amountMicros,
    amount: money.formatDecimalMicros(transfer.amountMicros),
    currency: 'usd',
    video_id: transfer.videoId,
    key_id: transfer.keyId,
    model: transfer.model,
    operation: transfer.operation,
    reason: transfer.reason,
    actor: transfer.actor,
  };
}

const COLUMNS = [
  'position',
  'id',
  'created_at',
  'kind',
  'project_id',
  'from',
  'to',
  'amount_micros',
  'amount',
  'currency',
  'video_id',
  'key_id',
  'model',
  'operation',
  'reason',
  'actor',
];

/** A piece at a time, however long the statement is. */
export async function* formatStatement(
  transfers: AsyncIterable<Transfer>,
  format: StatementFormat,
): AsyncGenerator<string, void, void> {
  if (format === 'csv') {
    yield `${COLUMNS.join(',')}\r\n`;
    for await (const transfer of transfers) yield csvLine(recordTransfer(transfer));
    return;
  }
  let separator = '{"object":"list","data":[\n';
  for await (const transfer of transfers) {
    yield `${separator}${JSON.stringify(recordTransfer(transfer))}`;
    separator = ',\n';
  }
  yield separator === ',\n' ? '\n]}\n' : `${separator}]}\n`;
}

function csvLine(record: TransferRecord): string {
  return `${COLUMNS.map((column) => csvCell(record[column] ?? null)).join(',')}\r\n`;
}

function csvCell(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  // A spreadsheet would run a reason that begins like a formula.
  const safe = /^[=+\-@\t\r]/.test(value) && !/^-?[\d.]+$/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
