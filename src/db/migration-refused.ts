/** The database's tables do not fit this program, and nothing was changed. */

export class MigrationRefused extends Error {
  override readonly name = 'MigrationRefused';
}
