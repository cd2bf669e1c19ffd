import { pathsOf, serveFile } from '../files/route.ts';

export const getStaticPaths = pathsOf('docx');
export const GET = serveFile;
