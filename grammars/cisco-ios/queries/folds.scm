(section) @fold
(banner) @fold
(blob) @fold
