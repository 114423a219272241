/** The name of the migrated database that every test's own is copied from. */

export const TEMPLATE_DATABASE = 'reprise_template';
