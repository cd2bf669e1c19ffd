import { join } from 'node:path';
import S3rver from 's3rver';
import { ensureTools } from '../debian.ts';

/** A bucket of a store on this machine that speaks as S3 does, and rclone's name for a folder in it. */
export interface Bucket {
  /** The address of the site's root, with a slash at its end. */
  root: string;
  remote: string;
  stop(): Promise<void>;
}

/**
 * Starts a store, and tells rclone in this process's environment where it is.
 * @param folder an empty one of the test's, for the store's files.
 * @param arrived is told of each file that has come.
 */
export async function startedBucket(folder: string, arrived = () => {}): Promise<Bucket> {
  ensureTools('rclone');
  const server = new S3rver({
    address: '127.0.0.1',
    port: 0,
    silent: true,
    directory: folder,
    configureBuckets: [{ name: 'site', configs: [] }],
  });
  server.on('event', ({ Records: [record] }) => {
    if (record?.eventName.startsWith('ObjectCreated')) arrived();
  });
  const { port } = await server.run();
  const endpoint = `http://127.0.0.1:${port}/`;
  // Nothing of this is in a file: so an operator may do it too.
  Object.assign(process.env, {
    RCLONE_CONFIG: join(folder, 'none.conf'),
    RCLONE_CONFIG_STORE_TYPE: 's3',
    RCLONE_CONFIG_STORE_PROVIDER: 'Other',
    RCLONE_CONFIG_STORE_ENDPOINT: endpoint,
    RCLONE_CONFIG_STORE_ACCESS_KEY_ID: 'S3RVER',
    RCLONE_CONFIG_STORE_SECRET_ACCESS_KEY: 'S3RVER',
    RCLONE_CONFIG_STORE_FORCE_PATH_STYLE: 'true',
    RCLONE_CONFIG_STORE_NO_CHECK_BUCKET: 'true',
    // This store says that a file has arrived before it has written it: who looks at once sees none.
    RCLONE_S3_NO_HEAD: 'true',
  });
  // rclone's S3 can't be given another list of authorities.
  delete process.env.AWS_CA_BUNDLE;
  return {
    root: `${endpoint}site/column/`,
    remote: 'store:site/column',
    stop: () => server.close(),
  };
}
