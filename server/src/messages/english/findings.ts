/**
 * English words of findings and of the places they point at. Codes are the rule's, with a part behind a dot for each further
 * sentence of it. What is wrong, what it breaks, what to do: each at most a sentence.
 */

export const findingMessages = {
  'duplicate-hostname': ({ name, otherFile }: { readonly name: string; readonly otherFile: string }): string =>
    `${name} is also the hostname in ${otherFile}. Rename one of the routers, or remove the file when it is a copy.`,
  'duplicate-hostname.other': (): string => 'the same hostname',
};
