/** As much of the editor's API as the page's words need: English, without a bundle. */
export const l10n = {
  t: (message: string, ...values: readonly (string | number)[]): string =>
    message.replaceAll(/\{(\d+)\}/g, (whole, at) => String(values[Number(at)] ?? whole)),
};
