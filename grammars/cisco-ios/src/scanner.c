// External scanner: what lines.h does, and the text that is not commands.
//
// A banner, a certificate or a macro is recognised at the first word of its line, by looking ahead at
// the words that follow and, for the latter two, for its end. The first word then has a token of its
// own, which selects the grammar rule, and `mode` says which token comes next.
#include "../../common/lines.h"

// The order of `externals` in grammar.js.
enum Token {
  TRANSCRIPT = FIRST_DIALECT_TOKEN,
  BANNER_WORD,
  BANNER_DELIMITER,
  BANNER_TEXT,
  BANNER_CLOSE,
  BLOB_WORD,
  BLOB_TEXT,
  BLOB_END,
};

enum Mode {
  IN_COMMANDS,
  IN_BANNER_HEAD,   // after `banner` comes a type or the delimiter
  IN_MESSAGE_HEAD,  // after `words_left` words comes the delimiter
  IN_BANNER,
  IN_UNCLOSED_BANNER,
  IN_HEX,
  IN_MACRO,
};

#define CARET_C 0x200000  // delimiter: the two characters ^C
// Looking for a delimiter that is not there reads the whole rest of the text. After so many banners
// without an end, further ones end with their line unless they are closed on it.
#define MAX_UNCLOSED 16

typedef struct {
  uint8_t mode;
  uint8_t words_left;
  uint8_t unclosed;
  int32_t delimiter;
  Lines lines;
} Scanner;

static const char *banner_type(int32_t initial) {
  switch (lower(initial)) {
    case 'c': return "config-save";
    case 'e': return "exec";
    case 'i': return "incoming";
    case 'l': return "login";
    case 'm': return "motd";
    case 'p': return "prompt-timeout";
    case 's': return "slip-ppp";
    default: return "";
  }
}

// Read a banner's type as far as it can be one: how many characters that were.
static uint32_t pass_banner_type(TSLexer *l) {
  const char *type = banner_type(l->lookahead);
  uint32_t length = 0;
  for (; type[length] && lower(l->lookahead) == type[length]; length++) advance(l);
  return length;
}

// With the lexer after the keyword `banner`: is there a text to begin?
static bool banner_follows(TSLexer *l) {
  if (!more_on_line(l)) return false;
  return pass_banner_type(l) == 0 || more_on_line(l);
}

// The first word of a banner; `words` more come before the delimiter, or before what may be one.
static bool begin_banner(Scanner *s, TSLexer *l, enum Mode mode, uint8_t words) {
  s->mode = mode;
  s->words_left = words;
  l->result_symbol = BANNER_WORD;
  return true;
}

// With the lexer on the first character of a blob's line: is it the last one?
static bool pass_blob_end(TSLexer *l, enum Mode mode) {
  Word word = read_word(l);
  return is_word(&word, mode == IN_HEX ? "quit" : "@") && !more_on_line(l);
}

static bool is_hex(int32_t c) { return (c >= '0' && c <= '9') || (lower(c) >= 'a' && lower(c) <= 'f'); }

// From the head line: lines of hex digits, then `quit`.
static bool hex_follows(TSLexer *l) {
  bool any = false;
  pass_line(l);
  while (pass_line_end(l)) {
    pass_blanks(l);
    if (at_line_end(l)) continue;
    if (!is_hex(l->lookahead)) return any && pass_blob_end(l, IN_HEX);
    while (is_hex(l->lookahead) || is_blank(l->lookahead)) advance(l);
    if (!at_line_end(l)) return false;
    any = true;
  }
  return false;
}

// From the head line: any lines, then `@`. A macro does not define a macro, and stopping there keeps
// looking ahead linear.
static bool macro_follows(TSLexer *l) {
  pass_line(l);
  while (pass_line_end(l)) {
    pass_blanks(l);
    if (l->lookahead == 'm') {
      Word word = read_word(l);
      if (is_word(&word, "macro")) return false;
    } else if (l->lookahead == '@' && pass_blob_end(l, IN_MACRO)) {
      return true;
    }
    pass_line(l);
  }
  return false;
}

static bool begin_blob(Scanner *s, TSLexer *l, enum Mode mode) {
  s->mode = mode;
  l->result_symbol = BLOB_WORD;
  return true;
}

// What a terminal session leaves around a configuration. It is no command.
static bool transcript(Scanner *s, TSLexer *l) {
  pass_line(l);
  l->mark_end(l);
  lines_look_ahead(&s->lines, l);
  l->result_symbol = TRANSCRIPT;
  return true;
}

static bool is_host_character(int32_t c) {
  return (lower(c) >= 'a' && lower(c) <= 'z') || is_digit(c) || c == '-' || c == '.' || c == '_' || c == '/' || c == ':';
}

// `R1#`, `R1>` and what was typed there; the characters read are in `read`.
static bool pass_prompt(TSLexer *l, Word *read) {
  for (; is_host_character(l->lookahead); advance(l)) push_character(read, l->lookahead);
  return read->length > 0 && (l->lookahead == '#' || l->lookahead == '>');
}

// After the first word of an unindented line: is it one that `show running-config` prints on top?
static bool is_preamble(TSLexer *l, const Word *first) {
  bool current = is_word(first, "current");
  bool using = is_word(first, "using");
  if (!current && !using && !is_word(first, "building")) return false;
  Word second = next_word(l);
  if (current) return is_word(&second, "configuration") || is_word(&second, "configuration:");
  if (!using) return is_word(&second, "configuration...");
  Word third = next_word(l);
  return is_number(&second) && is_word(&third, "out");
}

// After its first word: does this line begin a banner, or a message given in the same way?
static bool is_banner(Scanner *s, TSLexer *l, const Word *first) {
  if (abbreviates(first, "banner", 3)) return banner_follows(l) && begin_banner(s, l, IN_BANNER_HEAD, 0);
  if (is_word(first, "vacant-message") || is_word(first, "refuse-message")) {
    return more_on_line(l) && begin_banner(s, l, IN_MESSAGE_HEAD, 0);
  }
  if (is_word(first, "busy-message")) {
    next_word(l);
    return more_on_line(l) && begin_banner(s, l, IN_MESSAGE_HEAD, 1);
  }
  if (is_word(first, "aaa")) {
    Word second = next_word(l);
    if (!abbreviates(&second, "authentication", 6)) return false;
    Word third = next_word(l);
    if (!is_word(&third, "banner") && !is_word(&third, "fail-message")) return false;
    return more_on_line(l) && begin_banner(s, l, IN_MESSAGE_HEAD, 2);
  }
  if (is_word(first, "menu")) {
    next_word(l);
    Word third = next_word(l);
    if (!is_word(&third, "title") && !is_word(&third, "prompt")) return false;
    return more_on_line(l) && begin_banner(s, l, IN_MESSAGE_HEAD, 2);
  }
  return false;
}

// After its first word: does this line begin a text that has its end on a line of its own?
static bool is_blob(Scanner *s, TSLexer *l, const Word *first) {
  if (is_word(first, "certificate")) return more_on_line(l) && hex_follows(l) && begin_blob(s, l, IN_HEX);
  // With the key on the same line it is a key chain's plain command.
  if (is_word(first, "key-string")) return !more_on_line(l) && hex_follows(l) && begin_blob(s, l, IN_HEX);
  if (!is_word(first, "macro")) return false;
  Word second = next_word(l);
  return is_word(&second, "name") && macro_follows(l) && begin_blob(s, l, IN_MACRO);
}

// The first word of a line, with the lexer on it.
static bool first_word(Scanner *s, TSLexer *l, uint16_t column) {
  if (l->lookahead == '"') return lines_word(l, true);
  Word word = {0};
  if (pass_prompt(l, &word) && column == 0) return transcript(s, l);
  read_rest_of_word(l, &word);
  l->mark_end(l);
  switch (word.text[0]) {
    case 'a': case 'b': case 'c': case 'k': case 'm': case 'r': case 'u': case 'v':
      if (column == 0 && is_preamble(l, &word)) return transcript(s, l);
      if (is_banner(s, l, &word) || is_blob(s, l, &word)) return true;
  }
  l->result_symbol = lines_word_token(&word, true);
  return true;
}

static bool banner_word(Scanner *s, TSLexer *l) {
  s->words_left--;
  read_word(l);
  l->mark_end(l);
  l->result_symbol = BANNER_WORD;
  return true;
}

// Is there a closing delimiter ahead? `caret` carries the first half of ^C.
static bool is_closed(const Scanner *s, TSLexer *l) {
  bool to_end = s->unclosed < MAX_UNCLOSED;
  bool caret = false;
  for (; !l->eof(l) && (to_end || !is_line_end(l->lookahead)); advance(l)) {
    if (s->delimiter == CARET_C ? caret && l->lookahead == 'C' : l->lookahead == s->delimiter) return true;
    caret = l->lookahead == '^';
  }
  return false;
}

static bool open_banner(Scanner *s, TSLexer *l, bool closed) {
  closed = closed || is_closed(s, l);
  if (!closed && s->unclosed < MAX_UNCLOSED) s->unclosed++;
  s->mode = closed ? IN_BANNER : IN_UNCLOSED_BANNER;
  l->result_symbol = BANNER_DELIMITER;
  return true;
}

// The type of a banner, or the delimiter.
static bool banner_delimiter(Scanner *s, TSLexer *l) {
  s->delimiter = l->lookahead;
  if (s->mode == IN_BANNER_HEAD && *banner_type(s->delimiter)) {
    const char *rest = banner_type(s->delimiter) + 1;
    bool closed = false;  // by a letter of the type, where a letter is the delimiter
    advance(l);
    l->mark_end(l);
    for (; *rest && lower(l->lookahead) == *rest; rest++) {
      if (l->lookahead == s->delimiter) closed = true;
      advance(l);
    }
    if (is_blank(l->lookahead)) {
      l->mark_end(l);
      s->mode = IN_MESSAGE_HEAD;
      l->result_symbol = BANNER_WORD;
      return true;
    }
    return open_banner(s, l, closed);
  }
  advance(l);
  if (s->delimiter == '^' && l->lookahead == 'C') {
    advance(l);
    s->delimiter = CARET_C;
  }
  l->mark_end(l);
  return open_banner(s, l, false);
}

static bool banner_text(TSLexer *l) {
  l->result_symbol = BANNER_TEXT;
  return true;
}

static bool banner_rest(Scanner *s, TSLexer *l, const bool *valid) {
  int32_t first = s->delimiter == CARET_C ? '^' : s->delimiter;
  bool any = false;
  for (l->mark_end(l); !l->eof(l); l->mark_end(l)) {
    bool here = l->lookahead == first;
    advance(l);
    if (here && (s->delimiter != CARET_C || l->lookahead == 'C')) {
      if (any) return valid[BANNER_TEXT] && banner_text(l);
      if (s->delimiter == CARET_C) advance(l);
      l->mark_end(l);
      s->mode = IN_COMMANDS;
      l->result_symbol = BANNER_CLOSE;
      return true;
    }
    any = true;
  }
  return false;
}

static bool unclosed_banner_rest(Scanner *s, TSLexer *l, const bool *valid) {
  s->mode = IN_COMMANDS;
  if (!valid[BANNER_TEXT] || at_line_end(l)) return lines_line_end(&s->lines, l);
  pass_line(l);
  l->mark_end(l);
  return banner_text(l);
}

static bool blob_end(Scanner *s, TSLexer *l) {
  lines_skip_to_text(l);
  read_word(l);
  l->mark_end(l);
  s->mode = IN_COMMANDS;
  l->result_symbol = BLOB_END;
  return true;
}

static bool blob_text(Scanner *s, TSLexer *l) {
  skip_blanks(l);
  if (!at_line_end(l)) return lines_word(l, false);  // still on the head line
  lines_skip_to_text(l);
  for (bool any = false; !l->eof(l); any = true) {
    if (pass_blob_end(l, s->mode)) {
      l->result_symbol = any ? BLOB_TEXT : BLOB_END;
      if (any) return true;
      l->mark_end(l);
      s->mode = IN_COMMANDS;
      return true;
    }
    pass_line(l);
    l->mark_end(l);
    while (is_blank(l->lookahead) || is_line_end(l->lookahead)) advance(l);
  }
  return false;
}

bool tree_sitter_cisco_ios_external_scanner_scan(void *payload, TSLexer *l, const bool *valid) {
  Scanner *s = payload;
  if (valid[ERROR_SENTINEL]) return lines_line_end(&s->lines, l);  // recover at line ends only
  if (valid[START]) return lines_start(&s->lines, l);
  switch (s->mode) {
    case IN_BANNER_HEAD:
    case IN_MESSAGE_HEAD:
      skip_blanks(l);
      return s->words_left ? banner_word(s, l) : banner_delimiter(s, l);
    case IN_BANNER:
      return banner_rest(s, l, valid);
    case IN_UNCLOSED_BANNER:
      return unclosed_banner_rest(s, l, valid);
    case IN_HEX:
    case IN_MACRO:
      return valid[BLOB_TEXT] ? blob_text(s, l) : blob_end(s, l);
    default:
      break;
  }
  if (valid[LINE_END]) return lines_line_end(&s->lines, l) || lines_word(l, false);
  uint16_t column;
  return lines_line_start(&s->lines, l, &column) || (!l->eof(l) && first_word(s, l, column));
}

void *tree_sitter_cisco_ios_external_scanner_create(void) { return calloc(1, sizeof(Scanner)); }

void tree_sitter_cisco_ios_external_scanner_destroy(void *payload) { free(payload); }

unsigned tree_sitter_cisco_ios_external_scanner_serialize(void *payload, char *buffer) {
  Scanner *s = payload;
  buffer[0] = (char)s->mode;
  buffer[1] = (char)s->words_left;
  buffer[2] = (char)s->unclosed;
  memcpy(buffer + 3, &s->delimiter, 4);
  return 7 + lines_serialize(&s->lines, buffer + 7);
}

void tree_sitter_cisco_ios_external_scanner_deserialize(void *payload, const char *buffer, unsigned length) {
  Scanner *s = payload;
  s->mode = IN_COMMANDS;
  s->words_left = 0;
  s->unclosed = 0;
  s->delimiter = 0;
  bool any = length >= 7;
  if (any) {
    s->mode = (uint8_t)buffer[0];
    s->words_left = (uint8_t)buffer[1];
    s->unclosed = (uint8_t)buffer[2];
    memcpy(&s->delimiter, buffer + 3, 4);
  }
  lines_deserialize(&s->lines, any ? buffer + 7 : buffer, any ? length - 7 : 0);
}
