import { pathsOf, serveFile } from '../files/route.ts';

export const getStaticPaths = pathsOf('csv');
export const GET = serveFile;
