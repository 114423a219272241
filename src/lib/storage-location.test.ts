/** What may be said about a place for bytes, and what it means. */
import { describe, expect, it, test } from 'vitest';
import { parseStorageLocation } from './storage-location.ts';

describe('a folder', () => {
  it.each([
    ['file:/srv/results', '/srv/results'],
    ['file:///srv/results', '/srv/results'],
    ['file:./results', './results'],
    ['file:results', 'results'],
  ])('is meant by %s', (text, folder) => {
    expect(parseStorageLocation(text)).toEqual({ kind: 'folder', folder });
  });
});

const AMAZON = {
  kind: 'bucket',
  bucket: 'media',
  prefix: '',
  endpoint: 'https://s3.us-east-1.amazonaws.com',
  region: 'us-east-1',
  addressing: 'host',
  accessKeyId: null,
  secretAccessKey: null,
};

describe('a bucket', () => {
  it.each([
    ['s3://media', AMAZON],
    ['s3://media/', AMAZON],
    ['s3://media/a/b/', { ...AMAZON, prefix: 'a/b' }],
    [
      's3://media?region=eu-west-1',
      { ...AMAZON, region: 'eu-west-1', endpoint: 'https://s3.eu-west-1.amazonaws.com' },
    ],
    [
      's3://media?endpoint=http://127.0.0.1:9000&region=garage',
      { ...AMAZON, endpoint: 'http://127.0.0.1:9000', region: 'garage', addressing: 'path' },
    ],
    [
      's3://media?endpoint=https://store.example/&addressing=host',
      { ...AMAZON, endpoint: 'https://store.example' },
    ],
    ['s3://id:se%2Fcret@media', { ...AMAZON, accessKeyId: 'id', secretAccessKey: 'se/cret' }],
  ])('is meant by %s', (text, expected) => {
    expect(parseStorageLocation(text)).toEqual(expected);
  });
});

test.each([
  '',
  'file:',
  '/srv/results',
  'ftp://media',
  's3://',
  's3://UPPER_CASE',
  's3://ab',
  's3://media?endpoint=9000',
  's3://media?endpoint=ftp://x',
  's3://media?endpoint=https://store.example/below',
  's3://media?region=a b',
  's3://media?addressing=virtual',
  's3://media?endpont=https://store.example',
  's3://media/%2e%2e/x y',
])('%j is no place', (text) => {
  expect(parseStorageLocation(text)).toBeNull();
});
