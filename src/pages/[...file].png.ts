import { pathsOf, serveFile } from '../delivery/file-route.ts';

export const getStaticPaths = pathsOf('png');
export const GET = serveFile;
