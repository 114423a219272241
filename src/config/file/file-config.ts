/** What the configuration file amounts to, with everything in place that it left out. */
import type { Budget, Limits, ModelCatalogue, PriceBook, Scope } from '../../core/index.ts';

/** Left out: the file says nothing about it. Null: without limit. */
export interface FileLimits extends Partial<Omit<Limits, 'budget'>> {
  readonly budget?: Partial<Budget>;
}

export interface FileKey {
  readonly name: string;
  readonly secret: string;
  readonly scopes: readonly Scope[];
  /** Names of models that exist; null means all. */
  readonly models: readonly string[] | null;
  readonly dialect: string | null;
  readonly limits: FileLimits;
}

export interface FileProject {
  readonly id: string;
  readonly name: string;
  readonly limits: FileLimits & { readonly runningLimit?: number };
  /** How far the balance may go below zero. */
  readonly creditLimitMicros?: number | null;
  /** How long its results are kept. */
  readonly assetTtlSeconds?: number;
  readonly keys: readonly FileKey[];
}

export interface ModerationSettings {
  readonly wordList: {
    readonly builtIn: boolean;
    readonly add: readonly string[];
    readonly allow: readonly string[];
  };
  readonly endpoint: ModerationEndpoint | null;
}

export interface ModerationEndpoint {
  readonly url: string;
  readonly apiKey: string | null;
  /** Null leaves the choice to the service. */
  readonly model: string | null;
  readonly sendsImages: boolean;
  readonly timeoutMs: number;
  readonly onFailure: 'refuse' | 'allow';
}

export interface UnderstandingSettings {
  readonly url: string;
  readonly apiKey: string | null;
  readonly model: string;
  readonly timeoutMs: number;
}

export interface FileConfig {
  /** Null when there is no file. */
  readonly path: string | null;
  readonly projects: readonly FileProject[];
  /** The built-in models with what the file changes about them. */
  readonly models: ModelCatalogue;
  /** Has a price for everything that these models can be asked for. */
  readonly prices: PriceBook;
  readonly moderation: ModerationSettings;
  /** The chat model that reads prompts; null where the lexicon does. */
  readonly understanding: UnderstandingSettings | null;
}
