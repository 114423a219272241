/** Another living gateway works on the data folder; nothing in it was touched. */

export class DataFolderInUse extends Error {
  override readonly name = 'DataFolderInUse';

  constructor(folder: string, holderPid: number | null) {
    const holder =
      holderPid === null ? 'another gateway' : `another gateway (process ${holderPid})`;
    super(`${folder} is in use by ${holder}: stop it first, or choose another data folder`);
  }
}
