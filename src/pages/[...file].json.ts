import { pathsOf, serveFile } from '../delivery/file-route.ts';

export const getStaticPaths = pathsOf('json');
export const GET = serveFile;
