import { pathsOf, serveFile } from '../files/route.ts';

export const getStaticPaths = pathsOf('xlsx');
export const GET = serveFile;
