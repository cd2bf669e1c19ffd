import type { APIRoute, GetStaticPaths } from 'astro';
import { catalog } from '../../catalog.ts';
import { noticeFile } from '../../export/data.ts';
import type { Notice } from '../../policy/catalog.ts';

export const getStaticPaths = (() =>
  catalog.notices.map((notice) => ({
    params: { notice: notice.id },
    props: { notice },
  }))) satisfies GetStaticPaths;

export const GET: APIRoute<{ notice: Notice }> = ({ props }) =>
  Response.json(noticeFile(catalog, props.notice));
