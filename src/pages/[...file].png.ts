import { pathsOf, serveFile } from '../files/route.ts';

export const getStaticPaths = pathsOf('png');
export const GET = serveFile;
