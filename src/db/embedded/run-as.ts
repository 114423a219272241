/** Decides under which user PostgreSQL runs: it refuses to be root, and wants a user with a name. */
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { promisify } from 'node:util';
import { CHILD_ENVIRONMENT } from './child-environment.ts';
import { EmbeddedPostgresFailed } from './embedded-postgres-failed.ts';

export interface User {
  readonly uid: number;
  readonly gid: number;
}

export interface RunAs {
  /** What goes in front of PostgreSQL's own command; it ends by executing that command. */
  readonly prefix: readonly string[];
  /** Who must own the cluster and the socket's folder, seen from here. */
  readonly owner: User;
}

/**
 * In a user namespace of its own a program is not root, while outside its files still are ours and
 * every folder that we reach is reached. 65534 is `nobody`: initdb wants a user with a name.
 */
const IN_NAMESPACE = ['unshare', '--user', '--map-user=65534', '--map-group=65534'];

/** `clusterOwner` is null when there is no cluster yet. */
export async function decideRunAs(clusterOwner: User | null): Promise<RunAs> {
  const self = { uid: process.geteuid?.() ?? 0, gid: process.getegid?.() ?? 0 };
  if (self.uid !== 0) return await runAsOurselves(self, clusterOwner);
  if (clusterOwner !== null && clusterOwner.uid !== 0) return await runAsUser(clusterOwner);
  if (await canRun(IN_NAMESPACE)) return { prefix: IN_NAMESPACE, owner: self };
  return await runAsUser(await findUnprivilegedUser());
}

async function runAsOurselves(self: User, clusterOwner: User | null): Promise<RunAs> {
  if (clusterOwner !== null && clusterOwner.uid !== self.uid) {
    throw new EmbeddedPostgresFailed(
      `the database in the data folder belongs to user ${clusterOwner.uid}, not to ` +
        `user ${self.uid}: start as that user, or choose another data folder`,
    );
  }
  // A container may run under a number that has no name.
  const needsNamespace = !hasName() && (await canRun(IN_NAMESPACE));
  return { prefix: needsNamespace ? IN_NAMESPACE : [], owner: self };
}

function hasName(): boolean {
  try {
    return userInfo().username !== '';
  } catch {
    return false;
  }
}

/**
 * Root gives up its identity and keeps one right, to pass every folder, so that a checkout and a
 * data folder inside a private home stay reachable. `no_setuid_fixup` makes `access` heed that
 * right too; initdb asks it whether it may execute `postgres`.
 */
export async function runAsUser(owner: User): Promise<RunAs> {
  const identity = [`--reuid=${owner.uid}`, `--regid=${owner.gid}`, '--clear-groups'];
  const right = ['--inh-caps=+dac_override', '--ambient-caps=+dac_override'];
  const prefixes = [
    ['setpriv', ...identity, ...right, '--securebits=+no_setuid_fixup'],
    ['setpriv', ...identity],
  ];
  for (const prefix of prefixes) {
    if (await canRun(prefix)) return { prefix, owner };
  }
  throw new EmbeddedPostgresFailed(
    'PostgreSQL refuses to run as root, and neither unshare nor setpriv can give it another ' +
      'user here: start as another user, or set DATABASE_URL to a server of your own',
  );
}

export async function findUnprivilegedUser(): Promise<User> {
  const passwd = await readFile('/etc/passwd', 'utf8');
  const users = passwd.split('\n').map((line) => line.split(':'));
  const byName = (name: string) => users.find((fields) => fields[0] === name);
  const fields = byName('postgres') ?? byName('nobody') ?? [];
  return { uid: Number(fields[2] ?? 65534), gid: Number(fields[3] ?? 65534) };
}

async function canRun(prefix: readonly string[]): Promise<boolean> {
  const [program = 'true', ...rest] = prefix;
  return await promisify(execFile)(program, [...rest, 'true'], { env: CHILD_ENVIRONMENT }).then(
    () => true,
    () => false,
  );
}
