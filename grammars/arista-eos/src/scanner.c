// External scanner: what lines.h does, and the texts that are not commands.
//
// A text is recognised at the first word of its line, by the words that follow and by its end ahead.
// The first word then has a token of its own, which selects the grammar rule.
#include "../../common/lines.h"

// The order of `externals` in grammar.js.
enum Token {
  BLOB_WORD = FIRST_DIALECT_TOKEN,
  BLOB_TEXT,
  BLOB_END,
};

// Looking for an end that is not there reads the whole rest of the text. After so many lines without
// one, further ones are plain commands.
#define MAX_UNENDED 16

typedef struct {
  uint8_t in_text;
  uint8_t unended;
  Lines lines;
} Scanner;

// With the lexer on the first character of a line: is it the last one of a text?
static bool pass_text_end(TSLexer *l) {
  Word word = read_word(l);
  return is_word(&word, "eof") && !more_on_line(l);
}

static bool is_ended(TSLexer *l) {
  pass_line(l);
  while (pass_line_end(l)) {
    pass_blanks(l);
    if (lower(l->lookahead) == 'e' && pass_text_end(l)) return true;
    pass_line(l);
  }
  return false;
}

// After its first word: a line that hands over to a text, with nothing behind the words that say so.
static bool announces_text(TSLexer *l, const Word *first) {
  if (is_word(first, "comment")) return !more_on_line(l);
  Word second = next_word(l);
  if (is_word(first, "banner")) {
    return (is_word(&second, "motd") || is_word(&second, "login") || is_word(&second, "exec")) && !more_on_line(l);
  }
  // `action bash` of an event handler; with a command behind it, that is all.
  if (is_word(first, "action")) return is_word(&second, "bash") && !more_on_line(l);
  // Functions of routing control: `code`, `code unit NAME`.
  if (second.length == 0) return true;
  if (!is_word(&second, "unit")) return false;
  next_word(l);
  return !more_on_line(l);
}

static bool begins_text(Scanner *s, TSLexer *l, const Word *first) {
  if (!is_word(first, "banner") && !is_word(first, "action") && !is_word(first, "code") && !is_word(first, "comment")) {
    return false;
  }
  if (s->unended >= MAX_UNENDED || !announces_text(l, first)) return false;
  if (!is_ended(l)) {
    s->unended++;
    return false;
  }
  s->in_text = 1;
  l->result_symbol = BLOB_WORD;
  return true;
}

// The first word of a line, with the lexer on it.
static bool first_word(Scanner *s, TSLexer *l) {
  if (l->lookahead == '"') return lines_word(l, true);
  Word word = read_word(l);
  l->mark_end(l);
  if (begins_text(s, l, &word)) return true;
  l->result_symbol = lines_word_token(&word, true);
  return true;
}

static bool text_end(Scanner *s, TSLexer *l) {
  lines_skip_to_text(l);
  read_word(l);
  l->mark_end(l);
  s->in_text = 0;
  l->result_symbol = BLOB_END;
  return true;
}

static bool text(Scanner *s, TSLexer *l) {
  skip_blanks(l);
  if (!at_line_end(l)) return lines_word(l, false);  // still on the head line
  lines_skip_to_text(l);
  for (bool any = false; !l->eof(l); any = true) {
    if (pass_text_end(l)) {
      l->result_symbol = any ? BLOB_TEXT : BLOB_END;
      if (any) return true;
      l->mark_end(l);
      s->in_text = 0;
      return true;
    }
    pass_line(l);
    l->mark_end(l);
    while (is_blank(l->lookahead) || is_line_end(l->lookahead)) advance(l);
  }
  return false;
}

bool tree_sitter_arista_eos_external_scanner_scan(void *payload, TSLexer *l, const bool *valid) {
  Scanner *s = payload;
  if (valid[ERROR_SENTINEL]) return lines_line_end(&s->lines, l);  // recover at line ends only
  if (valid[START]) return lines_start(&s->lines, l);
  if (s->in_text) return valid[BLOB_TEXT] ? text(s, l) : text_end(s, l);
  if (valid[LINE_END]) return lines_line_end(&s->lines, l) || lines_word(l, false);
  uint16_t column;
  return lines_line_start(&s->lines, l, &column) || (!l->eof(l) && first_word(s, l));
}

void *tree_sitter_arista_eos_external_scanner_create(void) { return calloc(1, sizeof(Scanner)); }

void tree_sitter_arista_eos_external_scanner_destroy(void *payload) { free(payload); }

unsigned tree_sitter_arista_eos_external_scanner_serialize(void *payload, char *buffer) {
  Scanner *s = payload;
  buffer[0] = (char)s->in_text;
  buffer[1] = (char)s->unended;
  return 2 + lines_serialize(&s->lines, buffer + 2);
}

void tree_sitter_arista_eos_external_scanner_deserialize(void *payload, const char *buffer, unsigned length) {
  Scanner *s = payload;
  bool any = length >= 2;
  s->in_text = any ? (uint8_t)buffer[0] : 0;
  s->unended = any ? (uint8_t)buffer[1] : 0;
  lines_deserialize(&s->lines, any ? buffer + 2 : buffer, any ? length - 2 : 0);
}
