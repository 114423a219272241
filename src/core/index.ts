/**
 * The language of Reprise. Pure: no input, no output.
 *
 * video      the resource and its job: queued → in_progress → completed | failed | cancelled
 * operation  what was asked: create, remix, edit, extend
 * attempt    one submission of a video to one provider
 * dialect    a vendor's wire format, as callers see it
 * provider   an adapter to one family of services that make videos
 * model      a public model name, with what it can do
 * price      what a video costs by a list; a quote is one price, line by line
 * event      something that happened to a video, kept for a while
 * asset      bytes at rest: a result, a reference or an upload
 * file       an upload that its owner refers to by id; a character is one that shows somebody
 * project    who owns videos; a key is how it proves that
 */
export type * from './commands.ts';
export { defaultModels } from './default-models.ts';
export type * from './dialect.ts';
export { EVENT_TYPES } from './events.ts';
export type * from './webhooks.ts';
export type * from './events.ts';
export { ERROR_CATALOGUE } from './errors/error-catalogue.ts';
export type { ErrorCode, ErrorEntry, ErrorOwner } from './errors/error-catalogue.ts';
export { RepriseError } from './errors/reprise-error.ts';
export { formatSize, hasSize, modelNamed, type Model, type ModelCatalogue } from './models.ts';
export type { ModelCapabilities, Size } from './models.ts';
export type * from './moderation/moderation.ts';
export * as moderations from './moderation/index.ts';
export * as money from './money.ts';
export { changeLimits, NO_LIMITS } from './principal.ts';
export type * from './principal.ts';
export type { Operation } from './operation.ts';
export type { Cost } from './prices/cost-of.ts';
export type { PriceBook, PriceRow } from './prices/price-book.ts';
export type { PriceLine, PriceQuestion, PriceQuote } from './prices/quote-price.ts';
export type { DeliveredVideo } from './prices/settle-price.ts';
export * as pricing from './prices/index.ts';
export { ProviderFailure } from './provider.ts';
export type * from './provider.ts';
export type { Character, NewFile, StoredFile } from './stored-file.ts';
export type { Understanding } from './understanding.ts';
export { canBecome, CONTENT_VARIANTS, hasContent, isTerminal, VIDEO_STATUSES } from './video.ts';
export type { ContentVariant, Video, VideoFailure, VideoStatus } from './video.ts';
export * as videoIds from './video-id.ts';
export * as requestFields from './request-fields.ts';
