/**
 * The full address, to be handed on, of a place of this site.
 * @param href the place as seen from this page, such as `#p3`
 * @returns nothing where it has none that another reader could open: see its stand-in in `disc/`
 */
export const ownAddress = (href: string): string | undefined => new URL(href, location.href).href;
