import { pathsOf, serveFile } from '../delivery/file-route.ts';

export const getStaticPaths = pathsOf('xlsx');
export const GET = serveFile;
