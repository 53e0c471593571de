(comment) @comment
(transcript) @comment

(command . (word) @keyword)
(command (negation) . (word) @keyword)
(banner . (word) @keyword)
(blob . (word) @keyword)

(negation) @keyword.operator
(number) @number
(ipv4_address) @constant
(string) @string

(banner_delimiter) @punctuation.delimiter
(banner_text) @string
(blob_text) @string.special
(blob_end) @keyword
