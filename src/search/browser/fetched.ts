/**
 * A JSON file of the site.
 * @throws {Error} where it doesn't arrive whole.
 */
export async function fetched<T>(url: string): Promise<T> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${response.status} ${url}`);
  return (await response.json()) as T;
}

/**
 * The same of a file that is only there where there is something to say; none where it isn't.
 * @throws {Error} where it is there and doesn't arrive whole.
 */
export async function fetchedIfThere<T>(url: string): Promise<T | undefined> {
  const response = await fetch(url);
  if (response.status === 404) return undefined;
  if (!response.ok) throw new Error(`${response.status} ${url}`);
  return (await response.json()) as T;
}
