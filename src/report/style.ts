/** How does the report look? On screen light and dark, on paper, on a phone; nothing is loaded from elsewhere. */

export const reportStyle = `
:root{color-scheme:light dark;--ink:#1c2430;--soft:#566170;--paper:#fff;--wash:#f4f6f9;--line:#d0d6df;--blue:#0b57a4;--good:#14683a;--bad:#a3161f;--c1:#2f6db5;--c2:#c4512d;--c3:#3a8a55;--c4:#8657b8;--c5:#a8801a;--c6:#4b8a94;--plain:#f6d9d0;--masked:#fbf0cc;--pseudonym:#dcefdc;--omitted:#e8ecf1;--node:#e7eef7}
@media (prefers-color-scheme:dark){:root{--ink:#e8ecf2;--soft:#aab4c2;--paper:#151a21;--wash:#1b2129;--line:#3a4451;--blue:#8ec2ff;--good:#86dba8;--bad:#ff9c9c;--c1:#7fb2ee;--c2:#f29b78;--c3:#83cf9d;--c4:#c3a0ee;--c5:#dcbb62;--c6:#8cc9d3;--plain:#5a2d20;--masked:#4d431c;--pseudonym:#20442b;--omitted:#2a323d;--node:#243447}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:0.95rem/1.55 system-ui,-apple-system,"Segoe UI","PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif}
.bar{display:flex;gap:1rem;justify-content:flex-end;max-width:70rem;margin:0 auto;padding:0.75rem 1rem 0;border:0}
.bar label{cursor:pointer;padding:0.4rem 0.25rem}
article{max-width:70rem;margin:0 auto;padding:0 1rem 3rem}
html:has(#lang-en:checked) article[lang|=zh],html:has(#lang-zh:checked) article[lang|=en]{display:none}
p,dd,li{overflow-wrap:anywhere}fieldset,figure{min-width:0}
h1{font-size:1.8rem;line-height:1.2;margin:0.5rem 0}
h2{font-size:1.3rem;margin:2.5rem 0 0.25rem;padding-top:1rem;border-top:2px solid var(--line)}
nav ul{columns:14rem;padding-left:1.1rem;margin:0.5rem 0}
a{color:var(--blue)}
.lead,.meta{color:var(--soft);margin:0 0 1rem}
.note{border-left:4px solid var(--line);padding:0.25rem 0.75rem;color:var(--soft)}
.good{color:var(--good);font-weight:600}.bad{color:var(--bad);font-weight:600}
.figures{display:grid;grid-template-columns:repeat(auto-fill,minmax(9.5rem,1fr));gap:0.75rem;margin:1rem 0}
.figures div{background:var(--wash);border:1px solid var(--line);border-radius:0.5rem;padding:0.6rem 0.8rem}
.figures dt{color:var(--soft);font-size:0.85rem}.figures dd{margin:0;font-size:1.4rem;font-weight:650;font-variant-numeric:tabular-nums}
.scroll{overflow-x:auto;margin:1rem 0}
table{border-collapse:collapse;width:100%;font-size:0.875rem}
caption{text-align:left;font-weight:600;padding:0.25rem 0}
th,td{text-align:left;vertical-align:top;padding:0.35rem 0.6rem;border:1px solid var(--line)}
thead th{background:var(--wash)}tbody th{min-width:7rem}td:nth-child(2){min-width:6rem}.matrix td:nth-child(2){min-width:0}
.matrix th[scope=col]:not(:first-child){writing-mode:vertical-rl;text-orientation:mixed;max-height:11rem;padding:0.5rem 0.3rem;vertical-align:bottom}
.matrix td{text-align:center;padding:0.2rem 0.3rem;font-size:0.8rem}
.matrix th[scope=row]{font-weight:400;white-space:nowrap}
code{font-size:0.8rem;color:var(--soft);overflow-wrap:anywhere}
.t-plain{background:var(--plain)}.t-masked{background:var(--masked)}.t-pseudonym{background:var(--pseudonym)}.t-omitted{background:var(--omitted)}
.t-sensitive{box-shadow:inset 4px 0 var(--c2)}.t-overdue{color:var(--bad);font-weight:600}
.t-answered{color:var(--good)}.t-to-come{color:var(--bad)}
figure{margin:1rem 0;overflow-x:auto}figure svg{max-width:100%;height:auto;min-width:34rem}
figcaption{color:var(--soft);font-size:0.875rem}
pre{background:var(--wash);border:1px solid var(--line);padding:0.75rem;overflow-x:auto;font-size:0.8rem}
.square{display:inline-block;width:0.75em;height:0.75em;margin-right:0.3em}
.k1{background:var(--c1)}.k2{background:var(--c2)}.k3{background:var(--c3)}.k4{background:var(--c4)}.k5{background:var(--c5)}.k6{background:var(--c6)}
svg .node path,svg .node polygon{fill:var(--node);stroke:var(--line)}
svg .node.recipient path{stroke:var(--c4);stroke-width:2}
svg .node text{fill:var(--ink);font-family:inherit}
svg .edge path{stroke:var(--c1);opacity:0.75}svg .edge polygon{fill:var(--c1);stroke:var(--c1)}
svg .edge.sensitive path,svg .edge.abroad path{stroke:var(--c2)}svg .edge.sensitive polygon,svg .edge.abroad polygon{fill:var(--c2);stroke:var(--c2)}
svg .edge.handover path{stroke:var(--c4)}svg .edge.handover polygon{fill:var(--c4);stroke:var(--c4)}
:focus-visible{outline:3px solid var(--blue);outline-offset:2px}
@media print{:root{color-scheme:light;--ink:#000;--soft:#444;--paper:#fff;--wash:#f4f6f9;--line:#bbb;--plain:#f6d9d0;--masked:#fbf0cc;--pseudonym:#dcefdc;--omitted:#e8ecf1;--node:#e7eef7;--c1:#2f6db5;--c2:#c4512d;--c3:#3a8a55;--c4:#8657b8;--c5:#a8801a;--c6:#4b8a94;--good:#14683a;--bad:#a3161f;--blue:#000}
.bar,nav{display:none}body{font-size:9.5pt}article{max-width:none;padding:0}h2{break-after:avoid}tr,figure,.figures div{break-inside:avoid}thead{display:table-header-group}.scroll,figure{overflow:visible}figure svg{min-width:0}table{font-size:8pt}th,td{padding:0.2rem 0.35rem}*{print-color-adjust:exact;-webkit-print-color-adjust:exact}@page{margin:14mm}}
`.trim()
