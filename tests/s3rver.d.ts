/** What the tests use of s3rver, which has no types of its own. */
declare module 's3rver' {
  export default class S3rver {
    constructor(options: {
      address: string;
      port: number;
      silent: boolean;
      directory: string;
      configureBuckets: { name: string; configs: never[] }[];
    });
    /** Told of each file that has arrived or gone. */
    on(event: 'event', listener: (event: { Records: { eventName: string }[] }) => void): this;
    run(): Promise<{ port: number }>;
    close(): Promise<void>;
  }
}
