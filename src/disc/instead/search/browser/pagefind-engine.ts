/** On a disc there is no index: its program is a module and its parts are fetched. */
export const PagefindEngine = {
  open: () => Promise.reject(new Error('a disc has no index')),
};
