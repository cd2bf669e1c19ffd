import { pathsOf, serveFile } from '../delivery/file-route.ts';

export const getStaticPaths = pathsOf('csv');
export const GET = serveFile;
