/**
 * A JSON file of the site.
 * @throws {Error} where it doesn't arrive whole.
 */
export async function fetched<T>(url: string): Promise<T> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${response.status} ${url}`);
  return (await response.json()) as T;
}
