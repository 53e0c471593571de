(comment) @comment

(command . (word) @keyword)
(command (negation) . (word) @keyword)
(blob . (word) @keyword)

(negation) @keyword.operator
(number) @number
(ipv4_address) @constant
(string) @string

(blob_text) @string.special
(blob_end) @keyword
