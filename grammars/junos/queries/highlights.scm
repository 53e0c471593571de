(comment) @comment

(command . (word) @keyword)

(number) @number
(ipv4_address) @constant
(string) @string

(list_open) @punctuation.bracket
(list_close) @punctuation.bracket
