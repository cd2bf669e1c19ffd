import { pathsOf, serveFile } from '../delivery/file-route.ts';

export const getStaticPaths = pathsOf('docx');
export const GET = serveFile;
