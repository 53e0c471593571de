/**
 * English words of findings and of the places they point at. Codes are the rule's, with a part behind a dot for each further
 * sentence of it. What is wrong, what it breaks, what to do: each at most a sentence.
 */

export const findingMessages = {
  'duplicate-hostname': ({ name, otherFile }: { readonly name: string; readonly otherFile: string }): string =>
    `${name} is also the hostname in ${otherFile}. Rename one of the routers, or remove the file when it is a copy.`,
  'duplicate-hostname.version': ({
    name,
    shares,
    counts,
  }: {
    readonly name: string;
    readonly shares: 'system-id' | 'addresses';
    readonly counts: string;
  }): string =>
    `This is another version of ${name} in ${counts}: the hostname and the ${shares === 'system-id' ? 'system ID' : 'addresses'} are the same. ${counts} counts, and this file takes no part in the network. Remove the version that is out of date.`,
  'duplicate-hostname.other': (): string => 'the same hostname',
};
