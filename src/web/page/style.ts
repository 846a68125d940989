/** How does the customer's page look? One style sheet: light and dark, from a phone's width on, focus seen, nothing loaded from elsewhere. */

export const pageStyle = `
:root{color-scheme:light dark;--ink:#1c2430;--soft:#55606f;--paper:#fff;--wash:#f4f6f9;--line:#c9d0da;--blue:#0b57a4;--on-blue:#fff;--red:#a3161f;--green:#14683a;--note:#e8f1fb}
@media (prefers-color-scheme:dark){:root{--ink:#e8ecf2;--soft:#aab4c2;--paper:#151a21;--wash:#1e252e;--line:#3c4654;--blue:#8ec2ff;--on-blue:#0c1420;--red:#ff9c9c;--green:#86dba8;--note:#1b2c40}}
*{box-sizing:border-box}
body{margin:0;background:var(--wash);color:var(--ink);font:1rem/1.6 system-ui,-apple-system,"Segoe UI","PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif}
a{color:var(--blue)}
.skip{position:absolute;left:-999px}
.skip:focus{left:1rem;top:1rem;background:var(--paper);padding:.5rem 1rem;z-index:1}
header,main,footer{max-width:46rem;margin:0 auto;padding:0 1rem}
header{display:flex;flex-wrap:wrap;justify-content:space-between;align-items:baseline;gap:0 1rem;padding-top:1.5rem}
header p{margin:0;color:var(--soft)}
nav a{display:inline-block;padding:.5rem .25rem}
h1{font-size:1.75rem;line-height:1.25;margin:.25rem 0 0}
h2{font-size:1.25rem;line-height:1.3;margin:0 0 .25rem}
h3{font-size:1rem;margin:1rem 0 0}
.lead,.meta{color:var(--soft);margin:0 0 1rem}
.meta{font-size:.875rem;overflow-wrap:anywhere}
section{background:var(--paper);border:1px solid var(--line);border-radius:.75rem;padding:1.25rem;margin:1.25rem 0}
dl{margin:0}dt{font-weight:600;margin-top:.75rem}dd{margin:0}
fieldset{border:0;padding:0;margin:0;min-width:0}
legend{padding:0;color:var(--soft);margin-bottom:.75rem}
.offer{display:grid;grid-template-columns:auto 1fr;gap:0 .75rem;padding:.75rem 0;border-top:1px solid var(--line)}
.offer label{font-weight:600;padding:.1rem 0}
.offer input{width:1.5rem;height:1.5rem;margin:.15rem 0 0;accent-color:var(--blue)}
.offer p{grid-column:2;margin:0;color:var(--soft);font-size:.9375rem}
.rows{list-style:none;margin:0;padding:0}
.rows>li{display:flex;flex-wrap:wrap;justify-content:space-between;align-items:center;gap:.5rem 1rem;padding:.75rem 0;border-top:1px solid var(--line)}
.rows div{flex:1 1 16rem;min-width:0;overflow-wrap:anywhere}
.rows p{margin:0;color:var(--soft);font-size:.9375rem}
.state{font-weight:600}.state.stopped{color:var(--red)}.state.allowed{color:var(--green)}
button{font:inherit;font-weight:600;min-height:2.75rem;padding:.5rem 1.1rem;border-radius:.5rem;border:1px solid var(--blue);background:var(--blue);color:var(--on-blue);cursor:pointer}
button.quiet{background:transparent;color:var(--blue)}
button.grave{background:transparent;color:var(--red);border-color:var(--red)}
label.field{display:block;font-weight:600;margin-top:.75rem}
select,textarea,input[type=text]{font:inherit;width:100%;min-height:2.75rem;padding:.5rem;border:1px solid var(--soft);border-radius:.5rem;background:var(--paper);color:var(--ink)}
form+form,form .end{margin-top:.75rem}
:focus-visible{outline:3px solid var(--blue);outline-offset:2px}
.message{border-left:.35rem solid var(--blue);background:var(--note);padding:.75rem 1rem;border-radius:.25rem}
.message.bad{border-color:var(--red)}
.message p{margin:0}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:.9375rem}
th,td{text-align:left;vertical-align:top;padding:.5rem .75rem .5rem 0;border-top:1px solid var(--line);overflow-wrap:anywhere}
@media (max-width:34rem){table,tbody,tr,td{display:block}thead{position:absolute;left:-999px}tr{border-top:1px solid var(--line);padding:.5rem 0}td{border:0;padding:.1rem 0}.rows form,.rows button,form>.end button{width:100%}}
@media (prefers-reduced-motion:no-preference){html{scroll-behavior:smooth}}
`.trim()
