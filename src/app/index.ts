/** The composition root: joins the rooms into a gateway. The only room that may enter all of them. */
export { openAdministration, type Administration } from './administration.ts';
export { examineInstallation, type Installation } from './examine-installation.ts';
export { startGateway, type Gateway } from './gateway.ts';
export { findLocalGateway, startLocalGateway, type LocalAccess } from './local-access.ts';
export { openStorage, type StorageAccess } from './open-storage.ts';
