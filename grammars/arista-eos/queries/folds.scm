(section) @fold
(blob) @fold
