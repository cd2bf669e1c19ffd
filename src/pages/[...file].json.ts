import { pathsOf, serveFile } from '../files/route.ts';

export const getStaticPaths = pathsOf('json');
export const GET = serveFile;
