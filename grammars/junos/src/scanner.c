// External scanner: all tokens, for both spellings.
//
// A statement in braces ends with `;`, opens a block with `{`, or ends with its line where it has
// neither, so that a statement being typed does not swallow the ones below it. Only a list goes on
// over lines. At the top level, a line that begins with a word of configuration mode is a statement
// of its own whatever follows.
#include "../../common/words.h"
#include <string.h>

// The order of `externals` in grammar.js.
enum Token {
  ERROR_SENTINEL,
  WORD,
  NUMBER,
  IPV4_ADDRESS,
  STRING,
  LIST_OPEN,
  LIST_CLOSE,
  COMMENT,
  OPEN,
  CLOSE,
  TERMINATOR,
  LINE_END,
  CONTINUE,
  STRAY,
};

// Deeper blocks count as read on one level: nobody nests 200.
#define MAX_DEPTH 200

typedef struct {
  uint16_t depth;
  uint32_t beyond;    // open braces that were too deep to open a block
  bool in_statement;  // a word of the statement was read
  bool in_list;
  bool is_line;       // a line of configuration mode
} Scanner;

static bool is_white(int32_t c) { return is_blank(c) || is_line_end(c); }

static bool ends_word(int32_t c) { return is_white(c) || c == ';' || c == '{' || c == '}'; }

// `[` may stand inside a word, as in ge-0/0/[0-3]; a `]` that closes nothing there is the list's.
static Word read_junos_word(TSLexer *l) {
  Word word = {0};
  uint32_t nested = 0;
  for (; !ends_word(l->lookahead) && !l->eof(l); advance(l)) {
    if (l->lookahead == '[') nested++;
    if (l->lookahead == ']' && nested-- == 0) break;
    push_character(&word, l->lookahead);
  }
  return word;
}

// A quote that is not closed ends with its line.
static void pass_quoted(TSLexer *l) {
  do {
    if (l->lookahead == '\\') advance(l);
    if (!at_line_end(l)) advance(l);
  } while (l->lookahead != '"' && !at_line_end(l));
  if (l->lookahead == '"') advance(l);
}

// With the lexer behind `/*`.
static void pass_block_comment(TSLexer *l) {
  bool star = false;
  for (; !l->eof(l); advance(l)) {
    if (star && l->lookahead == '/') {
      advance(l);
      return;
    }
    star = l->lookahead == '*';
  }
}

// Look ahead to the next character that is neither white space nor comment; 0 at the end.
static int32_t look_ahead(TSLexer *l) {
  while (!l->eof(l)) {
    if (is_white(l->lookahead)) advance(l);
    else if (l->lookahead == '#') pass_line(l);
    else if (l->lookahead == '/') {
      advance(l);
      if (l->lookahead != '*') return '/';
      advance(l);
      pass_block_comment(l);
    } else return l->lookahead;
  }
  return 0;
}

static bool is_line_word(const Word *word) {
  static const char *const words[] = {
    "set",    "delete",  "deactivate", "activate", "protect",  "unprotect", "annotate", "insert",
    "rename", "copy",    "replace",    "edit",     "top",      "up",        "exit",     "quit",
    "commit", "rollback", "show",      "load",     "run",      "wildcard",  0,
  };
  for (const char *const *each = words; *each; each++) if (is_word(word, *each)) return true;
  return false;
}

static bool give(TSLexer *l, enum Token token) {
  l->result_symbol = token;
  return true;
}

static bool end_statement(Scanner *s, TSLexer *l, enum Token token) {
  s->in_statement = false;
  s->in_list = false;
  s->is_line = false;
  return give(l, token);
}

// At the end of a line inside a statement, zero-wide: what the next character makes of it. False
// where the statement goes on with a brace or a semicolon.
static bool statement_line_end(Scanner *s, TSLexer *l) {
  if (s->is_line) return end_statement(s, l, LINE_END);
  int32_t next = look_ahead(l);
  if (next == '{' || next == ';') return false;
  if (s->in_list && next != 0 && next != '}') return give(l, CONTINUE);
  return end_statement(s, l, LINE_END);
}

static bool open_brace(Scanner *s, TSLexer *l) {
  bool ends = s->in_statement;
  advance(l);
  l->mark_end(l);
  if (s->depth == MAX_DEPTH) {
    s->beyond++;
    return end_statement(s, l, ends ? TERMINATOR : STRAY);
  }
  s->depth++;
  return end_statement(s, l, OPEN);
}

static bool close_brace(Scanner *s, TSLexer *l) {
  if (s->in_statement) return end_statement(s, l, LINE_END);
  advance(l);
  l->mark_end(l);
  if (s->beyond > 0) s->beyond--;
  else if (s->depth > 0) {
    s->depth--;
    return give(l, CLOSE);
  }
  return give(l, STRAY);
}

static bool at_end(Scanner *s, TSLexer *l) {
  if (s->in_statement) return end_statement(s, l, LINE_END);
  if (s->depth == 0) return false;
  s->depth--;
  return give(l, CLOSE);
}

static bool argument(Scanner *s, TSLexer *l) {
  bool first = !s->in_statement;
  s->in_statement = true;
  int32_t c = l->lookahead;
  if (c == '[' || c == ']') {
    advance(l);
    l->mark_end(l);
    s->in_list = c == '[';
    return give(l, c == '[' ? LIST_OPEN : LIST_CLOSE);
  }
  if (c == '"') {
    pass_quoted(l);
    l->mark_end(l);
    return give(l, STRING);
  }
  Word word = read_junos_word(l);
  l->mark_end(l);
  if (first && s->depth == 0) s->is_line = is_line_word(&word);
  if (is_number(&word)) return give(l, NUMBER);
  return give(l, is_ipv4_address(&word) ? IPV4_ADDRESS : WORD);
}

// With the lexer on `/`: a comment, or a word that begins with it.
static bool slash(Scanner *s, TSLexer *l) {
  advance(l);
  if (l->lookahead == '*') {
    advance(l);
    pass_block_comment(l);
    l->mark_end(l);
    return give(l, COMMENT);
  }
  s->in_statement = true;
  if (!ends_word(l->lookahead) && !l->eof(l)) read_junos_word(l);
  l->mark_end(l);
  return give(l, WORD);
}

bool tree_sitter_junos_external_scanner_scan(void *payload, TSLexer *l, const bool *valid) {
  Scanner *s = payload;
  if (valid[ERROR_SENTINEL]) return false;
  l->mark_end(l);
  skip_blanks(l);
  // Zero-wide ends stand in front of trailing blanks, so that a statement's node ends with its last word.
  if (is_line_end(l->lookahead) && valid[LINE_END] && statement_line_end(s, l)) return true;
  while (is_white(l->lookahead)) skip(l);
  if (l->eof(l)) return at_end(s, l);
  switch (l->lookahead) {
    case '{': return open_brace(s, l);
    case '}': return close_brace(s, l);
    case ';': {
      bool ends = s->in_statement;
      advance(l);
      l->mark_end(l);
      return end_statement(s, l, ends ? TERMINATOR : STRAY);
    }
    case '#':
      pass_line(l);
      l->mark_end(l);
      return give(l, COMMENT);
    case '/': return slash(s, l);
    default: return argument(s, l);
  }
}

void *tree_sitter_junos_external_scanner_create(void) { return calloc(1, sizeof(Scanner)); }

void tree_sitter_junos_external_scanner_destroy(void *payload) { free(payload); }

unsigned tree_sitter_junos_external_scanner_serialize(void *payload, char *buffer) {
  memcpy(buffer, payload, sizeof(Scanner));
  return sizeof(Scanner);
}

void tree_sitter_junos_external_scanner_deserialize(void *payload, const char *buffer, unsigned length) {
  memset(payload, 0, sizeof(Scanner));
  if (length == sizeof(Scanner)) memcpy(payload, buffer, length);
}
