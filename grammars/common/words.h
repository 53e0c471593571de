// Characters and words of IOS-like configuration.
#ifndef COMMON_WORDS_H
#define COMMON_WORDS_H

#include "tree_sitter/parser.h"

#define MAX_WORD 24

// The beginning of a word in lower case, for keywords know no case; `length` counts all of it.
typedef struct {
  uint32_t length;
  char text[MAX_WORD + 1];
} Word;

static inline void advance(TSLexer *l) { l->advance(l, false); }
static inline void skip(TSLexer *l) { l->advance(l, true); }
static inline bool is_blank(int32_t c) { return c == ' ' || c == '\t' || c == '\f' || c == '\v'; }
// A lone CR ends a line too, as editors see it.
static inline bool is_line_end(int32_t c) { return c == '\n' || c == '\r'; }
static inline bool at_line_end(TSLexer *l) { return is_line_end(l->lookahead) || l->eof(l); }
static inline void skip_blanks(TSLexer *l) { while (is_blank(l->lookahead)) skip(l); }
static inline void pass_blanks(TSLexer *l) { while (is_blank(l->lookahead)) advance(l); }
static inline void pass_line(TSLexer *l) { while (!at_line_end(l)) advance(l); }

static inline bool pass_line_end(TSLexer *l) {
  if (l->lookahead == '\r') {
    advance(l);
    if (l->lookahead == '\n') advance(l);
    return true;
  }
  if (l->lookahead == '\n') {
    advance(l);
    return true;
  }
  return false;
}

static inline bool is_digit(int32_t c) { return c >= '0' && c <= '9'; }
static inline int32_t lower(int32_t c) { return c >= 'A' && c <= 'Z' ? c + 'a' - 'A' : c; }

static inline void push_character(Word *word, int32_t c) {
  if (word->length < MAX_WORD) word->text[word->length] = c > 0 && c < 128 ? (char)lower(c) : '?';
  word->length++;
}

// Up to white space, whatever it begins with.
static inline void read_rest_of_word(TSLexer *l, Word *word) {
  for (; !is_blank(l->lookahead) && !at_line_end(l); advance(l)) push_character(word, l->lookahead);
}

static inline Word read_word(TSLexer *l) {
  Word word = {0};
  read_rest_of_word(l, &word);
  return word;
}

static inline Word next_word(TSLexer *l) {
  pass_blanks(l);
  return read_word(l);
}

static inline bool more_on_line(TSLexer *l) {
  pass_blanks(l);
  return !at_line_end(l);
}

// A quote that is not closed ends with its line.
static inline void pass_string(TSLexer *l) {
  do advance(l);
  while (l->lookahead != '"' && !at_line_end(l));
  if (l->lookahead == '"') advance(l);
}

// `text`, or a beginning of it of at least `least` characters, as IOS takes abbreviations.
static inline bool abbreviates(const Word *word, const char *text, uint32_t least) {
  if (word->length < least || word->length > MAX_WORD) return false;
  for (uint32_t i = 0; i < word->length; i++) {
    if (text[i] == 0 || text[i] != word->text[i]) return false;
  }
  return true;
}

static inline bool is_word(const Word *word, const char *text) {
  return abbreviates(word, text, 1) && text[word->length] == 0;
}

static inline bool is_number(const Word *word) {
  if (word->length > MAX_WORD) return false;
  for (uint32_t i = 0; i < word->length; i++) if (!is_digit(word->text[i])) return false;
  return word->length > 0;
}

// How many digits start at `at`, no more than `most`.
static inline uint32_t count_digits(const Word *word, uint32_t at, uint32_t most) {
  uint32_t count = 0;
  while (count < most && is_digit(word->text[at + count])) count++;
  return count;
}

// 10.0.0.1, 10.0.0.0/24: by its shape, octets may be too large.
static inline bool is_ipv4_address(const Word *word) {
  if (word->length > MAX_WORD - 4) return false;
  uint32_t at = 0;
  for (int octet = 0; octet < 4; octet++) {
    if (octet > 0 && word->text[at++] != '.') return false;
    uint32_t digits = count_digits(word, at, 3);
    if (digits == 0) return false;
    at += digits;
  }
  if (word->text[at] == '/') {
    uint32_t digits = count_digits(word, at + 1, 2);
    if (digits == 0) return false;
    at += 1 + digits;
  }
  return at == word->length;
}

#endif
