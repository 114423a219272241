import { describe, expect, it } from 'vitest';
import { UnavailableError } from '../lib/unavailable-error.ts';
import { DatabaseUnavailable, isUnavailable, toDatabaseError } from './database-unavailable.ts';

function failure(message: string, code?: string): Error {
  return Object.assign(new Error(message), code === undefined ? {} : { code });
}

describe('a database that does not answer', () => {
  it.each([
    ['connect ECONNREFUSED /tmp/x/.s.PGSQL.5432', 'ECONNREFUSED'],
    ['connect ENOENT /tmp/x/.s.PGSQL.5432', 'ENOENT'],
    ['getaddrinfo ENOTFOUND db.example.com', 'ENOTFOUND'],
    ['read ECONNRESET', 'ECONNRESET'],
    ['connection failure', '08006'],
    ['sorry, too many clients already', '53300'],
    ['terminating connection due to administrator command', '57P01'],
    ['terminating connection due to unexpected postmaster exit', '57P02'],
    ['the database system is starting up', '57P03'],
    ['Connection terminated unexpectedly', undefined],
    ['Connection terminated due to connection timeout', undefined],
    ['timeout exceeded when trying to connect', undefined],
    ['Client has encountered a connection error and is not queryable', undefined],
    ['Query read timeout', undefined],
  ])('is recognised by "%s" (%s)', (message, code) => {
    const cause = failure(message, code);
    const error = toDatabaseError(cause);
    expect(error).toBeInstanceOf(DatabaseUnavailable);
    expect(error).toBeInstanceOf(UnavailableError);
    expect(error).toMatchObject({ message: expect.stringContaining(message), cause });
  });

  it('is recognised when each address of its host fails', () => {
    const errors = [failure('connect to ::1', 'ECONNREFUSED'), failure('connect to 127.0.0.1')];
    expect(isUnavailable(new AggregateError(errors))).toBe(true);
  });

  it('is told of once', () => {
    const error = new DatabaseUnavailable('away');
    expect(toDatabaseError(error)).toBe(error);
  });
});

describe('a statement that the database refuses', () => {
  it.each([
    ['duplicate key value violates unique constraint', '23505'],
    ['could not serialize access', '40001'],
    ['canceling statement due to user request', '57014'],
    // The driver's words must not be found in the middle of a server's message.
    ['value "Connection terminated" is not allowed', '22000'],
    ['Connection terminated', 'P0001'],
    ['some fault of our own', undefined],
  ])('stays as it is: "%s" (%s)', (message, code) => {
    const error = failure(message, code);
    expect(toDatabaseError(error)).toBe(error);
  });

  it('stays as it is when it is no error at all', () => {
    expect(toDatabaseError('text')).toBe('text');
  });
});
