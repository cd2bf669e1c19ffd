import type {
  fetched as Fetched,
  fetchedIfThere as FetchedIfThere,
} from '../../../../search/browser/fetched.ts';
import { DATA_EVENT, scriptOf } from '../../../data-name.ts';

/** From a disc browsers fetch nothing, but run scripts: the same JSON comes as one. */
export const fetched: typeof Fetched = <T>(url: string) =>
  new Promise<T>((resolve, reject) => {
    const script = document.createElement('script');
    script.addEventListener(DATA_EVENT, (event) => {
      resolve(JSON.parse((event as CustomEvent<string>).detail) as T);
    });
    // After it has run, or not: what is settled stays so.
    for (const end of ['load', 'error']) {
      script.addEventListener(end, () => {
        script.remove();
        reject(new Error(`no data in ${script.src}`));
      });
    }
    script.src = scriptOf(url);
    document.head.append(script);
  });

/** A disc doesn't say why a script didn't come; its files are there or they were never made. */
export const fetchedIfThere: typeof FetchedIfThere = <T>(url: string) =>
  fetched<T>(url).catch(() => undefined);
