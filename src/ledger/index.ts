/** Money: hold, then settle or release; and what was moved by hand. */
export { ensureUnlimitedAccount, readBalance, setCreditLimit, type Balance } from './accounts.ts';
export { lockAccounts, type HoldRequest, type LockedAccounts } from './lock-accounts.ts';
export { findHolds, listHeldVideos, type Hold } from './find-holds.ts';
export { release, settle } from './resolve.ts';
export { listTransfers, type StatementQuery, type Transfer } from './transfer.ts';
export { createPriceLists, type PriceList, type PriceLists } from './price-lists.ts';
export { transferByHand, type TransferByHand } from './transfer-by-hand.ts';
export { readUsage, type UsageQuery, type UsageRow } from './usage.ts';
export { verifyLedger, type LedgerReport } from './verify-ledger.ts';
