/** The page as HTML: nothing in it but its script and its style, and nothing else may load. */

export interface PageParts {
  /** Where the webview may load from. */
  readonly source: string;
  readonly script: string;
  readonly style: string;
  readonly nonce: string;
  readonly language: string;
  readonly title: string;
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (words: string): string => words.replaceAll(/[&<>"]/g, (letter) => ESCAPES[letter] ?? '');

/** `blob:` is for turning the picture into a PNG; no image comes from elsewhere. */
export const pageHtml = ({ source, script, style, nonce, language, title }: PageParts): string => `<!DOCTYPE html>
<html lang="${escaped(language)}">
<head>
<meta charset="UTF-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src blob:; style-src ${source}; script-src 'nonce-${nonce}'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<link rel="stylesheet" href="${escaped(style)}">
</head>
<body>
<script nonce="${nonce}" src="${escaped(script)}"></script>
</body>
</html>
`;
