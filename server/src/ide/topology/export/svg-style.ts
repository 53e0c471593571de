/** The look of exported pictures. Every meaning has a shape, a dash or a glyph beside its colour. */
export const STYLE = `
text{font-family:system-ui,"Segoe UI","DejaVu Sans",sans-serif;fill:#1b1f24}
.paper{fill:#fff}
.area rect{fill:#eef3f8;stroke:#8ba3ba;stroke-width:1.2}
.backbone rect{fill:#fbf4e6;stroke:#c29a4b}
.outside rect{fill:#f5f5f5;stroke:#9a9a9a;stroke-dasharray:6 4}
.title{font-size:12px;font-weight:600;stroke:#fff;stroke-width:3px;paint-order:stroke;stroke-linejoin:round}
.facts{font-size:11px;fill:#505a64}
.level1{stroke:#33658f;stroke-width:1.5;fill:none}
.level2{stroke:#96560c;stroke-width:3.2;fill:none}
.both{stroke:#5b3d86;stroke-width:4.4;fill:none}
.core{stroke:#fff;stroke-width:1.4;fill:none}
.down{stroke:#b3261e;stroke-width:1.6;stroke-dasharray:5 4;fill:none}
.break{stroke:#b3261e;stroke-width:2;fill:none}
.metric{font-size:9px;fill:#3c444d;stroke:#fff;stroke-width:3px;paint-order:stroke;stroke-linejoin:round}
.symbol{fill:#fff;stroke:#33658f;stroke-width:1.8}
.l2 .symbol,.l1-2 .symbol{stroke:#96560c}
.none .symbol{stroke:#8a8a8a;stroke-dasharray:3 2}
.edge .symbol{fill:#33658f}
.edge.l2 .symbol,.edge.l1-2 .symbol{fill:#96560c}
.code{font-size:9px;font-weight:600}
.edge .code{fill:#fff}
.name{font-size:11px;stroke:#fff;stroke-width:3px;paint-order:stroke;stroke-linejoin:round}
.address{font-size:9px;fill:#505a64;stroke:#fff;stroke-width:3px;paint-order:stroke;stroke-linejoin:round}
.lan{fill:#d9e0e7;stroke:#56646f;stroke-width:1.2}
.badge{stroke:#fff;stroke-width:1.2}
.badge.error{fill:#b3261e}
.badge.warning{fill:#9a6700}
.badge.info,.badge.hint{fill:#33658f}
.count{font-size:9px;font-weight:700;fill:#fff}
.halo{fill:none;stroke-width:3}
.glyph{fill:none;stroke-width:2;stroke-linecap:round;stroke-linejoin:round}
.disc{fill:#fff;stroke-width:1.4}
.originates{stroke:#1b1f24}
.exact{stroke:#19713a}
.cover{stroke:#9a6700}
.nothing{stroke:#b3261e}
.unsure{stroke:#6b5b95}
.failed{stroke:#6b6b6b}
.link.failed{stroke-width:2;stroke-dasharray:1 5;fill:none}
.changed{stroke:#e3c8f0;stroke-width:11;stroke-linecap:round;fill:none}
.way{stroke:#1664c0;stroke-width:7;stroke-opacity:.55;stroke-linecap:round;fill:none}
.way.broken{stroke-dasharray:14 9}
.way.unknown{stroke-dasharray:2 11}
.arrow{fill:#1664c0}
.ring{fill:none;stroke:#b3261e;stroke-width:3}
.reason{font-size:11px;font-weight:600;fill:#b3261e;stroke:#fff;stroke-width:3px;paint-order:stroke;stroke-linejoin:round}
.caption rect{fill:#fff4ce;stroke:#9a6700;stroke-width:2;stroke-dasharray:8 4}
.caption text{font-size:14px;font-weight:700}
`;
