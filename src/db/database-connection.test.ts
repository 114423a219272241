import { expect, it } from 'vitest';
import { connectionFromUrl } from './database-connection.ts';

it.each([
  'postgres://reprise:secret@db.example.com:5433/videos?sslmode=require',
  'postgresql://db.example.com/videos',
  'postgresql:///videos?host=%2Frun%2Fpostgresql',
])('takes %s', (url) => {
  expect(connectionFromUrl(url)).toEqual({ connectionString: url });
});

it.each(['', 'db.example.com/videos', 'mysql://root:secret@db/videos', 'postgres-secret'])(
  'refuses "%s" without quoting it',
  (url) => {
    expect(() => connectionFromUrl(url)).toThrow(/postgresql:\/\/user:password@host/);
    expect(() => connectionFromUrl(url)).not.toThrow(/secret/);
  },
);
